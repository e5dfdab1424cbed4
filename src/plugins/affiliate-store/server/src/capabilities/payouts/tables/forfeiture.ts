import { table } from '../../../platform/tables';

/** Every time somebody was told that an old balance will be given up, and how that ended. */
export const forfeitureNotices = table({
  name: 'forfeiture-notice',
  table: 'afs_forfeiture_notices',
  columns: {
    public_id: { type: 'string' },
    party_id: { type: 'bigint' },
    currency: { type: 'string' },
    amount: { type: 'bigint' },
    idle_since: { type: 'bigint' },
    months: { type: 'integer' },
    noticed_at: { type: 'bigint' },
    due_at: { type: 'bigint' },
    state: { type: 'string' },
    closed_at: { type: 'bigint', nullable: true },
    adjustment_id: { type: 'string', nullable: true },
  },
  unique: [{ columns: ['public_id'] }, { columns: ['party_id', 'currency'], where: "state = 'noticed'" }],
  indexes: [
    ['party_id', 'id'],
    ['state', 'id'],
  ],
  checks: {
    positive: (row) => `${row}amount > 0`,
    known_state: (row) => `${row}state IN ('noticed', 'kept', 'moved', 'confirmed', 'turned_down')`,
  },
});
