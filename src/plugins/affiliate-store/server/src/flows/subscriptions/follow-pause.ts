import type { Core } from '@strapi/strapi';
import type { SubscriptionFacts } from '../../capabilities/checkout/service';
import { members } from '../../capabilities/members/service';
import { dueAfterPause, hasRunOut, pauseAfter, subscriptions } from '../../capabilities/subscriptions/service';
import type { Subscription } from '../../capabilities/subscriptions/service';
import { now } from '../../platform/clock';
import { accessUntil } from './begin-subscription';
import { writePauseMail } from './write-pause-mail';

/**
 * Follows a pause. While it lasts, access ends with the time that is paid: the days of grace are for a payment that is tried again,
 * and none is. Ended before that time is over, it takes nothing away. Inside the unit of work.
 */
export const followPause = async (strapi: Core.Strapi, one: Subscription, facts: SubscriptionFacts, paidUntil: number): Promise<void> => {
  const at = now();
  const after = pauseAfter(one, facts, { paidUntil, at });
  await subscriptions(strapi).keepPause(one.id, after);
  if ((one.pausedAt === null) === (after.pausedAt === null)) return;
  const orderIds = await subscriptions(strapi).ordersOf(one.id);
  if (after.pausedAt !== null) {
    await members(strapi).endForOrders(orderIds, paidUntil);
    const nextAt = dueAfterPause({ ...one, ...after, periodEndsAt: paidUntil });
    await writePauseMail(strapi, 'pause_begun', one, { pausedAt: after.pausedAt, accessUntil: paidUntil > at ? paidUntil : null, nextAt });
    return;
  }
  if (one.pausedAt !== null && facts.state !== 'ended') {
    const told = { pausedAt: one.pausedAt, accessUntil: null, nextAt: after.nextChargeAt ?? paidUntil };
    await writePauseMail(strapi, 'pause_over', one, told);
  }
  if (paidUntil > at) await members(strapi).prolongForOrders(orderIds, paidUntil, await accessUntil(strapi, paidUntil, false));
  if (hasRunOut(one, at)) await subscriptions(strapi).note(one.id, { actor: 'provider', code: 'SUBSCRIPTION_UNPAUSED', facts: {} });
};
