import { table } from '../../../platform/tables';

/** What partners contest. Days are those of the shop, times UTC ms, amounts minor units. */
export const cases = table({
  name: 'case',
  table: 'afs_cases',
  columns: {
    public_id: { type: 'string' },
    party_id: { type: 'bigint' },
    affiliate_id: { type: 'bigint', nullable: true },
    kind: { type: 'string' },
    subject: { type: 'string' },
    /** The subject while it is not ended, and nothing afterwards: the same may be contested again, and not twice at once. */
    open_subject: { type: 'string', nullable: true },
    order_id: { type: 'bigint', nullable: true },
    order_number: { type: 'string', nullable: true },
    currency: { type: 'string', nullable: true },
    product: { type: 'string', nullable: true },
    sale_day: { type: 'string', nullable: true },
    state: { type: 'string' },
    opened_at: { type: 'bigint' },
    due_on: { type: 'string', nullable: true },
    outcome: { type: 'string', nullable: true },
    answer: { type: 'text', nullable: true },
    decided_by: { type: 'string', nullable: true },
    decided_at: { type: 'bigint', nullable: true },
    entry_kind: { type: 'string', nullable: true },
    entry_state: { type: 'string', nullable: true },
    entry_ref: { type: 'string', nullable: true },
    entry_amount: { type: 'bigint', nullable: true },
    entry_currency: { type: 'string', nullable: true },
    found_order: { type: 'string', nullable: true },
    evidence: { type: 'text' },
    evidence_hash: { type: 'string' },
  },
  unique: [{ columns: ['public_id'] }, { columns: ['party_id', 'open_subject'] }],
  indexes: [
    ['state', 'due_on'],
    ['order_id', 'state'],
    ['party_id', 'id'],
  ],
  checks: {
    known_state: (row) => `${row}state IN ('open', 'waiting_for_partner', 'decided', 'withdrawn')`,
    due_while_open: (row) => `${row}state <> 'open' OR ${row}due_on IS NOT NULL`,
    keyed_while_open: (row) => `${row}state NOT IN ('open', 'waiting_for_partner') OR ${row}open_subject IS NOT NULL`,
    decided_in_words: (row) => `${row}state <> 'decided' OR (${row}outcome IS NOT NULL AND ${row}answer IS NOT NULL)`,
    upheld_is_booked: (row) =>
      `${row}state <> 'decided' OR ${row}outcome = 'declined' OR ${row}kind = 'other' OR ${row}entry_kind IS NOT NULL`,
  },
});

/** What was said and done, in order. */
export const caseEvents = table({
  name: 'case-event',
  table: 'afs_case_events',
  columns: {
    case_id: { type: 'bigint' },
    kind: { type: 'string' },
    actor: { type: 'string' },
    text: { type: 'text', nullable: true },
    facts: { type: 'text' },
    at: { type: 'bigint' },
  },
  indexes: [['case_id', 'id']],
  appendOnly: true,
});

export const caseTables = [cases, caseEvents];
