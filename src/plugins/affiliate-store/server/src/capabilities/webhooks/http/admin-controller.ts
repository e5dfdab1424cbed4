import type { Core } from '@strapi/strapi';
import {
  addWebhookEndpoint,
  changeWebhookEndpoint,
  listWebhookDeliveries,
  listWebhookEndpoints,
  outgoingEvent,
  readWebhookDelivery,
  removeWebhookEndpoint,
  resendWebhookDelivery,
  rotateWebhookSecret,
  testWebhookEndpoint,
} from '../../../../../contracts/admin';
import type { WebhookDeliveryRow, WebhookEndpointRow } from '../../../../../contracts/admin';
import { failed, ok } from '../../../kernel/outcome';
import { actorOf } from '../../../platform/caller';
import { now } from '../../../platform/clock';
import { rowOfCursor } from '../../../platform/cursor';
import { implement, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import { readableFor } from '../../../platform/masking';
import { isoOf, maybeIsoOf } from '../../../platform/moments';
import { webhookFailures } from '../domain/failures';
import type { WebhookDelivery } from '../store/deliveries';
import type { WebhookEndpoint } from '../store/endpoints';
import { webhooks } from '../service';

const shown = (endpoint: WebhookEndpoint): WebhookEndpointRow => ({
  id: endpoint.publicId,
  url: endpoint.url,
  description: endpoint.description,
  events: endpoint.events.map((event) => outgoingEvent.parse(event)),
  state: endpoint.state,
  disabledBecause: endpoint.disabledBecause,
  formerSecretUntil: maybeIsoOf((endpoint.formerSecretUntil ?? 0) > now() ? endpoint.formerSecretUntil : null),
  deliveredAt: maybeIsoOf(endpoint.deliveredAt),
  createdAt: isoOf(endpoint.createdAt),
});

const deliveryRows = async (strapi: Core.Strapi, deliveries: readonly WebhookDelivery[]): Promise<WebhookDeliveryRow[]> => {
  const endpoints = new Map((await webhooks(strapi).endpoints()).map((endpoint) => [endpoint.id, endpoint]));
  return deliveries.map((delivery) => {
    const endpoint = endpoints.get(delivery.endpointId);
    return {
      id: delivery.publicId,
      eventId: delivery.eventId,
      type: delivery.type,
      endpoint: { id: endpoint?.publicId ?? '', url: endpoint?.url ?? '' },
      state: delivery.state,
      attempts: delivery.attempts,
      nextTryAt: maybeIsoOf(delivery.nextTryAt),
      answered: delivery.answered,
      error: delivery.error,
      createdAt: isoOf(delivery.createdAt),
      deliveredAt: maybeIsoOf(delivery.deliveredAt),
    };
  });
};

const deliveryRow = async (strapi: Core.Strapi, delivery: WebhookDelivery): Promise<WebhookDeliveryRow> =>
  (await deliveryRows(strapi, [delivery]))[0] as WebhookDeliveryRow;

/** What staff does with the systems that are told what happens. */
export const outgoingWebhooks: Controller = {
  name: 'adminOutgoingWebhooks',
  implementations: [
    implement(listWebhookEndpoints, async (strapi) => ok({ data: (await webhooks(strapi).endpoints()).map(shown) })),
    implement(addWebhookEndpoint, async (strapi, { body }, caller) => {
      const added = await webhooks(strapi).add(body, actorOf(caller));
      return added.ok ? ok({ data: { ...shown(added.value.endpoint), secret: added.value.secret } }) : added;
    }),
    implement(changeWebhookEndpoint, async (strapi, { params, body }, caller) => {
      const changed = await webhooks(strapi).change(params.id, { ...body, form: 'post' }, actorOf(caller));
      return changed.ok ? ok({ data: shown(changed.value) }) : changed;
    }),
    implement(rotateWebhookSecret, async (strapi, { params }, caller) => {
      const rotated = await webhooks(strapi).rotate(params.id, actorOf(caller));
      return rotated.ok ? ok({ data: { ...shown(rotated.value.endpoint), secret: rotated.value.secret } }) : rotated;
    }),
    implement(testWebhookEndpoint, async (strapi, { params }) => {
      const sent = await webhooks(strapi).test(params.id);
      return sent.ok ? ok({ data: await deliveryRow(strapi, sent.value) }) : sent;
    }),
    implement(removeWebhookEndpoint, async (strapi, { params }, caller) => {
      const removed = await webhooks(strapi).remove(params.id, actorOf(caller));
      return removed.ok ? ok({ data: { removed: true as const } }) : removed;
    }),
    implement(listWebhookDeliveries, async (strapi, { query }) => {
      const beforeId = rowOfCursor(query.cursor);
      if (beforeId === null) return failed(platformFailures.because('CURSOR_INVALID'));
      const endpoint = query.endpoint && (await webhooks(strapi).endpoints()).find(({ publicId }) => publicId === query.endpoint);
      // Of an endpoint that is not there, there is nothing.
      if (query.endpoint && !endpoint) return ok({ data: [], pagination: { total: 0, nextCursor: null } });
      const filter = { endpointId: endpoint ? endpoint.id : undefined, state: query.state };
      const found = await webhooks(strapi).deliveries(filter, { beforeId, limit: query.pageSize + 1 });
      const page = found.slice(0, query.pageSize);
      const last = found.length > page.length ? page.at(-1) : undefined;
      return ok({
        data: await deliveryRows(strapi, page),
        pagination: { total: await webhooks(strapi).countDeliveries(filter), nextCursor: last ? String(last.id) : null },
      });
    }),
    implement(readWebhookDelivery, async (strapi, { params }, caller) => {
      const delivery = await webhooks(strapi).delivery(params.id);
      if (!delivery) return failed(webhookFailures.because('WEBHOOK_DELIVERY_NOT_FOUND'));
      const readable = readableFor(caller);
      return ok({
        data: {
          ...(await deliveryRow(strapi, delivery)),
          payload: readable(delivery.payload),
          answer: delivery.answer === null ? null : readable(delivery.answer),
        },
      });
    }),
    implement(resendWebhookDelivery, async (strapi, { params }, caller) => {
      const sent = await webhooks(strapi).resend(params.id, actorOf(caller));
      return sent.ok ? ok({ data: await deliveryRow(strapi, sent.value) }) : sent;
    }),
  ],
};
