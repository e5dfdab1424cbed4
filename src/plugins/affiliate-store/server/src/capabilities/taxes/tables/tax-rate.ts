import { table } from '../../../platform/tables';

/**
 * What a country taxes a kind of product at, from a day on. None is ever changed: what is wrong and has not begun is withdrawn, and stays to be
 * read.
 */
export const taxRateTable = table({
  name: 'tax-rate',
  table: 'afs_tax_rates',
  columns: {
    public_id: { type: 'string' },
    country: { type: 'string' },
    kind: { type: 'string' },
    basis_points: { type: 'integer' },
    /** A day of the calendar, of the accounts' time zone: `2027-01-01`. */
    valid_from: { type: 'string' },
    entered_by: { type: 'string' },
    entered_at: { type: 'bigint' },
    withdrawn_by: { type: 'string', nullable: true },
    withdrawn_at: { type: 'bigint', nullable: true },
  },
  unique: [{ columns: ['public_id'] }, { columns: ['country', 'kind', 'valid_from'], where: 'withdrawn_at IS NULL' }],
  indexes: [['country', 'kind', 'valid_from']],
  checks: {
    known_kind: (row) => `${row}kind IN ('standard', 'reduced')`,
    rate: (row) => `${row}basis_points BETWEEN 0 AND 10000`,
  },
});
