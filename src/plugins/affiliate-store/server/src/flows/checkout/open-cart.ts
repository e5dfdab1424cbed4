import type { Core } from '@strapi/strapi';
import type { CartView } from '../../../../contracts/checkout';
import type { Locale } from '../../../../contracts/primitives';
import { priceView } from '../../capabilities/catalog/service';
import { affiliates } from '../../capabilities/affiliates/service';
import {
  cartHours,
  checkout,
  checkoutFailures,
  CONSENTS,
  askForNews,
  consentVersions,
  REQUIRED_CONSENTS,
  termsVersion,
} from '../../capabilities/checkout/service';
import type { Cart, Company, ConsentKey, GivenConsent } from '../../capabilities/checkout/service';
import { messaging, messagingFailures, SMS_CONSENT } from '../../capabilities/messaging/service';
import { needsPostalCode, readPostalCode, readVatId, taxFailures } from '../../capabilities/taxes/service';
import type { LineTax } from '../../capabilities/taxes/service';
import { exchangeView } from '../../kernel/exchange';
import type { Failure } from '../../kernel/failure';
import { minor, moneyView, sum } from '../../kernel/money';
import type { Minor } from '../../kernel/money';
import { failed, ok } from '../../kernel/outcome';
import type { Outcome } from '../../kernel/outcome';
import { now } from '../../platform/clock';
import { secretToken } from '../../platform/ids';
import { setting } from '../../platform/settings';
import { together } from '../../platform/transaction';
import { pricedAsked, priceWithTaxAsked } from './ask-about-tax';
import { priceWithVatAsked } from '../taxes/ask-about-vat';
import { methodsView } from './choose-methods';
import { bonusesOfCart } from '../bonuses/offer-bonuses';
import { twoCardsView } from './offer-two-cards';
import { renewalView } from '../affiliates/renewal-view';
import { offersFor, sharedCurrencies } from './price-cart';
import type { PricedCart } from './price-cart';

const HOUR = 3_600_000;

/** The tax of a cart by rate and reason, highest rate first. */
const taxesByRate = (lines: PricedCart['lines']): ReadonlyArray<Pick<LineTax, 'rateBasisPoints' | 'reason' | 'tax'>> => {
  const found = new Map<string, Pick<LineTax, 'rateBasisPoints' | 'reason' | 'tax'>>();
  for (const { rateBasisPoints, reason, tax } of lines) {
    const key = `${rateBasisPoints}:${reason}`;
    found.set(key, { rateBasisPoints, reason, tax: sum([found.get(key)?.tax ?? 0, tax]) });
  }
  return [...found.values()].sort((a, b) => b.rateBasisPoints - a.rateBasisPoints);
};

/** What is asked of the buyer; that a card may be kept only where something could be paid with it. */
const consentsOf = ({ cart, followed }: PricedCart, terms: string, news: boolean): CartView['consents'] => {
  const versions = consentVersions(terms);
  const required: readonly ConsentKey[] = REQUIRED_CONSENTS;
  const asked = CONSENTS.filter((key) => required.includes(key) || (key === 'news' ? news : followed));
  return asked.map((key) => ({
    key,
    required: required.includes(key),
    version: versions[key],
    accepted: cart.consents.some((consent) => consent.key === key && consent.version === versions[key]),
  }));
};

/** Where messages may go; null where nobody sends any. */
const smsView = async (strapi: Core.Strapi, { id }: Cart): Promise<CartView['sms']> =>
  (await messaging(strapi).isSmsOffered()) ? { version: SMS_CONSENT, phone: (await messaging(strapi).numberOf(id))?.phone ?? null } : null;

