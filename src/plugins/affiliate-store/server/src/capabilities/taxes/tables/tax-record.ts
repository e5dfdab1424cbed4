import { table } from '../../../platform/tables';

/** What was answered about the tax of a cart, by the content of the question: evidence, and so never changed. */
export const taxCalculations = table({
  name: 'tax-calculation',
  table: 'afs_tax_calculations',
  columns: {
    question_hash: { type: 'string' },
    calculation: { type: 'string' },
    question: { type: 'text' },
    answer: { type: 'text' },
    expires_at: { type: 'bigint' },
    asked_at: { type: 'bigint' },
  },
  unique: [{ columns: ['calculation'] }],
  indexes: [['question_hash', 'id']],
  appendOnly: true,
});

/** What is told to whoever reckons the tax of an order: its sale, and what was given back of it. */
export const taxRecords = table({
  name: 'tax-record',
  table: 'afs_tax_records',
  columns: {
    order_id: { type: 'bigint' },
    reference: { type: 'string' },
    kind: { type: 'string' },
    document_id: { type: 'bigint', nullable: true },
    seller: { type: 'string', nullable: true },
    undoes: { type: 'string', nullable: true },
    lines: { type: 'text' },
    state: { type: 'string' },
    /** Its id at the provider, and those of the lines of a sale. */
    provider_id: { type: 'string', nullable: true },
    provider_lines: { type: 'text', nullable: true },
    /** What was said the last time it was refused. */
    why: { type: 'text', nullable: true },
    created_at: { type: 'bigint' },
    changed_at: { type: 'bigint' },
  },
  unique: [{ columns: ['reference'] }],
  indexes: [['order_id', 'id']],
  checks: {
    known_kind: (row) => `${row}kind IN ('sale', 'reversal', 'undo')`,
    known_state: (row) => `${row}state IN ('waiting', 'recorded')`,
  },
});
