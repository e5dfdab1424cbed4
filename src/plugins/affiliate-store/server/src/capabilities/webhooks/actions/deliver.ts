import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { afterCommit, together } from '../../../platform/transaction';
import { pauseAfter, verdictOf } from '../domain/retry';
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

const carry = async (strapi: Core.Strapi, endpoint: WebhookEndpoint, delivery: WebhookDelivery): Promise<CourierAnswer> => {
  const headers = signedHeaders(strapi, endpoint, { id: delivery.eventId, body: delivery.payload });
  return headers ? webhookCourier(strapi).post(endpoint.url, headers, delivery.payload) : UNSIGNED;
};

const triedOf = (answer: CourierAnswer, pause: number | null): Tried => {
  const verdict = verdictOf(answer.status);
  const said = { answered: answer.status, answer: answer.text, error: answer.error };
  if (verdict === 'taken') return { ...said, state: 'delivered', nextTryAt: null };
  const error = answer.error ?? `answered ${String(answer.status)}`;
  if (verdict === 'gone' || pause === null) return { ...said, error, state: 'failed', nextTryAt: null };
  return { ...said, error, state: 'queued', nextTryAt: now() + pause };
};

/** What a try says about the endpoint: something arrived, it asked for no more, or nothing arrives there any more. */
const conclude = async (strapi: Core.Strapi, endpoint: WebhookEndpoint, delivery: WebhookDelivery, tried: Tried): Promise<void> => {
  if (tried.state === 'delivered') return noteDelivered(strapi, endpoint.id);
  if (tried.state === 'queued') return;
  const gone = verdictOf(tried.answered) === 'gone';
  const others = (endpoint.deliveredAt ?? 0) > delivery.createdAt;
  if ((gone || !others) && (await switchOff(strapi, endpoint.id, gone ? 'gone' : 'given_up'))) afterCommit(strapi, endpointsChanged);
};

/** Tries one delivery once. Run again for the same try, it sends again at most: receivers tell by the event's id. */
export const deliver = async (strapi: Core.Strapi, deliveryId: number, tries: number): Promise<void> => {
  const delivery = await findDelivery(strapi, { id: deliveryId });
  if (delivery?.state !== 'queued' || delivery.attempts !== tries) return;
  const endpoint = await findEndpoint(strapi, { id: delivery.endpointId });
  if (!endpoint) return;
  const active = endpoint.state === 'active';
  const answer = active ? await carry(strapi, endpoint, delivery) : OFF;
  await together(strapi, async () => {
    const tried = triedOf(answer, active ? pauseAfter(tries + 1) : null);
    if ((await noteTry(strapi, delivery, tried)) && active) await conclude(strapi, endpoint, delivery, tried);
  });
};

const BATCH = 200;

/** Lets everything be tried whose next try has come. */
export const deliverDue = (strapi: Core.Strapi): Promise<void> =>
  together(strapi, async () => {
    for (const delivery of await claimDue(strapi, BATCH)) await tryNow(delivery, delivery.attempts);
  });
