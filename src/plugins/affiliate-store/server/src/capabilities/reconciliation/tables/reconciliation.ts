import { table } from '../../../platform/tables';

/** One comparison of the books with the provider. */
export const reconciliationRuns = table({
  name: 'reconciliation-run',
  table: 'afs_reconciliation_runs',
  columns: {
    from_day: { type: 'string' },
    to_day: { type: 'string' },
    actor: { type: 'string' },
    started_at: { type: 'bigint' },
    finished_at: { type: 'bigint', nullable: true },
    /** How far it has come, for those who watch. */
    days_done: { type: 'integer' },
    days_all: { type: 'integer' },
    compared: { type: 'bigint' },
    found: { type: 'bigint' },
    /** Per currency what each side adds up to, JSON. */
    sums: { type: 'text' },
    state: { type: 'string' },
    failure: { type: 'text', nullable: true },
  },
  // One at a time: two would each close the other's findings.
  unique: [{ columns: ['state'], where: "state = 'running'" }],
  indexes: [['started_at']],
  checks: { known_state: (row) => `${row}state IN ('running', 'done', 'failed')` },
});

/** A balance transaction the sides do not agree on, until they do or a person has settled it. */
export const reconciliationFindings = table({
  name: 'reconciliation-finding',
  table: 'afs_reconciliation_findings',
  columns: {
    provider: { type: 'string' },
    balance_transaction_id: { type: 'string' },
    problem: { type: 'string' },
    kind: { type: 'string' },
    source_id: { type: 'string', nullable: true },
    order_number: { type: 'string', nullable: true },
    at: { type: 'bigint' },
    provider_currency: { type: 'string', nullable: true },
    provider_net: { type: 'bigint', nullable: true },
    provider_amount: { type: 'bigint', nullable: true },
    provider_fee: { type: 'bigint', nullable: true },
    books_currency: { type: 'string', nullable: true },
    books_net: { type: 'bigint', nullable: true },
    advice: { type: 'string' },
    first_seen_at: { type: 'bigint' },
    last_seen_at: { type: 'bigint' },
    settled_at: { type: 'bigint', nullable: true },
    /** `agrees`: a later run found both sides the same; `booked`, `explained`: a person's doing. */
    settlement: { type: 'string', nullable: true },
    reason: { type: 'text', nullable: true },
    settled_by: { type: 'string', nullable: true },
  },
  unique: [{ columns: ['provider', 'balance_transaction_id', 'problem'] }],
  indexes: [['settled_at', 'at'], ['at']],
  checks: {
    known_problem: (row) => `${row}problem IN ('missing_in_books', 'missing_at_provider', 'differs')`,
    known_settlement: (row) => `${row}settlement IS NULL OR ${row}settlement IN ('agrees', 'booked', 'explained')`,
  },
});

export const reconciliationTables = [reconciliationRuns, reconciliationFindings];
