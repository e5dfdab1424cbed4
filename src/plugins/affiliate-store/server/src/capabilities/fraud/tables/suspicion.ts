import { table } from '../../../platform/tables';

/** Orders of which shares are, or were, held for a suspicion. What was found is what the order froze. Times UTC ms. */
export const suspicions = table({
  name: 'suspicion',
  table: 'afs_suspicions',
  columns: {
    public_id: { type: 'string' },
    order_id: { type: 'bigint' },
    order_number: { type: 'string' },
    program_id: { type: 'bigint' },
    affiliate_id: { type: 'bigint' },
    party_id: { type: 'bigint' },
    /** Codes of the rules that tripped, each between blanks, so that one can be looked for. */
    rules: { type: 'string' },
    score: { type: 'integer' },
    findings: { type: 'text' },
    state: { type: 'string' },
    opened_at: { type: 'bigint' },
    decided_at: { type: 'bigint', nullable: true },
    decided_by: { type: 'string', nullable: true },
    note: { type: 'text', nullable: true },
    /** Who wants more than the limit rejected, and waits for a second person. */
    asked_by: { type: 'string', nullable: true },
    asked_at: { type: 'bigint', nullable: true },
    asked_note: { type: 'text', nullable: true },
  },
  unique: [{ columns: ['public_id'] }, { columns: ['order_id', 'program_id'] }],
  indexes: [['state', 'opened_at'], ['affiliate_id'], ['party_id', 'state']],
  checks: {
    known_state: (row) => `${row}state IN ('open', 'released', 'confirmed', 'moot')`,
    decided_by_somebody: (row) =>
      `${row}state NOT IN ('released', 'confirmed') OR (${row}decided_at IS NOT NULL AND ${row}decided_by IS NOT NULL)`,
    // Who asked for a second person is not that person, whatever the code says.
    two_persons: (row) => `${row}asked_by IS NULL OR ${row}state <> 'confirmed' OR ${row}decided_by <> ${row}asked_by`,
  },
});

/** Networks parties were seen on, hashed with the key of the day and gone with it. */
export const partyNetworks = table({
  name: 'party-network',
  table: 'afs_party_networks',
  columns: { party_id: { type: 'bigint' }, network: { type: 'string' }, seen_at: { type: 'bigint' } },
  unique: [{ columns: ['party_id', 'network'] }],
  indexes: [['seen_at']],
});

export const fraudTables = [suspicions, partyNetworks];
