import type { Core } from '@strapi/strapi';
import { commissions } from '../../capabilities/commissions/service';
import { ledger } from '../../capabilities/ledger/service';
import { GRACE, lastTransferAt, payableOf, payouts } from '../../capabilities/payouts/service';
import { now } from '../../platform/clock';
import { gatherPayees } from './gather-payees';
import { rulesOf, scheduleOf } from './payout-rules';

const MOST = 10_000;

/** What waits for a person in payouts: approvals, and people whose day of payment has passed with their money still here (B-60). */
export interface WaitingPayouts {
  readonly runs: number;
  readonly adjustments: number;
  readonly overdue: number;
}

const overdueIn = async (strapi: Core.Strapi, currency: string, due: number): Promise<number> => {
  const rules = await rulesOf(strapi, currency);
  const ready = (await gatherPayees(strapi, currency, rules.now)).filter(({ payee }) => payableOf(payee, rules).obstacles.length === 0);
  if (ready.length === 0) return 0;
  const old = await commissions(strapi).approved({ partyIds: ready.map(({ party }) => party.id), currency, until: due - 1 }, MOST);
  return new Set(old.map((row) => row.partyId)).size;
};

/** Counts what waits. */
export const countWaitingPayouts = async (strapi: Core.Strapi): Promise<WaitingPayouts> => {
  // The last day of payment whose grace is over: money that was payable before it should be gone.
  const due = lastTransferAt(await scheduleOf(strapi), now() - GRACE);
  const accounts = due === null ? [] : await ledger(strapi).accounts({ type: 'payable' });
  const currencies = [...new Set(accounts.filter((row) => row.bucket === 'available').map((row) => row.currency))];
  let overdue = 0;
  for (const currency of currencies) overdue += await overdueIn(strapi, currency, due ?? 0);
  return {
    runs: await payouts(strapi).countRuns('awaiting_approval'),
    adjustments: await payouts(strapi).countAdjustments({ state: 'awaiting_approval' }),
    overdue,
  };
};
