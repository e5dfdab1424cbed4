import type { Core } from '@strapi/strapi';
import { catalog } from '../../capabilities/catalog/service';
import type { Cart } from '../../capabilities/checkout/service';
import { orders } from '../../capabilities/orders/service';
import type { OrderSnapshot } from '../../capabilities/orders/service';
import { checkOfferChange, isOpenToChange, subscribersChange, subscriptions } from '../../capabilities/subscriptions/service';
import type { Subscription } from '../../capabilities/subscriptions/service';
import { now } from '../../platform/clock';
import { setting } from '../../platform/settings';
import { priceCart } from '../checkout/price-cart';
import type { PricedCart, PricedLine } from '../checkout/price-cart';

/** What the payments of a subscription are sold by as it stands: the change that was applied last, or its first order. */
export const soldBy = async (strapi: Core.Strapi, one: Subscription): Promise<OrderSnapshot> => {
  const last = (await subscriptions(strapi).offerChanges(one.id)).filter(({ state }) => state === 'applied').at(-1);
  return last ? (last.snapshot as OrderSnapshot) : orders(strapi).snapshot(one.firstOrderId);
};

/** An offer one may change to, priced for this subscriber: in its currency, with the tax of where they buy. */
export interface OfferToChangeTo {
  readonly cart: PricedCart;
  readonly line: PricedLine;
}

/** A cart with one offer, for the buyer the subscription is of; nothing is kept of it. */
const cartFor = (sold: OrderSnapshot, offerId: string, at: number): Cart => ({
  id: 0,
  version: 0,
  currency: sold.currency,
  locale: 'en',
  items: [{ offer: offerId }],
  bumps: [],
  coupon: null,
  email: null,
  country: sold.country === '' ? null : sold.country,
  postalCode: sold.lines[0]?.renewal?.tax?.postalCode ?? null,
  consents: [],
  company: sold.company ?? null,
  visitor: null,
  ref: null,
  orderId: null,
  createdAt: at,
  expiresAt: at,
});

/** The offers a subscription may be changed to, in the editor's order: of its product, going on, to be had now, in its currency. */
export const offersToChangeTo = async (strapi: Core.Strapi, one: Subscription): Promise<readonly OfferToChangeTo[]> => {
  const at = now();
  const sold = await soldBy(strapi, one);
  const current = sold.lines[0]?.offerId ?? '';
  const open: OfferToChangeTo[] = [];
  for (const offer of await catalog(strapi).offersOfProduct(one.productId, at)) {
    const { offerId, renewal } = offer;
    const price = offer.prices.find(({ currency }) => currency === one.currency)?.minor ?? null;
    if (!isOpenToChange({ offerId, available: offer.availability === 'available', renewal, price }, current)) continue;
    const cart = await priceCart(strapi, cartFor(sold, offerId, at));
    const [line] = cart.ok ? cart.value.lines : [];
    // Where tax comes on top and somebody else reckons it, nobody can say today what a payment of next month will cost.
    if (cart.ok && cart.value.reckoned && !cart.value.taxIncluded) continue;
    if (cart.ok && line) open.push({ cart: cart.value, line });
  }
  return open;
};

/** What may be chosen now by staff; nothing where it cannot be changed as it stands, or a change is to come. */
export const offerChoicesOfStaff = async (strapi: Core.Strapi, one: Subscription): Promise<readonly OfferToChangeTo[]> => {
  if (!checkOfferChange(one, now()).ok || (await subscriptions(strapi).openOfferChange(one.id))) return [];
  return offersToChangeTo(strapi, one);
};

/** The same for its subscriber, as far as the shop lets subscribers change. */
export const offerChoicesOfSubscriber = async (strapi: Core.Strapi, one: Subscription): Promise<readonly OfferToChangeTo[]> =>
  (await setting(strapi, subscribersChange)) ? offerChoicesOfStaff(strapi, one) : [];
