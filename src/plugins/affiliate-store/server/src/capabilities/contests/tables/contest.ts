import { table } from '../../../platform/tables';

/** Contests as they were announced; only their state and their end are ever written again. */
export const contestsTable = table({
  name: 'contest',
  table: 'afs_contests',
  columns: {
    public_id: { type: 'string' },
    program_id: { type: 'bigint' },
    name: { type: 'text' },
    kind: { type: 'string' },
    metric: { type: 'string' },
    starts_on: { type: 'string' },
    ends_on: { type: 'string' },
    currency: { type: 'string' },
    threshold: { type: 'bigint' },
    /** JSON array of minor units, by rank. */
    prizes: { type: 'text' },
    /** JSON array; null for everybody. */
    groups: { type: 'text', nullable: true },
    state: { type: 'string' },
    made_by: { type: 'string' },
    made_at: { type: 'bigint' },
    settled_at: { type: 'bigint', nullable: true },
    /** The final standing, JSON. */
    final: { type: 'text', nullable: true },
  },
  unique: [{ columns: ['public_id'] }],
  indexes: [['program_id'], ['state']],
  checks: {
    known_kind: (row) => `${row}kind IN ('ranking', 'bounty')`,
    known_metric: (row) => `${row}metric IN ('sales', 'revenue', 'new_buyers')`,
    known_state: (row) => `${row}state IN ('open', 'settled', 'cancelled')`,
    settled_with_standing: (row) => `(${row}state = 'settled') = (${row}final IS NOT NULL)`,
  },
});

/** The name a place chose to be seen by in standings. */
export const contestAliases = table({
  name: 'contest-alias',
  table: 'afs_contest_aliases',
  columns: { affiliate_id: { type: 'bigint' }, alias: { type: 'string' }, chosen_at: { type: 'bigint' } },
  unique: [{ columns: ['affiliate_id'] }],
});

/** What was won, each once, with the adjustment that books it. */
export const contestAwards = table({
  name: 'contest-award',
  table: 'afs_contest_awards',
  columns: {
    natural_key: { type: 'string' },
    contest_id: { type: 'bigint' },
    rank: { type: 'integer', nullable: true },
    affiliate_id: { type: 'bigint' },
    measure: { type: 'bigint' },
    amount: { type: 'bigint' },
    currency: { type: 'string' },
    adjustment: { type: 'string' },
    at: { type: 'bigint' },
  },
  unique: [{ columns: ['natural_key'] }, { columns: ['adjustment'] }],
  indexes: [['contest_id'], ['affiliate_id']],
  checks: { positive: (row) => `${row}amount > 0` },
  appendOnly: true,
});
