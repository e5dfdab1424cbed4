import type { Core } from '@strapi/strapi';
import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import { audit } from '../../../platform/audit';
import { now } from '../../../platform/clock';
import { afterCommit, togetherOrNot } from '../../../platform/transaction';
import { webhookFailures } from '../domain/failures';
import { PLACEHOLDERS, sampleOf, troubleWith } from '../domain/placeholders';
import { webhookCourier } from '../ports';
import { findDelivery, queueAgain, type WebhookDelivery } from '../store/deliveries';
import {
  changeEndpoint,
  deleteEndpoint,
  findEndpoint,
  findEndpoints,
  insertEndpoint,
  type Owner,
  type Place,
  type WebhookEndpoint,
} from '../store/endpoints';
import { endpointsChanged, placeObject, tell, tryNow } from './announce';
import { newSecret, sealSecret } from './secrets';

const MOST = 20;
const MOST_OF_A_PLACE = 3;
const FORMER_COUNTS_MS = 86_400_000;

export type Told = Pick<WebhookEndpoint, 'url' | 'description' | 'events' | 'form'>;
/** Who does it, and whose endpoints are theirs to do it with. */
export interface Doer {
  readonly by: string;
  readonly owner: Owner;
}
type Found = Outcome<WebhookEndpoint, Failure>;
/** An endpoint with its new secret, which is shown once. */
export interface WithSecret {
  readonly endpoint: WebhookEndpoint;
  readonly secret: string;
}

const subject = ({ publicId }: WebhookEndpoint): string => `webhook-endpoint:${publicId}`;
const toldOf = ({ url, description, events, state }: WebhookEndpoint) => ({ url, description, events, state });
const unknown = (): Outcome<never, Failure> => failed(webhookFailures.because('WEBHOOK_ENDPOINT_NOT_FOUND'));

// Not before: until the commit, whoever reads them would keep what was.
const changed = (strapi: Core.Strapi): void => afterCommit(strapi, endpointsChanged);

// Placeholders are filled where nothing is posted; in a body's address a brace would be sent as it is.
const refusalOf = (strapi: Core.Strapi, { url, form }: Told): Failure | null => {
  const trouble = form === 'get' ? troubleWith(url) : null;
  if (trouble === 'unknown') return webhookFailures.because('WEBHOOK_PLACEHOLDER_UNKNOWN', { known: PLACEHOLDERS.join(', ') });
  const asSent = form === 'get' ? sampleOf(url) : url;
  return trouble === null && webhookCourier(strapi).accepts(asSent) ? null : webhookFailures.because('WEBHOOK_URL_REFUSED');
};

/** Tells another system from now on, on the record: the shop's, or that of a place. */
export const addEndpoint = (
  strapi: Core.Strapi,
  told: Told,
  by: string,
  place: Place | null = null,
): Promise<Outcome<WithSecret, Failure>> =>
  togetherOrNot(strapi, async () => {
    const refusal = refusalOf(strapi, told);
    if (refusal) return failed(refusal);
    const most = place ? MOST_OF_A_PLACE : MOST;
    const there = await findEndpoints(strapi, place ? [place.affiliateId] : 'shop');
    if (there.length >= most) return failed(webhookFailures.because('WEBHOOK_ENDPOINTS_TOO_MANY', { most }));
    const secret = newSecret();
    const endpoint = await insertEndpoint(strapi, { ...told, place }, (publicId) => sealSecret(strapi, secret, publicId));
    await audit(strapi, { actor: by, action: 'webhook-endpoint.added', subject: subject(endpoint), after: toldOf(endpoint) });
    changed(strapi);
    return ok({ endpoint, secret });
  });

