import type { Capability } from '../../platform/assemble';
import { carry, carryType } from '../../platform/portable';
import { components } from './components';
import { affiliate } from './content-types/affiliate';
import { program } from './content-types/program';
import { controllers } from './http/controllers';
import { crons, jobs } from './jobs/write-letters';
import { permissions } from './permissions';
import { affiliates, affiliatesService } from './service';
import { settings } from './settings';
import { affiliateCodes } from './tables/affiliate-code';
import { contractEntries, programVersions } from './tables/contract';
import { recruitments } from './tables/recruitment';
import { territories } from './tables/territory';
import { affiliateSales, tiersReached } from './tables/tiers';

/** Manifest of the room; README.md says what it owns. */
export const affiliatesRoom: Capability = {
  name: 'affiliates',
  contentTypes: { program, affiliate },
  components,
  tables: [affiliateCodes, programVersions, contractEntries, affiliateSales, tiersReached, recruitments, territories],
  portable: [
    carryType('program', 'afs_programs'),
    carryType('affiliate', 'afs_affiliates', ['ownerUserId']),
    carry(affiliateCodes),
    carry(programVersions),
    carry(contractEntries),
    carry(affiliateSales),
    carry(tiersReached),
    carry(recruitments),
    carry(territories),
  ],
  services: { affiliates: affiliatesService },
  controllers,
  jobs,
  crons,
  permissions,
  settings,
  bootstrap: (strapi) => affiliates(strapi).open(),
  destroy: (strapi) => affiliates(strapi).close(),
};
