import { endGivenUp } from '../../../flows/subscriptions/follow-refusal';
import type { CronDefinition } from '../../../platform/jobs/definitions';

/** Ends overdue subscriptions whose payment nobody tries any more. */
export const endGivenUpCron: CronDefinition = {
  name: 'subscriptions.end-given-up',
  everyMinutes: 60,
  run: async (strapi) => void (await endGivenUp(strapi)),
};
