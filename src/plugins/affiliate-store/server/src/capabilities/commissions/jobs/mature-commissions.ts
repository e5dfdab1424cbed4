import { matureCommissions } from '../../../flows/commissions/mature-commissions';
import type { CronDefinition } from '../../../platform/jobs/definitions';

/** What has waited out guarantee and hold becomes available. */
export const matureCommissionsCron: CronDefinition = {
  name: 'commissions.mature',
  everyMinutes: 15,
  run: async (strapi) => void (await matureCommissions(strapi)),
};
