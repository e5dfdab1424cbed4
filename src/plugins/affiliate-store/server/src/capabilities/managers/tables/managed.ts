import { table } from '../../../platform/tables';

/** Affiliates that were given to an administrator; all others are looked after by whoever has their program. Times UTC ms. */
export const managedAffiliates = table({
  name: 'managed-affiliate',
  table: 'afs_managed_affiliates',
  columns: { affiliate_id: { type: 'bigint' }, staff_id: { type: 'bigint' }, assigned_by: { type: 'string' }, at: { type: 'bigint' } },
  unique: [{ columns: ['affiliate_id'] }],
  indexes: [['staff_id']],
});

/** Programs whose affiliates an administrator looks after, as long as they are given to nobody else. */
export const managedPrograms = table({
  name: 'managed-program',
  table: 'afs_managed_programs',
  columns: { program_id: { type: 'bigint' }, staff_id: { type: 'bigint' }, assigned_by: { type: 'string' }, at: { type: 'bigint' } },
  unique: [{ columns: ['program_id'] }],
  indexes: [['staff_id']],
});

/** Words of staff about an affiliate, for staff. */
export const affiliateNotes = table({
  name: 'affiliate-note',
  table: 'afs_affiliate_notes',
  columns: { affiliate_id: { type: 'bigint' }, author: { type: 'string' }, text: { type: 'text' }, at: { type: 'bigint' } },
  indexes: [['affiliate_id', 'id']],
  appendOnly: true,
  blankable: ['text'],
});

/** What is to be done about an affiliate, by whom, and by the end of which day of the shop. */
export const affiliateTasks = table({
  name: 'affiliate-task',
  table: 'afs_affiliate_tasks',
  columns: {
    public_id: { type: 'string' },
    affiliate_id: { type: 'bigint' },
    staff_id: { type: 'bigint' },
    text: { type: 'text' },
    due_on: { type: 'string' },
    made_by: { type: 'string' },
    made_at: { type: 'bigint' },
    done_at: { type: 'bigint', nullable: true },
    done_by: { type: 'string', nullable: true },
  },
  unique: [{ columns: ['public_id'] }],
  indexes: [
    ['affiliate_id', 'id'],
    ['staff_id', 'done_at', 'due_on'],
  ],
  checks: { done_by_somebody: (row) => `(${row}done_at IS NULL) = (${row}done_by IS NULL)` },
});

export const managerTables = [managedAffiliates, managedPrograms, affiliateNotes, affiliateTasks];
