import { remindOfDisputes } from '../../../flows/orders/remind-of-disputes';
import type { CronDefinition } from '../../../platform/jobs/definitions';

/** Whoever answers disputes is told of those whose answer is due soon. */
export const remindOfDisputesCron: CronDefinition = {
  name: 'orders.remind-of-disputes',
  everyMinutes: 60,
  run: remindOfDisputes,
};
