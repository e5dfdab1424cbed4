import type { Core } from '@strapi/strapi';
import { locked, sql } from '../../../platform/transaction';
import type { InInstalments } from '../domain/instalments';
import { dueAt } from '../domain/pause';
import type { Pause } from '../domain/pause';
import { amountDueAt } from '../domain/reduced';
import type { Reduced } from '../domain/reduced';
import type { SubscriptionState } from '../domain/subscription-state';

/** A subscription as the store works with it; amounts are minor units, times UTC ms. */
export interface Subscription extends Pause, InInstalments {
  readonly id: number;
  readonly publicId: string;
  readonly providerId: string;
  readonly firstOrderId: number;
  readonly firstOrderNumber: string;
  readonly email: string;
  readonly testMode: boolean;
  readonly customerId: number;
  readonly productId: string;
  readonly productName: string;
  /** The party that sells its payments, by public id; null where that was never said. */
  readonly seller: string | null;
  readonly currency: string;
  /** What the payment is that is due next. */
  readonly amount: number;
  /** What one period costs where no coupon makes it cheaper. */
  readonly price: number;
  readonly reduced: Reduced | null;
  readonly interval: 'month' | 'year';
  readonly count: number;
  readonly state: SubscriptionState;
  readonly periodEndsAt: number;
  readonly cancelAtPeriodEnd: boolean;
  readonly startedAt: number;
  readonly endedAt: number | null;
  /** How often the payment that is due was refused; 0 when none is. */
  readonly refusedTries: number;
  readonly overdueSince: number | null;
  readonly nextTryAt: number | null;
}

type Raw = Record<string, unknown>;
export const TABLE = 'afs_subscriptions';
const PAYMENTS = 'afs_subscription_payments';

const maybe = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const reducedOf = (row: Raw): Reduced | null => {
  const amount = maybe(row['reduced_amount']);
  return amount === null ? null : { amount, payments: maybe(row['reduced_payments']), until: maybe(row['reduced_until']) };
};

const dueOf = (row: Raw): Parameters<typeof dueAt>[0] => ({
  periodEndsAt: Number(row['period_ends_at']),
  nextChargeAt: maybe(row['next_charge_at']),
});

export const subscriptionOf = (row: Raw): Subscription => ({
  id: Number(row['id']),
  publicId: String(row['public_id']),
  providerId: String(row['provider_subscription_id']),
  firstOrderId: Number(row['first_order_id']),
  firstOrderNumber: text(row['first_order_number']),
  email: text(row['email']),
  testMode: Number(row['test_mode']) === 1,
  customerId: Number(row['customer_id']),
  productId: String(row['product_id']),
  productName: String(row['product_name']),
  seller: typeof row['seller'] === 'string' ? row['seller'] : null,
  currency: String(row['currency']),
  amount: amountDueAt(dueAt(dueOf(row)), { price: Number(row['amount']), reduced: reducedOf(row) }),
  price: Number(row['amount']),
  reduced: reducedOf(row),
  interval: row['renews'] === 'year' ? 'year' : 'month',
  count: Number(row['every_count']),
  instalments: maybe(row['instalments']),
  state: row['state'] as SubscriptionState,
  periodEndsAt: Number(row['period_ends_at']),
  cancelAtPeriodEnd: Number(row['cancel_at_period_end']) === 1,
  startedAt: Number(row['started_at']),
  endedAt: maybe(row['ended_at']),
  refusedTries: Number(row['refused_tries'] ?? 0),
  overdueSince: maybe(row['overdue_since']),
  nextTryAt: maybe(row['next_try_at']),
  pausedAt: maybe(row['paused_at']),
  pausedUntil: maybe(row['paused_until']),
  nextChargeAt: maybe(row['next_charge_at']),
});

/** What a subscription is when it begins. */
export type NewSubscription = Omit<Subscription, 'id' | 'amount' | 'refusedTries' | 'overdueSince' | 'nextTryAt' | keyof Pause>;

