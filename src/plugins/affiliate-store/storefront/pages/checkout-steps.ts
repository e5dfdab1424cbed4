import { isStoreFailure } from '../../client';
import type { CartView } from '../../contracts/checkout';
import type { PaymentMethod } from '../../contracts/payment-methods';
import { formatMoney } from '../i18n/format';
import { twoAmounts } from '../sections/two-card-amounts';
import { orderedWithCredit, payWithCredit } from './checkout-credit';
import { complain, type Complaints } from './checkout-complaints';
import { phoneBefore, phoneChange, phoneTyped, wrongPhone, type PhoneTyped } from './checkout-phone';
import { placeBefore, placeChange, placeDiffers, placeTyped, wrongPlace, type PlaceTyped } from './checkout-place';
import { cameBy, cameByParameters } from '../site/came-by';
import { seeOther, type PageElsewhere, type PageRequest } from '../site/page';

export type { Complaints } from './checkout-complaints';

/** What the box of an added offer is called on the form, before the offer's id. */
export const BUMP = 'bump:';

/** What the buyer typed, kept whatever happens. */
export interface Typed extends PhoneTyped, PlaceTyped {
  readonly email: string;
  readonly consents: ReadonlySet<string>;
  /** A code in its field; one that lies on the cart is not in it any more. */
  readonly coupon: string;
  /** How they want to pay, where it is not chosen at the provider; else empty. */
  readonly method: string;
  /** Pays with two cards, and what was typed for the first of them. */
  readonly twoCards: boolean;
  readonly cardFirst: string;
  /** Pays with store credit, as far as it goes. */
  readonly useCredit: boolean;
  readonly company: { readonly name: string; readonly address: string; readonly vatId: string };
}
/** Where the checkout stands after a step. */
export type Step =
  | { readonly kind: 'show'; readonly cart: CartView; readonly typed: Typed; readonly complaints: Complaints }
  | { readonly kind: 'pay'; readonly url: string }
  | PageElsewhere;

/** The checkout of a cart; `coupon` is a code from a link that could not be put on it. */
const checkoutPath = (request: PageRequest, token: string, coupon?: string): string => {
  // How the visitor came stays in the address: a cart that lapses is replaced by one that knows it too.
  const query = new URLSearchParams({ cart: token, ...(coupon === undefined ? {} : { coupon }), ...cameByParameters(cameBy(request)) });
  return `${request.href(`/checkout/${request.params['offer'] ?? ''}`)}?${query.toString()}`;
};
export const returnPath = (request: PageRequest, token: string): string =>
  `${request.href('/checkout/return')}?cart=${encodeURIComponent(token)}`;

/** Opens a cart for the offer in the address. */
export async function openCart(request: PageRequest): Promise<CartView> {
  const { client, params, query, form, locale, shop, countryGuess } = request;
  const asked = form?.['currency'] ?? query['currency'];
  const country = form?.['country'] || countryGuess;
  const came = cameBy(request);
  const open = (currency: string | undefined): Promise<CartView> =>
    client.checkout.createCart({
      body: {
        items: [{ offer: params['offer'] ?? '' }],
        locale,
        ...(currency === undefined ? {} : { currency }),
        ...(country ? { country } : {}),
        ...(came.code === undefined ? {} : { ref: came.code }),
        ...(came.clickId === undefined ? {} : { clickId: came.clickId }),
      },
    });
  const currency = asked !== undefined && shop.currencies.includes(asked) ? asked : undefined;
  try {
    return await open(currency);
  } catch (thrown) {
    // Sold in it a moment ago, or in another shop window: better in the offer's own currency than not at all. The total says which.
    if (currency === undefined || !isStoreFailure(thrown, 'CURRENCY_NOT_SOLD')) throw thrown;
    return open(undefined);
  }
}

/** Puts a coupon on a cart; null when the store refuses it. */
async function withCoupon(request: PageRequest, cart: CartView, code: string): Promise<CartView | null> {
  try {
    return await request.client.checkout.applyCoupon({ params: { token: cart.token }, body: { version: cart.version, code } });
  } catch (thrown) {
    if (!isStoreFailure(thrown, 'COUPON_INVALID', 'RATE_LIMITED', 'INVALID_INPUT')) throw thrown;
    return null;
  }
}

/** A new cart in place of another, with its coupon; everything else lies on the form. */
async function renewed(request: PageRequest, before: CartView): Promise<CartView> {
  // Left open, the payment of before could be paid beside the new one. That it could not be closed now must not stop anybody.
  await request.client.checkout.abandonPayment({ params: { token: before.token } }).catch(() => undefined);
  const cart = await openCart(request);
  return before.coupon?.applies ? ((await withCoupon(request, cart, before.coupon.code)) ?? cart) : cart;
}

