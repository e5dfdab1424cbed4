import type { Core } from '@strapi/strapi';
import type { PlaceEvent } from '../../../../contracts/tracking';
import type { Failure } from '../../kernel/failure';
import type { Outcome } from '../../kernel/outcome';
import { door } from '../../platform/door';
import { announce, announceTo, wantedBy } from './actions/announce';
import type { Announcement } from './actions/announce';
import { addEndpoint, changeEndpointBy, removeEndpoint, resend, rotateSecret, sendTest } from './actions/manage';
import type { Told, WithSecret } from './actions/manage';
import { countDeliveries, findDeliveries, findDelivery } from './store/deliveries';
import type { DeliveryFilter, WebhookDelivery } from './store/deliveries';
import { countFailing, findEndpoints } from './store/endpoints';
import type { Owner, Place, WebhookEndpoint } from './store/endpoints';

export type { Announcement } from './actions/announce';
export { sentBy } from './actions/deliver';
export { webhookFailures } from './domain/failures';
export type { WebhookDelivery } from './store/deliveries';
export type { WebhookEndpoint } from './store/endpoints';

/** What an owner does with the endpoints that are theirs. */
export interface OwnedWebhooks {
  readonly endpoints: () => Promise<readonly WebhookEndpoint[]>;
  readonly change: (publicId: string, told: Told & { readonly active: boolean }, by: string) => Promise<Outcome<WebhookEndpoint, Failure>>;
  readonly rotate: (publicId: string, by: string) => Promise<Outcome<WithSecret, Failure>>;
  readonly remove: (publicId: string, by: string) => Promise<Outcome<true, Failure>>;
  readonly test: (publicId: string) => Promise<Outcome<WebhookDelivery, Failure>>;
  readonly deliveries: (
    filter: Omit<DeliveryFilter, 'owner'>,
    page: { readonly beforeId?: number | undefined; readonly limit: number },
  ) => Promise<readonly WebhookDelivery[]>;
  readonly countDeliveries: (filter: Omit<DeliveryFilter, 'owner'>) => Promise<number>;
  readonly delivery: (publicId: string) => Promise<WebhookDelivery | null>;
  readonly resend: (publicId: string, by: string) => Promise<Outcome<WebhookDelivery, Failure>>;
}

/** Other systems that are told what happens in the store. */
export interface WebhooksService extends OwnedWebhooks {
  /** Writes an event down for every endpoint of the shop that wants it, in the open unit of work; it is sent after. */
  readonly announce: (event: Announcement) => Promise<void>;
  /** Whether a place has an address that wants to hear of something. */
  readonly wantedBy: (type: PlaceEvent) => Promise<(party: string, programId: number) => boolean>;
  /** The same as `announce` for the addresses of one place alone. */
  readonly announceTo: (place: Parameters<typeof announceTo>[1], type: PlaceEvent, told: Parameters<typeof announceTo>[3]) => Promise<void>;
  /** How many of the shop's were switched off because nothing arrived there for three days. */
  readonly countFailing: () => Promise<number>;
  readonly add: (told: Omit<Told, 'form'>, by: string) => Promise<Outcome<WithSecret, Failure>>;
  readonly addFor: (place: Place, told: Told, by: string) => Promise<Outcome<WithSecret, Failure>>;
  /** The addresses of some places, and nobody else's. */
  readonly of: (affiliateIds: readonly number[]) => OwnedWebhooks;
}

/** The door of this room. */
export const webhooks = (strapi: Core.Strapi): WebhooksService => door<WebhooksService>(strapi, 'webhooks');

const ownedBy = (strapi: Core.Strapi, owner: Owner): OwnedWebhooks => ({
  endpoints: () => findEndpoints(strapi, owner),
  change: (publicId, told, by) => changeEndpointBy(strapi, publicId, told, { by, owner }),
  rotate: (publicId, by) => rotateSecret(strapi, publicId, { by, owner }),
  remove: (publicId, by) => removeEndpoint(strapi, publicId, { by, owner }),
  test: (publicId) => sendTest(strapi, publicId, owner),
  deliveries: (filter, page) => findDeliveries(strapi, { ...filter, owner }, page),
  countDeliveries: (filter) => countDeliveries(strapi, { ...filter, owner }),
  delivery: (publicId) => findDelivery(strapi, { public_id: publicId }, owner),
  resend: (publicId, by) => resend(strapi, publicId, { by, owner }),
});

export const webhooksService = ({ strapi }: { readonly strapi: Core.Strapi }): WebhooksService => ({
  ...ownedBy(strapi, 'shop'),
  announce: (event) => announce(strapi, event),
  wantedBy: (type) => wantedBy(strapi, type),
  announceTo: (place, type, told) => announceTo(strapi, place, type, told),
  countFailing: () => countFailing(strapi),
  add: (told, by) => addEndpoint(strapi, { ...told, form: 'post' }, by),
  addFor: (place, told, by) => addEndpoint(strapi, told, by, place),
  of: (affiliateIds) => ownedBy(strapi, affiliateIds),
});
