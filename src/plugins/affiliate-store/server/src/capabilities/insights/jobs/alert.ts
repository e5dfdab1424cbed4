import { alertOfTraffic } from '../../../flows/insights/alert-traffic';
import type { CronDefinition } from '../../../platform/jobs/definitions';

/** Tells whoever manages an affiliate that their traffic is not as usual, or passed a limit; four times a day, once for each thing and period. */
export const alertCron: CronDefinition = { name: 'insights.alert', everyMinutes: 360, run: alertOfTraffic };
