import type { Core } from '@strapi/strapi';
import { catalog } from '../../capabilities/catalog/service';
import type { OfferAlong, OfferForSale, OfferPrice } from '../../capabilities/catalog/service';
import { checkoutFailures } from '../../capabilities/checkout/service';
import type { Cart } from '../../capabilities/checkout/service';
import type { Coupon } from '../../capabilities/coupons/service';
import { pricesIncludeTax, taxFailures } from '../../capabilities/taxes/service';
import type { AnsweredLine, LineTax, TaxTerms } from '../../capabilities/taxes/service';
import type { Exchange } from '../../kernel/exchange';
import { refuse, type Failure } from '../../kernel/failure';
import { minor, NOTHING, sum } from '../../kernel/money';
import type { Minor } from '../../kernel/money';
import { failed, ok } from '../../kernel/outcome';
import type { Outcome } from '../../kernel/outcome';
import { now } from '../../platform/clock';
import { setting } from '../../platform/settings';
import { couponFor, reducedPayments, type CouponOfCart, type ReducedPayments } from './coupon-of-cart';
import { taxLines, type Reckoned } from '../taxes/tax-lines';
import { companyCountryOf, vatGroundOf, type VatGround } from '../taxes/vat-ground';
import { taxRatesOf } from '../taxes/tax-rates-of-day';

/** One line of a cart in minor units: the price as the shop shows it, what the coupon takes off, and what is charged with its tax. */
export interface PricedLine extends LineTax {
  readonly offer: OfferForSale;
  readonly price: Minor;
  /** What the price was converted from, and at what; null where the seller set it. */
  readonly converted: OfferPrice['converted'];
  readonly discount: Minor;
  /** What is charged for each further period, where the line is a subscription, once no coupon makes it cheaper. */
  readonly renews: Minor;
  /** What the payments are that the coupon makes cheaper; absent where the line is paid once, or no coupon is for its payments. */
  readonly reduced?: ReducedPayments;
  /** What somebody else answered about its tax; absent where the shop's own table decides. */
  readonly answered?: AnsweredLine;
  /** What it is to whoever else reckons its tax; absent where the shop's own table decides. */
  readonly taxCode?: string;
}

/** Something the checkout offers along, as it could be bought now. */
export interface PricedBump extends OfferAlong {
  readonly offer: OfferForSale;
  readonly price: Minor;
  readonly converted: OfferPrice['converted'];
  readonly selected: boolean;
}

/** A cart with its offers as they stand now, priced in the cart's currency; what was added at the checkout comes last. */
export interface PricedCart {
  readonly cart: Cart;
  readonly lines: readonly PricedLine[];
  readonly bumps: readonly PricedBump[];
  /** Whether something can be offered for one press once it has been paid: right afterwards, or in the club. */
  readonly followed: boolean;
  /** At what prices of the cart were converted; null where the sellers set them all. */
  readonly exchange: Exchange | null;
  /** The coupon on the cart, where it makes something cheaper; `cart.coupon` without it means that its code no longer counts. */
  readonly coupon: Coupon | null;
  readonly discount: Minor;
  readonly total: Minor;
  readonly tax: Minor;
  /** The rate most of the tax was taken at; each line has its own. */
  readonly taxRateBasisPoints: number;
  readonly taxIncluded: boolean;
  /** How the VAT id stands that frees it from tax; null where none does. */
  readonly vat: VatGround | null;
  /** What was or is to be asked about its tax; null where the shop's own table decides. */
  readonly reckoned: Reckoned | null;
}

const WHY_NOT = {
  sold_out: 'OFFER_SOLD_OUT',
  not_yet: 'OFFER_UNAVAILABLE',
  ended: 'OFFER_UNAVAILABLE',
  unconfirmed: 'CREATOR_NOT_CONFIRMED',
} as const satisfies Readonly<Record<Exclude<OfferForSale['availability'], 'available'>, string>>;

const priceIn = (offer: OfferForSale, currency: string): OfferPrice | null =>
  offer.prices.find((price) => price.currency === currency) ?? null;

/** An offer at the price it is wanted at. */
type Wanted = Pick<PricedLine, 'offer' | 'price' | 'converted'>;

const wantedAt = (offer: OfferForSale, { minor: price, converted }: OfferPrice): Wanted => ({ offer, price, converted });

/** The currencies all of these offers are sold in. */
export const sharedCurrencies = (offers: readonly OfferForSale[]): string[] =>
  (offers[0]?.prices ?? []).map((price) => price.currency).filter((code) => offers.every((offer) => priceIn(offer, code) !== null));

/** The offers of a cart, or why they cannot be bought together now. */
export const offersFor = async (strapi: Core.Strapi, ids: readonly string[]): Promise<Outcome<readonly OfferForSale[], Failure>> => {
  const offers = await catalog(strapi).offersForSale(ids, now());
  const missing = ids.find((id) => !offers.some((offer) => offer.offerId === id));
  if (missing !== undefined) return failed(checkoutFailures.because('OFFER_NOT_FOUND', { offer: missing }));
  const off = offers.find((offer) => offer.availability !== 'available');
  if (offers.length > 1 && offers.some((offer) => offer.renewal !== null)) return failed(checkoutFailures.because('SUBSCRIPTION_ALONE'));
  if (off && off.availability !== 'available') return failed(checkoutFailures.because(WHY_NOT[off.availability], { offer: off.offerId }));
  return ok(offers);
};

