import type { Core } from '@strapi/strapi';
import type { OutgoingEvent } from '../../../../../contracts/admin';
import { freshCopy } from '../../../platform/fresh-copy';
import { now } from '../../../platform/clock';
import { publicId } from '../../../platform/ids';
import { enqueue } from '../../../platform/jobs';
import { isoOf } from '../../../platform/moments';
import { bodyOf, type Happening } from '../domain/event';
import { insertDeliveries, type WebhookDelivery } from '../store/deliveries';
import { findEndpoints, type WebhookEndpoint } from '../store/endpoints';

/** Something that happened and that endpoints may ask for. */
export type Announcement = Happening & { readonly type: OutgoingEvent };

const JOB = 'webhooks.deliver';

// Every sale asks, and most shops have none. Another instance hears of a new endpoint so much later.
const FRESH_MS = 5_000;
const known = freshCopy<readonly WebhookEndpoint[]>(FRESH_MS);

/** Endpoints were added, changed or removed. */
export const endpointsChanged = (): void => known.forget();

/** Lets a delivery be tried now. Each try is a job of its own, so that its pauses are ours and not the queue's. */
export const tryNow = ({ id }: WebhookDelivery, tries: number): Promise<void> =>
  enqueue({ name: JOB, payload: { deliveryId: id, tries }, key: `${JOB}:${id}:${tries}` });

/** Writes one event down for some endpoints, in the open unit of work. */
export const tell = async (
  strapi: Core.Strapi,
  event: Happening,
  endpoints: readonly WebhookEndpoint[],
): Promise<readonly WebhookDelivery[]> => {
  if (endpoints.length === 0) return [];
  const id = publicId('evt');
  const payload = bodyOf(event, { id, at: isoOf(now()) });
  const written = await insertDeliveries(
    strapi,
    { eventId: id, type: event.type, payload },
    endpoints.map((endpoint) => endpoint.id),
  );
  for (const delivery of written) await tryNow(delivery, 0);
  return written;
};

/** Tells every endpoint that wants to know. Without any it costs nothing. */
export const announce = async (strapi: Core.Strapi, event: Announcement): Promise<void> => {
  const endpoints = await known.get(() => findEndpoints(strapi));
  await tell(
    strapi,
    event,
    endpoints.filter(({ state, events }) => state === 'active' && events.includes(event.type)),
  );
};
