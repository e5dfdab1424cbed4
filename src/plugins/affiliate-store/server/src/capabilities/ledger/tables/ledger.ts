import { table } from '../../../platform/tables';
import { closedPeriods } from './closed-periods';
import { sealTables } from './seals';

/** Where money can lie. The balance is kept by the same transaction that writes entries, and rebuilt and compared nightly. */
export const accounts = table({
  name: 'ledger-account',
  table: 'afs_ledger_accounts',
  columns: {
    address: { type: 'string' },
    type: { type: 'string' },
    owner: { type: 'string' },
    bucket: { type: 'string' },
    currency: { type: 'string' },
    debits: { type: 'bigint' },
    credits: { type: 'bigint' },
    entries: { type: 'bigint' },
  },
  unique: [{ columns: ['address', 'currency'] }],
  indexes: [['type', 'currency'], ['owner']],
});

/** A fact of money. Its key is the natural key of the event: the same event cannot be booked twice. */
export const journals = table({
  name: 'ledger-journal',
  table: 'afs_ledger_journals',
  columns: {
    idempotency_key: { type: 'string' },
    request_hash: { type: 'string' },
    kind: { type: 'string' },
    source_type: { type: 'string' },
    source_id: { type: 'string' },
    order_id: { type: 'bigint', nullable: true },
    currency: { type: 'string' },
    occurred_at: { type: 'bigint' },
    posted_at: { type: 'bigint' },
    actor: { type: 'string' },
    amount: { type: 'bigint' },
  },
  unique: [{ columns: ['idempotency_key'] }],
  indexes: [['order_id'], ['kind', 'posted_at'], ['posted_at']],
  appendOnly: true,
});

/** One side of a fact. */
export const entries = table({
  name: 'ledger-entry',
  table: 'afs_ledger_entries',
  columns: {
    journal_id: { type: 'bigint' },
    line_no: { type: 'integer' },
    account_id: { type: 'bigint' },
    side: { type: 'string' },
    amount: { type: 'bigint' },
    share_key: { type: 'string', nullable: true },
  },
  unique: [{ columns: ['journal_id', 'line_no'] }],
  indexes: [['account_id', 'journal_id']],
  checks: { positive: (row) => `${row}amount > 0`, known_side: (row) => `${row}side IN ('debit', 'credit')` },
  appendOnly: true,
});

/** Facts about the books themselves: frozen payouts, the result of the last audit. */
export const bookState = table({
  name: 'book-state',
  table: 'afs_book_state',
  columns: { name: { type: 'string' }, value: { type: 'text' }, updated_at: { type: 'bigint' } },
  unique: [{ columns: ['name'] }],
});

export const ledgerTables = [accounts, journals, entries, bookState, ...sealTables, closedPeriods];

/** What an export carries. Facts about the books, such as the last audit, are found again. */
export const carriedTables = [accounts, journals, entries, ...sealTables, closedPeriods];
