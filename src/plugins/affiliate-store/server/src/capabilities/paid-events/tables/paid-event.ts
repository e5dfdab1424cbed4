import { table } from '../../../platform/tables';

/** Leads programs pay for. The address is a hash; what it is of is sealed beside it until somebody has decided, and wiped then. */
export const paidLeads = table({
  name: 'paid-lead',
  table: 'afs_paid_leads',
  columns: {
    public_id: { type: 'string' },
    lead_id: { type: 'bigint' },
    program_id: { type: 'bigint' },
    affiliate_id: { type: 'bigint' },
    address: { type: 'string' },
    sealed: { type: 'text', nullable: true },
    /** The number the affiliate's own server gave it. */
    reference: { type: 'string', nullable: true },
    source: { type: 'string' },
    at: { type: 'bigint' },
    /** 1 when the shop knew the address, or when the mailbox is one for minutes. */
    known: { type: 'integer' },
    disposable: { type: 'integer' },
    state: { type: 'string' },
    reason: { type: 'string', nullable: true },
    words: { type: 'text', nullable: true },
    decided_by: { type: 'string', nullable: true },
    decided_at: { type: 'bigint', nullable: true },
    due_at: { type: 'bigint', nullable: true },
    /** What it pays and by which contract, JSON. */
    terms: { type: 'text' },
    /** What it was suspected of when it came, JSON; null for nothing. With one somebody has to decide. */
    suspicions: { type: 'text', nullable: true },
  },
  // One address waits or pays once in a program, whoever brings it: of two at once the database keeps the first.
  unique: [
    { columns: ['public_id'] },
    { columns: ['lead_id'] },
    { columns: ['program_id', 'address'], where: "state IN ('waiting', 'accepted')" },
  ],
  indexes: [
    ['affiliate_id', 'id'],
    ['state', 'due_at'],
    ['program_id', 'address', 'state'],
  ],
  checks: {
    known_state: (row) => `${row}state IN ('waiting', 'accepted', 'rejected')`,
    decided_once: (row) => `(${row}state = 'waiting') = (${row}decided_at IS NULL)`,
    told_why: (row) => `(${row}state = 'rejected') = (${row}reason IS NOT NULL)`,
  },
});

/** What leads and the clicks of days earned, each once. Only the bucket is written again. */
export const eventEarnings = table({
  name: 'event-earning',
  table: 'afs_event_earnings',
  columns: {
    public_id: { type: 'string' },
    natural_key: { type: 'string' },
    kind: { type: 'string' },
    program_id: { type: 'bigint' },
    affiliate_id: { type: 'bigint' },
    party_id: { type: 'bigint' },
    party: { type: 'string' },
    at: { type: 'bigint' },
    earned_at: { type: 'bigint' },
    payable_at: { type: 'bigint' },
    units: { type: 'bigint' },
    unit_amount: { type: 'bigint' },
    amount: { type: 'bigint' },
    currency: { type: 'string' },
    bucket: { type: 'string' },
    moves: { type: 'integer' },
    evidence: { type: 'text' },
    /** When it last became available; null while it never was, and in rows of before this column. */
    available_at: { type: 'bigint', nullable: true },
  },
  unique: [{ columns: ['public_id'] }, { columns: ['natural_key'] }],
  indexes: [
    ['affiliate_id', 'at'],
    ['bucket', 'payable_at'],
  ],
  checks: {
    known_kind: (row) => `${row}kind IN ('lead', 'click')`,
    known_bucket: (row) => `${row}bucket IN ('pending', 'available', 'held')`,
    adds_up: (row) => `${row}units >= 0 AND ${row}amount = ${row}units * ${row}unit_amount`,
  },
});

/** UTC days whose clicks were counted for pay. */
export const paidDays = table({
  name: 'paid-day',
  table: 'afs_paid_days',
  columns: { day: { type: 'string' }, closed_at: { type: 'bigint' } },
  unique: [{ columns: ['day'] }],
  appendOnly: true,
});
