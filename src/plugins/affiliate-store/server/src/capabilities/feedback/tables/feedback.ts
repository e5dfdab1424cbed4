import { table } from '../../../platform/tables';

/** What partners wrote. Title, text and author never change. */
export const feedbackTable = table({
  name: 'feedback-entry',
  table: 'afs_feedback',
  columns: {
    public_id: { type: 'string' },
    author_party_id: { type: 'bigint' },
    /** Document id of the product; null for the shop. */
    product_id: { type: 'string', nullable: true },
    kind: { type: 'string' },
    title: { type: 'string' },
    text: { type: 'text' },
    state: { type: 'string' },
    answer: { type: 'text', nullable: true },
    merged_into: { type: 'bigint', nullable: true },
    hidden_because: { type: 'text', nullable: true },
    /** How often the shop has said how it stands; each has its letters. */
    changes: { type: 'integer' },
    posted_at: { type: 'bigint' },
    changed_at: { type: 'bigint' },
  },
  unique: [{ columns: ['public_id'] }],
  indexes: [['author_party_id'], ['state'], ['merged_into']],
  checks: {
    known_kind: (row) => `${row}kind IN ('issue', 'idea')`,
    known_state: (row) => `${row}state IN ('new', 'considered', 'planned', 'done', 'declined')`,
    no_says_why: (row) => `${row}state <> 'declined' OR ${row}answer IS NOT NULL`,
    not_into_itself: (row) => `${row}merged_into IS NULL OR ${row}merged_into <> ${row}id`,
  },
});

/** Who stands behind an entry: one voice a person, whoever wrote it included. */
export const backerTable = table({
  name: 'feedback-backer',
  table: 'afs_feedback_backers',
  columns: { feedback_id: { type: 'bigint' }, party_id: { type: 'bigint' }, at: { type: 'bigint' } },
  unique: [{ columns: ['feedback_id', 'party_id'] }],
  indexes: [['party_id']],
});
