import type { Core } from '@strapi/strapi';
import type { Locale } from '../../../../contracts/primitives';
import { attribution, mailboxOf } from '../../capabilities/attribution/service';
import { catalog } from '../../capabilities/catalog/service';
import {
  checkout,
  checkoutFailures,
  KEEPS_CARD,
  paymentGateway,
  REQUIRED_CONSENTS,
  termsVersion,
} from '../../capabilities/checkout/service';
import type { Cart } from '../../capabilities/checkout/service';
import { couponFailures, coupons, stateOf } from '../../capabilities/coupons/service';
import { messaging } from '../../capabilities/messaging/service';
import { orders } from '../../capabilities/orders/service';
import type { Order, OrderSnapshot } from '../../capabilities/orders/service';
import { people } from '../../capabilities/people/service';
import { needsPostalCode, taxes, taxFailures } from '../../capabilities/taxes/service';
import type { Failure } from '../../kernel/failure';
import type { Money } from '../../kernel/money';
import { failed, ok } from '../../kernel/outcome';
import type { Outcome } from '../../kernel/outcome';
import { chargeable } from '../../kernel/provider-amount';
import { now } from '../../platform/clock';
import { tokenHash } from '../../platform/ids';
import { isoOf } from '../../platform/moments';
import { setting } from '../../platform/settings';
import { togetherOrNot } from '../../platform/transaction';
import { taxStillStands } from './ask-about-tax';
import { vatStillStands } from '../taxes/ask-about-vat';
import { awaitTransfer } from './await-transfer';
import { freezeMethods } from './choose-methods';
import { freezeOrder, type Making } from './freeze-order';
import { withBonuses } from '../bonuses/offer-bonuses';
import { noteDoubt } from '../taxes/freeze-vat-check';
import { cartOf } from './open-cart';
import { freezeCredit, type CreditWish } from './offer-credit';
import { freezeCards } from './offer-two-cards';
import { withSuspicions } from '../fraud/gather-suspicions';
import { openNextCard } from './open-card';
import { dueAtProvider, reserveCredit } from '../payouts/set-credit-aside';
import { settleCards } from './settle-cards';
import { priceCart } from './price-cart';
import type { PricedCart } from './price-cart';
import { openPayment } from './open-payment';
import { settleUnasked } from '../orders/settle-at-once';
import { settlePaidOrder } from '../orders/settle-paid-order';
import { affiliateCodesOf, weigh, type Followed } from './weigh-order';

/** Where a payment goes on: at the provider, at the buyer's bank, or nowhere because nothing is to be paid. */
export interface StartedPayment {
  readonly provider: 'stripe' | 'bank_transfer' | 'none';
  readonly orderNumber: string;
  readonly redirectUrl: string | null;
  readonly statusToken: string;
}

// Whoever has a code on their cart had it right: they may know that others were faster.
const whyCouponEnded = async (strapi: Core.Strapi, code: string): Promise<Failure> => {
  const coupon = await coupons(strapi).coupon(code);
  return couponFailures.because(coupon && stateOf(coupon, now()) === 'used_up' ? 'COUPON_LIMIT' : 'COUPON_INVALID', { code });
};

const COUPON_TAKEN = { used_up: 'COUPON_LIMIT', used_by_customer: 'COUPON_ALREADY_USED' } as const;

/** Takes one use of the coupon for the order; null when all is well, or when there is none. */
const takeCoupon = async (strapi: Core.Strapi, { coupon, discount }: PricedCart, order: Order): Promise<Failure | null> => {
  if (!coupon) return null;
  const customerKey = tokenHash(mailboxOf(order.email));
  const taken = await coupons(strapi).take(coupon, { orderId: order.id, customerKey, currency: order.currency, discount });
  return taken === 'taken' ? null : couponFailures.because(COUPON_TAKEN[taken], { code: coupon.code });
};

