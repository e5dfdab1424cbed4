import { watchInactivity } from '../../../flows/inactivity/watch-inactivity';
import type { CronDefinition } from '../../../platform/jobs/definitions';

/** Warns who sells nothing, and ends contracts whose warning is over; four times a day, as their days are days. */
export const watchCron: CronDefinition = { name: 'inactivity.watch', everyMinutes: 360, run: watchInactivity };
