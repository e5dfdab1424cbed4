import { table } from '../../../platform/tables';

/** Months that were made up, with where the books ended: which journals a month's statements count is decided once for everybody. */
export const statementMonths = table({
  name: 'statement-month',
  table: 'afs_statement_months',
  columns: {
    month: { type: 'string' },
    ends_at: { type: 'bigint' },
    /** Journals up to this number are counted, if they were booked before the end; what comes later is in the next month. */
    settled: { type: 'bigint' },
    block: { type: 'bigint' },
    head: { type: 'string' },
    made_at: { type: 'bigint' },
  },
  unique: [{ columns: ['month'] }],
  appendOnly: true,
});

/** Statements as they were issued, word for word. */
export const statements = table({
  name: 'statement',
  table: 'afs_statements',
  columns: {
    public_id: { type: 'string' },
    party_id: { type: 'bigint' },
    party: { type: 'string' },
    party_name: { type: 'string' },
    currency: { type: 'string' },
    month: { type: 'string' },
    issued_at: { type: 'bigint' },
    lines: { type: 'integer' },
    opening_owed: { type: 'bigint' },
    closing_owed: { type: 'bigint' },
    /** What was sent in the month, less what came back. */
    paid_out: { type: 'bigint' },
    /** The signed text, canonical JSON. */
    statement: { type: 'text' },
    signing_key: { type: 'string' },
    signature: { type: 'string' },
    /** The language its party read on that day: that of the paper. Null in statements of before there were papers. */
    language: { type: 'string', nullable: true },
  },
  unique: [{ columns: ['public_id'] }, { columns: ['party', 'currency', 'month'] }],
  indexes: [['party_id', 'month'], ['month']],
  appendOnly: true,
});

/** Every public key statements were ever signed by: old ones are kept, or old statements could not be checked. */
export const statementKeys = table({
  name: 'statement-key',
  table: 'afs_statement_keys',
  columns: { generation: { type: 'integer' }, key_id: { type: 'string' }, public_key: { type: 'text' }, made_at: { type: 'bigint' } },
  unique: [{ columns: ['generation'] }, { columns: ['key_id'] }],
  appendOnly: true,
});

/** The private keys, sealed with the key of this installation. They are never carried, listed or logged. */
export const statementSecrets = table({
  name: 'statement-secret',
  table: 'afs_statement_secrets',
  columns: { key_id: { type: 'string' }, sealed: { type: 'text' } },
  unique: [{ columns: ['key_id'] }],
  appendOnly: true,
});

export const statementTables = [statementMonths, statements, statementKeys, statementSecrets];
