import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { contentHash } from '../../../platform/ids';
import { findKept, insertKept, maybeMomentOf, momentOf, updateKept } from '../../../platform/kept-rows';
import { sql } from '../../../platform/transaction';
import { unitMemory } from '../../../platform/unit-memory';
import type { OrderState } from '../domain/order-state';
import type { OrderSnapshot } from '../domain/snapshot';

const UID = 'plugin::affiliate-store.order';

/** An order as the store works with it; amounts are minor units, times UTC ms. */
export interface Order {
  readonly id: number;
  readonly number: string;
  readonly state: OrderState;
  readonly disputed: boolean;
  readonly currency: string;
  readonly total: number;
  readonly tax: number;
  readonly refunded: number;
  readonly taxRefunded: number;
  readonly productNames: string;
  readonly email: string;
  readonly country: string;
  readonly language: string;
  readonly placedAt: number;
  readonly paidAt: number | null;
  readonly guaranteeEndsAt: number | null;
  readonly attention: string | null;
  readonly testMode: boolean;
  /** Of two who share the sale the one who leads it; and the other. */
  readonly affiliateCode: string | null;
  readonly otherAffiliateCode: string | null;
  readonly couponCode: string | null;
  readonly discount: number;
  readonly checkoutSessionId: string | null;
  /** Number of the last try to open a session, and its moment; null for the first. */
  readonly sessionAttempt: number | null;
  readonly sessionAttemptAt: number | null;
  readonly paymentIntentId: string | null;
  /** Until when the money of a bank transfer is waited for; null for what is paid at the provider. */
  readonly transferDueAt: number | null;
  /** How many shares were cut to what was left of the price; null where none was. */
  readonly sharesCut: number | null;
  readonly customerId: number;
  readonly ownerUserId: number | null;
  readonly stateVersion: number;
}

/** What is known of an order when it is made. */
export type NewOrder = Pick<
  Order,
  | 'number'
  | 'currency'
  | 'total'
  | 'tax'
  | 'productNames'
  | 'email'
  | 'country'
  | 'language'
  | 'placedAt'
  | 'testMode'
  | 'affiliateCode'
  | 'otherAffiliateCode'
  | 'couponCode'
  | 'discount'
  | 'customerId'
  | 'ownerUserId'
>;

type Raw = Record<string, unknown>;

const maybeText = (value: unknown): string | null => (value ?? null) as string | null;
const maybeNumber = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));

export const orderOf = (row: Raw): Order => ({
  ...(row as unknown as Order),
  id: Number(row['id']),
  disputed: Boolean(row['disputed']),
  testMode: Boolean(row['testMode']),
  total: Number(row['total']),
  tax: Number(row['tax']),
  refunded: Number(row['refunded']),
  taxRefunded: Number(row['taxRefunded']),
  placedAt: momentOf(row['placedAt']),
  paidAt: maybeMomentOf(row['paidAt']),
  guaranteeEndsAt: maybeMomentOf(row['guaranteeEndsAt']),
  attention: maybeText(row['attention']),
  affiliateCode: maybeText(row['affiliateCode']),
  otherAffiliateCode: maybeText(row['otherAffiliateCode']),
  couponCode: maybeText(row['couponCode']),
  discount: Number(row['discount'] ?? 0),
  checkoutSessionId: maybeText(row['checkoutSessionId']),
  sessionAttempt: maybeNumber(row['sessionAttempt']),
  sessionAttemptAt: maybeMomentOf(row['sessionAttemptAt']),
  paymentIntentId: maybeText(row['paymentIntentId']),
  transferDueAt: maybeMomentOf(row['transferDueAt']),
  sharesCut: maybeNumber(row['sharesCut']),
  customerId: Number(row['customerId']),
  ownerUserId: maybeNumber(row['ownerUserId']),
  stateVersion: Number(row['stateVersion']),
});

export const insertOrder = async (strapi: Core.Strapi, order: NewOrder, snapshot: OrderSnapshot): Promise<Order> => {
  const row = {
    ...order,
    placedAt: new Date(order.placedAt),
    state: 'created',
    disputed: false,
    refunded: 0,
    taxRefunded: 0,
    stateVersion: 1,
  };
  const id = await insertKept(strapi, UID, row);
  await sql(strapi)('afs_order_snapshots').insert({
    order_id: id,
    snapshot: JSON.stringify(snapshot),
    hash: contentHash(snapshot),
    created_at: now(),
  });
  await sql(strapi)('afs_order_lines').insert(
    snapshot.lines.map(({ line, productId, productName, gross }) => ({
      order_id: id,
      line,
      product_id: productId,
      product_name: productName,
      gross,
    })),
  );
  return {
    ...order,
    id,
    state: 'created',
    disputed: false,
    refunded: 0,
    taxRefunded: 0,
    paidAt: null,
    guaranteeEndsAt: null,
    attention: null,
    checkoutSessionId: null,
    sessionAttempt: null,
    sessionAttemptAt: null,
    paymentIntentId: null,
    transferDueAt: null,
    sharesCut: null,
    stateVersion: 1,
  };
};

export type OrderKey =
  | { readonly id: number }
  | { readonly number: string }
  | { readonly checkoutSessionId: string }
  | { readonly paymentIntentId: string };

/** One order, locked until the unit of work ends when asked. */
export const findOrder = async (strapi: Core.Strapi, key: OrderKey, lock = false): Promise<Order | null> => {
  const [row] = await findKept<Raw>(strapi, UID, key, { limit: 1, lock });
  return row ? orderOf(row) : null;
};

