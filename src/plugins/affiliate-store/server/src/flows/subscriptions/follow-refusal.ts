import type { Core } from '@strapi/strapi';
import type { InvoiceFacts } from '../../capabilities/checkout/service';
import { paymentGateway } from '../../capabilities/checkout/service';
import { members } from '../../capabilities/members/service';
import {
  accessWhileOverdue,
  afterRefusal,
  dueAt,
  graceDays,
  isGivenUp,
  letterFor,
  retries,
  subscriptions,
} from '../../capabilities/subscriptions/service';
import type { Subscription } from '../../capabilities/subscriptions/service';
import { now } from '../../platform/clock';
import { setting } from '../../platform/settings';
import { together } from '../../platform/transaction';
import { enterChange } from './follow-offer-change';
import { followSubscription } from './follow-subscription';
import { writeSubscriptionMail } from './write-subscription-mail';

/** Keeps a refusal that is news: access closes where it is set to, and the subscriber is written to where that helps. */
const keepRefusal = async (strapi: Core.Strapi, one: Subscription, invoice: InvoiceFacts): Promise<void> => {
  // Due since the paid time ended or a pause was over, however late the provider tells of it.
  const due = Math.min(now(), dueAt(one));
  const after = afterRefusal(one, { tries: invoice.tries, nextTryAt: invoice.nextTryAt }, due);
  if (!after) return;
  await subscriptions(strapi).keepDunning(one.id, after);
  const facts = {
    tries: String(after.refusedTries),
    ...(after.nextTryAt === null ? {} : { next: new Date(after.nextTryAt).toISOString() }),
  };
  await subscriptions(strapi).note(one.id, { actor: 'provider', code: 'SUBSCRIPTION_REFUSED', facts });
  if ((await setting(strapi, accessWhileOverdue)) === 'closed')
    await members(strapi).endForOrders(await subscriptions(strapi).ordersOf(one.id), now());
  // Of one that is over with this refusal the end is told, not the refusal.
  if (invoice.subscription?.state === 'ended') return;
  const letter = letterFor(one, after, await setting(strapi, retries));
  if (letter === null) return;
  const kind = letter === 'first' ? 'renewal_refused' : 'renewal_last_try';
  await writeSubscriptionMail(strapi, kind, { ...one, ...after }, `${kind}:${invoice.id}`);
};

/**
 * The provider may tell of the end before the refusal that brought it: then the refusal changes nothing any more, and belongs into the
 * history all the same, once.
 */
const noteLateRefusal = async (strapi: Core.Strapi, one: Subscription, { tries }: InvoiceFacts): Promise<void> => {
  const told = (await subscriptions(strapi).events(one.id)).filter(
    ({ code, at }) => code === 'SUBSCRIPTION_REFUSED' && at >= one.periodEndsAt,
  );
  if (tries < 1 || told.some(({ facts }) => Number(facts['tries']) >= tries)) return;
  await subscriptions(strapi).note(one.id, { actor: 'provider', code: 'SUBSCRIPTION_REFUSED', facts: { tries: String(tries) } });
};

/**
 * Follows a payment of a subscription that was refused. The subscription is locked, so that a refusal told twenty times is one
 * letter; one that was paid meanwhile is no refusal any more. Inside the unit of work.
 */
export const followRefusal = async (strapi: Core.Strapi, invoice: InvoiceFacts): Promise<'done' | 'ignored' | 'waiting_parent'> => {
  if (invoice.subscriptionId === null || invoice.first) return 'ignored';
  const known = await subscriptions(strapi).lock({ provider_subscription_id: invoice.subscriptionId });
  if (!known) return 'waiting_parent';
  // What is refused is what was to be paid: the agreed price, not the one of before.
  const one = await enterChange(strapi, known, invoice.offerChange);
  if (!invoice.paid) await (one.state === 'ended' ? noteLateRefusal : keepRefusal)(strapi, one, invoice);
  if (invoice.subscription) await followSubscription(strapi, invoice.subscription);
  return 'done';
};

/**
 * Ends subscriptions whose payment nobody tries any more and whose days of grace are over: a provider that is set to leave
 * them alone would leave them overdue for ever.
 */
export const endGivenUp = async (strapi: Core.Strapi): Promise<number> => {
  const days = await setting(strapi, graceDays);
  let ended = 0;
  for (const one of await subscriptions(strapi).overdue()) {
    if (!isGivenUp(one, days, now())) continue;
    const answer = await paymentGateway(strapi).endNow(one.providerId);
    if (!answer.ok) {
      strapi.log.warn(`affiliate-store: subscription ${one.publicId} could not be ended: ${answer.failure.message}`);
      continue;
    }
    await together(strapi, () => followSubscription(strapi, answer.value));
    ended += 1;
  }
  return ended;
};
