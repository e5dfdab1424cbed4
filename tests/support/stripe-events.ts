import Stripe from 'stripe';
import { ask } from './http';
import type { Answer } from './http';
import type { World } from './world';

const stripe = new Stripe('sk_test_only_for_signing_00000000');

/** The payment provider as its own dashboard and other programs see it: the real SDK, at the shop's sandbox. */
export const atStripe = (world: World): Stripe => {
  const { hostname, port } = new URL(world.address.sandboxUrl);
  return new Stripe('sk_test_sandbox0000000000000000', { host: hostname, port: Number(port), protocol: 'http' });
};

/** An event as Stripe would send it; nothing in it has to be true. */
export const eventOf = (type: string, object: object, id = `evt_${Math.random().toString(36).slice(2)}`): string =>
  JSON.stringify({
    id,
    object: 'event',
    api_version: '2026-10-28.endive',
    created: Math.floor(Date.now() / 1000),
    livemode: false,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
    type,
    data: { object },
  });

/** Signs a body with the shop's secret, or another. */
export const signed = (world: World, payload: string, options: { readonly secret?: string; readonly timestamp?: number } = {}): string =>
  stripe.webhooks.generateTestHeaderString({
    payload,
    secret: options.secret ?? world.address.webhookSecret,
    ...(options.timestamp === undefined ? {} : { timestamp: options.timestamp }),
  });

/** Posts a body to the webhook, with whatever signature. */
export const post = (
  world: World,
  payload: string,
  signature: string | null,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> =>
  ask(`${world.address.url}/api/affiliate-store/webhooks/stripe`, {
    method: 'POST',
    body: payload,
    headers: { ...(signature === null ? {} : { 'stripe-signature': signature }), ...headers },
  });

/** Lets the sandbox keep its webhooks back until a story sends them itself. */
export const holdWebhooks = (world: World): Promise<Answer> => world.sandbox('/config', { body: { webhooks: { mode: 'hold' } } });
export const deliverWebhooks = (world: World): Promise<Answer> => world.sandbox('/config', { body: { webhooks: { mode: 'deliver' } } });

/** Events the sandbox has made, oldest first, as `GET /v1/events` tells them. */
export const eventsSince = async (world: World, after: number): Promise<Array<{ id: string; type: string; payload: string }>> => {
  const answer = await ask(`${world.address.sandboxUrl}/v1/events?limit=100&created[gte]=${after}`, {
    token: 'sk_test_sandbox0000000000000000',
  });
  return (answer.body as { data: Array<{ id: string; type: string }> }).data
    .reverse()
    .map((event) => ({ id: event.id, type: event.type, payload: JSON.stringify(event) }));
};

/** The payment intent of a session, as the provider knows it. */
export const intentOf = async (world: World, sessionId: string | null): Promise<string> => {
  const answer = await ask(`${world.address.sandboxUrl}/v1/checkout/sessions/${sessionId ?? ''}`, {
    token: 'sk_test_sandbox0000000000000000',
  });
  return (answer.body as { payment_intent: string }).payment_intent;
};
