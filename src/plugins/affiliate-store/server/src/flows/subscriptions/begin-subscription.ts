import type { Core } from '@strapi/strapi';
import type { SubscriptionFacts } from '../../capabilities/checkout/service';
import { orders } from '../../capabilities/orders/service';
import type { Order } from '../../capabilities/orders/service';
import { graceDays, reducedUntil, subscriptions } from '../../capabilities/subscriptions/service';
import { now } from '../../platform/clock';
import { setting } from '../../platform/settings';
import { publicId } from '../../platform/ids';
import { boundLater } from './pay-instalments';
import { sellerOf } from '../orders/sold-as';
import { writeSubscriberMail } from './write-subscriber-mail';

const DAY = 86_400_000;

/**
 * Until when a paid period opens its product: the period and the days of grace, in which a late payment is tried again. A paused
 * subscription waits for no payment.
 */
export const accessUntil = async (strapi: Core.Strapi, periodEnd: number, paused: boolean): Promise<number> =>
  paused ? periodEnd : periodEnd + (await setting(strapi, graceDays)) * DAY;

/** Keeps the subscription an order began, and that the order is its first. Inside the unit that books the order. */
export const beginSubscription = async (strapi: Core.Strapi, order: Order, facts: SubscriptionFacts): Promise<void> => {
  const sold = await orders(strapi).snapshot(order.id);
  const [line] = sold.lines;
  if (!line?.renewal) throw new Error(`order ${order.number} is paid by a subscription and sold none`);
  const { interval, count, gross, reduced, instalments = null } = line.renewal;
  const at = now();
  await subscriptions(strapi).begin({
    publicId: publicId('sub'),
    providerId: facts.id,
    firstOrderId: order.id,
    firstOrderNumber: order.number,
    email: order.email,
    testMode: order.testMode,
    customerId: order.customerId,
    productId: line.productId,
    productName: line.productName,
    seller: sellerOf(sold),
    currency: order.currency,
    price: gross,
    reduced: reduced
      ? { amount: reduced.gross, payments: reduced.payments, until: reducedUntil(facts.anchor, { interval, count }, reduced.payments) }
      : null,
    interval,
    count,
    instalments,
    state: facts.state,
    periodEndsAt: facts.periodEnd,
    cancelAtPeriodEnd: facts.cancelAtPeriodEnd,
    startedAt: at,
    endedAt: facts.state === 'ended' ? at : null,
  });
  const kept = await subscriptions(strapi).lock({ provider_subscription_id: facts.id });
  if (!kept || kept.firstOrderId !== order.id) throw new Error(`subscription ${facts.id} belongs to another order`);
  await subscriptions(strapi).addPayment({ subscriptionId: kept.id, orderId: order.id, invoiceId: null, at });
  if (kept.state !== 'ended') await writeSubscriberMail(strapi, 'subscription_begun', kept, 'begun');
  if (instalments !== null) await boundLater(kept);
};
