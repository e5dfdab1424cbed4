import { table } from '../../../platform/tables';

/**
 * What people, or staff for them, asked for: a file of everything that is kept about them, or that it goes. An erasure empties the address in
 * it, and what is left is the mark that stands in the person's place. Times UTC ms.
 */
export const personRequests = table({
  name: 'person-request',
  table: 'afs_person_requests',
  columns: {
    public_id: { type: 'string' },
    kind: { type: 'string' },
    state: { type: 'string' },
    email_norm: { type: 'string', nullable: true },
    /** The account that asked for itself; null where staff asked. */
    user_id: { type: 'bigint', nullable: true },
    mark: { type: 'string' },
    asked_by: { type: 'string' },
    asked_at: { type: 'bigint' },
    decided_by: { type: 'string', nullable: true },
    decided_at: { type: 'bigint', nullable: true },
    reason: { type: 'text', nullable: true },
    /** How far it is, in parts of the map. */
    done: { type: 'integer' },
    parts: { type: 'integer' },
    /** The file, until its days are over. */
    body: { type: 'text', nullable: true },
    bytes: { type: 'integer', nullable: true },
    hash: { type: 'string', nullable: true },
    /** What an erasure did, table by table, JSON. */
    report: { type: 'text', nullable: true },
    finished_at: { type: 'bigint', nullable: true },
    expires_at: { type: 'bigint', nullable: true },
  },
  unique: [
    { columns: ['public_id'] },
    { columns: ['email_norm', 'kind'], where: "email_norm IS NOT NULL AND state IN ('asked', 'awaiting_approval', 'queued')" },
  ],
  indexes: [['user_id'], ['expires_at']],
  checks: {
    known_kind: (row) => `${row}kind IN ('export', 'erasure')`,
    known_state: (row) => `${row}state IN ('asked', 'awaiting_approval', 'queued', 'done', 'refused', 'expired')`,
  },
});