/** What is still missing before a cart may become an order. */
const missingFrom = async (strapi: Core.Strapi, cart: Cart): Promise<Failure | null> => {
  if (cart.email === null || cart.country === null)
    return checkoutFailures.because('CART_INCOMPLETE', { email: cart.email !== null, country: cart.country !== null });
  if (needsPostalCode(cart.country) && !cart.postalCode && (await taxes(strapi).source()) === 'stripe')
    return taxFailures.because('POSTAL_CODE_MISSING', { country: cart.country });
  const version = await setting(strapi, termsVersion);
  const without = REQUIRED_CONSENTS.find((key) => !cart.consents.some((consent) => consent.key === key && consent.version === version));
  return without === undefined ? null : checkoutFailures.because('CONSENT_REQUIRED', { consent: without, version });
};

/** That a card is kept is on the record of the order, with the words it was agreed to and when; once for what was added after it. */
const noteKeptCard = async (strapi: Core.Strapi, order: Order, { consents, follows }: OrderSnapshot): Promise<void> => {
  const given = follows === undefined ? consents.find(({ key }) => key === KEEPS_CARD.key) : undefined;
  if (!given) return;
  await orders(strapi).note(order.id, { actor: 'buyer', code: 'CARD_KEPT', facts: { version: given.version, at: isoOf(given.at) } });
};

/** What each of two cards is to pay is kept beside the snapshot, where it goes on. */
const keepCards = async (strapi: Core.Strapi, { id, currency }: Order, { payment }: OrderSnapshot): Promise<void> => {
  if (payment?.cards) await orders(strapi).addCards(id, { amounts: payment.cards, currency });
};

/** Sets the store credit aside that is to pay for it; another cart may have been faster. */
const takeCredit = async (strapi: Core.Strapi, order: Order, { credit, actor = 'buyer' }: Making): Promise<Failure | null> =>
  !credit || (await reserveCredit(strapi, order, { ...credit, actor }))
    ? null
    : checkoutFailures.because('CREDIT_CHANGED', { currency: order.currency });

/** The order whose weighing holds for this one too; null for what is weighed as of now. */
const weighedAs = ({ follows = null, later = false }: Making): Followed | null => (later ? null : follows);

/** Makes an order of a priced cart: seats, coupon, store credit, frozen snapshot. Inside a unit of work; a refusal has to undo it. */
export const makeOrder = async (strapi: Core.Strapi, priced: PricedCart, how: Making = {}): Promise<Outcome<Order, Failure>> => {
  const { actor = 'buyer' } = how;
  const { cart, lines } = priced;
  const placedAt = now();
  const customer = await people(strapi).customerForEmail(cart.email ?? '', cart.locale as Locale);
  const buyer = { userId: customer.userId, email: customer.email, customerId: customer.id };
  const weighed = await weigh(strapi, priced, buyer, { at: placedAt, follows: weighedAs(how) });
  const frozen = await freezeOrder(strapi, priced, weighed, how);
  if (!frozen.ok) return frozen;
  const snapshot = await withSuspicions(strapi, await withBonuses(strapi, frozen.value, priced, weighed), weighed, {
    buyer,
    company: cart.company,
    coupon: priced.coupon,
    networks: how.networks,
  });
  for (const { offer } of lines) {
    if (offer.quantityLimit !== null && !(await catalog(strapi).takeSeat(offer.offerId, offer.quantityLimit)))
      return failed(checkoutFailures.because('OFFER_SOLD_OUT', { offer: offer.offerId }));
  }
  const order = await orders(strapi).place(
    {
      number: orders(strapi).newNumber(),
      currency: cart.currency,
      total: priced.total,
      tax: priced.tax,
      productNames: lines
        .map(({ offer }) => offer.productName)
        .join(', ')
        .slice(0, 250),
      email: customer.email,
      country: cart.country ?? '',
      language: cart.locale,
      placedAt,
      testMode: paymentGateway(strapi).testMode(),
      ...affiliateCodesOf(weighed),
      couponCode: priced.coupon?.code ?? null,
      discount: priced.discount,
      customerId: customer.id,
      ownerUserId: customer.userId,
    },
    snapshot,
  );
  const refused = await takeCoupon(strapi, priced, order);
  if (refused) return failed(refused);
  await keepCards(strapi, order, snapshot);
  await checkout(strapi).bindCart(cart.id, order.id);
  await messaging(strapi).bindNumber(cart.id, order.id);
  await orders(strapi).note(order.id, { actor, code: 'PLACED', facts: { amount: String(order.total), currency: order.currency } });
  await noteKeptCard(strapi, order, snapshot);
  await noteDoubt(strapi, priced, order, snapshot);
  // Last, so that the balance is held for as short a time as may be.
  const short = await takeCredit(strapi, order, how);
  return short ? failed(short) : ok(order);
};

