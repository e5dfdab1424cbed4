import type Stripe from 'stripe';
import { invalidRequest, noSuch } from '../engine/failures';
import { newId, randomToken } from '../engine/ids';
import { webhookEndpoints } from '../engine/deliveries';
import type { World } from '../engine/world';
import { changedText, mergeMetadata } from './fields';
import { listPage } from './lists';
import { operation, type Resource } from './operation';
import { refuseUnsimulated } from './unsimulated';

/** Makes an endpoint; its secret is shown in the answer and never again. */
export function newWebhookEndpoint(world: World, params: Stripe.WebhookEndpointCreateParams, secret?: string): Stripe.WebhookEndpoint {
  if (!URL.canParse(params.url))
    throw invalidRequest('Invalid URL: An explicit scheme (such as https) must be provided.', { code: 'url_invalid', param: 'url' });
  if (params.enabled_events.length === 0) throw invalidRequest('You must enable at least one event.', { param: 'enabled_events' });
  return world.of(webhookEndpoints).put({
    id: newId('we'),
    object: 'webhook_endpoint',
    api_version: params.api_version ?? null,
    application: null,
    created: world.clock.seconds(),
    description: changedText(null, params.description),
    enabled_events: [...params.enabled_events],
    livemode: false,
    metadata: mergeMetadata(null, params.metadata),
    secret: secret ?? `whsec_${randomToken(32)}`,
    status: 'enabled',
    url: params.url,
  });
}

function requireEndpoint(world: World, id: string): Stripe.WebhookEndpoint {
  const endpoint = world.of(webhookEndpoints).get(id);
  if (!endpoint) throw noSuch('webhook endpoint', id);
  return endpoint;
}

function withoutSecret(endpoint: Stripe.WebhookEndpoint): Stripe.WebhookEndpoint {
  const { secret: _secret, ...shown } = endpoint;
  return shown;
}

/** Webhook endpoints: where events are sent. */
export const webhookEndpointResource: Resource = {
  operations: [
    operation<Stripe.WebhookEndpointCreateParams>('webhookEndpoints.create', ({ world, params }) => {
      refuseUnsimulated(params, ['connect']);
      return newWebhookEndpoint(world, params);
    }),
    operation('webhookEndpoints.retrieve', ({ world, id }) => withoutSecret(requireEndpoint(world, id))),
    operation<Stripe.WebhookEndpointUpdateParams>('webhookEndpoints.update', ({ world, id, params }) => {
      const endpoint = requireEndpoint(world, id);
      endpoint.url = params.url ?? endpoint.url;
      endpoint.enabled_events = params.enabled_events ? [...params.enabled_events] : endpoint.enabled_events;
      endpoint.description = changedText(endpoint.description, params.description);
      endpoint.metadata = mergeMetadata(endpoint.metadata, params.metadata);
      if (params.disabled !== undefined) endpoint.status = params.disabled ? 'disabled' : 'enabled';
      return withoutSecret(world.of(webhookEndpoints).put(endpoint));
    }),
    operation('webhookEndpoints.del', ({ world, id }) => {
      requireEndpoint(world, id);
      world.of(webhookEndpoints).remove(id);
      return { id, object: 'webhook_endpoint', deleted: true };
    }),
    operation<Stripe.WebhookEndpointListParams>('webhookEndpoints.list', ({ world, params }) => {
      const page = listPage(world, webhookEndpoints, params, '/v1/webhook_endpoints');
      return { ...page, data: page.data.map((row) => withoutSecret(row as Stripe.WebhookEndpoint)) };
    }),
  ],
};
