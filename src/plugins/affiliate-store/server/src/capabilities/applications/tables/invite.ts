import { table } from '../../../platform/tables';

/** Invites to a program: whoever comes with its code need not be approved. Times UTC ms. */
export const inviteTable = table({
  name: 'program-invite',
  table: 'afs_program_invites',
  columns: {
    public_id: { type: 'string' },
    code: { type: 'string' },
    program_id: { type: 'bigint' },
    email: { type: 'string', nullable: true },
    max_uses: { type: 'integer' },
    uses: { type: 'integer' },
    expires_at: { type: 'bigint' },
    ended_at: { type: 'bigint', nullable: true },
    created_by: { type: 'string' },
    created_at: { type: 'bigint' },
  },
  unique: [{ columns: ['public_id'] }, { columns: ['code'] }],
  indexes: [['program_id', 'id']],
  checks: { uses_within: (row) => `${row}uses >= 0 AND ${row}uses <= ${row}max_uses` },
});
