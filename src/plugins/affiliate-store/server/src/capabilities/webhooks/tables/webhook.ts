import { table } from '../../../platform/tables';

/** Systems that are told what happens. Secrets are sealed; `former_secret` is used beside the other until its time is over. */
export const webhookEndpoints = table({
  name: 'webhook-endpoint',
  table: 'afs_webhook_endpoints',
  columns: {
    public_id: { type: 'string' },
    url: { type: 'text' },
    description: { type: 'text' },
    /** JSON array of event names. */
    events: { type: 'text' },
    secret: { type: 'text' },
    former_secret: { type: 'text', nullable: true },
    former_secret_until: { type: 'bigint', nullable: true },
    state: { type: 'string' },
    disabled_because: { type: 'string', nullable: true },
    delivered_at: { type: 'bigint', nullable: true },
    created_at: { type: 'bigint' },
    /** The place in a program whose own system this is, with its party and program; null for the shop's. */
    affiliate_id: { type: 'bigint', nullable: true },
    program_id: { type: 'bigint', nullable: true },
    party: { type: 'string', nullable: true },
    /** `get` for an address whose placeholders are filled; otherwise a body is posted. */
    form: { type: 'string', nullable: true },
  },
  unique: [{ columns: ['public_id'] }],
  indexes: [['affiliate_id']],
  checks: {
    known_form: (row) => `${row}form IS NULL OR ${row}form IN ('post', 'get')`,
    place: (row) => `(${row}affiliate_id IS NULL) = (${row}program_id IS NULL) AND (${row}affiliate_id IS NULL) = (${row}party IS NULL)`,
    state: (row) =>
      `(${row}state = 'active' AND ${row}disabled_because IS NULL) OR (${row}state = 'disabled' AND ${row}disabled_because IN ('staff', 'gone', 'given_up'))`,
  },
});

/** One event on its way to one endpoint: written in the transaction of what it tells, sent after. */
export const webhookDeliveries = table({
  name: 'webhook-delivery',
  table: 'afs_webhook_deliveries',
  columns: {
    public_id: { type: 'string' },
    endpoint_id: { type: 'bigint' },
    event_id: { type: 'string' },
    type: { type: 'string' },
    /** The body as it is signed and sent, byte for byte at every try. */
    payload: { type: 'text' },
    state: { type: 'string' },
    attempts: { type: 'integer' },
    next_try_at: { type: 'bigint', nullable: true },
    answered: { type: 'integer', nullable: true },
    answer: { type: 'text', nullable: true },
    error: { type: 'text', nullable: true },
    created_at: { type: 'bigint' },
    delivered_at: { type: 'bigint', nullable: true },
  },
  unique: [{ columns: ['public_id'] }, { columns: ['endpoint_id', 'event_id'] }],
  indexes: [['created_at'], ['state', 'endpoint_id']],
  checks: { known_state: (row) => `${row}state IN ('queued', 'delivered', 'failed')` },
});