const DAY = 86_400_000;
const FREE_A_DAY = 10;

/** Free things bring a mail each, to whatever address was typed: one address gets a bounded number of them a day (B11). */
const tooManyFree = async (strapi: Core.Strapi, { cart, total, lines }: PricedCart): Promise<boolean> => {
  if (total > 0 || lines.some(({ offer }) => offer.renewal !== null)) return false;
  const customer = await people(strapi).customerForEmail(cart.email ?? '', cart.locale as Locale);
  return (await orders(strapi).freeOrdersOf(customer.id, now() - DAY)) >= FREE_A_DAY;
};

const ENDED: readonly Order['state'][] = ['failed', 'expired'];

/** What the buyer has seen of the cart, and how they want to pay; null where they choose at the provider. */
interface Wish {
  readonly version: number | null;
  readonly method: string | null;
  /** What each of two cards is to pay; null where one payment pays the whole. */
  readonly cards: readonly [number, number] | null;
  /** What of it the signed-in buyer's store credit is to pay; null where none is used. */
  readonly credit: CreditWish | null;
  /** The networks it is asked from, as clicks would know them. */
  readonly networks: readonly string[];
}

const orderByCredit = async (
  strapi: Core.Strapi,
  priced: PricedCart,
  wish: CreditWish,
  networks: readonly string[],
): Promise<Outcome<Order, Failure>> => {
  const frozen = await freezeCredit(strapi, priced, wish);
  return frozen.ok ? makeOrder(strapi, priced, { payment: frozen.value.payment, credit: frozen.value, networks }) : frozen;
};

/** Why no payment can be of this amount; null where one can, and where nothing is to be paid. */
const beyondOnePayment = (total: Money): Failure | null => {
  const may = total.minor === 0 ? null : chargeable(total);
  if (!may || may.ok) return null;
  return checkoutFailures.because(may.failure.code === 'AMOUNT_ABOVE_MAXIMUM' ? 'AMOUNT_TOO_LARGE' : 'AMOUNT_TOO_SMALL', may.failure.facts);
};

/** A new order of a cart that is complete, as everything stands now. */
const newOrderOf = async (
  strapi: Core.Strapi,
  cart: Cart,
  { method, cards, credit, networks }: Omit<Wish, 'version'>,
): Promise<Outcome<Order, Failure>> => {
  const missing = await missingFrom(strapi, cart);
  if (missing) return failed(missing);
  const priced = await priceCart(strapi, cart);
  if (!priced.ok) return priced;
  if (cart.coupon !== null && !priced.value.coupon) return failed(await whyCouponEnded(strapi, cart.coupon));
  const beyond = beyondOnePayment({ minor: priced.value.total, currency: cart.currency });
  if (beyond) return failed(beyond);
  if (await tooManyFree(strapi, priced.value)) return failed(checkoutFailures.because('FREE_ORDER_LIMIT'));
  if (credit) return orderByCredit(strapi, priced.value, credit, networks);
  const chosen = await freezeMethods(strapi, priced.value, method);
  if (!chosen.ok) return chosen;
  const payment = await freezeCards(strapi, priced.value, chosen.value, cards);
  if (!payment.ok) return payment;
  const made = await makeOrder(strapi, priced.value, { payment: payment.value, networks });
  return made.ok && payment.value?.chosen === 'bank_transfer' ? ok(await awaitTransfer(strapi, made.value)) : made;
};

/** The order of a cart: the one it became, or a new one when there is none or its payment ended without money. */
const orderOf = (
  strapi: Core.Strapi,
  token: string,
  { version, ...wish }: Wish & { readonly version: number },
): Promise<Outcome<Order, Failure>> =>
  togetherOrNot(strapi, async () => {
    const cart = await checkout(strapi).lockCart(token);
    if (!cart) return failed(checkoutFailures.because('CART_NOT_FOUND'));
    const known = cart.orderId === null ? null : await orders(strapi).lock({ id: cart.orderId });
    if (known && !ENDED.includes(known.state)) return ok(known);
    if (cart.version !== version) return failed(checkoutFailures.because('CART_STALE', { version: cart.version }));
    return newOrderOf(strapi, cart, wish);
  });