/** Keeps a subscription; one that is known is left alone. */
export const insertSubscription = async (strapi: Core.Strapi, one: NewSubscription): Promise<void> => {
  await sql(strapi)(TABLE)
    .insert({
      public_id: one.publicId,
      provider: 'stripe',
      provider_subscription_id: one.providerId,
      first_order_id: one.firstOrderId,
      first_order_number: one.firstOrderNumber,
      email: one.email,
      test_mode: one.testMode ? 1 : 0,
      customer_id: one.customerId,
      product_id: one.productId,
      product_name: one.productName,
      seller: one.seller,
      currency: one.currency,
      amount: one.price,
      reduced_amount: one.reduced?.amount ?? null,
      reduced_payments: one.reduced?.payments ?? null,
      reduced_until: one.reduced?.until ?? null,
      renews: one.interval,
      every_count: one.count,
      instalments: one.instalments,
      state: one.state,
      period_ends_at: one.periodEndsAt,
      cancel_at_period_end: one.cancelAtPeriodEnd ? 1 : 0,
      started_at: one.startedAt,
      ended_at: one.endedAt,
    })
    .onConflict(['provider', 'provider_subscription_id'])
    .ignore();
};

export type SubscriptionKey = { readonly public_id: string } | { readonly provider_subscription_id: string } | { readonly id: number };

/** One subscription; locked until the unit of work ends when asked. */
export const findSubscription = async (strapi: Core.Strapi, key: SubscriptionKey, lock = false): Promise<Subscription | null> => {
  const query = sql(strapi)(TABLE).where(key).first();
  const row = (await (lock ? locked(strapi, query) : query)) as Raw | undefined;
  return row ? subscriptionOf(row) : null;
};

/** Subscriptions of customers, newest first. */
export const subscriptionsOf = async (strapi: Core.Strapi, customerIds: readonly number[]): Promise<Subscription[]> =>
  customerIds.length === 0
    ? []
    : (
        (await sql(strapi)(TABLE)
          .whereIn('customer_id', [...customerIds])
          .orderBy('id', 'desc')) as Raw[]
      ).map(subscriptionOf);

export const updateSubscription = async (
  strapi: Core.Strapi,
  id: number,
  to: Pick<Subscription, 'state' | 'periodEndsAt' | 'cancelAtPeriodEnd' | 'endedAt'>,
): Promise<void> => {
  await sql(strapi)(TABLE)
    .where({ id })
    .update({
      state: to.state,
      period_ends_at: to.periodEndsAt,
      cancel_at_period_end: to.cancelAtPeriodEnd ? 1 : 0,
      ended_at: to.endedAt,
    });
};

/** Those a payment of which was refused and not made since. */
export const overdueSubscriptions = async (strapi: Core.Strapi): Promise<Subscription[]> =>
  ((await sql(strapi)(TABLE).where({ state: 'past_due' }).whereNotNull('overdue_since').orderBy('id')) as Raw[]).map(subscriptionOf);

/** Those whose free days end between two moments, and that are not cancelled. */
export const trialsEndingBetween = async (strapi: Core.Strapi, from: number, to: number): Promise<Subscription[]> =>
  (
    (await sql(strapi)(TABLE)
      .where({ state: 'trialing', cancel_at_period_end: 0 })
      .where('period_ends_at', '>', from)
      .where('period_ends_at', '<=', to)
      .orderBy('id')) as Raw[]
  ).map(subscriptionOf);

/** Keeps how the payment that is due stands; nothing of it when it was made. */
export const updateDunning = async (
  strapi: Core.Strapi,
  id: number,
  to: Pick<Subscription, 'refusedTries' | 'overdueSince' | 'nextTryAt'>,
): Promise<void> => {
  await sql(strapi)(TABLE)
    .where({ id })
    .update({ refused_tries: to.refusedTries, overdue_since: to.overdueSince, next_try_at: to.nextTryAt });
};

/** Keeps how a pause stands. */
export const updatePause = async (strapi: Core.Strapi, id: number, to: Pause): Promise<void> => {
  await sql(strapi)(TABLE).where({ id }).update({ paused_at: to.pausedAt, paused_until: to.pausedUntil, next_charge_at: to.nextChargeAt });
};

