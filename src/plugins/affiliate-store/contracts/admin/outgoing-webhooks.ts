import { z } from 'zod';
import { endpoint } from '../endpoint';
import { cursor, moment, pageSize } from '../primitives';

const READ = 'admin:webhooks.read';
const MANAGE = 'admin:webhooks.manage';

/** What the store tells other systems; what each one carries stands in docs/guides/outgoing-webhooks.md. */
export const outgoingEvent = z.enum([
  'order.paid',
  'order.refunded',
  'order.refund_failed',
  'order.disputed',
  'order.dispute_closed',
  'commission.created',
  'payout.paid',
  'payout.failed',
]);
export type OutgoingEvent = z.output<typeof outgoingEvent>;

export const webhookEndpointRow = z.object({
  id: z.string(),
  url: z.string(),
  description: z.string(),
  events: z.array(outgoingEvent),
  state: z.enum(['active', 'disabled']),
  /** Why it is told nothing: by staff, because it said that it is gone (410), or because a delivery was given up. */
  disabledBecause: z.enum(['staff', 'gone', 'given_up']).nullable(),
  /** While the secret before is used beside the new one, until then. */
  formerSecretUntil: moment.nullable(),
  deliveredAt: moment.nullable(),
  createdAt: moment,
});
export type WebhookEndpointRow = z.output<typeof webhookEndpointRow>;

export const deliveryState = z.enum(['queued', 'delivered', 'failed']);
export const webhookDeliveryRow = z.object({
  id: z.string(),
  eventId: z.string(),
  /** One of the events, or `test`. */
  type: z.string(),
  endpoint: z.object({ id: z.string(), url: z.string() }),
  state: deliveryState,
  attempts: z.number().int(),
  nextTryAt: moment.nullable(),
  /** Status of the last answer; null where there was none. */
  answered: z.number().int().nullable(),
  /** Why the last try did not work. */
  error: z.string().nullable(),
  createdAt: moment,
  deliveredAt: moment.nullable(),
});
export type WebhookDeliveryRow = z.output<typeof webhookDeliveryRow>;

const params = z.strictObject({ id: z.string().min(1).max(64) });
const told = {
  url: z.url({ protocol: /^https?$/ }).max(500),
  description: z.string().trim().max(200).default(''),
  events: z
    .array(outgoingEvent)
    .min(1)
    .max(outgoingEvent.options.length)
    .refine((events) => new Set(events).size === events.length, 'each event once'),
};
const withSecret = webhookEndpointRow.extend({
  /** `whsec_…`, shown this once. */
  secret: z.string(),
});

export const listWebhookEndpoints = endpoint({
  id: 'adminOutgoingWebhooks.list',
  method: 'GET',
  path: '/webhook-endpoints',
  access: READ,
  summary: 'The systems that are told what happens in the store, newest first.',
  response: z.array(webhookEndpointRow),
});
export const addWebhookEndpoint = endpoint({
  id: 'adminOutgoingWebhooks.add',
  method: 'POST',
  path: '/webhook-endpoints',
  access: MANAGE,
  status: 201,
  summary: 'Tells another system from now on. Answers the secret its signatures are made with, once.',
  body: z.strictObject(told),
  response: withSecret,
  failures: ['WEBHOOK_URL_REFUSED', 'WEBHOOK_ENDPOINTS_TOO_MANY'],
});
export const changeWebhookEndpoint = endpoint({
  id: 'adminOutgoingWebhooks.change',
  method: 'PUT',
  path: '/webhook-endpoints/:id',
  access: MANAGE,
  summary: 'Changes where and what is told, or stops telling and starts again.',
  params,
  body: z.strictObject({ ...told, active: z.boolean() }),
  response: webhookEndpointRow,
  failures: ['WEBHOOK_ENDPOINT_NOT_FOUND', 'WEBHOOK_URL_REFUSED'],
});
export const rotateWebhookSecret = endpoint({
  id: 'adminOutgoingWebhooks.rotate',
  method: 'POST',
  path: '/webhook-endpoints/:id/rotate-secret',
  access: MANAGE,
  summary: 'Makes a new secret and answers it, once. For a day everything is signed with the former one as well.',
  params,
  response: withSecret,
  failures: ['WEBHOOK_ENDPOINT_NOT_FOUND'],
});
export const testWebhookEndpoint = endpoint({
  id: 'adminOutgoingWebhooks.test',
  method: 'POST',
  path: '/webhook-endpoints/:id/test',
  access: MANAGE,
  status: 202,
  summary: 'Sends an event of the type `test`.',
  params,
  response: webhookDeliveryRow,
  failures: ['WEBHOOK_ENDPOINT_NOT_FOUND', 'WEBHOOK_ENDPOINT_DISABLED'],
});
export const removeWebhookEndpoint = endpoint({
  id: 'adminOutgoingWebhooks.remove',
  method: 'POST',
  path: '/webhook-endpoints/:id/remove',
  access: MANAGE,
  summary: 'Forgets a system with its secret and everything that was delivered to it.',
  params,
  response: z.object({ removed: z.literal(true) }),
  failures: ['WEBHOOK_ENDPOINT_NOT_FOUND'],
});
export const listWebhookDeliveries = endpoint({
  id: 'adminOutgoingWebhooks.listDeliveries',
  method: 'GET',
  path: '/webhook-deliveries',
  access: READ,
  paginated: true,
  summary: 'What was told to whom, newest first. Deliveries are kept for sixty days.',
  query: z.strictObject({ endpoint: z.string().max(64).optional(), state: deliveryState.optional(), cursor, pageSize }),
  response: z.array(webhookDeliveryRow),
  failures: ['CURSOR_INVALID'],
});
export const readWebhookDelivery = endpoint({
  id: 'adminOutgoingWebhooks.readDelivery',
  method: 'GET',
  path: '/webhook-deliveries/:id',
  access: READ,
  summary: 'One delivery with what was sent and the beginning of the last answer; addresses are masked without `pii.view`.',
  params,
  response: webhookDeliveryRow.extend({ payload: z.string(), answer: z.string().nullable() }),
  failures: ['WEBHOOK_DELIVERY_NOT_FOUND'],
});
export const resendWebhookDelivery = endpoint({
  id: 'adminOutgoingWebhooks.resend',
  method: 'POST',
  path: '/webhook-deliveries/:id/resend',
  access: MANAGE,
  status: 202,
  summary: 'Sends an event again: the same id and the same content, so that who has it already can tell.',
  params,
  response: webhookDeliveryRow,
  failures: ['WEBHOOK_DELIVERY_NOT_FOUND', 'WEBHOOK_ENDPOINT_DISABLED'],
});
