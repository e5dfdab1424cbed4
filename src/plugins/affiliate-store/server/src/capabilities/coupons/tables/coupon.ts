import { table } from '../../../platform/tables';

/** Codes that make purchases cheaper. What a coupon takes off is never changed: another reduction is another coupon. */
export const coupons = table({
  name: 'coupon',
  table: 'afs_coupons',
  columns: {
    public_id: { type: 'string' },
    code: { type: 'string' },
    kind: { type: 'string' },
    basis_points: { type: 'integer', nullable: true },
    amounts: { type: 'text', nullable: true },
    /** Of how many payments of a subscription or of instalments: the first so many, 0 for all, absent for none. */
    payments: { type: 'integer', nullable: true },
    products: { type: 'text', nullable: true },
    affiliate_id: { type: 'bigint', nullable: true },
    /** Public id of the party whose coupon it is, absent for the shop's. */
    owner: { type: 'string', nullable: true },
    starts_at: { type: 'bigint', nullable: true },
    ends_at: { type: 'bigint', nullable: true },
    max_uses: { type: 'integer', nullable: true },
    max_uses_per_customer: { type: 'integer', nullable: true },
    used: { type: 'integer' },
    created_by: { type: 'string' },
    created_at: { type: 'bigint' },
    archived_at: { type: 'bigint', nullable: true },
  },
  unique: [{ columns: ['public_id'] }, { columns: ['code'] }],
  indexes: [['affiliate_id'], ['owner']],
  checks: {
    reduction: (row) =>
      `(${row}kind = 'percent' AND ${row}basis_points BETWEEN 1 AND 10000 AND ${row}amounts IS NULL) OR (${row}kind = 'amount' AND ${row}basis_points IS NULL AND ${row}amounts IS NOT NULL)`,
    payments: (row) => `${row}payments IS NULL OR ${row}payments >= 0`,
    used: (row) => `${row}used >= 0`,
  },
});

/**
 * One use of a coupon by an order (U20). `customer_key` is a hash of the mailbox; `nth` counts the uses of one customer and
 * is empty once the use was given back, and for a further payment of what was begun with it, which is no use of its own.
 */
export const redemptions = table({
  name: 'coupon-redemption',
  table: 'afs_coupon_redemptions',
  columns: {
    coupon_id: { type: 'bigint' },
    order_id: { type: 'bigint' },
    customer_key: { type: 'string' },
    nth: { type: 'integer', nullable: true },
    currency: { type: 'string' },
    discount: { type: 'bigint' },
    taken_at: { type: 'bigint' },
    released_at: { type: 'bigint', nullable: true },
  },
  unique: [{ columns: ['coupon_id', 'order_id'] }, { columns: ['coupon_id', 'customer_key', 'nth'] }],
  indexes: [['order_id']],
  checks: { discount: (row) => `${row}discount > 0` },
});

export const couponTables = [coupons, redemptions];
