import type { Capability } from '../../platform/assemble';
import { carry } from '../../platform/portable';
import { adminContests } from './http/admin-controller';
import { partnerContests } from './http/affiliate-controller';
import { settleCron } from './jobs/settle';
import { permissions } from './permissions';
import { contestsService } from './service';
import { contestAliases, contestAwards, contestsTable } from './tables/contest';

/** Manifest of the room; README.md says what it owns. */
export const contestsRoom: Capability = {
  name: 'contests',
  tables: [contestsTable, contestAliases, contestAwards],
  portable: [carry(contestsTable), carry(contestAliases), carry(contestAwards)],
  services: { contests: contestsService },
  controllers: [adminContests, partnerContests],
  crons: [settleCron],
  permissions,
};
