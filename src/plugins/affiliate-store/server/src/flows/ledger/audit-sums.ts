import type { Core } from '@strapi/strapi';
import { cashOf, checks, refundedToCredit } from '../../capabilities/commissions/service';
import type { AdjustmentFact, OrderBooks, PayoutFact } from '../../capabilities/commissions/service';
import { ledger } from '../../capabilities/ledger/service';
import { orders } from '../../capabilities/orders/service';
import type { Notebook } from './audit-notes';

type Buckets = Record<'pending' | 'available' | 'held' | 'reserved', number>;

/** What the books of all payments add up to, to be compared with what the ledger shows. Minor units, by currency or owner. */
export interface Sums {
  readonly withdrawn: Map<string, number>;
  readonly excess: Map<string, number>;
  readonly cashWithoutFee: Map<string, number>;
  readonly buckets: Map<string, Buckets>;
  /** What refunds gave back to store credit, by party and currency. */
  readonly creditBack: Map<string, number>;
  /** What imports opened and did not take back, by currency. */
  readonly opened: Map<string, number>;
  /** What currency moves brought into each currency, less what they took out of it. */
  readonly moved: Map<string, number>;
  /** What was given up and is not back, by currency, below zero. */
  readonly forfeited: Map<string, number>;
  /** What receivers bore of payouts that were not given back, by currency, below zero. */
  readonly payoutFees: Map<string, number>;
}

export const noSums = (): Sums => ({
  withdrawn: new Map(),
  excess: new Map(),
  cashWithoutFee: new Map(),
  buckets: new Map(),
  creditBack: new Map(),
  opened: new Map(),
  moved: new Map(),
  forfeited: new Map(),
  payoutFees: new Map(),
});

const addTo = (map: Map<string, number>, key: string, amount: number): void => void map.set(key, (map.get(key) ?? 0) + amount);

/** Adds what one payment says (of two cards, what is paid by those whose fee is not known yet, is handed in), computed from what happened to it and never from the ledger. */
export const addBooks = (sums: Sums, books: OrderBooks, cardsWithoutFee: number | null = null): void => {
  addTo(sums.withdrawn, books.currency, checks.withdrawnTotal(books));
  addTo(sums.excess, books.currency, checks.takenBeyondCharge(books));
  if (books.credit) addTo(sums.creditBack, `${books.credit.party} ${books.currency}`, refundedToCredit(books));
  // What was taken by hand never was at the provider, nor was what store credit paid.
  const atProvider = books.clearing.type === 'stripe_clearing';
  const withoutFee = cardsWithoutFee ?? (books.fees.length === 0 ? cashOf(books) : 0);
  if (atProvider && withoutFee > 0) addTo(sums.cashWithoutFee, books.currency, withoutFee);
  addBuckets(sums, checks.recompute([books], [], []));
};

const addBuckets = (sums: Sums, recomputed: ReturnType<typeof checks.recompute>): void => {
  for (const [key, buckets] of recomputed) {
    const known = sums.buckets.get(key) ?? { pending: 0, available: 0, held: 0, reserved: 0 };
    for (const bucket of ['pending', 'available', 'held', 'reserved'] as const) known[bucket] += buckets[bucket];
    sums.buckets.set(key, known);
  }
};

/** Adds what payouts and entries made by hand did to every party, computed from their rows and never from the ledger. */
export const addPayments = (sums: Sums, payments: readonly PayoutFact[], adjustments: readonly AdjustmentFact[]): void =>
  addBuckets(sums, checks.recompute([], payments, adjustments));

const onDebit = (row: { debits: number; credits: number }): number => row.debits - row.credits;

/** I9: what lies in an account of no party's is what the rows it comes of make of it. */
const compareAccount = async (
  strapi: Core.Strapi,
  notes: Notebook,
  { type, text, expected }: { readonly type: string; readonly text: string; readonly expected: ReadonlyMap<string, number> },
): Promise<void> => {
  const rows = await ledger(strapi).accounts({ type });
  for (const currency of new Set([...rows.map((row) => row.currency), ...expected.keys()])) {
    const booked = rows.filter((row) => row.currency === currency).reduce((sum, row) => sum + onDebit(row), 0);
    const wanted = expected.get(currency) ?? 0;
    notes.looked('I9');
    if (booked !== wanted)
      notes.broken('I9', {
        what: 'account',
        id: type,
        orderNumber: null,
        text: `${text} (${currency})`,
        expected: String(wanted),
        found: String(booked),
      });
  }
};

