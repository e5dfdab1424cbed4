import { table } from '../../../platform/tables';

/** News for affiliates. Its words change while it is a draft, afterwards its state alone. */
export const newsTable = table({
  name: 'news',
  table: 'afs_news',
  columns: {
    public_id: { type: 'string' },
    /** Null for everybody. */
    program_id: { type: 'bigint', nullable: true },
    group_name: { type: 'string', nullable: true },
    /** Null for whoever has which tags. */
    tag_name: { type: 'string', nullable: true },
    /** JSON: title and text by language. */
    words: { type: 'text' },
    state: { type: 'string' },
    made_by: { type: 'string' },
    made_at: { type: 'bigint' },
    published_at: { type: 'bigint', nullable: true },
    mailed: { type: 'integer' },
  },
  unique: [{ columns: ['public_id'] }],
  indexes: [['state', 'program_id']],
  checks: {
    known_state: (row) => `${row}state IN ('draft', 'published', 'taken_back')`,
    group_of_a_program: (row) => `${row}group_name IS NULL OR ${row}program_id IS NOT NULL`,
    published_at_a_moment: (row) => `(${row}state = 'draft') = (${row}published_at IS NULL)`,
  },
});

/** Which places have read what. */
export const newsReads = table({
  name: 'news-read',
  table: 'afs_news_reads',
  columns: { news_id: { type: 'bigint' }, affiliate_id: { type: 'bigint' }, read_at: { type: 'bigint' } },
  unique: [{ columns: ['news_id', 'affiliate_id'] }],
  indexes: [['affiliate_id']],
});

/** One for each place in a program that was written to, or wrote: how much each side has not read. */
export const conversationTable = table({
  name: 'conversation',
  table: 'afs_conversations',
  columns: {
    affiliate_id: { type: 'bigint' },
    unread_by_partner: { type: 'integer' },
    unread_by_shop: { type: 'integer' },
    last_by: { type: 'string' },
    last_at: { type: 'bigint' },
  },
  unique: [{ columns: ['affiliate_id'] }],
  indexes: [['unread_by_shop', 'last_at']],
  checks: { known_side: (row) => `${row}last_by IN ('partner', 'shop')` },
});

/** What was written; never changed. */
export const messageTable = table({
  name: 'message',
  table: 'afs_messages',
  columns: {
    affiliate_id: { type: 'bigint' },
    side: { type: 'string' },
    actor: { type: 'string' },
    text: { type: 'text' },
    written_at: { type: 'bigint' },
  },
  indexes: [['affiliate_id']],
  checks: { known_side: (row) => `${row}side IN ('partner', 'shop')` },
});
