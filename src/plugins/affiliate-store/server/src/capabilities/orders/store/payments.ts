import type { Core } from '@strapi/strapi';
import { grouped } from '../../../kernel/grouped';
import { locked, sql } from '../../../platform/transaction';
import { findCard } from './cards';

/** One payment of an order. `books` is what money knows of it, as JSON of the commissions room. */
export interface Payment {
  readonly id: number;
  readonly orderId: number;
  /** Who took the money: the payment provider, perhaps beside store credit; the staff by hand; or nobody, where store credit paid the whole. */
  readonly provider: 'stripe' | 'by_hand' | 'credit';
  readonly chargeId: string;
  readonly paymentIntentId: string | null;
  readonly amount: number;
  readonly currency: string;
  readonly method: string | null;
  readonly last4: string | null;
  readonly books: string;
  readonly refunded: number;
  readonly paidAt: number;
}

type Raw = Record<string, unknown>;
const TABLE = 'afs_order_payments';

const paymentOf = (row: Raw): Payment => ({
  id: Number(row['id']),
  orderId: Number(row['order_id']),
  provider: row['provider'] as Payment['provider'],
  chargeId: String(row['charge_id']),
  paymentIntentId: (row['payment_intent_id'] as string | null) ?? null,
  amount: Number(row['amount']),
  currency: String(row['currency']),
  method: (row['method'] as string | null) ?? null,
  last4: (row['last4'] as string | null) ?? null,
  books: String(row['books']),
  refunded: Number(row['refunded']),
  paidAt: Number(row['paid_at']),
});

/** Keeps a payment; null when this charge is known, whoever was faster. */
export const insertPayment = async (
  strapi: Core.Strapi,
  payment: Omit<Payment, 'id' | 'refunded'> & { readonly fingerprint: string | null },
): Promise<number | null> => {
  const rows = (await sql(strapi)(TABLE)
    .insert({
      order_id: payment.orderId,
      provider: payment.provider,
      charge_id: payment.chargeId,
      payment_intent_id: payment.paymentIntentId,
      amount: payment.amount,
      currency: payment.currency,
      method: payment.method,
      last4: payment.last4,
      fingerprint: payment.fingerprint,
      books: payment.books,
      refunded: 0,
      paid_at: payment.paidAt,
    })
    .onConflict(['provider', 'charge_id'])
    .ignore()
    .returning('id')) as Array<{ id: number }>;
  return rows[0] ? Number(rows[0].id) : null;
};

export type PaymentKey =
  | { readonly id: number }
  | { readonly charge_id: string }
  | { readonly order_id: number }
  | { readonly payment_intent_id: string };

/** One payment; locked until the unit of work ends when asked. */
export const findPayment = async (strapi: Core.Strapi, key: PaymentKey, lock = false): Promise<Payment | null> => {
  const query = sql(strapi)(TABLE).where(key).first();
  const row = (await (lock ? locked(strapi, query) : query)) as Raw | undefined;
  if (row) return paymentOf(row);
  // The second of two cards has a charge of its own; both are one payment.
  const card = 'charge_id' in key ? await findCard(strapi, { chargeId: key.charge_id }) : null;
  return card ? findPayment(strapi, { order_id: card.orderId }, lock) : null;
};

const MOST_BUYERS = 50;

/** Who has paid with a card, by its fingerprint: accounts and addresses of the newest orders. */
export const buyersWithCard = async (
  strapi: Core.Strapi,
  fingerprint: string,
): Promise<ReadonlyArray<{ readonly userId: number | null; readonly email: string }>> => {
  const rows = (await sql(strapi)(TABLE)
    .join('afs_orders', 'afs_orders.id', `${TABLE}.order_id`)
    .where(`${TABLE}.fingerprint`, fingerprint)
    .orderBy(`${TABLE}.id`, 'desc')
    .limit(MOST_BUYERS)
    .select('afs_orders.owner_user_id', 'afs_orders.email')) as Array<{ owner_user_id: number | string | null; email: string }>;
  return rows.map(({ owner_user_id: user, email }) => ({ userId: user === null ? null : Number(user), email }));
};

