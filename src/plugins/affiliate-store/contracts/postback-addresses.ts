import { z } from 'zod';
import { endpoint } from './endpoint';
import { cursor, moment } from './primitives';

/** What an affiliate's own system may be told of. */
export const placeEvent = z.enum(['lead', 'sale', 'commission']);
export type PlaceEvent = z.output<typeof placeEvent>;

/** `get`: the address is called with its placeholders filled; `post`: JSON is sent to it. */
export const addressForm = z.enum(['get', 'post']);

/** Where one of an affiliate's own systems is told what became of what they brought. */
export const postbackAddress = z.object({
  id: z.string(),
  /** The code of the place in the program it belongs to. */
  code: z.string(),
  program: z.string(),
  url: z.string(),
  form: addressForm,
  events: z.array(placeEvent),
  state: z.enum(['active', 'disabled']),
  /** Why it is told nothing: by the affiliate, because it said that it is gone (410), or because nothing arrived for three days. */
  disabledBecause: z.enum(['staff', 'gone', 'given_up']).nullable(),
  deliveredAt: moment.nullable(),
  createdAt: moment,
});
export type PostbackAddress = z.output<typeof postbackAddress>;

/** One thing that was told, or is on its way. */
export const addressDelivery = z.object({
  id: z.string(),
  address: z.string(),
  event: z.string(),
  state: z.enum(['queued', 'delivered', 'failed']),
  attempts: z.number().int(),
  nextTryAt: moment.nullable(),
  /** Status of the last answer; null where there was none, and `error` says why. */
  answered: z.number().int().nullable(),
  error: z.string().nullable(),
  /** The beginning of the last answer. */
  answer: z.string().nullable(),
  /** What is sent: the filled address, or the body. */
  sent: z.string(),
  createdAt: moment,
  deliveredAt: moment.nullable(),
});
export type AddressDelivery = z.output<typeof addressDelivery>;

const params = z.strictObject({ id: z.string().min(1).max(64) });
const told = {
  url: z
    .string()
    .trim()
    .min(1)
    .max(1_000)
    .regex(/^https?:\/\/\S+$/i, 'an address that begins with https://'),
  form: addressForm,
  events: z
    .array(placeEvent)
    .min(1)
    .max(placeEvent.options.length)
    .refine((events) => new Set(events).size === events.length, 'each event once'),
};
const withSecret = postbackAddress.extend({
  /** `whsec_…`, shown this once. */
  secret: z.string(),
});

export const listPostbackAddresses = endpoint({
  id: 'partnerAddresses.list',
  method: 'GET',
  path: '/partner/postback-addresses',
  access: 'affiliate',
  summary: 'The addresses of your own systems that are told what became of what you brought, newest first.',
  response: z.array(postbackAddress),
  failures: ['NOT_AN_AFFILIATE'],
});
export const addPostbackAddress = endpoint({
  id: 'partnerAddresses.add',
  method: 'POST',
  path: '/partner/postback-addresses',
  access: 'affiliate',
  status: 201,
  rateLimit: 30,
  summary: 'Tells an address of yours from now on. Answers the secret its signatures are made with, once.',
  body: z.strictObject({ ...told, code: z.string().trim().min(1).max(64) }),
  response: withSecret,
  failures: ['NOT_AN_AFFILIATE', 'WEBHOOK_URL_REFUSED', 'WEBHOOK_PLACEHOLDER_UNKNOWN', 'WEBHOOK_ENDPOINTS_TOO_MANY'],
});
export const changePostbackAddress = endpoint({
  id: 'partnerAddresses.change',
  method: 'PUT',
  path: '/partner/postback-addresses/:id',
  access: 'affiliate',
  summary: 'Changes where and what is told, or stops telling and starts again.',
  params,
  body: z.strictObject({ ...told, active: z.boolean() }),
  response: postbackAddress,
  failures: ['NOT_AN_AFFILIATE', 'WEBHOOK_ENDPOINT_NOT_FOUND', 'WEBHOOK_URL_REFUSED', 'WEBHOOK_PLACEHOLDER_UNKNOWN'],
});
export const rotatePostbackSecret = endpoint({
  id: 'partnerAddresses.rotate',
  method: 'POST',
  path: '/partner/postback-addresses/:id/rotate-secret',
  access: 'affiliate',
  summary: 'Makes a new secret and answers it, once. For a day everything is signed with the former one as well.',
  params,
  response: withSecret,
  failures: ['NOT_AN_AFFILIATE', 'WEBHOOK_ENDPOINT_NOT_FOUND'],
});
export const testPostbackAddress = endpoint({
  id: 'partnerAddresses.test',
  method: 'POST',
  path: '/partner/postback-addresses/:id/test',
  access: 'affiliate',
  status: 202,
  rateLimit: 30,
  summary: 'Sends an event `test`; its delivery holds the answer as soon as there is one.',
  params,
  response: addressDelivery,
  failures: ['NOT_AN_AFFILIATE', 'WEBHOOK_ENDPOINT_NOT_FOUND', 'WEBHOOK_ENDPOINT_DISABLED'],
});
export const removePostbackAddress = endpoint({
  id: 'partnerAddresses.remove',
  method: 'POST',
  path: '/partner/postback-addresses/:id/remove',
  access: 'affiliate',
  summary: 'Forgets an address with its secret and everything that was told to it.',
  params,
  response: z.object({ removed: z.literal(true) }),
  failures: ['NOT_AN_AFFILIATE', 'WEBHOOK_ENDPOINT_NOT_FOUND'],
});
export const listAddressDeliveries = endpoint({
  id: 'partnerAddresses.listDeliveries',
  method: 'GET',
  path: '/partner/postback-deliveries',
  access: 'affiliate',
  paginated: true,
  summary: 'What your addresses were told, newest first, with what they answered. Kept for sixty days.',
  query: z.strictObject({ cursor }),
  response: z.array(addressDelivery),
  failures: ['NOT_AN_AFFILIATE', 'CURSOR_INVALID'],
});
export const resendAddressDelivery = endpoint({
  id: 'partnerAddresses.resend',
  method: 'POST',
  path: '/partner/postback-deliveries/:id/resend',
  access: 'affiliate',
  status: 202,
  rateLimit: 60,
  summary: 'Sends it again: the same id and the same content, so that who has it already can tell.',
  params,
  response: addressDelivery,
  failures: ['NOT_AN_AFFILIATE', 'WEBHOOK_DELIVERY_NOT_FOUND', 'WEBHOOK_ENDPOINT_DISABLED'],
});