/** A new cart for someone who came by a link, which may bring a code. */
async function openedByLink(request: PageRequest): Promise<PageElsewhere> {
  const cart = await openCart(request);
  const code = request.query['coupon'];
  const fits = code === undefined || (await withCoupon(request, cart, code)) !== null;
  return seeOther(checkoutPath(request, cart.token, fits ? undefined : code));
}

const typedBefore = (cart: CartView, countryGuess: string | null): Typed => ({
  ...phoneBefore(cart),
  ...placeBefore(cart, countryGuess),
  email: cart.email ?? '',
  consents: new Set(cart.consents.filter((one) => one.accepted).map((one) => one.key)),
  coupon: '',
  method: '',
  twoCards: false,
  cardFirst: '',
  useCredit: false,
  company: cart.company ?? { name: '', address: '', vatId: '' },
});

/** Someone came back to a cart that has become an order: where its payment stands decides what they see. */
async function whereOrdered(request: PageRequest, cart: CartView): Promise<PageElsewhere | null> {
  if (cart.state !== 'ordered') return null;
  const { state, cards } = await request.client.checkout.readCartStatus({ params: { token: cart.token } });
  // With one of two cards reserved it goes on, or is given up, where that is shown.
  const half = cards?.each.some((card) => card.state === 'reserved') ?? false;
  return state === 'open' && !half ? null : seeOther(returnPath(request, cart.token));
}

/** Whether what was ordered is to be paid with two cards; another way of paying is another order. */
async function orderedForTwo({ client }: PageRequest, cart: CartView): Promise<boolean> {
  return cart.state === 'ordered' && (await client.checkout.readCartStatus({ params: { token: cart.token } })).cards !== null;
}

/** A new cart for one whose currency is not offered any more; where its payment went on, that is shown instead. */
async function reopened(request: PageRequest, token: string): Promise<PageElsewhere> {
  const { state } = await request.client.checkout.readCartStatus({ params: { token } });
  if (state !== 'open') return seeOther(returnPath(request, token));
  await request.client.checkout.abandonPayment({ params: { token } }).catch(() => undefined);
  return openedByLink(request);
}

/** The checkout as it is opened: a cart is made once, and its token moves into the address, so that a reload finds it again. */
export async function openCheckout(request: PageRequest): Promise<Step> {
  const token = request.query['cart'];
  if (token === undefined) return openedByLink(request);
  let cart: CartView;
  try {
    cart = await request.client.checkout.readCart({ params: { token } });
  } catch (thrown) {
    if (isStoreFailure(thrown, 'CURRENCY_NOT_SOLD')) return reopened(request, token);
    if (!isStoreFailure(thrown, 'CART_NOT_FOUND', 'CART_EXPIRED', 'INVALID_INPUT')) throw thrown;
    return openedByLink(request);
  }
  const refused = cart.coupon === null ? (request.query['coupon']?.slice(0, 64) ?? '') : '';
  const useCredit = await orderedWithCredit(request, cart);
  const typed = { ...typedBefore(cart, request.countryGuess), coupon: refused, useCredit };
  const complaints = refused === '' ? {} : { coupon: request.t('failure.COUPON_INVALID') };
  return (await whereOrdered(request, cart)) ?? { kind: 'show', cart, typed, complaints };
}

function typedNow(form: Readonly<Record<string, string>>): Typed {
  const consents = ['terms', 'immediate_delivery', 'save_card', 'news'].filter((key) => form[key] !== undefined);
  const company = {
    name: form['company_name']?.trim() ?? '',
    address: form['company_address']?.trim() ?? '',
    vatId: form['vat_id']?.trim() ?? '',
  };
  return {
    ...phoneTyped(form),
    ...placeTyped(form),
    email: form['email']?.trim() ?? '',
    consents: new Set(consents),
    coupon: form['coupon']?.trim() ?? '',
    method: form['method'] ?? '',
    twoCards: form['two_cards'] !== undefined,
    cardFirst: form['card_first']?.trim() ?? '',
    useCredit: form['use_credit'] !== undefined,
    company,
  };
}

const companyTyped = ({ company }: Typed): boolean => company.name !== '' || company.address !== '' || company.vatId !== '';