/** Changes an order that still has the version the caller locked; a lost race is a defect, because the row was locked. */
export const changeOrder = async (strapi: Core.Strapi, order: Order, change: Partial<Order>): Promise<Order> => {
  const { placedAt: _placed, paidAt, guaranteeEndsAt, sessionAttemptAt, transferDueAt, ...plain } = change;
  const dates = {
    ...(paidAt === undefined ? {} : { paidAt: paidAt === null ? null : new Date(paidAt) }),
    ...(sessionAttemptAt === undefined ? {} : { sessionAttemptAt: sessionAttemptAt === null ? null : new Date(sessionAttemptAt) }),
    ...(transferDueAt === undefined ? {} : { transferDueAt: transferDueAt === null ? null : new Date(transferDueAt) }),
    ...(guaranteeEndsAt === undefined ? {} : { guaranteeEndsAt: guaranteeEndsAt === null ? null : new Date(guaranteeEndsAt) }),
  };
  const changed = await updateKept(
    strapi,
    UID,
    { id: order.id, stateVersion: order.stateVersion },
    { ...plain, ...dates, stateVersion: order.stateVersion + 1 },
  );
  if (changed !== 1) throw new Error(`order ${order.number} was changed by someone else`);
  return { ...order, ...change, stateVersion: order.stateVersion + 1 };
};

export const readSnapshot = async (strapi: Core.Strapi, orderId: number): Promise<OrderSnapshot> => {
  // It never changes once it is written.
  const memory = unitMemory<number, OrderSnapshot>('order-snapshots');
  const known = memory?.get(orderId);
  if (known) return known;
  const row = (await sql(strapi)('afs_order_snapshots').where({ order_id: orderId }).first()) as { snapshot: string } | undefined;
  if (!row) throw new Error(`order ${orderId} has no snapshot`);
  const snapshot = JSON.parse(row.snapshot) as OrderSnapshot;
  memory?.set(orderId, snapshot);
  return snapshot;
};

/** A snapshot with the hash it was frozen under, and the hash of what it says today. */
export interface FrozenSnapshot {
  readonly snapshot: OrderSnapshot;
  readonly frozen: string;
  readonly now: string;
}

/** Of several orders, by order. */
export const readFrozenSnapshots = async (
  strapi: Core.Strapi,
  orderIds: readonly number[],
): Promise<ReadonlyMap<number, FrozenSnapshot>> => {
  const rows = (await sql(strapi)('afs_order_snapshots').whereIn('order_id', [...orderIds])) as Array<{
    readonly order_id: number | string;
    readonly snapshot: string;
    readonly hash: string;
  }>;
  return new Map(
    rows.map((row) => {
      const snapshot = JSON.parse(row.snapshot) as OrderSnapshot;
      return [Number(row.order_id), { snapshot, frozen: row.hash, now: contentHash(snapshot) }];
    }),
  );
};

/** Snapshots of several orders, by order id. */
export const readSnapshots = async (strapi: Core.Strapi, orderIds: readonly number[]): Promise<ReadonlyMap<number, OrderSnapshot>> => {
  const rows = (await sql(strapi)('afs_order_snapshots').whereIn('order_id', [...orderIds])) as Array<{
    order_id: number;
    snapshot: string;
  }>;
  return new Map(rows.map((row) => [Number(row.order_id), JSON.parse(row.snapshot) as OrderSnapshot]));
};

/** Orders of customers, newest first. */
export const findOrdersOfCustomers = async (strapi: Core.Strapi, customerIds: readonly number[]): Promise<Order[]> => {
  if (customerIds.length === 0) return [];
  return (await findKept<Raw>(strapi, UID, { customerId: { $in: [...customerIds] } }, { order: { placedAt: 'desc' }, limit: 500 })).map(
    orderOf,
  );
};

/** How many orders of nothing a customer placed since a moment. */
export const countFreeOrders = async (strapi: Core.Strapi, customerId: number, since: number): Promise<number> =>
  strapi.db.query(UID).count({ where: { customerId, total: 0, placedAt: { $gte: new Date(since) } } });

/** Orders by id, in no particular order. */
export const findOrdersByIds = async (strapi: Core.Strapi, ids: readonly number[]): Promise<Order[]> =>
  ids.length === 0 ? [] : (await findKept<Raw>(strapi, UID, { id: { $in: [...ids] } })).map(orderOf);

/** Orders that wait for a payment since before a moment. */
export const findWaitingOrders = async (strapi: Core.Strapi, placedBefore: number, limit: number): Promise<Order[]> =>
  (
    await findKept<Raw>(
      strapi,
      UID,
      // What a person has to decide about waits for the person.
      {
        state: { $in: ['created', 'processing'] },
        placedAt: { $lt: new Date(placedBefore) },
        attention: { $null: true },
        transferDueAt: { $null: true },
      },
      { order: { placedAt: 'asc' }, limit },
    )
  ).map(orderOf);

/** Orders that wait for a bank transfer and which nobody is looking at, the first due first; those that were due before a moment, where given. */
export const findAwaitedTransfers = async (strapi: Core.Strapi, dueBefore: number | null, limit: number): Promise<Order[]> =>
  (
    await findKept<Raw>(
      strapi,
      UID,
      {
        state: 'processing',
        transferDueAt: dueBefore === null ? { $notNull: true } : { $lt: new Date(dueBefore) },
        attention: { $null: true },
      },
      { order: { transferDueAt: 'asc' }, limit },
    )
  ).map(orderOf);

/** Gives the orders of a customer to the account that proved the mailbox. */
export const claimOrders = async (strapi: Core.Strapi, customerId: number, userId: number): Promise<void> => {
  await updateKept(strapi, UID, { customerId }, { ownerUserId: userId });
};