/** A cart as its owner sees it. */
export const viewCart = async (strapi: Core.Strapi, token: string, priced: PricedCart): Promise<CartView> => {
  const { cart, lines } = priced;
  const shown = (amount: Minor) => moneyView({ minor: amount, currency: cart.currency });
  const priceOf = ({ price, converted }: Pick<PricedCart['lines'][number], 'price' | 'converted'>) =>
    priceView({ minor: price, currency: cart.currency, converted });
  const methods = await methodsView(strapi, priced);
  const recommender = cart.ref === null ? null : await affiliates(strapi).affiliateByCode(cart.ref);
  return {
    token,
    version: cart.version,
    currency: cart.currency,
    currencies: sharedCurrencies(lines.slice(0, cart.items.length).map(({ offer }) => offer)),
    locale: cart.locale,
    exchange: priced.exchange && exchangeView(priced.exchange),
    items: lines.map(({ offer, discount, ...line }) => ({
      offer: offer.offerId,
      offerName: offer.offerName,
      product: offer.productId,
      productSlug: offer.productSlug,
      productName: offer.productName,
      coverUrl: offer.coverUrl,
      price: priceOf(line),
      discount: shown(discount),
      renewal: renewalView({ offer, ...line }, shown),
    })),
    bumps: priced.bumps.map(({ offer, headline, text, selected, ...bump }) => ({
      offer: offer.offerId,
      productName: offer.productName,
      coverUrl: offer.coverUrl,
      headline,
      text,
      price: priceOf(bump),
      selected,
    })),
    coupon: cart.coupon === null ? null : { code: cart.coupon, applies: priced.coupon !== null },
    totals: {
      discount: shown(priced.discount),
      subtotal: shown(minor(priced.total - priced.tax)),
      tax: shown(priced.tax),
      taxRateBasisPoints: priced.taxRateBasisPoints,
      taxIncluded: priced.taxIncluded,
      taxes: taxesByRate(lines).map(({ tax, ...rate }) => ({ ...rate, tax: shown(tax) })),
      total: shown(priced.total),
    },
    email: cart.email,
    country: cart.country,
    postalCode: priced.reckoned && needsPostalCode(cart.country ?? '') ? { value: cart.postalCode ?? null } : null,
    company: cart.company,
    consents: consentsOf(priced, await setting(strapi, termsVersion), await setting(strapi, askForNews)),
    sms: await smsView(strapi, cart),
    methods,
    twoCards: await twoCardsView(strapi, priced, methods),
    referredBy: recommender?.state === 'active' ? recommender.name : null,
    bonuses: cart.orderId === null ? await bonusesOfCart(strapi, priced) : [],
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
  readonly clickId?: string | undefined;
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
    clickId: wanted.clickId ?? null,
    expiresAt,
  });
  const priced = await priceWithTaxAsked(strapi, cart);
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
  const priced = await priceWithTaxAsked(strapi, cart.value);
  return priced.ok ? ok(await viewCart(strapi, token, priced.value)) : priced;
};

interface Change {
  readonly version: number;
  readonly email?: string | undefined;
  readonly country?: string | undefined;
  readonly postalCode?: string | null | undefined;
  readonly currency?: string | undefined;
  readonly bumps?: readonly string[] | undefined;
  readonly consents?:
    | {
        readonly terms?: boolean | undefined;
        readonly immediateDelivery?: boolean | undefined;
        readonly saveCard?: boolean | undefined;
        readonly news?: boolean | undefined;
      }
    | undefined;
  readonly company?: Company | null | undefined;
  readonly sms?: { readonly phone: string; readonly version: string } | null | undefined;
}

/** What speaks against keeping a number: nobody would send anything, or the words are not those the buyer has read. */
const wrongNumber = async (strapi: Core.Strapi, sms: Change['sms']): Promise<Failure | null> => {
  if (!sms) return null;
  if (!(await messaging(strapi).isSmsOffered())) return messagingFailures.because('SMS_NOT_OFFERED');
  return sms.version === SMS_CONSENT ? null : messagingFailures.because('SMS_CONSENT_CHANGED', { version: SMS_CONSENT });
};

