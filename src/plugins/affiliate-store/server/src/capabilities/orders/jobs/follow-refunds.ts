import { followUnsettledRefunds } from '../../../flows/orders/refund-order';
import { now } from '../../../platform/clock';
import type { CronDefinition } from '../../../platform/jobs/definitions';

const FIVE_MINUTES = 300_000;

/** Refunds whose fate is not known are asked after. */
export const followRefundsCron: CronDefinition = {
  name: 'orders.follow-refunds',
  everyMinutes: 5,
  run: async (strapi) => void (await followUnsettledRefunds(strapi, now() - FIVE_MINUTES)),
};
