import { table } from '../../../platform/tables';

/**
 * Sums per day, kept by the transaction that moves the money, so that a report costs the same at a thousand orders as at a
 * million. `scope` is `shop`, `party:<id>` or `product:<documentId>`.
 */
export const dailyTotals = table({
  name: 'daily-total',
  table: 'afs_daily_totals',
  columns: {
    scope: { type: 'string' },
    day: { type: 'string' },
    currency: { type: 'string' },
    metric: { type: 'string' },
    amount: { type: 'bigint' },
    events: { type: 'bigint' },
  },
  unique: [{ columns: ['scope', 'metric', 'currency', 'day'] }],
});
