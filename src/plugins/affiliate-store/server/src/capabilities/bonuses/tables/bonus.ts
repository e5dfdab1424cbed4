import { table } from '../../../platform/tables';

/** What programs say about bonuses; a program without a row has none. */
export const bonusTerms = table({
  name: 'bonus-terms',
  table: 'afs_bonus_terms',
  columns: {
    program_id: { type: 'bigint' },
    enabled: { type: 'boolean' },
    automatic: { type: 'boolean' },
    changed_at: { type: 'bigint' },
  },
  unique: [{ columns: ['program_id'] }],
});

/** What affiliates give to those who buy through them. Once approved only its state changes. Times UTC ms. */
export const bonuses = table({
  name: 'bonus',
  table: 'afs_bonuses',
  columns: {
    public_id: { type: 'string' },
    program_id: { type: 'bigint' },
    affiliate_id: { type: 'bigint' },
    party_id: { type: 'bigint' },
    product_document_id: { type: 'string' },
    product_name: { type: 'string' },
    kind: { type: 'string' },
    title: { type: 'string' },
    text: { type: 'text' },
    url: { type: 'text', nullable: true },
    file_name: { type: 'string', nullable: true },
    file_type: { type: 'string', nullable: true },
    file_bytes: { type: 'bigint', nullable: true },
    file_checksum: { type: 'string', nullable: true },
    storage_key: { type: 'string', nullable: true },
    delay_hours: { type: 'integer' },
    state: { type: 'string' },
    reason: { type: 'text', nullable: true },
    created_at: { type: 'bigint' },
    changed_at: { type: 'bigint' },
  },
  unique: [{ columns: ['public_id'] }],
  indexes: [
    ['state', 'id'],
    ['affiliate_id', 'id'],
    ['product_document_id', 'id'],
  ],
  checks: {
    known_state: (row) => `${row}state IN ('begun', 'in_review', 'approved', 'declined', 'withdrawn', 'stopped')`,
    known_kind: (row) => `${row}kind IN ('file', 'link')`,
    link_has_a_place: (row) => `${row}kind <> 'link' OR ${row}url IS NOT NULL`,
    approved_is_whole: (row) => `${row}state <> 'approved' OR ${row}kind = 'link' OR ${row}storage_key IS NOT NULL`,
    delay_not_negative: (row) => `${row}delay_hours >= 0`,
    ended_in_words: (row) => `${row}state NOT IN ('declined', 'stopped') OR ${row}reason IS NOT NULL`,
  },
});

/** What orders promised. Whether it is open is asked of the access of its order, and is written nowhere twice. */
export const givenBonuses = table({
  name: 'given-bonus',
  table: 'afs_given_bonuses',
  columns: {
    public_id: { type: 'string' },
    bonus_id: { type: 'bigint' },
    order_id: { type: 'bigint' },
    order_number: { type: 'string' },
    customer_id: { type: 'bigint' },
    product_document_id: { type: 'string' },
    due_at: { type: 'bigint' },
    state: { type: 'string' },
    changed_at: { type: 'bigint' },
  },
  unique: [{ columns: ['public_id'] }, { columns: ['bonus_id', 'order_id'] }],
  indexes: [['state', 'due_at'], ['customer_id'], ['order_id']],
  checks: { known_state: (row) => `${row}state IN ('waiting', 'given', 'lapsed')` },
});

export const bonusTables = [bonusTerms, bonuses, givenBonuses];
