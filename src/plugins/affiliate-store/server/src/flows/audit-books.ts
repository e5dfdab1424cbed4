import type { Core } from '@strapi/strapi';
import { booksFrom, checks, commissions, lostTotal, refundedTotal } from '../capabilities/commissions/service';
import type { OrderBooks, Violation } from '../capabilities/commissions/service';
import { ledger } from '../capabilities/ledger/service';
import { members } from '../capabilities/members/service';
import { orders } from '../capabilities/orders/service';
import type { Order, Payment } from '../capabilities/orders/service';
import { now, stopwatch } from '../platform/clock';

/** A row that breaks a sentence about the books. */
export interface Offender {
  readonly what: 'journal' | 'account' | 'order' | 'commission' | 'party' | 'payment' | 'entitlement';
  readonly id: string;
  readonly orderNumber: string | null;
  readonly text: string;
  readonly expected: string | null;
  readonly found: string | null;
}

/** How one sentence stood when it was checked. */
export interface Finding {
  readonly id: string;
  readonly state: 'holds' | 'broken' | 'not_applicable';
  readonly looked: number;
  readonly offending: number;
  readonly offenders: readonly Offender[];
}

export interface AuditResult {
  readonly checkedAt: number;
  readonly tookMs: number;
  readonly payoutsFrozen: boolean;
  readonly frozenSince: number | null;
  readonly findings: readonly Finding[];
}

const BATCH = 500;
const MOST_LISTED = 50;
/** A broken one of these freezes payouts, never orders. */
const FREEZES = ['I1', 'I2', 'I3', 'I5', 'I12'];
const STATE = 'audit';

/** Collects what is looked at and what offends, per sentence. */
const notebook = () => {
  const pages = new Map<string, { looked: number; offenders: Offender[]; offending: number }>();
  const page = (id: string) => {
    const known = pages.get(id) ?? { looked: 0, offenders: [], offending: 0 };
    pages.set(id, known);
    return known;
  };
  return {
    looked: (id: string, rows = 1) => void (page(id).looked += rows),
    broken: (id: string, offender: Offender) => {
      const at = page(id);
      at.offending += 1;
      if (at.offenders.length < MOST_LISTED) at.offenders.push(offender);
    },
    findings: (): Finding[] =>
      [...pages].map(([id, { looked, offending, offenders }]) => ({
        id,
        state: offending === 0 ? ('holds' as const) : ('broken' as const),
        looked,
        offending,
        offenders,
      })),
  };
};
type Notebook = ReturnType<typeof notebook>;

const ofViolation = (what: Offender['what'], orderNumber: string | null, { row, message, facts }: Violation): Offender => ({
  what,
  id: row,
  orderNumber,
  text: `${message} ${JSON.stringify(facts)}`,
  expected: null,
  found: null,
});

/** I1, I2, I12: the ledger by itself. */
const auditLedger = async (strapi: Core.Strapi, notes: Notebook): Promise<void> => {
  const accounts = await ledger(strapi).accounts({});
  notes.looked('I12', accounts.length);
  for (const row of await ledger(strapi).wrongTurnover())
    notes.broken('I12', {
      what: 'account',
      id: row.address,
      orderNumber: null,
      text: `The turnover kept with ${row.address} (${row.currency}) is not that of its entries.`,
      expected: row.booked,
      found: row.kept,
    });
  notes.looked(
    'I1',
    accounts.reduce((sum, account) => sum + account.entries, 0),
  );
  for (const row of await ledger(strapi).unbalancedJournals())
    notes.broken('I1', {
      what: 'journal',
      id: String(row.journalId),
      orderNumber: null,
      text: 'Debits and credits of this journal differ.',
      expected: '0',
      found: String(row.difference),
    });
  const trial = await ledger(strapi).trialBalance();
  notes.looked('I2', trial.length);
  for (const row of trial)
    if (row.difference !== 0)
      notes.broken('I2', {
        what: 'account',
        id: row.currency,
        orderNumber: null,
        text: `All accounts in ${row.currency} together are not zero.`,
        expected: '0',
        found: String(row.difference),
      });
};

interface Sums {
  readonly withdrawn: Map<string, number>;
  readonly cashWithoutFee: Map<string, number>;
  readonly buckets: Map<string, Record<'pending' | 'available' | 'held' | 'reserved', number>>;
  readonly rounding: Map<string, number>;
}

