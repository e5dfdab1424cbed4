import type { Core } from '@strapi/strapi';
import type { OutgoingEvent } from '../../../../../contracts/admin';
import type { PlaceEvent } from '../../../../../contracts/tracking';
import { freshCopy } from '../../../platform/fresh-copy';
import { now } from '../../../platform/clock';
import { publicId } from '../../../platform/ids';
import { enqueue } from '../../../platform/jobs';
import { isoOf } from '../../../platform/moments';
import { bodyOf, type Happening } from '../domain/event';
import type { PlaceFacts } from '../domain/told-place';
import { insertDeliveries, type WebhookDelivery } from '../store/deliveries';
import { findEndpoints, type Place, type WebhookEndpoint } from '../store/endpoints';

/** Something that happened and that endpoints may ask for. */
export type Announcement = Happening & { readonly type: OutgoingEvent };

const JOB = 'webhooks.deliver';

// Every sale asks, and most shops have none. Another instance hears of a new endpoint so much later.
const FRESH_MS = 5_000;
const known = freshCopy<readonly WebhookEndpoint[]>(FRESH_MS);

/** Those that are told anything at all now. */
const listening = async (strapi: Core.Strapi): Promise<readonly WebhookEndpoint[]> =>
  (await known.get(() => findEndpoints(strapi, 'all'))).filter(({ state }) => state === 'active');

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
  const endpoints = await listening(strapi);
  await tell(
    strapi,
    event,
    endpoints.filter(({ place, events }) => place === null && events.includes(event.type)),
  );
};

/** Whether a place wants to hear of something: asked before what it would be told is read. */
export const wantedBy = async (strapi: Core.Strapi, type: PlaceEvent): Promise<(party: string, programId: number) => boolean> => {
  const endpoints = (await listening(strapi)).filter(({ place, events }) => place !== null && events.includes(type));
  return (party, programId) => endpoints.some(({ place }) => place?.party === party && place.programId === programId);
};

/** Tells the systems of one place; what is told of it is nobody else's. */
export const announceTo = async (
  strapi: Core.Strapi,
  { party, programId }: Pick<Place, 'party' | 'programId'>,
  type: PlaceEvent,
  told: { readonly livemode: boolean; readonly facts: Omit<PlaceFacts, 'event' | 'ts'> },
): Promise<void> => {
  const endpoints = (await listening(strapi)).filter(
    ({ place, events }) => place?.party === party && place.programId === programId && events.includes(type),
  );
  await tell(strapi, { type, livemode: told.livemode, object: placeObject(type, told.facts) }, endpoints);
};

/** What a body about a place holds. */
export const placeObject = (event: string, facts: Omit<PlaceFacts, 'event' | 'ts'>): Readonly<Record<string, unknown>> => ({
  event,
  ...facts,
  ts: Math.floor(now() / 1000),
});