const paidAt = ({ transferDueAt }: Order, due: number, renews: boolean): StartedPayment['provider'] => {
  if (transferDueAt !== null) return 'bank_transfer';
  return due > 0 || renews ? 'stripe' : 'none';
};

/** What is asked for again where the payment before ended: nothing was charged, and the same goes on as a new order. */
const againLike = async (strapi: Core.Strapi, order: Order, networks: Wish['networks']): Promise<Wish> => {
  const { payment } = await orders(strapi).snapshot(order.id);
  // Whose credit it was is not asked of an order: whoever goes on with it has to be the owner, and says so once more.
  return {
    version: null,
    method: payment?.credit === undefined ? (payment?.chosen ?? null) : null,
    cards: payment?.cards ?? null,
    credit: null,
    networks,
  };
};

/** Opens the page of the card that comes next; what the provider knows already is looked at first. */
const payByCards = async (
  strapi: Core.Strapi,
  order: Order,
  token: string,
  networks: Wish['networks'],
): Promise<Outcome<StartedPayment, Failure>> => {
  const settled = await settleCards(strapi, order.id, { actor: 'buyer', leaves: false });
  if (!settled.ok) return settled;
  const current = settled.value?.order ?? order;
  if (ENDED.includes(current.state)) return startPaymentOf(strapi, token, await againLike(strapi, order, networks));
  const url = await openNextCard(strapi, current, token);
  return url.ok ? ok({ provider: 'stripe', orderNumber: order.number, redirectUrl: url.value, statusToken: token }) : url;
};

const payFor = async (
  strapi: Core.Strapi,
  order: Order,
  token: string,
  { credit, networks }: Pick<Wish, 'credit' | 'networks'>,
): Promise<Outcome<StartedPayment, Failure>> => {
  const due = await dueAtProvider(strapi, order);
  const started = (redirectUrl: string | null): Outcome<StartedPayment, Failure> =>
    ok({ provider: paidAt(order, due, renews), orderNumber: order.number, redirectUrl, statusToken: token });
  const { lines, payment } = await orders(strapi).snapshot(order.id);
  if (payment?.cards && order.state === 'created') return payByCards(strapi, order, token, networks);
  const renews = lines.some((line) => line.renewal !== undefined);
  if (due === 0 && !renews) {
    await settleUnasked(strapi, order, 'buyer');
    return started(null);
  }
  if (order.state !== 'created') return started(null);
  if (order.checkoutSessionId === null) {
    const opened = await openPayment(strapi, order, token);
    return opened.ok ? started(opened.value) : opened;
  }
  // The buyer pressed the button again, or came back: the same payment goes on, or turns out to be over.
  const session = await paymentGateway(strapi).readSession(order.checkoutSessionId);
  if (!session.ok) return session;
  if (session.value.state === 'open') return started(session.value.url);
  const settled = await settlePaidOrder(strapi, order.checkoutSessionId, 'buyer');
  if (!settled.ok) return settled;
  if (settled.value && ENDED.includes(settled.value.state))
    return startPaymentOf(strapi, token, { ...(await againLike(strapi, order, networks)), credit });
  return started(null);
};

/**
 * Freezes an order from a cart and opens its payment. Whatever happens twice, the cart is one order and one payment: the
 * provider is asked outside any unit of work, under a key made of the order's number.
 */
export const startPaymentOf = async (strapi: Core.Strapi, token: string, wish: Wish): Promise<Outcome<StartedPayment, Failure>> => {
  const cart = await cartOf(strapi, token);
  if (!cart.ok) return cart;
  const fallen = (await vatStillStands(strapi, cart.value)) ?? (await taxStillStands(strapi, cart.value));
  if (fallen) return failed(fallen);
  // The click that brought the buyer may be a moment old: it is weighed like any other.
  await attribution(strapi).catchUp();
  const order = await orderOf(strapi, token, { ...wish, version: wish.version ?? cart.value.version });
  return order.ok ? payFor(strapi, order.value, token, wish) : order;
};
