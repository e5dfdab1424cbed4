import type { Capability } from '../../platform/assemble';
import { carry, carryType } from '../../platform/portable';
import { components } from './components';
import { affiliate } from './content-types/affiliate';
import { program } from './content-types/program';
import { adminAffiliates } from './http/admin-controller';
import { permissions } from './permissions';
import { affiliates, affiliatesService } from './service';
import { affiliateCodes } from './tables/affiliate-code';
import { programVersions } from './tables/program-version';

/** Manifest of the room; README.md says what it owns. */
export const affiliatesRoom: Capability = {
  name: 'affiliates',
  contentTypes: { program, affiliate },
  components,
  tables: [affiliateCodes, programVersions],
  portable: [
    carryType('program', 'afs_programs'),
    carryType('affiliate', 'afs_affiliates', ['ownerUserId']),
    carry(affiliateCodes),
    carry(programVersions),
  ],
  services: { affiliates: affiliatesService },
  controllers: [adminAffiliates],
  permissions,
  bootstrap: (strapi) => affiliates(strapi).open(),
  destroy: (strapi) => affiliates(strapi).close(),
};
