import type { Capability } from '../../platform/assemble';
import { carry } from '../../platform/portable';
import { adminTraffic, partnerLinksController, partnerTraffic } from './http/links-controller';
import { links, linksService } from './service';
import { ownLinks } from './tables/own-link';

/** Manifest of the room; README.md says what it owns. */
export const linksRoom: Capability = {
  name: 'links',
  tables: [ownLinks],
  portable: [carry(ownLinks)],
  services: { links: linksService },
  controllers: [partnerLinksController, partnerTraffic, adminTraffic],
  bootstrap: (strapi) => links(strapi).open(),
  destroy: (strapi) => links(strapi).close(),
};
