import type { Bucket } from '../../../kernel/account';
import type { Currency } from '../../../kernel/currencies';
import { minor } from '../../../kernel/money';
import type { PartyBuckets } from './balances';
import type { DisputeRow, FeeRow, LineBook, RefundRow, ShareBook } from './order-books';
import type { PartyId } from './plan';

/**
 * I5: what every party is owed, computed a second time from what happened (orders, fees, refunds, disputes, payouts,
 * adjustments) and never from the ledger. It shares no arithmetic with the decisions that wrote the ledger, and reads
 * none of the amounts they stored beside the facts: a rule that is wrong in one place must disagree with the other.
 */
export interface OrderFacts {
  readonly currency: Currency;
  readonly gross: number;
  readonly lines: readonly LineBook[];
  readonly shares: readonly Pick<ShareBook, 'line' | 'role' | 'party' | 'amount' | 'inPool' | 'bucket' | 'blocked' | 'rejected'>[];
  readonly fees: readonly FeeRow[];
  readonly refunds: readonly Pick<RefundRow, 'amount' | 'statedTax' | 'lines' | 'state'>[];
  readonly disputes: readonly Pick<DisputeRow, 'amount' | 'returned' | 'state' | 'holds'>[];
}

/** A payout, by how far it came. */
export interface PayoutFact {
  readonly party: PartyId;
  readonly currency: Currency;
  readonly amount: number;
  /** What its receiver bears beside it. */
  readonly fee?: number;
  readonly state: 'requested' | 'submitting' | 'submitted' | 'unknown' | 'paid' | 'returned' | 'failed' | 'cancelled';
}

/** A bonus (above zero), a deduction or forfeiture (below zero), a written-off debt (above zero). */
export interface AdjustmentFact {
  readonly party: PartyId;
  readonly currency: Currency;
  readonly amount: number;
  readonly bucket: 'pending' | 'available' | 'held';
}

/** Buckets by party and currency, under the key `<party> <currency>`. */
export type RecomputedBuckets = ReadonlyMap<string, PartyBuckets>;

/** Recomputes every party's buckets from the facts. */
export const recompute = (
  orders: readonly OrderFacts[],
  payouts: readonly PayoutFact[],
  adjustments: readonly AdjustmentFact[],
): RecomputedBuckets => {
  const tally = new Map<string, Record<Bucket, number>>();
  const put = (party: PartyId, currency: Currency, bucket: Bucket, amount: number): void => {
    const key = `${party} ${currency}`;
    const buckets = tally.get(key) ?? { pending: 0, available: 0, held: 0, reserved: 0 };
    buckets[bucket] += amount;
    tally.set(key, buckets);
  };
  for (const order of orders) earnedIn(order, (party, bucket, amount) => put(party, order.currency, bucket, amount));
  for (const { party, currency, amount, fee = 0, state } of payouts) {
    if (state === 'returned' || state === 'failed' || state === 'cancelled') continue;
    put(party, currency, 'available', -amount - fee);
    if (state === 'requested' || state === 'submitting') put(party, currency, 'reserved', amount);
  }
  for (const { party, currency, amount, bucket } of adjustments) put(party, currency, bucket, amount);
  return new Map(
    [...tally].map(([key, { pending, available, held, reserved }]) => [
      key,
      { pending: minor(pending), available: minor(available), held: minor(held), reserved: minor(reserved) },
    ]),
  );
};

type Put = (party: PartyId, bucket: Bucket, amount: number) => void;

const earnedIn = (order: OrderFacts, put: Put): void => {
  const gone = cuts(order, false);
  const feared = cuts(order, true);
  const fees = feesOf(order);
  order.shares.forEach(({ party, amount, bucket, blocked, rejected }, index) => {
    // What was rejected has left its party.
    if (party === null || rejected) return;
    const kept = amount - (gone[index] ?? 0);
    const safe = blocked ? 0 : amount - (feared[index] ?? 0);
    put(party, 'held', kept - safe);
    put(party, bucket, safe - (fees[index] ?? 0));
  });
};

/** What was taken back, each time with the tax that was stated for it; open disputes too, where the worst is assumed. */
const takenBack = ({ refunds, disputes }: OrderFacts, worst: boolean): { amount: number; tax: number | null }[] => {
  const events: { amount: number; tax: number | null }[] = [];
  for (const refund of refunds) if (refund.state === 'succeeded') events.push({ amount: refund.amount, tax: refund.statedTax });
  for (const dispute of disputes) {
    const open = dispute.state === 'open' || (dispute.state === 'inquiry' && dispute.holds);
    if (dispute.state === 'lost' || (worst && open)) events.push({ amount: dispute.amount, tax: null });
    if (dispute.state === 'won') events.push({ amount: dispute.amount - dispute.returned, tax: null });
  }
  return events;
};

