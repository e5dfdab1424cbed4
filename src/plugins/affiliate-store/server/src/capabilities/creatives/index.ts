import type { Capability } from '../../platform/assemble';
import { carry } from '../../platform/portable';
import { adminCreatives } from './http/admin-controller';
import { adminCreativeRequests, partnerCreativeRequests } from './http/requests-controller';
import { partnerCreatives } from './http/partner-controller';
import { permissions } from './permissions';
import { creatives, creativesService } from './service';
import { creativeDays, creativeRequestEvents, creativeRequests, creatives as pieces, creativeTables } from './tables/creative';

/** Goes before Strapi's stack, as links do: the composition root registers it. */
export { showing } from './http/showing';

/** Manifest of the room; README.md says what it owns. */
export const creativesRoom: Capability = {
  name: 'creatives',
  tables: creativeTables,
  // Pictures lie in the media library, which is not carried with the books.
  portable: [
    carry(pieces, ['file_id', 'file_url', 'file_type', 'width', 'height']),
    carry(creativeDays),
    carry(creativeRequests),
    carry(creativeRequestEvents),
  ],
  services: { creatives: creativesService },
  controllers: [partnerCreatives, adminCreatives, partnerCreativeRequests, adminCreativeRequests],
  permissions,
  bootstrap: (strapi) => creatives(strapi).open(),
  destroy: (strapi) => creatives(strapi).close(),
};
