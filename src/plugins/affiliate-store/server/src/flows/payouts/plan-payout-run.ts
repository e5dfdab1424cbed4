import type { Core } from '@strapi/strapi';
import type { PayoutPlan } from '../../../../contracts/admin-payouts';
import { ledger, balanceOf } from '../../capabilities/ledger/service';
import {
  payableOf,
  payerIban,
  payoutApprovalAbove,
  payoutRail,
  payouts,
  type MethodKind,
  type Obstacle,
  type Payee,
  type Payout,
} from '../../capabilities/payouts/service';
import type { Party } from '../../capabilities/people/service';
import { minor, moneyView } from '../../kernel/money';
import { now } from '../../platform/clock';
import { isoOf } from '../../platform/moments';
import { setting } from '../../platform/settings';
import { gatherPayees } from './gather-payees';
import { rulesOf } from './payout-rules';
import { methodView, obstacleView } from './read-payouts';

/** What somebody wants to run. Amounts are minor units, times UTC ms. */
export interface RunWish {
  readonly currency: string;
  readonly method: MethodKind;
  readonly cutOffAt: number;
  readonly minimum?: number | undefined;
}

/** One party as a run would take it; `request` is what it has asked for already. */
export interface Planned {
  readonly party: Party;
  readonly payee: Payee;
  readonly amount: number;
  /** What they would bear of it, beside the amount. */
  readonly fee: number;
  readonly obstacles: readonly Obstacle[];
  readonly request: Payout | null;
}

const MOST = 10_000;

/** What stops even what was claimed: everything else was so when it was. */
const STOPS_CLAIMED: ReadonlySet<Obstacle['code']> = new Set(['PAYOUTS_FROZEN', 'OWING', 'CREATOR_NOT_CONFIRMED', 'PAYEE_NOT_CONFIRMED']);

/** Requests that wait for a run, by party. */
const openRequests = async (strapi: Core.Strapi, { currency, method }: RunWish): Promise<ReadonlyMap<number, Payout>> => {
  const found = await payouts(strapi).list({ states: ['requested'], currency, method, runId: null }, MOST);
  return new Map(found.map((payout) => [payout.partyId, payout]));
};

/** Everybody with a balance or a request in this currency; with no obstacle they are in. */
export const planRun = async (
  strapi: Core.Strapi,
  wish: RunWish,
): Promise<{ readonly planned: readonly Planned[]; readonly minimum: number; readonly frozen: boolean }> => {
  const rules = await rulesOf(strapi, wish.currency, {
    method: wish.method,
    ...(wish.minimum === undefined ? {} : { minimum: wish.minimum }),
  });
  const requests = await openRequests(strapi, wish);
  const payees = await gatherPayees(strapi, wish.currency, wish.cutOffAt);
  const planned = payees.map(({ party, payee }): Planned => {
    const request = requests.get(party.id) ?? null;
    const { amount, fee, obstacles } = payableOf(payee, rules);
    if (!request) return { party, payee, amount: amount.minor, fee, obstacles, request };
    // What was claimed is reserved: it waits for the books, for a debt that grew meanwhile, and for who its receiver is.
    const against = obstacles.filter(({ code }) => STOPS_CLAIMED.has(code));
    return { party, payee, amount: request.amount, fee: request.fee, obstacles: against, request };
  });
  return { planned, minimum: rules.minimum, frozen: rules.frozen };
};

const fundingOf = async (
  strapi: Core.Strapi,
  { currency, method }: Pick<RunWish, 'currency' | 'method'>,
  needed: number,
): Promise<PayoutPlan['funding']> => {
  const sum = async (type: 'stripe_clearing' | 'bank'): Promise<number> =>
    (await ledger(strapi).accounts({ type, currency })).reduce((all, row) => all + balanceOf(row), 0);
  const [atProvider, atBank] = [await sum('stripe_clearing'), await sum('bank')];
  const money = (amount: number) => moneyView({ minor: minor(amount), currency });
  // Store credit is owed to the same people as before: no money leaves.
  const staysHere = payoutRail(strapi, method).kind === 'credit';
  return {
    needed: money(needed),
    atProvider: money(atProvider),
    atBank: money(atBank),
    covered: staysHere || atProvider + atBank >= needed,
  };
};

/** True when the rail needs the shop's own account and there is none. */
export const payerMissing = async (strapi: Core.Strapi, method: MethodKind): Promise<boolean> =>
  payoutRail(strapi, method).needsPayer && (await setting(strapi, payerIban)) === '';

/** A run as it would be this moment; nothing is written. */
export const showPlan = async (
  strapi: Core.Strapi,
  wish: Omit<RunWish, 'cutOffAt'> & { readonly cutOffAt?: number | undefined },
): Promise<PayoutPlan> => {
  const cutOffAt = wish.cutOffAt ?? now();
  const { currency } = wish;
  const { planned, minimum, frozen } = await planRun(strapi, { ...wish, cutOffAt });
  const money = (amount: number) => moneyView({ minor: minor(amount), currency });
  const shown = (one: Planned) => ({
    party: one.party.publicId,
    name: one.party.name,
    amount: money(one.amount),
    fee: money(one.fee),
    available: money(one.payee.available),
    method: one.payee.method ? methodView(one.payee.method) : null,
    requested: one.request !== null,
  });
  const included = planned.filter((one) => one.obstacles.length === 0);
  // Whoever has nothing, and owes nothing, needs no reason.
  const left = planned.filter((one) => one.obstacles.length > 0 && (one.payee.available !== 0 || one.request !== null));
  return {
    currency,
    cutOffAt: isoOf(cutOffAt),
    minimum: money(minimum),
    approvalAbove: money((await setting(strapi, payoutApprovalAbove))[currency] ?? 0),
    frozen,
    payerMissing: await payerMissing(strapi, wish.method),
    included: included.map(shown),
    left: left.map((one) => ({ ...shown(one), obstacles: one.obstacles.map((each) => obstacleView(each, currency)) })),
    funding: await fundingOf(
      strapi,
      wish,
      included.reduce((sum, one) => sum + one.amount, 0),
    ),
  };
};
