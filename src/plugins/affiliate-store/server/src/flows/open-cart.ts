import type { Core } from '@strapi/strapi';
import type { CartView } from '../../../contracts/checkout';
import type { Locale } from '../../../contracts/primitives';
import { affiliates } from '../capabilities/affiliates/service';
import { cartHours, checkout, checkoutFailures, includedTax, taxRates, termsVersion } from '../capabilities/checkout/service';
import type { Cart, GivenConsent } from '../capabilities/checkout/service';
import { catalog } from '../capabilities/catalog/service';
import type { OfferForSale } from '../capabilities/catalog/service';
import type { Failure } from '../kernel/failure';
import { minor, moneyView, sum } from '../kernel/money';
import type { Minor } from '../kernel/money';
import { failed, ok } from '../kernel/outcome';
import type { Outcome } from '../kernel/outcome';
import { now } from '../platform/clock';
import { secretToken } from '../platform/ids';
import { setting } from '../platform/settings';

const HOUR = 3_600_000;

/** A cart with its offers as they stand now, priced in the cart's currency. */
export interface PricedCart {
  readonly cart: Cart;
  readonly lines: ReadonlyArray<{ readonly offer: OfferForSale; readonly gross: Minor; readonly tax: Minor; readonly renews: Minor }>;
  readonly total: Minor;
  readonly tax: Minor;
  readonly taxRateBasisPoints: number;
}

const WHY_NOT: Readonly<Record<Exclude<OfferForSale['availability'], 'available'>, 'OFFER_SOLD_OUT' | 'OFFER_UNAVAILABLE'>> = {
  sold_out: 'OFFER_SOLD_OUT',
  not_yet: 'OFFER_UNAVAILABLE',
  ended: 'OFFER_UNAVAILABLE',
};

const priceIn = (offer: OfferForSale, currency: string): Minor | null =>
  offer.prices.find((price) => price.currency === currency)?.minor ?? null;

/** The currencies all of these offers are sold in. */
const sharedCurrencies = (offers: readonly OfferForSale[]): string[] =>
  (offers[0]?.prices ?? []).map((price) => price.currency).filter((code) => offers.every((offer) => priceIn(offer, code) !== null));

/** The offers of a cart, or why they cannot be bought together now. */
export const offersFor = async (strapi: Core.Strapi, ids: readonly string[]): Promise<Outcome<readonly OfferForSale[], Failure>> => {
  const offers = await catalog(strapi).offersForSale(ids, now());
  const missing = ids.find((id) => !offers.some((offer) => offer.offerId === id));
  if (missing !== undefined) return failed(checkoutFailures.because('OFFER_NOT_FOUND', { offer: missing }));
  const off = offers.find((offer) => offer.availability !== 'available');
  if (off && off.availability !== 'available') return failed(checkoutFailures.because(WHY_NOT[off.availability], { offer: off.offerId }));
  if (offers.length > 1 && offers.some((offer) => offer.renewal !== null)) return failed(checkoutFailures.because('SUBSCRIPTION_ALONE'));
  return ok(offers);
};

/** Prices a cart from its offers; nothing of a price ever comes from the client. */
export const priceCart = async (strapi: Core.Strapi, cart: Cart): Promise<Outcome<PricedCart, Failure>> => {
  const offers = await offersFor(
    strapi,
    cart.items.map((item) => item.offer),
  );
  if (!offers.ok) return offers;
  const rates = await setting(strapi, taxRates);
  const rate = cart.country === null ? 0 : (rates[cart.country] ?? 0);
  const lines: Array<PricedCart['lines'][number]> = [];
  for (const offer of offers.value) {
    const gross = priceIn(offer, cart.currency);
    if (gross === null) return failed(checkoutFailures.because('CURRENCY_NOT_SOLD', { offer: offer.offerId, currency: cart.currency }));
    // In a trial nothing is paid yet.
    const due = (offer.renewal?.trialDays ?? 0) > 0 ? minor(0) : gross;
    lines.push({ offer, gross: due, tax: includedTax(due, rate), renews: gross });
  }
  return ok({
    cart,
    lines,
    total: sum(lines.map((line) => line.gross)),
    tax: sum(lines.map((line) => line.tax)),
    taxRateBasisPoints: rate,
  });
};

const consentsOf = (cart: Cart, version: string): CartView['consents'] =>
  (['terms', 'immediate_delivery'] as const).map((key) => ({
    key,
    required: true,
    version,
    accepted: cart.consents.some((consent) => consent.key === key && consent.version === version),
  }));

