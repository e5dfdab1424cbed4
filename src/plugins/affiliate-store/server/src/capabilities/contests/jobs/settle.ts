import { settleContests } from '../../../flows/contests/settle-contests';
import type { CronDefinition } from '../../../platform/jobs/definitions';

/** Awards what is won, once nothing of it can go back any more. */
export const settleCron: CronDefinition = { name: 'contests.settle', everyMinutes: 60, run: settleContests };
