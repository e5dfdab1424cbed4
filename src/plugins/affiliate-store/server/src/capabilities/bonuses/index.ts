import type { Capability } from '../../platform/assemble';
import { carry } from '../../platform/portable';
import { adminBonuses } from './http/admin-controller';
import { partnerBonuses } from './http/affiliate-controller';
import { studioBonuses } from './http/studio-controller';
import { crons, jobs } from './jobs/give';
import { bonusesService } from './service';
import { bonuses, bonusTables, bonusTerms, givenBonuses } from './tables/bonus';

/** Manifest of the room; README.md says what it owns. */
export const bonusesRoom: Capability = {
  name: 'bonuses',
  tables: bonusTables,
  // Files themselves are moved with the folder of the vault, as those of products are.
  portable: [carry(bonusTerms), carry(bonuses), carry(givenBonuses)],
  services: { bonuses: bonusesService },
  controllers: [partnerBonuses, studioBonuses, adminBonuses],
  jobs,
  crons,
};
