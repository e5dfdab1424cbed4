import type { Core } from '@strapi/strapi';
import type { Locale } from '../../../../contracts/primitives';
import { messaging } from '../../capabilities/messaging/service';
import { orders } from '../../capabilities/orders/service';
import { people } from '../../capabilities/people/service';
import { subscriptions } from '../../capabilities/subscriptions/service';
import type { Subscription } from '../../capabilities/subscriptions/service';
import { minor } from '../../kernel/money';
import { accessOf } from './show-subscription';

type Kind = 'renewal_refused' | 'renewal_last_try' | 'subscription_ended';

/**
 * Writes to a subscriber about a payment that was refused, in the language they bought in and to the address they bought with. The
 * button signs in and leads to where the card is changed. Inside the unit of work.
 */
export const writeSubscriptionMail = async (strapi: Core.Strapi, kind: Kind, one: Subscription, dedupeKey: string): Promise<void> => {
  const first = await orders(strapi).find({ id: one.firstOrderId });
  if (!first) throw new Error(`subscription ${one.publicId} has no first order`);
  await messaging(strapi).queueMail({
    kind,
    to: first.email,
    locale: first.language as Locale,
    dedupeKey,
    orderId: first.id,
    facts: {
      product: one.productName,
      amount: { minor: minor(one.amount), currency: one.currency },
      nextTryAt: one.nextTryAt,
      inInstalments: one.instalments !== null,
      accessUntil: await accessOf(strapi, await subscriptions(strapi).ordersOf(one.id)),
      linkToken: await people(strapi).signInLink(first.email, 'access'),
    },
  });
};
