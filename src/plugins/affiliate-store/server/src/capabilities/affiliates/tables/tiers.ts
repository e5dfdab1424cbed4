import { table } from '../../../platform/tables';

/** Sales by affiliate, for what they add up to within a period. A sale that was refunded whole does not count while it is. */
export const affiliateSales = table({
  name: 'affiliate-sale',
  table: 'afs_affiliate_sales',
  columns: {
    affiliate_id: { type: 'bigint' },
    program_id: { type: 'bigint' },
    order_id: { type: 'bigint' },
    currency: { type: 'string' },
    amount: { type: 'bigint' },
    at: { type: 'bigint' },
    returned: { type: 'boolean' },
  },
  unique: [{ columns: ['affiliate_id', 'order_id'] }],
  indexes: [['affiliate_id', 'at'], ['order_id']],
});

/** Tiers affiliates have reached: when, by which order, and until when each is kept. What tier an order of any day found is read from here. */
export const tiersReached = table({
  name: 'tier-reached',
  table: 'afs_tiers_reached',
  columns: {
    affiliate_id: { type: 'bigint' },
    program_id: { type: 'bigint' },
    tier: { type: 'string' },
    // The calendar month or quarter it was reached in, or `ever`.
    period: { type: 'string' },
    counted: { type: 'bigint' },
    version: { type: 'integer' },
    reached_at: { type: 'bigint' },
    until: { type: 'bigint', nullable: true },
    cause: { type: 'string' },
  },
  unique: [{ columns: ['affiliate_id', 'tier', 'period'] }],
  indexes: [['until']],
  appendOnly: true,
});