const mergedConsents = (cart: Cart, given: Change['consents'], terms: string): readonly GivenConsent[] => {
  const asked = {
    terms: given?.terms,
    immediate_delivery: given?.immediateDelivery,
    save_card: given?.saveCard,
    news: given?.news,
  } as const;
  const versions = consentVersions(terms);
  return CONSENTS.flatMap((key): GivenConsent[] => {
    const version = versions[key];
    const before = cart.consents.find((consent) => consent.key === key && consent.version === version);
    if (asked[key] === undefined) return before ? [before] : [];
    return asked[key] ? [before ?? { key, version, at: now() }] : [];
  });
};

/** A company with its VAT id as papers write it; one that cannot be a VAT id is refused, so that nobody is surprised by tax. */
const companyFrom = (typed: Company): Outcome<Company, Failure> => {
  if (typed.vatId === '') return ok(typed);
  const vatId = readVatId(typed.vatId);
  return vatId ? ok({ ...typed, vatId: vatId.id }) : failed(taxFailures.because('VAT_ID_INVALID'));
};

/** A postal code as its country writes it; none where the tax does not hang on it, and whoever moves to another country leaves theirs. */
const postalCodeFrom = (cart: Cart, { country, postalCode: typed }: Change): Outcome<string | null | undefined, Failure> => {
  const there = country ?? cart.country ?? '';
  if (!needsPostalCode(there)) return ok(cart.postalCode ? null : undefined);
  if (typed === undefined || typed === null) return ok(there === cart.country ? typed : null);
  const read = readPostalCode(there, typed);
  return read === null ? failed(taxFailures.because('POSTAL_CODE_INVALID', { country: there })) : ok(read);
};

/** A cart that may still be changed by someone who has seen this version of it. */
export const changeableCart = async (strapi: Core.Strapi, token: string, version: number): Promise<Outcome<Cart, Failure>> => {
  const found = await cartOf(strapi, token);
  if (!found.ok) return found;
  if (found.value.orderId !== null) return failed(checkoutFailures.because('CART_ORDERED'));
  return found.value.version === version ? found : failed(checkoutFailures.because('CART_STALE', { version: found.value.version }));
};

/** Writes a cart that was priced with its changes, if nobody changed it meanwhile. */
export const keepCart = async (
  strapi: Core.Strapi,
  token: string,
  cart: Cart,
  { priced, change, sms }: { readonly priced: PricedCart; readonly change: Partial<Cart>; readonly sms?: Change['sms'] },
): Promise<Outcome<CartView, Failure>> => {
  const kept = await together(strapi, async () => {
    if (!(await checkout(strapi).changeCart(cart, change))) return false;
    if (sms !== undefined) await messaging(strapi).keepNumber(cart.id, sms);
    return true;
  });
  return kept ? ok(await viewCart(strapi, token, priced)) : failed(checkoutFailures.because('CART_STALE'));
};

/** Adds what the buyer typed, if nobody changed the cart meanwhile. */
export const changeCartBy = async (strapi: Core.Strapi, token: string, wanted: Change): Promise<Outcome<CartView, Failure>> => {
  const found = await changeableCart(strapi, token, wanted.version);
  if (!found.ok) return found;
  const cart = found.value;
  const { version: _seen, consents, company: typed, sms, postalCode: _typed, ...plain } = wanted;
  const refused = await wrongNumber(strapi, sms);
  if (refused) return failed(refused);
  const company = typed ? companyFrom(typed) : ok(typed);
  if (!company.ok) return company;
  const postalCode = postalCodeFrom(cart, wanted);
  if (!postalCode.ok) return postalCode;
  const kept = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined)) as Partial<
    Pick<Cart, 'email' | 'country' | 'currency' | 'bumps'>
  >;
  const change = {
    ...kept,
    ...(company.value === undefined ? {} : { company: company.value }),
    ...(postalCode.value === undefined ? {} : { postalCode: postalCode.value }),
    ...(consents ? { consents: mergedConsents(cart, consents, await setting(strapi, termsVersion)) } : {}),
  };
  const changed = { ...cart, ...change, version: cart.version + 1 };
  const priced = await pricedAsked(strapi, changed, await priceWithVatAsked(strapi, changed));
  return priced.ok ? keepCart(strapi, token, cart, { priced: priced.value, change, sms }) : priced;
};
