import { table } from '../../../platform/tables';

/** Programs that end contracts nobody sells by. A program without a row ends none. Times UTC ms. */
export const inactivityRules = table({
  name: 'inactivity-rule',
  table: 'afs_inactivity_rules',
  columns: { program_id: { type: 'bigint' }, days: { type: 'integer' }, since: { type: 'bigint' }, made_by: { type: 'string' } },
  unique: [{ columns: ['program_id'] }],
  checks: { long_enough: (row) => `${row}days >= 90` },
});

/** Every time an affiliate was warned, and how it ended: by a sale (or the end of the rule), by the end of the contract, or taken back by staff. */
export const inactivityWarnings = table({
  name: 'inactivity-warning',
  table: 'afs_inactivity_warnings',
  columns: {
    affiliate_id: { type: 'bigint' },
    program_id: { type: 'bigint' },
    days: { type: 'integer' },
    idle_since: { type: 'bigint' },
    warned_at: { type: 'bigint' },
    ends_at: { type: 'bigint' },
    state: { type: 'string' },
    closed_at: { type: 'bigint', nullable: true },
  },
  unique: [{ columns: ['affiliate_id'], where: "state = 'warned'" }],
  indexes: [
    ['affiliate_id', 'id'],
    ['program_id', 'state'],
  ],
  checks: { known_state: (row) => `${row}state IN ('warned', 'spared', 'ended', 'resumed')` },
});