/** Notes that a payment made an order; false when its invoice has made one. */
export const insertPaymentOf = async (
  strapi: Core.Strapi,
  payment: { readonly subscriptionId: number; readonly orderId: number; readonly invoiceId: string | null; readonly at: number },
): Promise<void> => {
  await sql(strapi)(PAYMENTS).insert({
    subscription_id: payment.subscriptionId,
    order_id: payment.orderId,
    provider: 'stripe',
    invoice_id: payment.invoiceId,
    at: payment.at,
  });
};

/** The orders of a subscription, oldest first. */
export const ordersOf = async (strapi: Core.Strapi, subscriptionId: number): Promise<number[]> =>
  ((await sql(strapi)(PAYMENTS).where({ subscription_id: subscriptionId }).orderBy('id').select('order_id')) as Raw[]).map((row) =>
    Number(row['order_id']),
  );

/** The orders of several subscriptions, each oldest first. */
export const ordersOfMany = async (strapi: Core.Strapi, ids: readonly number[]): Promise<ReadonlyMap<number, readonly number[]>> => {
  if (ids.length === 0) return new Map();
  const rows = (await sql(strapi)(PAYMENTS)
    .whereIn('subscription_id', [...ids])
    .orderBy('id')
    .select('subscription_id', 'order_id')) as Raw[];
  const found = new Map<number, number[]>();
  for (const row of rows) {
    const id = Number(row['subscription_id']);
    found.set(id, [...(found.get(id) ?? []), Number(row['order_id'])]);
  }
  return found;
};

/** How many payments subscriptions have made, free days counted as one. */
export const paymentCounts = async (strapi: Core.Strapi, ids: readonly number[]): Promise<ReadonlyMap<number, number>> => {
  if (ids.length === 0) return new Map();
  const rows = (await sql(strapi)(PAYMENTS)
    .whereIn('subscription_id', [...ids])
    .groupBy('subscription_id')
    .select('subscription_id')
    .count({ n: '*' })) as Raw[];
  return new Map(rows.map((row) => [Number(row['subscription_id']), Number(row['n'])]));
};

/** The subscriptions orders were payments of, by order. */
export const subscriptionsOfOrders = async (
  strapi: Core.Strapi,
  orderIds: readonly number[],
): Promise<ReadonlyMap<number, Subscription>> => {
  if (orderIds.length === 0) return new Map();
  const rows = (await sql(strapi)(`${TABLE} as s`)
    .join(`${PAYMENTS} as p`, 'p.subscription_id', 's.id')
    .whereIn('p.order_id', [...orderIds])
    .select('s.*', 'p.order_id as paid_order_id')) as Raw[];
  return new Map(rows.map((row) => [Number(row['paid_order_id']), subscriptionOf(row)]));
};

export const isInvoiceKnown = async (strapi: Core.Strapi, invoiceId: string): Promise<boolean> =>
  (await sql(strapi)(PAYMENTS).where({ provider: 'stripe', invoice_id: invoiceId }).first('id')) !== undefined;

/** The invoices by which orders came to be, by order; those that somebody placed are not in it. */
export const invoicesOf = async (strapi: Core.Strapi, orderIds: readonly number[]): Promise<ReadonlyMap<number, string>> => {
  const rows = (await sql(strapi)(PAYMENTS)
    .whereIn('order_id', [...orderIds])
    .whereNotNull('invoice_id')
    .select('order_id', 'invoice_id')) as Array<{ readonly order_id: number | string; readonly invoice_id: string }>;
  return new Map(rows.map((row) => [Number(row.order_id), row.invoice_id]));
};

/** The invoice by which an order came to be, or null for one that somebody placed. */
export const invoiceOf = async (strapi: Core.Strapi, orderId: number): Promise<string | null> =>
  ((await sql(strapi)(PAYMENTS).where({ order_id: orderId }).first('invoice_id')) as { invoice_id: string | null } | undefined)
    ?.invoice_id ?? null;
