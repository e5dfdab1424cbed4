import { z } from 'zod';
import { carryOutRun, followRuns } from '../../../flows/payouts/carry-out-run';
import { watchOldBalances } from '../../../flows/payouts/forfeit-balances';
import { requestDuePayouts } from '../../../flows/payouts/request-due-payouts';
import { followCredit } from '../../../flows/payouts/settle-credit';
import { followTransfers } from '../../../flows/payouts/send-transfers';
import { job, type CronDefinition } from '../../../platform/jobs/definitions';

/** Carries a confirmed run out. */
export const carryOutRunJob = job({
  name: 'payouts.carry-out-run',
  payload: z.object({ run: z.string() }),
  run: (strapi, { run }) => carryOutRun(strapi, run),
});

/** Runs that were cut off go on. */
export const followRunsCron: CronDefinition = { name: 'payouts.follow-runs', everyMinutes: 5, run: followRuns };

/** On the day of payment, what is payable is claimed. */
export const requestDueCron: CronDefinition = {
  name: 'payouts.request-due',
  everyMinutes: 60,
  run: async (strapi) => void (await requestDuePayouts(strapi)),
};

/** What was asked of a rail and not answered is looked up, and asked again where it never arrived. */
export const followTransfersCron: CronDefinition = { name: 'payouts.follow-transfers', everyMinutes: 5, run: followTransfers };

/** Store credit that was sent and not given yet, because its instance died in between. */
export const followCreditCron: CronDefinition = { name: 'payouts.follow-credit', everyMinutes: 5, run: followCredit };

/** Once a day: whoever nothing moved for long is told what will be given up, and when. */
export const watchOldBalancesCron: CronDefinition = { name: 'payouts.watch-old-balances', everyMinutes: 1440, run: watchOldBalances };
