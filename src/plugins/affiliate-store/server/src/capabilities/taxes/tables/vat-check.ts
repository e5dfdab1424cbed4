import { table } from '../../../platform/tables';

/** What the authorities said about a VAT id, each time they were asked: evidence, and so never changed. */
export const vatChecks = table({
  name: 'vat-check',
  table: 'afs_vat_checks',
  columns: {
    vat_id: { type: 'string' },
    /** The VAT id in whose name it was asked; empty for nobody's. */
    requester: { type: 'string' },
    state: { type: 'string' },
    consultation: { type: 'string', nullable: true },
    answered_at: { type: 'bigint', nullable: true },
    name: { type: 'text', nullable: true },
    address: { type: 'text', nullable: true },
    why: { type: 'string', nullable: true },
    asked_at: { type: 'bigint' },
  },
  indexes: [['vat_id', 'requester', 'id']],
  checks: { known_state: (row) => `${row}state IN ('valid', 'invalid', 'unanswered')` },
  appendOnly: true,
});

/** An order that went without tax on the form of its VAT id, until somebody answers or a person settles it. */
export const vatDoubts = table({
  name: 'vat-doubt',
  table: 'afs_vat_doubts',
  columns: {
    order_id: { type: 'bigint' },
    order_number: { type: 'string' },
    vat_id: { type: 'string' },
    requester: { type: 'string' },
    state: { type: 'string' },
    tries: { type: 'integer' },
    next_try_at: { type: 'bigint' },
    /** The answer that ended it. */
    check_id: { type: 'bigint', nullable: true },
    reason: { type: 'text', nullable: true },
    settled_by: { type: 'string', nullable: true },
    created_at: { type: 'bigint' },
    changed_at: { type: 'bigint' },
  },
  unique: [{ columns: ['order_id'] }],
  indexes: [['state', 'next_try_at']],
  checks: { known_state: (row) => `${row}state IN ('waiting', 'confirmed', 'refused', 'settled')` },
});

export const vatTables = [vatChecks, vatDoubts];
