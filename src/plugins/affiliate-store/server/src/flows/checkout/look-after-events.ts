import type { Core } from '@strapi/strapi';
import { checkout, paymentGateway } from '../../capabilities/checkout/service';
import { orders } from '../../capabilities/orders/service';
import { now } from '../../platform/clock';
import { enqueue } from '../../platform/jobs';
import { oneByOne } from '../../platform/one-by-one';
import { followWaitingCards } from './settle-cards';
import { followWaitingIntent, giveUpUnasked } from '../orders/settle-intent';
import { onOccasion } from '../../platform/restored';
import { settlePaidOrder } from '../orders/settle-paid-order';
import { takeNotice } from './take-notice';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** The list of events is read again from this far before where it was left: events do not arrive in order. */
const OVERLAP = 15 * MINUTE;
/** Stripe keeps events for thirty days. */
const FARTHEST = 30 * DAY;
const BATCH = 500;
/** Events looked for, and kept, together: most of them are known, for the list is read with an overlap. */
const AT_ONCE = 100;
/** As often as the job that applies an event is tried. */
const MOST_ATTEMPTS = 10;

/** Fetches events that never arrived: after an outage nothing is lost that the provider still lists. */
export const fillEventGaps = async (strapi: Core.Strapi): Promise<number> => {
  const started = now();
  const cursor = (await checkout(strapi).cursor()) ?? started - DAY;
  const events = await paymentGateway(strapi).eventsSince(Math.max(cursor - OVERLAP, started - FARTHEST));
  if (!events.ok) {
    strapi.log.warn(`affiliate-store: events could not be listed: ${events.failure.message}`);
    return 0;
  }
  let found = 0;
  for (let first = 0; first < events.value.length; first += AT_ONCE) {
    const arriving = await checkout(strapi).unknownNotices(events.value.slice(first, first + AT_ONCE));
    found += (await Promise.all(arriving.map((notice) => takeNotice(strapi, notice, 'gap_filler')))).filter(Boolean).length;
  }
  await checkout(strapi).moveCursor(Math.max(cursor, ...events.value.map((notice) => notice.createdAt)));
  return found;
};

/** Enqueues again what waits for its parent, or was left behind. After a day without a parent a person has to look. */
export const retryParked = async (strapi: Core.Strapi): Promise<number> => {
  const rows = await checkout(strapi).inbox({ state: 'waiting_parent', limit: BATCH });
  for (const row of rows) {
    const old = now() - row.receivedAt > DAY;
    if (old) {
      await checkout(strapi).markInbox(row.id, 'dead', 'What this is about has not become known within a day.');
      strapi.log.error(`affiliate-store: event ${row.eventId} (${row.type}) has waited for a day; see Store → Jobs & webhooks`);
    } else await enqueue({ name: 'checkout.apply-notice', payload: { inboxId: row.id }, key: `inbox:${row.id}` });
  }
  const lost = await checkout(strapi).inbox({ state: 'retry', limit: BATCH });
  for (const row of lost) if (row.attempts >= MOST_ATTEMPTS) await checkout(strapi).markInbox(row.id, 'dead', row.detail);
  const left = await checkout(strapi).inbox({ state: 'new', receivedBefore: now() - 5 * MINUTE, limit: BATCH });
  for (const row of left) await enqueue({ name: 'checkout.apply-notice', payload: { inboxId: row.id }, key: `inbox:${row.id}` });
  return rows.length + left.length;
};

/** Asks after orders whose payment was opened and never heard of again; sessions end within the hour, so their orders do. */
export const followWaitingOrders = async (strapi: Core.Strapi): Promise<number> => {
  const waiting = await orders(strapi).waiting(now() - 90 * MINUTE, BATCH);
  await oneByOne(
    strapi,
    waiting,
    (order) => `order ${order.number}`,
    async (order) => {
      if (await followWaitingCards(strapi, order)) return;
      if (order.checkoutSessionId !== null) {
        const sessionId = order.checkoutSessionId;
        // Of an order that was made since a backup was put back nobody has been told yet.
        const outcome = await onOccasion(order.placedAt, () => settlePaidOrder(strapi, sessionId, 'system'));
        if (!outcome.ok) strapi.log.warn(`affiliate-store: order ${order.number}: ${outcome.failure.message}`);
      } else if (order.paymentIntentId !== null) {
        const outcome = await followWaitingIntent(strapi, order.paymentIntentId, 'system');
        if (!outcome.ok) strapi.log.warn(`affiliate-store: order ${order.number}: ${outcome.failure.message}`);
      } else if (order.state === 'created') await giveUpUnasked(strapi, order.id, 'system');
    },
  );
  return waiting.length;
};
