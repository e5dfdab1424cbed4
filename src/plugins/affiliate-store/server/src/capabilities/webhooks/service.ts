import type { Core } from '@strapi/strapi';
import type { Failure } from '../../kernel/failure';
import type { Outcome } from '../../kernel/outcome';
import { door } from '../../platform/door';
import { announce } from './actions/announce';
import type { Announcement } from './actions/announce';
import { addEndpoint, changeEndpointBy, removeEndpoint, resend, rotateSecret, sendTest } from './actions/manage';
import type { Told, WithSecret } from './actions/manage';
import { countDeliveries, findDeliveries, findDelivery } from './store/deliveries';
import type { DeliveryFilter, WebhookDelivery } from './store/deliveries';
import { countFailing, findEndpoints } from './store/endpoints';
import type { WebhookEndpoint } from './store/endpoints';

export type { Announcement } from './actions/announce';

/** Other systems that are told what happens in the store. */
export interface WebhooksService {
  /** Writes an event down for every endpoint that wants it, in the open unit of work; it is sent after. */
  readonly announce: (event: Announcement) => Promise<void>;
  readonly endpoints: () => Promise<readonly WebhookEndpoint[]>;
  /** How many were switched off because nothing arrived there for three days. */
  readonly countFailing: () => Promise<number>;
  readonly add: (told: Told, by: string) => Promise<Outcome<WithSecret, Failure>>;
  readonly change: (publicId: string, told: Told & { readonly active: boolean }, by: string) => Promise<Outcome<WebhookEndpoint, Failure>>;
  readonly rotate: (publicId: string, by: string) => Promise<Outcome<WithSecret, Failure>>;
  readonly remove: (publicId: string, by: string) => Promise<Outcome<true, Failure>>;
  readonly test: (publicId: string) => Promise<Outcome<WebhookDelivery, Failure>>;
  readonly deliveries: (
    filter: DeliveryFilter,
    page: { readonly beforeId?: number | undefined; readonly limit: number },
  ) => Promise<readonly WebhookDelivery[]>;
  readonly countDeliveries: (filter: DeliveryFilter) => Promise<number>;
  readonly delivery: (publicId: string) => Promise<WebhookDelivery | null>;
  readonly resend: (publicId: string, by: string) => Promise<Outcome<WebhookDelivery, Failure>>;
}

/** The door of this room. */
export const webhooks = (strapi: Core.Strapi): WebhooksService => door<WebhooksService>(strapi, 'webhooks');

export const webhooksService = ({ strapi }: { readonly strapi: Core.Strapi }): WebhooksService => ({
  announce: (event) => announce(strapi, event),
  endpoints: () => findEndpoints(strapi),
  countFailing: () => countFailing(strapi),
  add: (told, by) => addEndpoint(strapi, told, by),
  change: (publicId, told, by) => changeEndpointBy(strapi, publicId, told, by),
  rotate: (publicId, by) => rotateSecret(strapi, publicId, by),
  remove: (publicId, by) => removeEndpoint(strapi, publicId, by),
  test: (publicId) => sendTest(strapi, publicId),
  deliveries: (filter, page) => findDeliveries(strapi, filter, page),
  countDeliveries: (filter) => countDeliveries(strapi, filter),
  delivery: (publicId) => findDelivery(strapi, { public_id: publicId }),
  resend: (publicId, by) => resend(strapi, publicId, by),
});
