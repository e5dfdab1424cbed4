import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { sql } from '../../../platform/transaction';
import type { Coupon } from '../domain/coupon';

const COUPONS = 'afs_coupons';
const TABLE = 'afs_coupon_redemptions';

/** A use of a coupon as an order takes it. Amounts minor units. */
export interface Use {
  readonly orderId: number;
  /** The same for everybody who reads the same mailbox. */
  readonly customerKey: string;
  readonly currency: string;
  readonly discount: number;
}

export type TakenUse = 'taken' | 'used_up' | 'used_by_customer';

// The row of the coupon is held from here to the end of the unit, so that what follows counts alone.
const countUse = async (strapi: Core.Strapi, couponId: number, limited: boolean): Promise<boolean> => {
  const row = sql(strapi)(COUPONS).where({ id: couponId });
  if (limited) row.whereNull('archived_at').where((left) => void left.whereNull('max_uses').orWhereRaw('used < max_uses'));
  return (await row.increment('used', 1)) === 1;
};

const usesOf = async (
  strapi: Core.Strapi,
  couponId: number,
  customerKey: string,
): Promise<{ readonly count: number; readonly last: number }> => {
  const row = (await sql(strapi)(TABLE)
    .where({ coupon_id: couponId, customer_key: customerKey })
    .whereNotNull('nth')
    .count({ count: '*' })
    .max({ last: 'nth' })
    .first()) as { count: number | string; last: number | null };
  return { count: Number(row.count), last: Number(row.last ?? 0) };
};

/** Takes one use, in the unit of work that makes the order; anything but `taken` has to undo that unit. */
export const takeUse = async (strapi: Core.Strapi, coupon: Coupon, use: Use): Promise<TakenUse> => {
  if (!(await countUse(strapi, coupon.id, true))) return 'used_up';
  const before = await usesOf(strapi, coupon.id, use.customerKey);
  if (coupon.maxUsesPerCustomer !== null && before.count >= coupon.maxUsesPerCustomer) return 'used_by_customer';
  await sql(strapi)(TABLE).insert({
    coupon_id: coupon.id,
    order_id: use.orderId,
    customer_key: use.customerKey,
    nth: before.last + 1,
    currency: use.currency,
    discount: use.discount,
    taken_at: now(),
  });
  return 'taken';
};

/**
 * Keeps what was taken off a further payment of what an order began with a coupon: no use of its own, and held by no limit. Nothing where
 * that order took none.
 */
export const keepFurther = async (
  strapi: Core.Strapi,
  firstOrderId: number,
  { orderId, discount }: Pick<Use, 'orderId' | 'discount'>,
): Promise<void> => {
  const db = sql(strapi);
  const first = (await db(TABLE).where({ order_id: firstOrderId }).first()) as
    | { coupon_id: number; customer_key: string; currency: string }
    | undefined;
  if (!first) return;
  const { coupon_id, customer_key, currency } = first;
  await db(TABLE).insert({ coupon_id, order_id: orderId, customer_key, nth: null, currency, discount, taken_at: now() });
};

/** Gives the use of an order that ended without money back. */
export const releaseUse = async (strapi: Core.Strapi, orderId: number): Promise<void> => {
  const db = sql(strapi);
  const held = (await db(TABLE).where({ order_id: orderId }).whereNotNull('nth').first()) as { id: number; coupon_id: number } | undefined;
  if (!held) return;
  await db(COUPONS).where({ id: held.coupon_id }).decrement('used', 1);
  await db(TABLE).where({ id: held.id }).update({ nth: null, released_at: now() });
};

/** Takes a use that was given back again, whatever the limits say: the money came after all. */
export const reclaimUse = async (strapi: Core.Strapi, orderId: number): Promise<void> => {
  const db = sql(strapi);
  const given = (await db(TABLE).where({ order_id: orderId }).whereNotNull('released_at').first()) as
    | { id: number; coupon_id: number; customer_key: string }
    | undefined;
  if (!given) return;
  await countUse(strapi, given.coupon_id, false);
  const { last } = await usesOf(strapi, given.coupon_id, given.customer_key);
  await db(TABLE)
    .where({ id: given.id })
    .update({ nth: last + 1, released_at: null });
};

/** What was taken off with coupons: orders that hold a use now, and further payments of what they began. */
export const ordersOfCoupons = async (
  strapi: Core.Strapi,
  couponIds: readonly number[],
): Promise<ReadonlyArray<{ readonly couponId: number; readonly currency: string; readonly uses: number; readonly discount: number }>> => {
  const rows = (await sql(strapi)(TABLE)
    .whereIn('coupon_id', [...couponIds])
    .whereNull('released_at')
    .select('coupon_id', 'currency')
    .count({ uses: 'nth' })
    .sum({ discount: 'discount' })
    .groupBy('coupon_id', 'currency')
    .orderBy('currency')) as Array<Record<string, unknown>>;
  return rows.map((row) => ({
    couponId: Number(row['coupon_id']),
    currency: String(row['currency']),
    uses: Number(row['uses']),
    discount: Number(row['discount']),
  }));
};
