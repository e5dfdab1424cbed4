import { table } from '../../../platform/tables';

/** How the confirmation of a party that sells stands; one row each. Days are those of the shop, times UTC ms. */
export const confirmations = table({
  name: 'confirmation',
  table: 'afs_confirmations',
  columns: {
    party_id: { type: 'bigint' },
    state: { type: 'string' },
    /** Whether products are on sale; stays true while changed data are looked at. */
    sells: { type: 'boolean' },
    /** What was handed in last, and what was confirmed last; null where staff confirmed without papers. */
    identity_id: { type: 'bigint', nullable: true },
    confirmed_identity_id: { type: 'bigint', nullable: true },
    handed_in_at: { type: 'bigint', nullable: true },
    due_on: { type: 'string', nullable: true },
    reason: { type: 'text', nullable: true },
    changed_at: { type: 'bigint' },
  },
  unique: [{ columns: ['party_id'] }],
  indexes: [['state', 'due_on']],
  checks: {
    known_state: (row) => `${row}state IN ('missing', 'in_review', 'sent_back', 'confirmed')`,
    due_in_review: (row) => `${row}state <> 'in_review' OR (${row}due_on IS NOT NULL AND ${row}identity_id IS NOT NULL)`,
    confirmed_sells: (row) => `${row}state <> 'confirmed' OR ${row}sells`,
  },
});

/** Who somebody is, as they handed it in. */
export const identities = table({
  name: 'confirmation-identity',
  table: 'afs_confirmation_identities',
  columns: {
    party_id: { type: 'bigint' },
    kind: { type: 'string' },
    legal_name: { type: 'string' },
    address: { type: 'text' },
    country: { type: 'string' },
    tax_id: { type: 'string' },
    vat_id: { type: 'string' },
    at: { type: 'bigint' },
    by: { type: 'string' },
  },
  indexes: [['party_id', 'id']],
  checks: { known_kind: (row) => `${row}kind IN ('person', 'company')` },
  appendOnly: true,
});

/** What happened, in order. */
export const events = table({
  name: 'confirmation-event',
  table: 'afs_confirmation_events',
  columns: {
    party_id: { type: 'bigint' },
    kind: { type: 'string' },
    actor: { type: 'string' },
    reason: { type: 'text', nullable: true },
    identity_id: { type: 'bigint', nullable: true },
    at: { type: 'bigint' },
  },
  indexes: [['party_id', 'id']],
  checks: { known_kind: (row) => `${row}kind IN ('handed_in', 'confirmed', 'by_hand', 'before', 'sent_back', 'withdrawn')` },
  appendOnly: true,
});

/** The moment confirmations began in this installation: who sold before it is confirmed by it, once. */
export const beginnings = table({
  name: 'confirmation-beginning',
  table: 'afs_confirmation_beginnings',
  columns: { name: { type: 'string' }, at: { type: 'bigint' } },
  unique: [{ columns: ['name'] }],
});

export const confirmationTables = [confirmations, identities, events, beginnings];