/** The two cards are only paid with where the store offers them for what is in the cart now. */
const paysWithTwo = ({ twoCards }: CartView, typed: Typed): boolean =>
  typed.twoCards && typed.method === '' && twoCards !== null && !typed.useCredit;

function wrongFirst(t: PageRequest['t'], locale: PageRequest['locale'], cart: CartView, typed: Typed): string | undefined {
  const { totals, twoCards } = cart;
  if (!paysWithTwo(cart, typed) || !twoCards || twoAmounts(typed.cardFirst, totals.total, twoCards.minimum)) return undefined;
  const most = { ...totals.total, amount: String(BigInt(totals.total.amount) - BigInt(twoCards.minimum.amount)) };
  return t('twoCards.error', { least: formatMoney(locale, twoCards.minimum), most: formatMoney(locale, most) });
}

function missing(request: PageRequest, cart: CartView, typed: Typed): Complaints {
  const { t, locale } = request;
  const lacking = new Set(cart.consents.filter((one) => one.required && !typed.consents.has(one.key)).map((one) => one.key));
  return {
    email: typed.email === '' ? t('checkout.error.emailMissing') : undefined,
    ...wrongPlace(request, cart, typed),
    ...wrongPhone(request, cart, typed),
    company_name: typed.company.name === '' && companyTyped(typed) ? t('checkout.error.company') : undefined,
    card_first: wrongFirst(t, locale, cart, typed),
    terms: lacking.has('terms') ? t('checkout.error.terms') : undefined,
    immediate_delivery: lacking.has('immediate_delivery') ? t('checkout.error.delivery') : undefined,
  };
}
const any = (complaints: Complaints): boolean => Object.values(complaints).some((one) => one !== undefined);

/** What the pressed button asks for; without one, to pay. */
type Intent = 'pay' | 'update' | 'coupon' | 'uncoupon';
const INTENTS: readonly string[] = ['update', 'coupon', 'uncoupon'] satisfies readonly Intent[];
const intentOf = (asked: string | undefined): Intent => (asked !== undefined && INTENTS.includes(asked) ? (asked as Intent) : 'pay');

interface Draft {
  readonly request: PageRequest;
  readonly typed: Typed;
  readonly intent: Intent;
}

/** Offers added on the form, of those the checkout offers along. */
const addedOn = ({ form }: PageRequest): string[] =>
  Object.keys(form ?? {}).flatMap((name) => (name.startsWith(BUMP) ? [name.slice(BUMP.length)] : []));

/** Writes what was typed into the cart. An address still being typed is left out, unless the buyer wants to pay. */
async function write({ request, typed, intent }: Draft, cart: CartView): Promise<CartView> {
  const ready = intent === 'pay' || /^\S+@\S+\.\S{2,}$/.test(typed.email);
  const asked = request.form?.['currency'];
  return request.client.checkout.updateCart({
    params: { token: cart.token },
    body: {
      version: cart.version,
      ...(ready && typed.email !== '' ? { email: typed.email } : {}),
      ...placeChange(cart, typed),
      ...(typed.company.name === '' ? (cart.company && !companyTyped(typed) ? { company: null } : {}) : { company: typed.company }),
      ...(asked !== undefined && asked !== cart.currency && request.shop.currencies.includes(asked) ? { currency: asked } : {}),
      bumps: addedOn(request),
      ...phoneChange(cart, typed),
      consents: {
        terms: typed.consents.has('terms'),
        immediateDelivery: typed.consents.has('immediate_delivery'),
        saveCard: typed.consents.has('save_card'),
        news: typed.consents.has('news'),
      },
    },
  });
}

/** Puts the typed code on the cart, or takes the one on it off. */
async function changeCoupon({ request, typed, intent }: Draft, cart: CartView): Promise<Step> {
  const code = intent === 'coupon' ? typed.coupon : null;
  if (code === '') return { kind: 'show', cart, typed, complaints: {} };
  const changed = await request.client.checkout.applyCoupon({ params: { token: cart.token }, body: { version: cart.version, code } });
  return { kind: 'show', cart: changed, typed: { ...typed, coupon: '' }, complaints: {} };
}

/** To the provider's page, or to where it is said how the payment stands. */
const onward = (request: PageRequest, cart: CartView, { redirectUrl }: { readonly redirectUrl: string | null }): Step =>
  redirectUrl === null ? seeOther(returnPath(request, cart.token)) : { kind: 'pay', url: redirectUrl };