/** Payments of some orders, oldest first. */
export const paymentsOfOrders = async (strapi: Core.Strapi, orderIds: readonly number[]): Promise<Payment[]> =>
  orderIds.length === 0
    ? []
    : (
        (await sql(strapi)(TABLE)
          .whereIn('order_id', [...orderIds])
          .orderBy('id')) as Raw[]
      ).map(paymentOf);

/** Writes the books of a payment back. */
export const saveBooks = async (strapi: Core.Strapi, paymentId: number, books: string, refunded: number): Promise<void> => {
  await sql(strapi)(TABLE).where({ id: paymentId }).update({ books, refunded });
};

/** Payments after an id, for jobs that walk through all of them. */
export const findPaymentsAfter = async (strapi: Core.Strapi, afterId: number, limit: number): Promise<Payment[]> =>
  ((await sql(strapi)(TABLE).where('id', '>', afterId).orderBy('id').limit(limit)) as Raw[]).map(paymentOf);

/** Where a reader of payments by time has come to. */
export interface PaymentPlace {
  readonly paidAt: number;
  readonly id: number;
}

const paidWithin = (strapi: Core.Strapi, span: { readonly from: number; readonly until: number }) =>
  sql(strapi)(TABLE).where('paid_at', '>=', span.from).where('paid_at', '<', span.until);

/** Payments made in a span of time (UTC ms, the end not included), oldest first, after a place. */
export const findPaymentsWithin = async (
  strapi: Core.Strapi,
  span: { readonly from: number; readonly until: number },
  after: PaymentPlace | null,
  limit: number,
): Promise<Payment[]> => {
  const query = paidWithin(strapi, span).orderBy(['paid_at', 'id']).limit(limit);
  if (after)
    query.where((beyond) => {
      void beyond
        .where('paid_at', '>', after.paidAt)
        .orWhere((same) => void same.where('paid_at', after.paidAt).where('id', '>', after.id));
    });
  return ((await query) as Raw[]).map(paymentOf);
};

/** How many there are. */
export const countPaymentsWithin = async (
  strapi: Core.Strapi,
  span: { readonly from: number; readonly until: number },
): Promise<number> => {
  const row = (await paidWithin(strapi, span).count({ n: '*' }).first()) as Raw | undefined;
  return Number(row?.['n'] ?? 0);
};

/** Notes a fee; a known one does nothing. */
export const insertFee = async (
  strapi: Core.Strapi,
  fee: { readonly paymentId: number; readonly txn: string; readonly amount: number; readonly at: number },
): Promise<void> => {
  await sql(strapi)('afs_payment_fees')
    .insert({ payment_id: fee.paymentId, balance_transaction_id: fee.txn, amount: fee.amount, at: fee.at })
    .onConflict('balance_transaction_id')
    .ignore();
};

/** Maps a balance transaction of the provider to what it was booked for (I3). */
export const mapTransaction = async (
  strapi: Core.Strapi,
  txn: {
    readonly id: string;
    readonly kind: string;
    readonly net: number;
    readonly currency: string;
    readonly paymentId: number | null;
    readonly sourceId: string | null;
    readonly at: number;
  },
): Promise<void> => {
  await sql(strapi)('afs_balance_transactions')
    .insert({
      provider: 'stripe',
      balance_transaction_id: txn.id,
      kind: txn.kind,
      net: txn.net,
      currency: txn.currency,
      payment_id: txn.paymentId,
      source_id: txn.sourceId,
      at: txn.at,
    })
    .onConflict(['provider', 'balance_transaction_id'])
    .ignore();
};

/** What the mapped balance transactions sum to, per currency. */
export const sumTransactions = async (strapi: Core.Strapi): Promise<Array<{ currency: string; net: number }>> => {
  const rows = (await sql(strapi)('afs_balance_transactions').select('currency').sum({ net: 'net' }).groupBy('currency')) as Raw[];
  return rows.map((row) => ({ currency: String(row['currency']), net: Number(row['net']) }));
};