// What cannot be had now is not offered along; the items themselves are why people came.
const bumpsFor = async (strapi: Core.Strapi, cart: Cart): Promise<readonly PricedBump[]> => {
  const along = await catalog(strapi).orderBumpsOf(cart.items.map((item) => item.offer));
  const offers = new Map(
    (
      await catalog(strapi).offersForSale(
        along.map((bump) => bump.offerId),
        now(),
      )
    ).map((offer) => [offer.offerId, offer]),
  );
  return along.flatMap((bump) => {
    const offer = offers.get(bump.offerId);
    const price = offer?.availability === 'available' ? priceIn(offer, cart.currency) : null;
    return offer && offer.renewal === null && price !== null
      ? [{ ...bump, ...wantedAt(offer, price), selected: cart.bumps.includes(bump.offerId) }]
      : [];
  });
};

/** Whether one of the offers made after these, or in the club, could be bought now, in the currency. */
const isFollowed = async (strapi: Core.Strapi, wanted: readonly Wanted[], currency: string, total: Minor): Promise<boolean> => {
  // A card that pays nothing now is not there to pay anything next.
  if (total === 0) return false;
  const own = wanted.map(({ offer }) => offer.offerId);
  const along = (await catalog(strapi).followUpsOf(own)).map(({ offerId }) => offerId);
  const ids = [...along, ...(await catalog(strapi).clubOffers()).filter((one) => !own.includes(one) && !along.includes(one))];
  if (ids.length === 0) return false;
  return (await catalog(strapi).offersForSale(ids, now())).some(
    (offer) => offer.availability === 'available' && offer.renewal === null && (priceIn(offer, currency)?.minor ?? 0) > 0,
  );
};

/** How the shop taxes, as it is set now. */
const taxTerms = async (strapi: Core.Strapi): Promise<TaxTerms> => ({
  ...(await taxRatesOf(strapi)),
  pricesInclude: (await setting(strapi, pricesIncludeTax)) === 'included',
});

/** What each payment is once the coupon is through; nothing where none makes payments cheaper. */
const wholePayments = async (
  strapi: Core.Strapi,
  cart: Cart,
  off: CouponOfCart | null,
  without: Parameters<typeof taxLines>[2],
): Promise<Outcome<readonly Minor[], Failure>> => {
  if (!off || without.lines.every(({ offer }) => offer.renewal === null)) return ok([]);
  const taxed = await taxLines(strapi, cart, without);
  return taxed.ok ? ok(taxed.value.lines.map(({ gross }) => gross)) : taxed;
};

/** Prices a cart from its offers; nothing of a price ever comes from the client. */
export const priceCart = async (strapi: Core.Strapi, cart: Cart): Promise<Outcome<PricedCart, Failure>> => {
  const offers = await offersFor(
    strapi,
    cart.items.map((item) => item.offer),
  );
  if (!offers.ok) return offers;
  const wanted: Wanted[] = [];
  for (const offer of offers.value) {
    const price = priceIn(offer, cart.currency);
    if (price === null) return failed(checkoutFailures.because('CURRENCY_NOT_SOLD', { offer: offer.offerId, currency: cart.currency }));
    wanted.push(wantedAt(offer, price));
  }
  const alone = offers.value.some((offer) => offer.renewal !== null);
  const bumps = alone ? [] : await bumpsFor(strapi, cart);
  wanted.push(...bumps.filter((bump) => bump.selected));
  // One rate for all: whatever is converted is converted from the shop's main currency.
  const exchange = wanted.find((line) => line.converted !== null)?.converted?.exchange ?? null;
  const off = await couponFor(strapi, cart, wanted, exchange);
  const terms = await taxTerms(strapi);
  const vat = await vatGroundOf(
    strapi,
    cart,
    wanted.map(({ offer }) => offer),
  );
  const asIs = wanted.map(({ offer, price }, index) => ({ offer, price: minor(price - (off?.discounts[index] ?? NOTHING)) }));
  const asTaxed = { terms, companyCountry: companyCountryOf(cart, vat), vat };
  const taxed = await taxLines(strapi, cart, { lines: asIs, ...asTaxed });
  if (!taxed.ok) return taxed;
  const whole = await wholePayments(strapi, cart, off, { lines: wanted, ...asTaxed });
  if (!whole.ok) return whole;
  const { reckoned } = taxed.value;
  const lines = wanted.map(({ offer, price, converted }, index): PricedLine => {
    const discount = off?.discounts[index] ?? NOTHING;
    const due = taxed.value.lines[index] ?? refuse(taxFailures.because('TAX_REFUSED'));
    // In a trial nothing is paid yet.
    const first = (offer.renewal?.trialDays ?? 0) > 0 ? { ...due, gross: NOTHING, tax: NOTHING } : due;
    const renews = whole.value[index] ?? due.gross;
    return { offer, price, converted, discount, renews, ...reducedPayments(off, { offer, price }, due.gross, discount), ...first };
  });
  const total = sum(lines.map((line) => line.gross));
  return ok({
    cart,
    lines,
    bumps,
    // What is charged right afterwards leaves no time to ask about its tax.
    followed: reckoned === null && (await isFollowed(strapi, wanted, cart.currency, total)),
    exchange,
    coupon: off?.coupon ?? null,
    discount: sum(lines.map((line) => line.discount)),
    total,
    tax: sum(lines.map((line) => line.tax)),
    taxRateBasisPoints: Math.max(0, ...lines.map((line) => line.rateBasisPoints)),
    taxIncluded: terms.pricesInclude,
    vat,
    reckoned,
  });
};
