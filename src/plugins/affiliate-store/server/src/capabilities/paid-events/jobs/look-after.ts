import { lookAfterPaidEvents } from '../../../flows/paid-events/look-after-paid-events';
import type { CronDefinition } from '../../../platform/jobs/definitions';

/** Accepts leads whose days are over, pays the clicks of days that are over, and makes payable what has waited out its hold. */
export const paidEventsCron: CronDefinition = { name: 'paid-events.look-after', everyMinutes: 15, run: lookAfterPaidEvents };
