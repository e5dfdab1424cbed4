import { table } from '../../../platform/tables';

/** That the buyer of an order reads letters of who brought it. One stands at a time; what was ended is kept. */
export const relayConsents = table({
  name: 'relay-consent',
  table: 'afs_relay_consents',
  columns: {
    order_id: { type: 'bigint' },
    affiliate_id: { type: 'bigint' },
    version: { type: 'string' },
    given_at: { type: 'bigint' },
    ended_at: { type: 'bigint', nullable: true },
  },
  unique: [{ columns: ['order_id', 'affiliate_id'], where: 'ended_at IS NULL' }],
  indexes: [['affiliate_id', 'id']],
});

export const relayLetters = table({
  name: 'relay-letter',
  table: 'afs_relay_letters',
  columns: {
    public_id: { type: 'string' },
    affiliate_id: { type: 'bigint' },
    party_id: { type: 'bigint' },
    kind: { type: 'string' },
    subject: { type: 'string' },
    body: { type: 'text' },
    state: { type: 'string' },
    reason: { type: 'text', nullable: true },
    written_at: { type: 'bigint' },
    decided_at: { type: 'bigint', nullable: true },
    decided_by: { type: 'string', nullable: true },
    sent: { type: 'integer' },
  },
  unique: [{ columns: ['public_id'] }],
  indexes: [
    ['affiliate_id', 'id'],
    ['party_id', 'id'],
    ['state', 'id'],
  ],
  checks: {
    known_kind: (row) => `${row}kind IN ('service', 'bonus')`,
    known_state: (row) => `${row}state IN ('waiting', 'approved', 'sent', 'refused')`,
  },
});

/** Which letter went to the buyer of which order: to one mailbox once, and what came back as a report. */
export const relayDeliveries = table({
  name: 'relay-delivery',
  table: 'afs_relay_deliveries',
  columns: { letter_id: { type: 'bigint' }, customer_id: { type: 'bigint' }, order_id: { type: 'bigint' }, sent_at: { type: 'bigint' } },
  unique: [{ columns: ['letter_id', 'customer_id'] }],
  indexes: [['order_id']],
});

/** From when an affiliate's letters are stopped, why, and when they went on. */
export const relayStops = table({
  name: 'relay-stop',
  table: 'afs_relay_stops',
  columns: {
    affiliate_id: { type: 'bigint' },
    because: { type: 'string' },
    reason: { type: 'text' },
    at: { type: 'bigint' },
    lifted_at: { type: 'bigint', nullable: true },
    lifted_by: { type: 'string', nullable: true },
  },
  unique: [{ columns: ['affiliate_id'], where: 'lifted_at IS NULL' }],
  checks: { known_because: (row) => `${row}because IN ('report', 'staff')` },
});
