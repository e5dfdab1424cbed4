import { table } from '../../../platform/tables';

export { optOutLinks, optOuts } from './opt-out';

/** Every mail the store sends, with its content: written in the transaction of what it tells, sent after. */
export const mails = table({
  name: 'mail',
  table: 'afs_mails',
  columns: {
    dedupe_key: { type: 'string' },
    kind: { type: 'string' },
    recipient: { type: 'string' },
    locale: { type: 'string' },
    subject: { type: 'string' },
    /** What it says, as JSON: a letter and its sender; how it looks is drawn from these. */
    letter: { type: 'text' },
    order_id: { type: 'bigint', nullable: true },
    order_number: { type: 'string', nullable: true },
    state: { type: 'string' },
    transport: { type: 'string', nullable: true },
    attempts: { type: 'integer' },
    last_error: { type: 'text', nullable: true },
    created_at: { type: 'bigint' },
    sent_at: { type: 'bigint', nullable: true },
  },
  unique: [{ columns: ['dedupe_key'] }],
  indexes: [['order_id'], ['created_at'], ['recipient', 'created_at'], ['state']],
  checks: { known_state: (row) => `${row}state IN ('queued', 'sent', 'failed')` },
});
