import { table } from '../../../platform/tables';

/** What one unit of a currency is in another, from a moment on. A newer row takes the place of an older one; none is ever changed. */
export const rates = table({
  name: 'exchange-rate',
  table: 'afs_exchange_rates',
  columns: {
    public_id: { type: 'string' },
    from_currency: { type: 'string' },
    to_currency: { type: 'string' },
    /** Digits with a point: a float would lose some. */
    rate: { type: 'string' },
    source: { type: 'string' },
    valid_from: { type: 'bigint' },
    entered_by: { type: 'string' },
    entered_at: { type: 'bigint' },
  },
  unique: [{ columns: ['public_id'] }],
  indexes: [['from_currency', 'to_currency', 'valid_from']],
  checks: { pair: (row) => `${row}from_currency <> ${row}to_currency` },
  appendOnly: true,
});