/** A balance transaction as it was booked; `net` in minor units. */
export interface BookedTransaction {
  readonly id: string;
  readonly kind: string;
  readonly net: number;
  readonly currency: string;
  readonly sourceId: string | null;
  readonly at: number;
}

/** What was booked of the balance transactions of a span of time (UTC ms, the end not included). */
export const transactionsBetween = async (
  strapi: Core.Strapi,
  span: { readonly from: number; readonly to: number },
): Promise<BookedTransaction[]> => {
  const rows = (await sql(strapi)('afs_balance_transactions')
    .where('at', '>=', span.from)
    .where('at', '<', span.to)
    .orderBy('id')) as Raw[];
  return rows.map((row) => ({
    id: String(row['balance_transaction_id']),
    kind: String(row['kind']),
    net: Number(row['net']),
    currency: String(row['currency']),
    sourceId: (row['source_id'] as string | null) ?? null,
    at: Number(row['at']),
  }));
};

/** What the provider settled of some orders, by order and currency: fee taken, refunds too. Orders it has said nothing of are not in it. */
export const settledOf = async (
  strapi: Core.Strapi,
  orderIds: readonly number[],
): Promise<ReadonlyArray<{ readonly orderId: number; readonly currency: string; readonly net: number }>> => {
  const rows = (await sql(strapi)('afs_balance_transactions as t')
    .join('afs_order_payments as p', 'p.id', 't.payment_id')
    .whereIn('p.order_id', [...orderIds])
    .groupBy('p.order_id', 't.currency')
    .orderBy(['p.order_id', 't.currency'])
    .select('p.order_id', 't.currency')
    .sum({ net: 't.net' })) as Raw[];
  return rows.map((row) => ({ orderId: Number(row['order_id']), currency: String(row['currency']), net: Number(row['net']) }));
};

/** Those among some charges, refunds … whose balance transaction has been booked. */
export const bookedSources = async (strapi: Core.Strapi, sourceIds: readonly string[]): Promise<ReadonlySet<string>> => {
  const rows = (await sql(strapi)('afs_balance_transactions')
    .whereIn('source_id', [...sourceIds])
    .select('source_id')) as Raw[];
  return new Set(rows.map((row) => String(row['source_id'])));
};

/** How many payments there are. */
export const countPayments = async (strapi: Core.Strapi): Promise<number> => {
  const row = (await sql(strapi)(TABLE).count({ n: '*' }).first()) as Raw | undefined;
  return Number(row?.['n'] ?? 0);
};

/** What the provider told of a payment, as it was kept when it was told. */
export interface ProviderFacts {
  readonly fees: ReadonlyArray<{ readonly txn: string; readonly amount: number }>;
  /** Net amounts of balance transactions, by their id. */
  readonly net: ReadonlyMap<string, number>;
}

/** Of each of some payments. */
export const providerFactsOf = async (strapi: Core.Strapi, paymentIds: readonly number[]): Promise<ReadonlyMap<number, ProviderFacts>> => {
  const of = (table: string) =>
    sql(strapi)(table)
      .whereIn('payment_id', [...paymentIds])
      .orderBy('id') as Promise<Raw[]>;
  const paymentOf = (row: Raw) => Number(row['payment_id']);
  const fees = grouped(await of('afs_payment_fees'), paymentOf);
  const transactions = grouped(await of('afs_balance_transactions'), paymentOf);
  return new Map(
    paymentIds.map((id) => [
      id,
      {
        fees: (fees.get(id) ?? []).map((row) => ({ txn: String(row['balance_transaction_id']), amount: Number(row['amount']) })),
        net: new Map((transactions.get(id) ?? []).map((row) => [String(row['balance_transaction_id']), Number(row['net'])])),
      },
    ]),
  );
};