async function pay(draft: Draft, cart: CartView): Promise<Step> {
  const { request, typed } = draft;
  const shown = request.form?.['shown'];
  if (shown !== undefined && shown !== `${cart.totals.total.amount} ${cart.currency}`) {
    const total = formatMoney(request.locale, cart.totals.total);
    return { kind: 'show', cart, typed, complaints: { order: request.t('checkout.error.total', { total }) } };
  }
  const credit = typed.useCredit ? request.form?.['credit_shown'] : undefined;
  if (credit !== undefined) {
    const paid = await payWithCredit(request, cart, credit);
    return paid ? onward(request, cart, paid) : { kind: 'show', cart, typed, complaints: { order: request.t('credit.signedOut') } };
  }
  const { method } = typed;
  const cards = paysWithTwo(cart, typed) && cart.twoCards ? twoAmounts(typed.cardFirst, cart.totals.total, cart.twoCards.minimum) : null;
  const chosen = cards ? `-cards-${cards.join('-')}` : method === '' ? '' : `-${method}`;
  const paid = await request.client.checkout.startPayment(
    {
      params: { token: cart.token },
      body: { version: cart.version, ...(method === '' ? {} : { method: method as PaymentMethod }), ...(cards ? { cards } : {}) },
    },
    // The same cart at the same version is the same order, however often the button is pressed.
    { idempotencyKey: `checkout-${cart.token}-${cart.version}${chosen}` },
  );
  return onward(request, cart, paid);
}

/** The cart the form belongs to; a lapsed one is replaced without a word, for everything in it is still on the page. */
async function cartOf(request: PageRequest): Promise<CartView> {
  const token = request.form?.['cart'];
  if (!token) return openCart(request);
  try {
    return await request.client.checkout.readCart({ params: { token } });
  } catch (thrown) {
    if (!isStoreFailure(thrown, 'CART_NOT_FOUND', 'CART_EXPIRED', 'CURRENCY_NOT_SOLD')) throw thrown;
    return openCart(request);
  }
}

const companyDiffers = ({ company }: CartView, typed: Typed): boolean =>
  (['name', 'address', 'vatId'] as const).some((part) => (company?.[part] ?? '') !== typed.company[part]);

/** An order is frozen; other words on the form mean another order. */
const differs = (cart: CartView, { request, typed, intent }: Draft): boolean =>
  (cart.email ?? '').toLowerCase() !== typed.email.toLowerCase() ||
  placeDiffers(cart, typed) ||
  ['coupon', 'uncoupon'].includes(intent) ||
  // What was ordered and is still open is paid at the provider.
  (typed.method !== '' && !typed.useCredit) ||
  typed.twoCards ||
  cart.bumps.some((bump) => bump.selected !== addedOn(request).includes(bump.offer)) ||
  companyDiffers(cart, typed) ||
  // Whether the card is kept was said when the payment was opened.
  cart.consents.some(({ key, accepted }) => key === 'save_card' && accepted !== typed.consents.has(key)) ||
  cart.currency !== (request.form?.['currency'] ?? cart.currency);

/** What was typed goes into the cart, and on to payment if that was asked for; a refusal becomes words on the form. */
async function take(draft: Draft, cart: CartView): Promise<Step> {
  const { request, typed, intent } = draft;
  let written = cart;
  try {
    if (cart.state !== 'ordered') written = await write(draft, cart);
    if (intent === 'pay') return await pay(draft, written);
    return intent === 'update' ? { kind: 'show', cart: written, typed, complaints: {} } : await changeCoupon(draft, written);
  } catch (thrown) {
    if (!isStoreFailure(thrown)) throw thrown;
    const fresh = thrown.code === 'CART_STALE' ? await request.client.checkout.readCart({ params: { token: cart.token } }) : written;
    return { kind: 'show', cart: fresh, typed, complaints: complain(request, thrown) };
  }
}

/** A press on a button of the form. Nothing typed is lost on any way out of here. */
export async function submitCheckout(request: PageRequest): Promise<Step> {
  const form = request.form ?? {};
  const draft: Draft = { request, typed: typedNow(form), intent: intentOf(form['intent']) };
  const found = await cartOf(request);
  const settled = await whereOrdered(request, found);
  if (settled !== null) return settled;
  const another =
    differs(found, draft) || (await orderedForTwo(request, found)) || (await orderedWithCredit(request, found)) !== draft.typed.useCredit;
  const cart = found.state === 'ordered' && another ? await renewed(request, found) : found;
  const complaints = draft.intent === 'pay' ? missing(request, cart, draft.typed) : {};
  return any(complaints) ? { kind: 'show', cart, typed: draft.typed, complaints } : take(draft, cart);
}