/** Changes where and what is told, or stops and starts it, on the record. */
export const changeEndpointBy = (
  strapi: Core.Strapi,
  publicId: string,
  { active, ...told }: Told & { readonly active: boolean },
  { by, owner }: Doer,
): Promise<Found> =>
  togetherOrNot(strapi, async () => {
    const endpoint = await findEndpoint(strapi, { public_id: publicId }, owner);
    if (!endpoint) return unknown();
    const refusal = refusalOf(strapi, told);
    if (refusal) return failed(refusal);
    const off = { state: 'disabled', disabledBecause: endpoint.disabledBecause ?? 'staff' } as const;
    const next = await changeEndpoint(strapi, endpoint, {
      ...told,
      ...(active ? ({ state: 'active', disabledBecause: null } as const) : off),
    });
    await audit(strapi, {
      actor: by,
      action: 'webhook-endpoint.changed',
      subject: subject(endpoint),
      before: toldOf(endpoint),
      after: toldOf(next),
    });
    changed(strapi);
    return ok(next);
  });

/** A new secret; for a day the former one signs as well, so that the other side can change it in its own time. */
export const rotateSecret = (strapi: Core.Strapi, publicId: string, { by, owner }: Doer): Promise<Outcome<WithSecret, Failure>> =>
  togetherOrNot(strapi, async () => {
    const endpoint = await findEndpoint(strapi, { public_id: publicId }, owner);
    if (!endpoint) return unknown();
    const secret = newSecret();
    const next = await changeEndpoint(strapi, endpoint, {
      secret: sealSecret(strapi, secret, publicId),
      formerSecret: endpoint.secret,
      formerSecretUntil: now() + FORMER_COUNTS_MS,
    });
    await audit(strapi, { actor: by, action: 'webhook-endpoint.secret-rotated', subject: subject(endpoint) });
    changed(strapi);
    return ok({ endpoint: next, secret });
  });

/** Forgets a system with everything that was delivered to it, on the record. */
export const removeEndpoint = (strapi: Core.Strapi, publicId: string, { by, owner }: Doer): Promise<Outcome<true, Failure>> =>
  togetherOrNot(strapi, async () => {
    const endpoint = await findEndpoint(strapi, { public_id: publicId }, owner);
    if (!endpoint) return unknown();
    await deleteEndpoint(strapi, endpoint.id);
    await audit(strapi, { actor: by, action: 'webhook-endpoint.removed', subject: subject(endpoint), before: toldOf(endpoint) });
    changed(strapi);
    return ok(true);
  });

/** What a test tells a partner's system: every name is there, and nothing has happened. */
const NOTHING_HAPPENED = {
  amount: '0.00',
  currency: 'EUR',
  state: 'pending',
  sub_id: 'test',
  commission_id: 'test',
  order_ref: 'test',
} as const;

/** Sends an event that says nothing but that it arrives. */
export const sendTest = (strapi: Core.Strapi, publicId: string, owner: Owner): Promise<Outcome<WebhookDelivery, Failure>> =>
  togetherOrNot(strapi, async () => {
    const endpoint = await findEndpoint(strapi, { public_id: publicId }, owner);
    if (!endpoint) return unknown();
    if (endpoint.state !== 'active') return failed(webhookFailures.because('WEBHOOK_ENDPOINT_DISABLED'));
    const object = endpoint.place ? placeObject('test', NOTHING_HAPPENED) : { message: 'This is a test. Nothing has happened.' };
    const [delivery] = await tell(strapi, { type: 'test', livemode: false, object }, [endpoint]);
    return delivery ? ok(delivery) : unknown();
  });

/** Sends an event again, as it was. */
export const resend = (strapi: Core.Strapi, publicId: string, { by, owner }: Doer): Promise<Outcome<WebhookDelivery, Failure>> =>
  togetherOrNot(strapi, async () => {
    const delivery = await findDelivery(strapi, { public_id: publicId }, owner);
    const endpoint = delivery && (await findEndpoint(strapi, { id: delivery.endpointId }, owner));
    if (!delivery || !endpoint) return failed(webhookFailures.because('WEBHOOK_DELIVERY_NOT_FOUND'));
    if (endpoint.state !== 'active') return failed(webhookFailures.because('WEBHOOK_ENDPOINT_DISABLED'));
    await queueAgain(strapi, delivery.id);
    await tryNow(delivery, 0);
    await audit(strapi, {
      actor: by,
      action: 'webhook-delivery.sent-again',
      subject: subject(endpoint),
      after: { event: delivery.eventId },
    });
    return ok({ ...delivery, state: 'queued', attempts: 0, nextTryAt: now(), error: null });
  });
