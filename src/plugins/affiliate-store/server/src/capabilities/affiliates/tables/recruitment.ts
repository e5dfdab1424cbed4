import { table } from '../../../platform/tables';

/**
 * Who brought whom into a program, as it was bound: a row for each time, never changed. `sponsor_id` null says that nobody is named any
 * more; what was before is in the row, so that bindings of before there was this table are told too.
 */
export const recruitments = table({
  name: 'recruitment',
  table: 'afs_recruitments',
  columns: {
    affiliate_id: { type: 'bigint' },
    program_id: { type: 'bigint' },
    sponsor_id: { type: 'bigint', nullable: true },
    until: { type: 'bigint', nullable: true },
    before_sponsor_id: { type: 'bigint', nullable: true },
    before_until: { type: 'bigint', nullable: true },
    how: { type: 'string' },
    reason: { type: 'text', nullable: true },
    actor: { type: 'string' },
    at: { type: 'bigint' },
  },
  indexes: [['affiliate_id', 'id'], ['sponsor_id'], ['before_sponsor_id']],
  checks: { known_how: (row) => `${row}how IN ('link', 'staff')` },
  appendOnly: true,
});
