import type { Core } from '@strapi/strapi';
import type { Data } from '../../../../contracts/endpoint';
import type {
  listMyAdjustments,
  PayoutObstacle,
  PayoutStanding,
  PayoutView,
  readMyPayout,
  readPayoutOverview,
} from '../../../../contracts/payouts';
import {
  effectOf,
  isCooling,
  mayBeTakenBack,
  nextTransferAt,
  overdueSince,
  payableOf,
  payoutCoolingHours,
  payoutFailures,
  payoutMethods,
  payoutOnRequest,
  payouts,
  type Adjustment,
  type Method,
  type Obstacle,
  type Payout,
  type PayoutsService,
} from '../../capabilities/payouts/service';
import { people, type Party, type PeopleService } from '../../capabilities/people/service';
import type { Failure } from '../../kernel/failure';
import { exchangeView } from '../../kernel/exchange';
import { minor, moneyView } from '../../kernel/money';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { now } from '../../platform/clock';
import { isoOf, maybeIsoOf } from '../../platform/moments';
import { setting } from '../../platform/settings';
import { gatherPayee, type GatheredPayee } from './gather-payees';
import { standingNotices } from './forfeit-balances';
import { rulesOf, scheduleOf } from './payout-rules';
import { readBalances } from '../ledger/read-balances';

/** Who takes part: people know whose money it is, payouts what became of it. */
export interface ReadPayoutsCast {
  readonly people: Pick<PeopleService, 'partyOfUser'>;
  readonly payouts: Pick<PayoutsService, 'methods' | 'list' | 'count' | 'items' | 'adjustments' | 'countAdjustments'>;
}

const castOf = (strapi: Core.Strapi): ReadPayoutsCast => ({ people: people(strapi), payouts: payouts(strapi) });

/** The party a signed-in person is; everything about payouts is found through it, so that nothing of others can be. */
export const payeeSelf = async (
  strapi: Core.Strapi,
  userId: number | undefined,
  cast: Pick<ReadPayoutsCast, 'people'> = castOf(strapi),
): Promise<Outcome<Party, Failure>> => {
  const party = userId === undefined ? null : await cast.people.partyOfUser(userId);
  return party ? ok(party) : failed(payoutFailures.because('NOT_A_PAYEE'));
};

const moneyOf = (amount: number, currency: string) => moneyView({ minor: minor(amount), currency });

/** A payout as it travels. */
export const payoutView = (payout: Payout): PayoutView => ({
  id: payout.publicId,
  state: payout.state,
  amount: moneyOf(payout.amount, payout.currency),
  fee: moneyOf(payout.fee, payout.currency),
  method: payout.methodKind,
  methodShown: payout.methodShown,
  createdAt: isoOf(payout.createdOn),
  submittedAt: maybeIsoOf(payout.submittedOn),
  settledAt: maybeIsoOf(payout.settledOn),
  reference: payout.reference,
  reason: payout.reason,
  cancellable: mayBeTakenBack(payout.state, payout.runId),
});

/** A method as it travels: masked. */
export const methodView = (method: Method) => ({
  kind: method.kind,
  shown: method.shown,
  changedAt: isoOf(method.changedAt),
  usableFrom: isoOf(method.usableFrom),
  cooling: isCooling(method, now()),
});

/** An obstacle with its amount and its moment, where it has any. */
export const obstacleView = ({ code, facts }: Obstacle, currency: string): PayoutObstacle => {
  const amount = facts['minimum'] ?? facts['owed'];
  const until = facts['until'];
  return { code, amount: amount === undefined ? null : moneyOf(amount, currency), until: until === undefined ? null : isoOf(until) };
};

/** Since when something of what is payable waits: the oldest commission that a payout would carry. */
const payableSince = ({ claimable }: GatheredPayee): number | null => claimable[0]?.payableAt ?? null;

const standingOf = async (strapi: Core.Strapi, party: Party, currency: string): Promise<PayoutStanding> => {
  const rules = await rulesOf(strapi, currency);
  const gathered = await gatherPayee(strapi, party, currency, rules.now);
  const { amount, fee, obstacles } = payableOf(gathered.payee, rules);
  const mine = obstacles.length > 0 ? null : payableSince(gathered);
  return {
    currency,
    payable: moneyView(amount),
    fee: moneyOf(fee, currency),
    minimum: moneyOf(rules.minimum, currency),
    obstacles: obstacles.map((each) => obstacleView(each, currency)),
    requestable: obstacles.length === 0 && (await setting(strapi, payoutOnRequest)),
    overdueSince: maybeIsoOf(overdueSince(await scheduleOf(strapi), mine, rules.now)),
  };
};

