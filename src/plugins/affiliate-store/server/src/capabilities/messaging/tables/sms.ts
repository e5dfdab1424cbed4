import { table } from '../../../platform/tables';

/**
 * Where an order may be told of by SMS: a number its buyer gave at the checkout, with the words they agreed to. The one place a number is
 * kept; it is found by cart until there is an order.
 */
export const smsNumbers = table({
  name: 'sms-number',
  table: 'afs_sms_numbers',
  columns: {
    cart_id: { type: 'bigint', nullable: true },
    order_id: { type: 'bigint', nullable: true },
    phone: { type: 'string' },
    /** Which words of consent. */
    version: { type: 'string' },
    consented_at: { type: 'bigint' },
  },
  unique: [
    { columns: ['cart_id'], where: 'cart_id IS NOT NULL' },
    { columns: ['order_id'], where: 'order_id IS NOT NULL' },
  ],
  indexes: [['consented_at']],
});

/** Every message to a telephone: written with the mail it goes beside, sent after. The number is taken out when it is forgotten. */
export const smsMessages = table({
  name: 'sms-message',
  table: 'afs_sms_messages',
  columns: {
    dedupe_key: { type: 'string' },
    kind: { type: 'string' },
    phone: { type: 'string', nullable: true },
    body: { type: 'string' },
    order_id: { type: 'bigint' },
    state: { type: 'string' },
    attempts: { type: 'integer' },
    last_error: { type: 'text', nullable: true },
    created_at: { type: 'bigint' },
    sent_at: { type: 'bigint', nullable: true },
  },
  unique: [{ columns: ['dedupe_key'] }],
  indexes: [['order_id'], ['created_at']],
  checks: { known_sms_state: (row) => `${row}state IN ('queued', 'sent', 'failed')` },
});
