import type { Core } from '@strapi/strapi';
import type { OfferForSale } from '../../capabilities/catalog/service';
import type { Cart } from '../../capabilities/checkout/service';
import { coupons, discountsOf, isForPayments, stateOf } from '../../capabilities/coupons/service';
import type { Coupon } from '../../capabilities/coupons/service';
import { normalizeEmail, people } from '../../capabilities/people/service';
import { pricesIncludeTax, taxes } from '../../capabilities/taxes/service';
import { exchanged, type Exchange } from '../../kernel/exchange';
import { minor, type Minor } from '../../kernel/money';
import { chargeable } from '../../kernel/provider-amount';
import { now } from '../../platform/clock';
import { setting } from '../../platform/settings';

/** An offer at the price it is wanted at. */
interface Wanted {
  readonly offer: OfferForSale;
  readonly price: Minor;
}

/** A coupon that counts, with what it takes off each line. */
export interface CouponOfCart {
  readonly coupon: Coupon;
  readonly discounts: readonly Minor[];
}

/** The first payments of a line, or all of them, that a coupon makes cheaper. */
export interface ReducedPayments {
  /** What each of them is, with its tax. */
  readonly gross: Minor;
  /** What is taken off the price of each. */
  readonly off: Minor;
  /** How many; null for all. */
  readonly payments: number | null;
}

/** An amount off that nobody fixed in the cart's currency is converted like the prices it is for. */
const inCurrencyOf = (coupon: Coupon, currency: string, exchange: Exchange | null): Coupon => {
  const { reduction } = coupon;
  if (reduction.kind === 'percent' || exchange === null || reduction.amounts[currency] !== undefined) return coupon;
  const amount = exchanged(minor(reduction.amounts[exchange.from] ?? 0), exchange);
  return { ...coupon, reduction: { ...reduction, amounts: { ...reduction.amounts, [currency]: amount } } };
};

/**
 * Whether a coupon is for the payments of what is paid in several. Where tax comes on top and somebody else reckons it, nobody can say
 * today what a payment without the coupon will be.
 */
const isForEach = async (strapi: Core.Strapi, coupon: Coupon, wanted: readonly Wanted[]): Promise<boolean> => {
  const renewing = wanted.flatMap(({ offer }) => offer.renewal ?? []);
  if (!renewing.every((renewal) => isForPayments(coupon, renewal))) return false;
  if (renewing.length === 0 || (await taxes(strapi).source()) !== 'stripe') return true;
  return (await setting(strapi, pricesIncludeTax)) === 'included';
};

/** Whether something is left to charge of each payment: nothing is booked, and nothing opened, by one of nothing. */
const leavesPayments = (wanted: readonly Wanted[], discounts: readonly Minor[], currency: string): boolean =>
  wanted.every(
    ({ offer, price }, index) => offer.renewal === null || chargeable({ minor: minor(price - (discounts[index] ?? 0)), currency }).ok,
  );

/** A seller's coupon is for what is theirs to sell now: a product that went to another creator is not made cheaper by it any more. */
const asOwned = async (strapi: Core.Strapi, coupon: Coupon, wanted: readonly Wanted[]): Promise<Coupon> => {
  if (coupon.owner === null) return coupon;
  const parties = await people(strapi).partiesByEmail(wanted.map(({ offer }) => offer.creator.email));
  const own = wanted.filter(({ offer }) => parties.get(normalizeEmail(offer.creator.email))?.publicId === coupon.owner);
  return { ...coupon, products: own.map(({ offer }) => offer.productId).filter((id) => coupon.products?.includes(id) ?? true) };
};

/** The coupon of a cart with what it takes off each line; null where there is none that counts. */
export const couponFor = async (
  strapi: Core.Strapi,
  cart: Cart,
  wanted: readonly Wanted[],
  exchange: Exchange | null,
): Promise<CouponOfCart | null> => {
  const found = cart.coupon === null ? null : await coupons(strapi).coupon(cart.coupon);
  if (!found || stateOf(found, now()) !== 'active' || !(await isForEach(strapi, found, wanted))) return null;
  const coupon = inCurrencyOf(found, cart.currency, exchange);
  const lines = wanted.map(({ offer, price }) => ({ productId: offer.productId, price }));
  const discounts = discountsOf(await asOwned(strapi, coupon, wanted), cart.currency, lines);
  return discounts && leavesPayments(wanted, discounts, cart.currency) ? { coupon, discounts } : null;
};

/** What a coupon makes of the payments of a line that costs so much with it, tax included; nothing where it is paid once. */
export const reducedPayments = (
  off: CouponOfCart | null,
  { offer }: Wanted,
  gross: Minor,
  discount: Minor,
): { readonly reduced?: ReducedPayments } => {
  const payments = off?.coupon.payments ?? null;
  if (payments === null || offer.renewal === null || discount === 0) return {};
  const { instalments } = offer.renewal;
  const most = payments === 'all' ? instalments : Math.min(payments, instalments ?? payments);
  return { reduced: { gross, off: discount, payments: payments === 'all' || most === instalments ? null : most } };
};
