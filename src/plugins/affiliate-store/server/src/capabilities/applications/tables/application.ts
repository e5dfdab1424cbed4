import { table } from '../../../platform/tables';

/** A person's application to a program, one for both however often it is handed in again. Times UTC ms, `due_on` a day of the shop. */
export const applicationTable = table({
  name: 'application',
  table: 'afs_applications',
  columns: {
    public_id: { type: 'string' },
    program_id: { type: 'bigint' },
    party_id: { type: 'bigint' },
    name: { type: 'string' },
    email: { type: 'string' },
    locale: { type: 'string' },
    state: { type: 'string' },
    answers: { type: 'text' },
    promo_plan: { type: 'text' },
    disposable: { type: 'boolean' },
    accepted_version: { type: 'integer' },
    accepted_at: { type: 'bigint' },
    revision: { type: 'integer' },
    applied_at: { type: 'bigint' },
    due_on: { type: 'string', nullable: true },
    reason: { type: 'text', nullable: true },
    // Whose recruiting link they came by.
    recruiter_id: { type: 'bigint', nullable: true },
  },
  unique: [{ columns: ['public_id'] }, { columns: ['program_id', 'party_id'] }],
  indexes: [['state', 'due_on'], ['party_id']],
  checks: {
    known_state: (row) => `${row}state IN ('in_review', 'details_asked', 'admitted', 'refused', 'withdrawn')`,
    due_in_review: (row) => `${row}state <> 'in_review' OR ${row}due_on IS NOT NULL`,
  },
});

/** What happened to it, in order. */
export const applicationEvents = table({
  name: 'application-event',
  table: 'afs_application_events',
  columns: {
    application_id: { type: 'bigint' },
    kind: { type: 'string' },
    actor: { type: 'string' },
    reason: { type: 'text', nullable: true },
    at: { type: 'bigint' },
  },
  indexes: [['application_id', 'id']],
  appendOnly: true,
  blankable: ['reason'],
});
