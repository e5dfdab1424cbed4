import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { afterCommit, together } from '../../../platform/transaction';
import { filledAddress } from '../domain/placeholders';
import { pauseAfter, verdictOf } from '../domain/retry';
import { factsIn } from '../domain/told-place';
import { webhookCourier, type CourierAnswer } from '../ports';
import { claimDue, findDelivery, noteTry, type Tried, type WebhookDelivery } from '../store/deliveries';
import { findEndpoint, noteDelivered, switchOff, type WebhookEndpoint } from '../store/endpoints';
import { endpointsChanged, tryNow } from './announce';
import { signedHeaders } from './secrets';

const OFF: CourierAnswer = { status: null, text: null, error: 'the endpoint is switched off' };
const UNSIGNED: CourierAnswer = {
  status: null,
  text: null,
  error: 'its secret cannot be opened with the ENCRYPTION_KEY of this site: make a new one',
};

/** What goes out, and is signed: the body, or for a `get` the whole address with its placeholders filled. */
export const sentBy = (endpoint: WebhookEndpoint, { payload }: WebhookDelivery): string =>
  endpoint.form === 'get' ? filledAddress(endpoint.url, factsIn(payload)) : payload;

const carry = async (strapi: Core.Strapi, endpoint: WebhookEndpoint, delivery: WebhookDelivery): Promise<CourierAnswer> => {
  const sent = sentBy(endpoint, delivery);
  const headers = signedHeaders(strapi, endpoint, { id: delivery.eventId, body: sent });
  if (!headers) return UNSIGNED;
  return endpoint.form === 'get' ? webhookCourier(strapi).get(sent, headers) : webhookCourier(strapi).post(endpoint.url, headers, sent);
};

const triedOf = (answer: CourierAnswer, pause: number | null): Tried => {
  const verdict = verdictOf(answer.status);
  const said = { answered: answer.status, answer: answer.text, error: answer.error };
  if (verdict === 'taken') return { ...said, state: 'delivered', nextTryAt: null };
  const error = answer.error ?? `answered ${String(answer.status)}`;
  if (verdict === 'gone' || pause === null) return { ...said, error, state: 'failed', nextTryAt: null };
  return { ...said, error, state: 'queued', nextTryAt: now() + pause };
};

/** Told, in the unit of work, that an endpoint was switched off by itself. */
export type WhenOff = (strapi: Core.Strapi, endpoint: WebhookEndpoint, because: 'gone' | 'given_up') => Promise<void>;

/** What a try says about the endpoint: something arrived, it asked for no more, or nothing arrives there any more. */
const conclude = async (
  strapi: Core.Strapi,
  { endpoint, delivery, whenOff }: { readonly endpoint: WebhookEndpoint; readonly delivery: WebhookDelivery; readonly whenOff: WhenOff },
  tried: Tried,
): Promise<void> => {
  if (tried.state === 'delivered') return noteDelivered(strapi, endpoint.id);
  if (tried.state === 'queued') return;
  const gone = verdictOf(tried.answered) === 'gone';
  const others = (endpoint.deliveredAt ?? 0) > delivery.createdAt;
  const because = gone ? 'gone' : 'given_up';
  if ((!gone && others) || !(await switchOff(strapi, endpoint.id, because))) return;
  afterCommit(strapi, endpointsChanged);
  await whenOff(strapi, endpoint, because);
};

/** Tries one delivery once. Run again for the same try, it sends again at most: receivers tell by the event's id. */
export const deliver = async (strapi: Core.Strapi, deliveryId: number, tries: number, whenOff: WhenOff): Promise<void> => {
  const delivery = await findDelivery(strapi, { id: deliveryId }, 'all');
  if (delivery?.state !== 'queued' || delivery.attempts !== tries) return;
  const endpoint = await findEndpoint(strapi, { id: delivery.endpointId }, 'all');
  if (!endpoint) return;
  const active = endpoint.state === 'active';
  const answer = active ? await carry(strapi, endpoint, delivery) : OFF;
  await together(strapi, async () => {
    const tried = triedOf(answer, active ? pauseAfter(tries + 1) : null);
    if ((await noteTry(strapi, delivery, tried)) && active) await conclude(strapi, { endpoint, delivery, whenOff }, tried);
  });
};

const BATCH = 200;

/** Lets everything be tried whose next try has come. */
export const deliverDue = (strapi: Core.Strapi): Promise<void> =>
  together(strapi, async () => {
    for (const delivery of await claimDue(strapi, BATCH)) await tryNow(delivery, delivery.attempts);
  });