const addTo = (map: Map<string, number>, key: string, amount: number): void => void map.set(key, (map.get(key) ?? 0) + amount);

const auditCommissionRows = async (strapi: Core.Strapi, books: OrderBooks, order: Order, notes: Notebook): Promise<void> => {
  const rows = await commissions(strapi).list({ orderIds: [order.id], limit: 200 });
  const shares = books.shares.filter((share) => share.party !== null);
  notes.looked('I6', shares.length);
  for (const share of shares) {
    const row = rows.find((each) => each.shareKey === share.key);
    const same =
      row && row.amount === share.amount && row.reversed === share.reversed && row.held === share.held && row.state === share.state;
    if (!same)
      notes.broken('I6', {
        what: 'commission',
        id: row?.publicId ?? share.key,
        orderNumber: order.number,
        text: `The commission row of ${share.key} is not what the books of its payment say.`,
        expected: `${share.amount}/${share.reversed}/${share.held}/${share.state ?? ''}`,
        found: row ? `${row.amount}/${row.reversed}/${row.held}/${row.state}` : 'no row',
      });
  }
};

const auditAccess = async (strapi: Core.Strapi, books: OrderBooks, order: Order, notes: Notebook): Promise<void> => {
  const entitlements = await members(strapi).entitlementsOfOrder(order.id);
  const gone = books.gross > 0 && refundedTotal(books) + lostTotal(books) >= books.gross;
  notes.looked('I14', entitlements.length);
  for (const row of entitlements) {
    if (gone === (row.state === 'revoked')) continue;
    notes.broken('I14', {
      what: 'entitlement',
      id: String(row.id),
      orderNumber: order.number,
      text: gone ? 'Access is open although everything was given back.' : 'Access was taken although the order is paid.',
      expected: gone ? 'revoked' : 'active',
      found: row.state,
    });
  }
  if (entitlements.length === 0)
    notes.broken('I14', {
      what: 'order',
      id: order.number,
      orderNumber: order.number,
      text: 'The order is paid and gives no access.',
      expected: 'active',
      found: 'none',
    });
};

const auditPayment = async (strapi: Core.Strapi, payment: Payment, notes: Notebook, sums: Sums): Promise<void> => {
  const books = booksFrom(payment.books);
  const order = await orders(strapi).find({ id: payment.orderId });
  if (!order)
    return notes.broken('I4', {
      what: 'payment',
      id: payment.chargeId,
      orderNumber: null,
      text: 'This payment belongs to no order.',
      expected: 'an order',
      found: 'none',
    });
  notes.looked('I4');
  for (const found of checks.sharesSumToGross([books])) notes.broken('I4', ofViolation('order', order.number, found));
  if (books.gross !== order.total)
    notes.broken('I4', {
      what: 'order',
      id: order.number,
      orderNumber: order.number,
      text: 'The order and its payment are of different amounts.',
      expected: String(order.total),
      found: String(books.gross),
    });
  for (const found of checks.reversedWithinAmount([books])) notes.broken('I6', ofViolation('commission', order.number, found));
  notes.looked('I10');
  for (const found of checks.roundingIsBounded(books, sums.rounding.get(`${books.currency} ${order.number}`) ?? 0))
    notes.broken('I10', ofViolation('order', order.number, found));
  addTo(sums.withdrawn, books.currency, checks.withdrawnTotal(books));
  if (books.fees.length === 0) addTo(sums.cashWithoutFee, books.currency, books.gross);
  for (const [key, buckets] of checks.recompute([books], [], [])) {
    const known = sums.buckets.get(key) ?? { pending: 0, available: 0, held: 0, reserved: 0 };
    for (const bucket of ['pending', 'available', 'held', 'reserved'] as const) known[bucket] += buckets[bucket];
    sums.buckets.set(key, known);
  }
  await auditCommissionRows(strapi, books, order, notes);
  await auditAccess(strapi, books, order, notes);
};

/** Cash nobody ordered whose balance transaction has not been booked yet, per currency. */
const cashWithoutTransaction = async (strapi: Core.Strapi): Promise<ReadonlyMap<string, number>> => {
  const cash = await ledger(strapi).subjects('unattributed_cash', 'charge');
  const booked = await orders(strapi).bookedSources(cash.map((each) => each.sourceId));
  const waiting = new Map<string, number>();
  for (const { sourceId, currency, amount } of cash) if (!booked.has(sourceId)) addTo(waiting, currency, amount);
  return waiting;
};