/** A cart as its owner sees it. */
export const viewCart = async (strapi: Core.Strapi, token: string, priced: PricedCart): Promise<CartView> => {
  const { cart, lines } = priced;
  const shown = (amount: Minor) => moneyView({ minor: amount, currency: cart.currency });
  const recommender = cart.ref === null ? null : await affiliates(strapi).affiliateByCode(cart.ref);
  return {
    token,
    version: cart.version,
    currency: cart.currency,
    currencies: sharedCurrencies(lines.map(({ offer }) => offer)),
    locale: cart.locale,
    items: lines.map(({ offer, gross, renews }) => ({
      offer: offer.offerId,
      offerName: offer.offerName,
      product: offer.productId,
      productSlug: offer.productSlug,
      productName: offer.productName,
      coverUrl: offer.coverUrl,
      price: shown(gross),
      renewal: offer.renewal && { ...offer.renewal, price: shown(renews) },
    })),
    totals: {
      subtotal: shown(minor(priced.total - priced.tax)),
      tax: shown(priced.tax),
      taxRateBasisPoints: priced.taxRateBasisPoints,
      taxIncluded: true,
      total: shown(priced.total),
    },
    email: cart.email,
    country: cart.country,
    consents: consentsOf(cart, await setting(strapi, termsVersion)),
    referredBy: recommender?.state === 'active' ? recommender.name : null,
    guaranteeDays: Math.max(0, ...lines.map(({ offer }) => offer.guaranteeDays)),
    expiresAt: new Date(cart.expiresAt).toISOString(),
    state: cart.orderId === null ? 'open' : 'ordered',
  };
};

interface Wanted {
  readonly items: ReadonlyArray<{ readonly offer: string }>;
  readonly currency?: string | undefined;
  readonly locale: Locale;
  readonly ref?: string | undefined;
  readonly country?: string | undefined;
  readonly visitor: string | null;
}

/** Opens a cart. Its currency is the one asked for, else the first that every offer is sold in. */
export const openCart = async (strapi: Core.Strapi, wanted: Wanted): Promise<Outcome<CartView, Failure>> => {
  const ids = [...new Set(wanted.items.map((item) => item.offer))];
  const offers = await offersFor(strapi, ids);
  if (!offers.ok) return offers;
  const shared = sharedCurrencies(offers.value);
  const currency = wanted.currency ?? shared[0];
  if (currency === undefined || !shared.includes(currency))
    return failed(checkoutFailures.because('CURRENCY_NOT_SOLD', { currency: wanted.currency ?? null }));
  const token = secretToken();
  const expiresAt = now() + (await setting(strapi, cartHours)) * HOUR;
  const cart = await checkout(strapi).openCart(token, {
    currency,
    locale: wanted.locale,
    items: ids.map((offer) => ({ offer })),
    country: wanted.country ?? null,
    visitor: wanted.visitor,
    ref: wanted.ref ?? null,
    expiresAt,
  });
  const priced = await priceCart(strapi, cart);
  return priced.ok ? ok(await viewCart(strapi, token, priced.value)) : priced;
};

/** The cart behind a token, if it is still good. */
export const cartOf = async (strapi: Core.Strapi, token: string): Promise<Outcome<Cart, Failure>> => {
  const cart = await checkout(strapi).cart(token);
  if (!cart) return failed(checkoutFailures.because('CART_NOT_FOUND'));
  return cart.orderId === null && cart.expiresAt <= now() ? failed(checkoutFailures.because('CART_EXPIRED')) : ok(cart);
};

export const readCartView = async (strapi: Core.Strapi, token: string): Promise<Outcome<CartView, Failure>> => {
  const cart = await cartOf(strapi, token);
  if (!cart.ok) return cart;
  const priced = await priceCart(strapi, cart.value);
  return priced.ok ? ok(await viewCart(strapi, token, priced.value)) : priced;
};

interface Change {
  readonly version: number;
  readonly email?: string | undefined;
  readonly country?: string | undefined;
  readonly currency?: string | undefined;
  readonly consents?: { readonly terms?: boolean | undefined; readonly immediateDelivery?: boolean | undefined } | undefined;
}

const mergedConsents = (cart: Cart, given: Change['consents'], version: string): readonly GivenConsent[] => {
  const asked = { terms: given?.terms, immediate_delivery: given?.immediateDelivery } as const;
  return (['terms', 'immediate_delivery'] as const).flatMap((key): GivenConsent[] => {
    const before = cart.consents.find((consent) => consent.key === key && consent.version === version);
    if (asked[key] === undefined) return before ? [before] : [];
    return asked[key] ? [before ?? { key, version, at: now() }] : [];
  });
};

/** Adds what the buyer typed, if nobody changed the cart meanwhile. */
export const changeCartBy = async (strapi: Core.Strapi, token: string, change: Change): Promise<Outcome<CartView, Failure>> => {
  const found = await cartOf(strapi, token);
  if (!found.ok) return found;
  const cart = found.value;
  if (cart.orderId !== null) return failed(checkoutFailures.because('CART_ORDERED'));
  if (cart.version !== change.version) return failed(checkoutFailures.because('CART_STALE', { version: cart.version }));
  const { version: _seen, consents, ...plain } = change;
  const kept = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined)) as Partial<
    Pick<Cart, 'email' | 'country' | 'currency'>
  >;
  const next: Cart = {
    ...cart,
    ...kept,
    consents: consents ? mergedConsents(cart, consents, await setting(strapi, termsVersion)) : cart.consents,
    version: cart.version + 1,
  };
  const priced = await priceCart(strapi, next);
  if (!priced.ok) return priced;
  const changed = await checkout(strapi).changeCart(cart, { ...kept, ...(consents ? { consents: next.consents } : {}) });
  return changed ? ok(await viewCart(strapi, token, priced.value)) : failed(checkoutFailures.because('CART_STALE'));
};