/** Cash nobody ordered whose balance transaction has not been booked yet, per currency. */
const cashWithoutTransaction = async (strapi: Core.Strapi): Promise<ReadonlyMap<string, number>> => {
  const cash = await ledger(strapi).subjects('unattributed_cash', 'charge');
  const booked = await orders(strapi).bookedSources(cash.map((each) => each.sourceId));
  const waiting = new Map<string, number>();
  for (const { sourceId, currency, amount } of cash) if (!booked.has(sourceId)) addTo(waiting, currency, amount);
  return waiting;
};

/** I3: the provider's cash is the sum of its balance transactions, with what has none yet. */
const compareCash = async (strapi: Core.Strapi, notes: Notebook, sums: Sums): Promise<void> => {
  const nobodys = await cashWithoutTransaction(strapi);
  const mapped = new Map((await orders(strapi).sumTransactions()).map((row) => [row.currency, row.net]));
  const clearing = await ledger(strapi).accounts({ type: 'stripe_clearing' });
  for (const currency of new Set([...clearing.map((row) => row.currency), ...mapped.keys()])) {
    const rows = clearing.filter((row) => row.currency === currency);
    const found = rows.reduce((sum, row) => sum + onDebit(row), 0);
    const waiting = (sums.cashWithoutFee.get(currency) ?? 0) + (nobodys.get(currency) ?? 0);
    const expected = (mapped.get(currency) ?? 0) + waiting;
    notes.looked('I3');
    if (found !== expected)
      notes.broken('I3', {
        what: 'account',
        id: rows[0]?.address ?? 'stripe_clearing',
        orderNumber: null,
        text: `What the provider holds in ${currency} is not the sum of its balance transactions.`,
        expected: String(expected),
        found: String(found),
      });
  }
};

/** I5: every bucket of every party, recomputed, against what the ledger shows. */
const compareParties = async (strapi: Core.Strapi, notes: Notebook, sums: Sums): Promise<void> => {
  const payables = await ledger(strapi).accounts({ type: 'payable' });
  const shown = new Map<string, number>();
  for (const row of payables) addTo(shown, `${row.owner} ${row.currency} ${row.bucket}`, row.credits - row.debits);
  const expected = new Map<string, number>();
  for (const [key, buckets] of sums.buckets)
    for (const [bucket, amount] of Object.entries(buckets)) addTo(expected, `${key} ${bucket}`, amount);
  for (const key of new Set([...shown.keys(), ...expected.keys()])) {
    notes.looked('I5');
    const [party = '', currency = '', bucket = ''] = key.split(' ');
    const [booked, recomputed] = [shown.get(key) ?? 0, expected.get(key) ?? 0];
    if (booked !== recomputed)
      notes.broken('I5', {
        what: 'party',
        id: party,
        orderNumber: null,
        text: `The ${bucket} balance in ${currency} is not what orders, refunds, disputes, payouts and adjustments add up to.`,
        expected: String(recomputed),
        found: String(booked),
      });
  }
};

/** Accounts of no party's, what is said where they are wrong, and the sums that make them. */
const ACCOUNTS = [
  ['dispute_hold', 'The dispute account is not what open disputes withdrew.', 'withdrawn'],
  ['loss_double_reversal', 'What was taken beyond charges is not what the platform carries.', 'excess'],
  ['opening_balance', 'What came from before this shop is not what imports opened.', 'opened'],
  ['fx_clearing', 'What lies between currencies is not what was moved between them.', 'moved'],
  ['payout_fee_income', 'What payouts earned in fees is not what their receivers bore.', 'payoutFees'],
  ['forfeited_balances', 'What was given up is not what entries took and gave back.', 'forfeited'],
] as const;

/** I3, I5, I9: what the ledger shows against what the rows of orders add up to. */
export const compareSums = async (strapi: Core.Strapi, notes: Notebook, sums: Sums): Promise<void> => {
  for (const [type, text, of] of ACCOUNTS) await compareAccount(strapi, notes, { type, text, expected: sums[of] });
  await compareCash(strapi, notes, sums);
  await compareParties(strapi, notes, sums);
};
