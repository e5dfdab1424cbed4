import { table } from '../../../platform/tables';

/** The first order each customer paid; the key says it once, so that of two orders paid at the same moment one made the customer new. */
export const firstPurchases = table({
  name: 'first-purchase',
  table: 'afs_first_purchases',
  columns: {
    customer_id: { type: 'bigint' },
    order_id: { type: 'bigint' },
    currency: { type: 'string' },
    /** UTC day. */
    day: { type: 'string' },
  },
  unique: [{ columns: ['customer_id'] }, { columns: ['order_id'] }],
});
