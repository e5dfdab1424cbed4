import type { Core } from '@strapi/strapi';
import type { Locale } from '../../../../contracts/primitives';
import { messaging } from '../../capabilities/messaging/service';
import { orders } from '../../capabilities/orders/service';
import { people } from '../../capabilities/people/service';
import type { OfferChange, Subscription } from '../../capabilities/subscriptions/service';
import { minor } from '../../kernel/money';

/**
 * Writes to a subscriber that another offer was agreed, and that its first payment was made: once each, whoever agreed to it. The button
 * signs in and leads to where the change is taken back. Inside the unit of work.
 */
export const writeChangeMail = async (
  strapi: Core.Strapi,
  kind: 'offer_change_agreed' | 'offer_changed',
  one: Subscription,
  change: OfferChange,
): Promise<void> => {
  const first = await orders(strapi).find({ id: one.firstOrderId });
  if (!first) throw new Error(`subscription ${one.publicId} has no first order`);
  await messaging(strapi).queueMail({
    kind,
    to: first.email,
    locale: first.language as Locale,
    dedupeKey: `${kind}:${change.publicId}`,
    orderId: first.id,
    facts: {
      product: one.productName,
      offer: change.offerName,
      amount: { minor: minor(change.amount), currency: change.currency },
      interval: change.interval,
      count: change.count,
      from: change.effectiveAt,
      byShop: change.agreedBy !== 'buyer',
      linkToken: await people(strapi).signInLink(first.email, 'access'),
    },
  });
};
