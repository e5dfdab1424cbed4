import { askAgain } from '../../../flows/taxes/ask-about-vat';
import type { CronDefinition } from '../../../platform/jobs/definitions';

/** Asks again about VAT ids nobody answered for; each has its own next time. */
export const askAgainCron: CronDefinition = {
  name: 'taxes.ask-again',
  everyMinutes: 5,
  run: async (strapi) => void (await askAgain(strapi)),
};
