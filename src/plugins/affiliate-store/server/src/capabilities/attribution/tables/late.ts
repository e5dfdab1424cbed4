import { table } from '../../../platform/tables';

/**
 * Orders that staff attached to an affiliate after they were paid, or wants to. `decision` and `lines` are written when it is booked: all
 * decisions of the order as they are from then on, and the plans its lines are split by. What the order froze stays where it is.
 */
export const lateAttributions = table({
  name: 'late-attribution',
  table: 'afs_late_attributions',
  columns: {
    public_id: { type: 'string' },
    order_id: { type: 'bigint' },
    program_id: { type: 'bigint' },
    affiliate_id: { type: 'bigint' },
    reason: { type: 'text' },
    state: { type: 'string' },
    made_by: { type: 'string' },
    made_at: { type: 'bigint' },
    decided_by: { type: 'string', nullable: true },
    decided_at: { type: 'bigint', nullable: true },
    /** The journal of the order that came before it. */
    after_journal: { type: 'string', nullable: true },
    decision: { type: 'text', nullable: true },
    lines: { type: 'text', nullable: true },
  },
  unique: [{ columns: ['public_id'] }, { columns: ['order_id'], where: "state = 'awaiting_approval'" }],
  indexes: [['order_id']],
  checks: { known_state: (row) => `${row}state IN ('awaiting_approval', 'booked', 'rejected')` },
});
