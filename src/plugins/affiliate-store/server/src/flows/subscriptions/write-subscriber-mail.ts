import type { Core } from '@strapi/strapi';
import type { Locale } from '../../../../contracts/primitives';
import { messaging } from '../../capabilities/messaging/service';
import { orders } from '../../capabilities/orders/service';
import type { Order } from '../../capabilities/orders/service';
import { people } from '../../capabilities/people/service';
import { subscriptions } from '../../capabilities/subscriptions/service';
import type { OfferChange, Subscription } from '../../capabilities/subscriptions/service';
import { minor } from '../../kernel/money';
import { accessOf, nextPaymentOf } from './show-subscription';

type Kind =
  | 'subscription_begun'
  | 'trial_ending'
  | 'subscription_cancelled'
  | 'subscription_goes_on'
  | 'subscription_over'
  | 'instalments_paid_off';

const firstOrderOf = async (strapi: Core.Strapi, one: Subscription): Promise<Order> => {
  const first = await orders(strapi).find({ id: one.firstOrderId });
  if (!first) throw new Error(`subscription ${one.publicId} has no first order`);
  return first;
};

/** Access is part of what a letter says only where it is about to end. */
const openUntil = async (strapi: Core.Strapi, kind: Kind, one: Subscription): Promise<number | null> =>
  kind === 'subscription_cancelled' ? accessOf(strapi, await subscriptions(strapi).ordersOf(one.id)) : null;

/**
 * Writes to a subscriber what became of their subscription, whoever did it: once for each `key`. The subscription is given as it stands
 * now. Inside the unit of work.
 */
export const writeSubscriberMail = async (strapi: Core.Strapi, kind: Kind, one: Subscription, key: string): Promise<void> => {
  const first = await firstOrderOf(strapi, one);
  await messaging(strapi).queueMail({
    kind,
    to: first.email,
    locale: first.language as Locale,
    dedupeKey: `${kind}:${one.publicId}:${key}`,
    orderId: first.id,
    facts: {
      product: one.productName,
      amount: { minor: minor(one.amount), currency: one.currency },
      interval: one.interval,
      count: one.count,
      instalments: one.instalments,
      freeUntil: one.state === 'trialing' ? one.periodEndsAt : null,
      nextAt: nextPaymentOf(one),
      accessUntil: await openUntil(strapi, kind, one),
      linkToken: await people(strapi).signInLink(first.email, 'access'),
    },
  });
};

/** Writes to a subscriber that a change of offer they were told of does not happen. Inside the unit of work. */
export const writeNotChangedMail = async (strapi: Core.Strapi, one: Subscription, change: OfferChange): Promise<void> => {
  const first = await firstOrderOf(strapi, one);
  await messaging(strapi).queueMail({
    kind: 'offer_change_withdrawn',
    to: first.email,
    locale: first.language as Locale,
    dedupeKey: `offer_change_withdrawn:${change.publicId}`,
    orderId: first.id,
    facts: { product: one.productName, offer: change.offerName, linkToken: await people(strapi).signInLink(first.email, 'access') },
  });
};
