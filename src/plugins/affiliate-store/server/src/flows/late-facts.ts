import type { Core } from '@strapi/strapi';
import { monthsAfter, type SaleFacts, type Terms } from '../capabilities/affiliates/service';
import type { Decision } from '../capabilities/attribution/service';
import { catalog } from '../capabilities/catalog/service';
import { orders, type Order, type OrderSnapshot } from '../capabilities/orders/service';
import { subscriptions } from '../capabilities/subscriptions/service';
import { askedOf } from './weigh-order';

/** What the rules of an affiliate's terms are asked about each line of an order that is attached to them afterwards; empty without rules. */
export type LateFacts = ReadonlyMap<number, SaleFacts>;

/**
 * The facts as they were when the order was placed: the tier and the group of that day, a buyer who had paid before or not. What a product
 * is to rules is frozen only with orders that somebody with rules had brought; of others it is what the product is now.
 */
export const lateFacts = async (
  strapi: Core.Strapi,
  { order, snapshot, terms, decision }: { order: Order; snapshot: OrderSnapshot; terms: Terms; decision: Decision },
): Promise<LateFacts> => {
  const { asked } = await askedOf(strapi, terms, decision, order);
  if (!asked) return new Map();
  const goods = await catalog(strapi).productsOf(snapshot.lines.map(({ productId }) => productId));
  const renews = (await subscriptions(strapi).invoiceOf(order.id)) !== null;
  return new Map(
    snapshot.lines.map(({ line, offerId, productId, renewal, rated }) => [
      line,
      {
        offer: offerId,
        product: productId,
        kind: goods.get(productId)?.kind ?? 'digital',
        country: snapshot.country,
        payment: renews && (renewal?.instalments ?? null) === null ? 'renewal' : 'first',
        currency: snapshot.currency,
        ...rated,
        ...asked,
      },
    ]),
  );
};

/** Whether the contract pays for as many payments of one subscription, and for as long, as this one is. */
export const paysForPayment = async (strapi: Core.Strapi, order: Order, { maxPayments, maxMonths }: Terms): Promise<boolean> => {
  if (maxPayments === undefined && maxMonths === undefined) return true;
  const one = await subscriptions(strapi).ofOrder(order.id);
  if (!one) return true;
  const earlier = (await subscriptions(strapi).ordersOf(one.id)).filter((id) => id < order.id);
  if (maxPayments !== undefined && earlier.length >= maxPayments) return false;
  const first = earlier.length === 0 ? order : (await orders(strapi).many(earlier)).reduce((a, b) => (b.id < a.id ? b : a));
  // As renewals are counted: from the first order, in the provider's whole seconds.
  return maxMonths === undefined || order.placedAt < monthsAfter(Math.floor(first.placedAt / 1000) * 1000, maxMonths);
};
