import { warnOfTrialEnds } from '../../../flows/subscriptions/warn-of-trial-end';
import type { CronDefinition } from '../../../platform/jobs/definitions';

/** Reminds those whose free days are nearly over. */
export const warnOfTrialEndCron: CronDefinition = {
  name: 'subscriptions.warn-of-trial-end',
  everyMinutes: 60,
  run: async (strapi) => void (await warnOfTrialEnds(strapi)),
};
