import { table } from '../../../platform/tables';

/** Pieces affiliates may use. A retired one keeps its address: it hangs on pages of others. Times UTC ms. */
export const creatives = table({
  name: 'creative',
  table: 'afs_creatives',
  columns: {
    public_id: { type: 'string' },
    program_id: { type: 'bigint', nullable: true },
    party_id: { type: 'bigint', nullable: true },
    kind: { type: 'string' },
    name: { type: 'string' },
    language: { type: 'string' },
    device: { type: 'string' },
    product: { type: 'string', nullable: true },
    subject: { type: 'string', nullable: true },
    body: { type: 'text', nullable: true },
    file_id: { type: 'bigint', nullable: true },
    file_url: { type: 'text', nullable: true },
    file_type: { type: 'string', nullable: true },
    width: { type: 'integer', nullable: true },
    height: { type: 'integer', nullable: true },
    version: { type: 'integer' },
    created_at: { type: 'bigint' },
    changed_at: { type: 'bigint' },
    retired_at: { type: 'bigint', nullable: true },
  },
  unique: [{ columns: ['public_id'] }],
  indexes: [['changed_at'], ['kind', 'id']],
  checks: {
    known_kind: (row) => `${row}kind IN ('banner', 'text', 'letter', 'article', 'informer')`,
    words_of_their_kind: (row) =>
      `(${row}kind IN ('banner', 'informer') AND ${row}body IS NULL) OR (${row}kind IN ('text', 'letter', 'article') AND ${row}body IS NOT NULL)`,
  },
});

/** How often each piece was shown on an affiliate's pages a day. Sums alone: of who saw it nothing is kept. */
export const creativeDays = table({
  name: 'creative-day',
  table: 'afs_creative_days',
  columns: {
    creative_id: { type: 'bigint' },
    affiliate_id: { type: 'bigint' },
    day: { type: 'string' },
    impressions: { type: 'bigint' },
  },
  unique: [{ columns: ['creative_id', 'affiliate_id', 'day'] }],
  indexes: [['affiliate_id', 'day']],
});

/** Wishes of affiliates for a piece. */
export const creativeRequests = table({
  name: 'creative-request',
  table: 'afs_creative_requests',
  columns: {
    public_id: { type: 'string' },
    party_id: { type: 'bigint' },
    affiliate_id: { type: 'bigint' },
    width: { type: 'integer', nullable: true },
    height: { type: 'integer', nullable: true },
    purpose: { type: 'text' },
    state: { type: 'string' },
    creative_id: { type: 'bigint', nullable: true },
    reason: { type: 'text', nullable: true },
    opened_at: { type: 'bigint' },
    changed_at: { type: 'bigint' },
  },
  unique: [{ columns: ['public_id'] }],
  indexes: [
    ['state', 'id'],
    ['party_id', 'id'],
  ],
  checks: {
    known_state: (row) => `${row}state IN ('open', 'proposed', 'accepted', 'declined', 'withdrawn')`,
    proposed_is_there: (row) => `${row}state NOT IN ('proposed', 'accepted') OR ${row}creative_id IS NOT NULL`,
    declined_in_words: (row) => `${row}state <> 'declined' OR ${row}reason IS NOT NULL`,
  },
});

/** What was said and done about a wish, in order. */
export const creativeRequestEvents = table({
  name: 'creative-request-event',
  table: 'afs_creative_request_events',
  columns: {
    request_id: { type: 'bigint' },
    kind: { type: 'string' },
    actor: { type: 'string' },
    text: { type: 'text', nullable: true },
    creative_id: { type: 'bigint', nullable: true },
    at: { type: 'bigint' },
  },
  indexes: [['request_id', 'id']],
  appendOnly: true,
  blankable: ['text'],
});

export const creativeTables = [creatives, creativeDays, creativeRequests, creativeRequestEvents];
