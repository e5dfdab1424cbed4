import { table } from '../../../platform/tables';

/** Articles the shop wrote. The public id of one that stands in a starter's place is the starter's. */
export const articleTable = table({
  name: 'help-article',
  table: 'afs_help_articles',
  columns: {
    public_id: { type: 'string' },
    role: { type: 'string' },
    kind: { type: 'string' },
    section: { type: 'string' },
    position: { type: 'integer' },
    /** JSON: title and text by language. */
    words: { type: 'text' },
    state: { type: 'string' },
    changed_by: { type: 'string' },
    changed_at: { type: 'bigint' },
  },
  unique: [{ columns: ['public_id'] }],
  checks: {
    known_state: (row) => `${row}state IN ('draft', 'published')`,
    known_role: (row) => `${row}role IN ('affiliate', 'creator', 'buyer')`,
    known_kind: (row) => `${row}kind IN ('answer', 'guide', 'practice')`,
  },
});

/** Whether an article helped: one word a person. */
export const voteTable = table({
  name: 'help-vote',
  table: 'afs_help_votes',
  columns: { article_id: { type: 'string' }, user_id: { type: 'bigint' }, helpful: { type: 'integer' }, at: { type: 'bigint' } },
  unique: [{ columns: ['article_id', 'user_id'] }],
});

/** What readers ask, and what they were answered. */
export const questionTable = table({
  name: 'help-question',
  table: 'afs_help_questions',
  columns: {
    public_id: { type: 'string' },
    user_id: { type: 'bigint' },
    role: { type: 'string' },
    language: { type: 'string' },
    text: { type: 'text' },
    /** The article they came from, where they came from one. */
    article_id: { type: 'string', nullable: true },
    state: { type: 'string' },
    answer: { type: 'text', nullable: true },
    answered_by: { type: 'string', nullable: true },
    answered_at: { type: 'bigint', nullable: true },
    /** The article it became. */
    published_as: { type: 'string', nullable: true },
    asked_at: { type: 'bigint' },
  },
  unique: [{ columns: ['public_id'] }],
  indexes: [['user_id'], ['state']],
  checks: {
    known_state: (row) => `${row}state IN ('open', 'answered', 'closed')`,
    open_without_answer: (row) => `(${row}state = 'open') = (${row}answered_at IS NULL)`,
    answered_in_words: (row) => `(${row}state = 'answered') = (${row}answer IS NOT NULL)`,
  },
});
