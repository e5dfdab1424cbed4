import { table } from '../../../platform/tables';

/** Tax that was paid on to an authority, by quarter, country and currency. Never changed: the journal of each stands in the books. */
export const taxRemittanceTable = table({
  name: 'tax-remittance',
  table: 'afs_tax_remittances',
  columns: {
    public_id: { type: 'string' },
    /** Such as `2026-Q4`. */
    quarter: { type: 'string' },
    country: { type: 'string' },
    currency: { type: 'string' },
    amount: { type: 'bigint' },
    /** What the authority or the bank calls it. */
    reference: { type: 'text' },
    made_by: { type: 'string' },
    made_at: { type: 'bigint' },
  },
  unique: [{ columns: ['public_id'] }],
  indexes: [['quarter', 'country']],
  checks: { positive: (row) => `${row}amount > 0` },
  appendOnly: true,
});