/** What each share has lost, or would have lost if every open dispute went against the store. */
const cuts = (facts: OrderFacts, worst: boolean): number[] => {
  const { gross, shares } = facts;
  const events = takenBack(facts, worst);
  const all = events.reduce((total, { amount }) => total + amount, 0);
  const cut = all > gross ? gross : all;
  const taxCharged = shares.reduce((total, { role, amount }) => (role === 'tax' ? total + amount : total), 0);
  if (events.every(({ tax }) => tax === null)) {
    if (facts.refunds.some(({ state, lines }) => state === 'succeeded' && lines)) return cutsOfLines(facts, cut);
    return shares.map(({ amount }) => wholePart(amount, cut, gross));
  }
  const wanted = events.reduce((total, { amount, tax }) => total + (tax === null ? wholePart(taxCharged, amount, gross) : tax), 0);
  const taxCut = Math.min(Math.max(wanted, cut - gross + taxCharged), taxCharged, cut);
  return shares.map(({ role, amount }) =>
    role === 'tax' ? wholePart(amount, taxCut, taxCharged) : wholePart(amount, cut - taxCut, gross - taxCharged),
  );
};

/**
 * The same where refunds were for some lines: poured like water. The lines of which most is gone already are filled first, until what is
 * left to take reaches all the others alike.
 */
const cutsOfLines = ({ lines, shares, refunds }: OrderFacts, cut: number): number[] => {
  const named = new Map<number, number>();
  for (const { state, lines: parts } of refunds) {
    if (state !== 'succeeded') continue;
    for (const part of parts ?? []) named.set(part.line, (named.get(part.line) ?? 0) + part.amount);
  }
  const vessels = lines
    .filter(({ gross }) => gross > 0)
    .map(({ line, gross }) => ({ line, size: BigInt(gross), filled: BigInt(Math.min(gross, named.get(line) ?? 0)) }))
    .sort((a, b) => (b.filled * a.size > a.filled * b.size ? 1 : -1));
  let size = vessels.reduce((total, vessel) => total + vessel.size, 0n);
  let pour = BigInt(cut) - vessels.reduce((total, vessel) => total + vessel.filled, 0n);
  let brim = 0;
  // A vessel is full when its part of the pour is at least the room it has.
  for (let next = vessels[0]; next && pour * next.size >= (next.size - next.filled) * size; next = vessels[brim]) {
    pour -= next.size - next.filled;
    size -= next.size;
    brim += 1;
  }
  return shares.map(({ line, amount }) => {
    const place = vessels.findIndex((vessel) => vessel.line === line);
    const vessel = vessels[place];
    if (!vessel) return 0;
    const [gone, of] = place < brim ? [1n, 1n] : [vessel.filled * size + pour * vessel.size, vessel.size * size];
    // oxlint-disable-next-line house/no-number-of-money -- a BigInt quotient within the amount of a share
    return Number((BigInt(amount) * gone) / of);
  });
};

/** How many whole times `of` goes into `amount × part`: long division, so that no product needs to be exact in a float. */
const wholePart = (amount: number, part: number, of: number): number => {
  if (of <= 0) return 0;
  const product = amount * part;
  if (product <= Number.MAX_SAFE_INTEGER) return (product - (product % of)) / of;
  // oxlint-disable-next-line house/no-number-of-money -- a BigInt quotient within the safe range; this file shares no arithmetic with the product on purpose
  return Number((BigInt(amount) * BigInt(part) - ((BigInt(amount) * BigInt(part)) % BigInt(of))) / BigInt(of));
};

const feesOf = ({ lines, shares, fees }: OrderFacts): number[] => {
  const carried = shares.map(() => 0);
  for (const { amount } of fees) {
    const perLine = dealOut(
      amount,
      lines.map((line) => line.gross),
    );
    lines.forEach((line, position) => {
      if (line.feeBearer !== 'pool') return;
      const weights = shares.map((share) => (share.line === line.line && share.inPool ? share.amount : 0));
      dealOut(perLine[position] ?? 0, weights).forEach((part, index) => {
        carried[index] = (carried[index] ?? 0) + part;
      });
    });
  }
  return carried;
};

/** Deals an amount out by weight: whole parts first, then one cent at a time to whoever is owed the largest fraction. */
const dealOut = (amount: number, weights: readonly number[]): number[] => {
  const all = weights.reduce((total, weight) => total + weight, 0);
  if (all === 0) return weights.map(() => 0);
  const parts = weights.map((weight) => wholePart(amount, weight, all));
  const owed = weights.map((weight, index) => BigInt(amount) * BigInt(weight) - BigInt(parts[index] ?? 0) * BigInt(all));
  for (let left = amount - parts.reduce((total, part) => total + part, 0); left > 0; left -= 1) {
    const next = owed.reduce((best, value, index) => (value > (owed[best] ?? 0n) ? index : best), 0);
    parts[next] = (parts[next] ?? 0) + 1;
    owed[next] = -1n;
  }
  return parts;
};
