import { table } from '../../../platform/tables';

/** Hosts of affiliates. Anybody may claim a host; whoever proves it has it, and a proven one has one owner. */
export const linkHosts = table({
  name: 'link-host',
  table: 'afs_link_hosts',
  columns: {
    public_id: { type: 'string' },
    host: { type: 'string' },
    party_id: { type: 'bigint' },
    state: { type: 'string' },
    token: { type: 'string' },
    created_at: { type: 'bigint' },
    changed_at: { type: 'bigint' },
    verified_at: { type: 'bigint', nullable: true },
    checked_at: { type: 'bigint', nullable: true },
    failing_since: { type: 'bigint', nullable: true },
    trouble: { type: 'string', nullable: true },
    reason: { type: 'text', nullable: true },
  },
  unique: [{ columns: ['public_id'] }, { columns: ['party_id', 'host'] }, { columns: ['host'], where: "state = 'verified'" }],
  indexes: [['changed_at'], ['state', 'checked_at']],
  checks: { known_state: (row) => `${row}state IN ('pending', 'verified', 'lapsed', 'revoked', 'removed')` },
});
