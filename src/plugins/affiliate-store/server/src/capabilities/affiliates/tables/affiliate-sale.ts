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
