import { table } from '../../../platform/tables';

/** That somebody passed the test of a path, as it stood on that day. Times UTC ms. */
export const certificates = table({
  name: 'certificate',
  table: 'afs_certificates',
  columns: {
    number: { type: 'string' },
    affiliate_id: { type: 'bigint' },
    program_id: { type: 'bigint' },
    name: { type: 'string' },
    program: { type: 'string' },
    kind: { type: 'string' },
    dealer_form: { type: 'string', nullable: true },
    path_version: { type: 'integer' },
    issued_at: { type: 'bigint' },
    revoked_at: { type: 'bigint', nullable: true },
    revoked_because: { type: 'text', nullable: true },
    revoked_by: { type: 'string', nullable: true },
  },
  unique: [{ columns: ['number'] }, { columns: ['affiliate_id'] }],
});
