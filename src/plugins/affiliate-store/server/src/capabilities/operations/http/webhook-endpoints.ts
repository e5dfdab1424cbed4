import { listWebhooks, readWebhook, retryWebhook, type WebhookRow } from '../../../../../contracts/admin';
import { failed, ok } from '../../../kernel/outcome';
import { audit } from '../../../platform/audit';
import { actorOf } from '../../../platform/caller';
import { implement, type Implementation } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import { isoOf, maybeIsoOf } from '../../../platform/moments';
import { togetherOrNot } from '../../../platform/transaction';
import { operationsFailures } from '../domain/failures';
import { markerOf, placeOf } from '../domain/page-marker';
import { inbox, type InboxEvent } from '../ports';
import { readableFor } from '../../../platform/masking';

const webhookRow = ({ payload: _, ...event }: InboxEvent & { payload?: string }): WebhookRow => ({
  ...event,
  id: String(event.id),
  createdAt: isoOf(event.createdAt),
  receivedAt: isoOf(event.receivedAt),
  doneAt: maybeIsoOf(event.doneAt),
});

/** The events of the payment provider, as part of the jobs controller. */
export const webhookEndpoints: readonly Implementation[] = [
  implement(listWebhooks, async (strapi, { query }) => {
    const before = query.cursor === undefined ? undefined : placeOf(query.cursor);
    if (before === null) return failed(platformFailures.because('CURSOR_INVALID'));
    const { events, total } = await inbox(strapi).list({ state: query.state, search: query.search, before, limit: query.pageSize + 1 });
    const page = events.slice(0, query.pageSize);
    const last = page.at(-1);
    return ok({
      data: page.map(webhookRow),
      pagination: { total, nextCursor: events.length > page.length && last ? markerOf(last.id) : null },
    });
  }),
  implement(readWebhook, async (strapi, { params }, caller) => {
    const event = await inbox(strapi).read(parseInt(params.id, 10));
    if (!event) return failed(operationsFailures.because('WEBHOOK_NOT_FOUND', { id: params.id }));
    return ok({ data: { ...webhookRow(event), payload: readableFor(caller)(event.payload) } });
  }),
  implement(retryWebhook, (strapi, { params }, caller) =>
    togetherOrNot(strapi, async () => {
      const result = await inbox(strapi).retry(parseInt(params.id, 10));
      if (result === 'not_found') return failed(operationsFailures.because('WEBHOOK_NOT_FOUND', { id: params.id }));
      if (result === 'not_retriable') return failed(operationsFailures.because('WEBHOOK_NOT_RETRIABLE', { id: params.id }));
      await audit(strapi, { actor: actorOf(caller), action: 'webhook.retry', subject: `webhook:${params.id}` });
      return ok({ data: { retried: true as const } });
    }),
  ),
];