/** I3, I5, I9: what the ledger shows against what the rows of orders add up to. */
const compareSums = async (strapi: Core.Strapi, notes: Notebook, sums: Sums): Promise<void> => {
  const balance = (row: { debits: number; credits: number }) => row.debits - row.credits;
  const held = await ledger(strapi).accounts({ type: 'dispute_hold' });
  for (const currency of new Set([...held.map((row) => row.currency), ...sums.withdrawn.keys()])) {
    const booked = held.filter((row) => row.currency === currency).reduce((sum, row) => sum + balance(row), 0);
    const expected = sums.withdrawn.get(currency) ?? 0;
    notes.looked('I9');
    if (booked !== expected)
      notes.broken('I9', {
        what: 'account',
        id: 'dispute_hold',
        orderNumber: null,
        text: `The dispute account in ${currency} is not what open disputes withdrew.`,
        expected: String(expected),
        found: String(booked),
      });
  }
  const clearing = await ledger(strapi).accounts({ type: 'stripe_clearing' });
  const nobodys = await cashWithoutTransaction(strapi);
  const mapped = new Map((await orders(strapi).sumTransactions()).map((row) => [row.currency, row.net]));
  for (const { currency, ...row } of clearing) {
    const waiting = (sums.cashWithoutFee.get(currency) ?? 0) + (nobodys.get(currency) ?? 0);
    const expected = (mapped.get(currency) ?? 0) + waiting;
    notes.looked('I3');
    if (balance(row) !== expected)
      notes.broken('I3', {
        what: 'account',
        id: row.address,
        orderNumber: null,
        text: `What the provider holds in ${currency} is not the sum of its balance transactions.`,
        expected: String(expected),
        found: String(balance(row)),
      });
  }
  await compareParties(strapi, notes, sums);
};

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
        text: `The ${bucket} balance in ${currency} is not what orders, refunds and disputes add up to.`,
        expected: String(recomputed),
        found: String(booked),
      });
  }
};

const roundingByOrder = async (strapi: Core.Strapi): Promise<Map<string, number>> => {
  const rows = await ledger(strapi).accounts({ type: 'rounding' });
  return new Map(rows.map((row) => [`${row.currency} ${row.owner}`, row.debits - row.credits]));
};

/** The last result, or null before the first audit. */
export const lastAudit = (strapi: Core.Strapi): Promise<AuditResult | null> => ledger(strapi).state<AuditResult>(STATE);

/**
 * Checks every sentence that must be true of the books, in batches, and remembers the result. A broken one of I1–I3, I5 and
 * I12 freezes payouts and says so in the log; orders go on.
 */
export const auditBooks = async (strapi: Core.Strapi): Promise<AuditResult> => {
  const started = stopwatch();
  const before = await lastAudit(strapi);
  const notes = notebook();
  for (const id of ['I1', 'I2', 'I3', 'I4', 'I5', 'I6', 'I9', 'I10', 'I12', 'I14']) notes.looked(id, 0);
  await auditLedger(strapi, notes);
  const sums: Sums = { withdrawn: new Map(), cashWithoutFee: new Map(), buckets: new Map(), rounding: await roundingByOrder(strapi) };
  for (let after = 0; ;) {
    const batch = await orders(strapi).paymentsAfter(after, BATCH);
    for (const payment of batch) await auditPayment(strapi, payment, notes, sums);
    after = batch.at(-1)?.id ?? after;
    if (batch.length < BATCH) break;
  }
  await compareSums(strapi, notes, sums);
  const findings = notes.findings();
  const freezes = findings.some((finding) => finding.state === 'broken' && FREEZES.includes(finding.id));
  const payoutsFrozen = freezes;
  const result: AuditResult = {
    checkedAt: now(),
    tookMs: Math.round(stopwatch() - started),
    payoutsFrozen,
    frozenSince: payoutsFrozen ? (before?.frozenSince ?? now()) : null,
    findings,
  };
  await ledger(strapi).remember(STATE, result);
  for (const finding of findings)
    if (finding.state === 'broken')
      strapi.log.error(
        `affiliate-store: the books: ${finding.id} is broken by ${finding.offending} rows, first: ${finding.offenders[0]?.text ?? ''}`,
      );
  return result;
};