/** Where somebody's money stands, how and when they are paid, and why not yet. */
export const payoutOverviewOf = async (
  strapi: Core.Strapi,
  party: Party,
  cast: ReadPayoutsCast = castOf(strapi),
): Promise<Data<typeof readPayoutOverview>> => {
  const balances = await readBalances(strapi, party.publicId);
  const method = (await cast.payouts.methods([party.id])).get(party.id);
  const schedule = await scheduleOf(strapi);
  const standings: PayoutStanding[] = [];
  for (const { currency } of balances) standings.push(await standingOf(strapi, party, currency));
  return {
    balances,
    method: method ? methodView(method) : null,
    methodsOffered: await setting(strapi, payoutMethods),
    coolingHours: await setting(strapi, payoutCoolingHours),
    rhythm: schedule.rhythm,
    nextTransferAt: maybeIsoOf(nextTransferAt(schedule, now())),
    onRequest: await setting(strapi, payoutOnRequest),
    standings,
    notices: (await standingNotices(strapi, party.id)).map(({ amount, currency, dueAt }) => ({
      amount: moneyOf(amount, currency),
      dueAt: isoOf(dueAt),
    })),
  };
};

/** One page of somebody's payouts. */
export const myPayouts = async (
  strapi: Core.Strapi,
  party: Party,
  page: { readonly before?: number | undefined; readonly limit: number },
  cast: ReadPayoutsCast = castOf(strapi),
) => {
  // Drafts are the shop's own thoughts: nothing is claimed and nothing promised.
  const states = ['requested', 'submitting', 'submitted', 'unknown', 'paid', 'returned', 'failed', 'cancelled'] as const;
  const filter = { partyIds: [party.id], states, before: page.before };
  const found = await cast.payouts.list(filter, page.limit);
  const last = found.length === page.limit ? found.at(-1) : undefined;
  return { rows: found.map(payoutView), nextCursor: last ? String(last.id) : null, total: await cast.payouts.count(filter) };
};

/** One payout of somebody with what it pays; not found when it is anybody else's. */
export const myPayout = async (
  strapi: Core.Strapi,
  party: Party,
  publicId: string,
  cast: ReadPayoutsCast = castOf(strapi),
): Promise<Outcome<Data<typeof readMyPayout>, Failure>> => {
  const [payout] = await cast.payouts.list({ publicId, partyIds: [party.id] }, 1);
  if (!payout || payout.state === 'draft') return failed(payoutFailures.because('PAYOUT_NOT_FOUND'));
  return ok(await statementOf(strapi, payout, cast));
};

/** A payout with the sales it pays; what they do not add up to is what earlier debts and roundings changed. */
export const statementOf = async (strapi: Core.Strapi, payout: Payout, cast: Pick<ReadPayoutsCast, 'payouts'> = castOf(strapi)) => {
  const items = await cast.payouts.items(payout.id);
  const sum = items.reduce((all, item) => all + item.amount, 0);
  return {
    ...payoutView(payout),
    items: items.map((item) => ({
      orderNumber: item.orderNumber,
      product: item.productName,
      amount: moneyOf(item.amount, payout.currency),
    })),
    // What the sales come to, less the fee and this, is what was sent.
    rest: moneyOf(payout.amount + payout.fee - sum, payout.currency),
  };
};

/** What a currency move brought, as people read it. */
export const intoView = ({ into }: Pick<Adjustment, 'into'>) =>
  into && { amount: moneyOf(into.amount, into.currency), exchange: exchangeView(into.exchange) };

const adjustmentView = (made: Adjustment): Data<typeof listMyAdjustments>[number] => ({
  id: made.publicId,
  kind: made.kind,
  amount: moneyOf(effectOf(made), made.currency),
  into: intoView(made),
  reason: made.reason,
  at: isoOf(made.decidedAt ?? made.madeAt),
});

/** What the shop changed about somebody's balance by hand, with the reason. */
export const myAdjustments = async (
  strapi: Core.Strapi,
  party: Party,
  page: { readonly before?: number | undefined; readonly limit: number },
  cast: ReadPayoutsCast = castOf(strapi),
) => {
  const filter = { partyId: party.id, state: 'booked', before: page.before } as const;
  const found = await cast.payouts.adjustments(filter, page.limit);
  const last = found.length === page.limit ? found.at(-1) : undefined;
  return { rows: found.map(adjustmentView), nextCursor: last ? String(last.id) : null, total: await cast.payouts.countAdjustments(filter) };
};
