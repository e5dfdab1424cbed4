import type { Core } from '@strapi/strapi';
import type { FollowUpView } from '../../../../contracts/follow-ups';
import {
  checkout,
  checkoutFailures,
  consentVersions,
  KEEPS_CARD,
  paymentGateway,
  publicUrl,
  termsVersion,
} from '../../capabilities/checkout/service';
import type { GivenConsent, IntentFacts, KeptCard } from '../../capabilities/checkout/service';
import { orders } from '../../capabilities/orders/service';
import type { Order } from '../../capabilities/orders/service';
import { refuse, type Failure } from '../../kernel/failure';
import { minor } from '../../kernel/money';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { now } from '../../platform/clock';
import { crashPoint } from '../../platform/crash-point';
import { secretToken } from '../../platform/ids';
import { setting } from '../../platform/settings';
import { together, togetherOrNot } from '../../platform/transaction';
import { groundBehind, nextOffer, orderOfAnswer, viewFollowUp, type Ground, type Offered } from './offer-follow-up';
import { makeOrder } from './place-order';
import type { PricedCart } from './price-cart';
import { giveUpIntent, giveUpUnasked, settleIntent } from '../orders/settle-intent';

/** What the buyer pressed Yes to, and the total they had read. */
interface Accepted {
  readonly offer: string;
  readonly total: { readonly amount: string; readonly currency: string };
}

/** Pressing Yes says again what was agreed to at the checkout, beside the button; that the card is kept was said there. */
const consentsTo = async (strapi: Core.Strapi, { kept }: Ground): Promise<GivenConsent[]> => {
  const versions = consentVersions(await setting(strapi, termsVersion));
  return [
    ...(['terms', 'immediate_delivery'] as const).map((key) => ({ key, version: versions[key], at: now() })),
    ...(kept ? [{ key: KEEPS_CARD.key, version: kept.version, at: kept.at }] : []),
  ];
};

/**
 * Makes the order of an accepted offer: in its own right, and found to be whose sale the first one was; one that comes later,
 * whose it is by then. Inside a unit of work.
 */
export const followingOrder = async (
  strapi: Core.Strapi,
  ground: Ground,
  { priced, later = false }: { readonly priced: PricedCart; readonly later?: boolean },
): Promise<Outcome<Order, Failure>> => {
  const { order: first, snapshot } = ground;
  const { currency, locale, items, country, visitor, ref, expiresAt } = priced.cart;
  const row = await checkout(strapi).openCart(secretToken(), { currency, locale, items, country, visitor, ref, expiresAt });
  const cart = { ...priced.cart, id: row.id, consents: await consentsTo(strapi, ground) };
  const follows = { orderNumber: first.number, placedAt: first.placedAt, couponAffiliateId: snapshot.coupon?.affiliateId ?? null };
  return makeOrder(strapi, { ...priced, cart }, { follows, later });
};

const orderOf = async (strapi: Core.Strapi, ground: Ground, { offerId, priced }: Offered): Promise<Outcome<Order, Failure>> => {
  const { order: first } = ground;
  const made = await followingOrder(strapi, ground, { priced });
  if (!made.ok) return made;
  await checkout(strapi).keepFollowUp({ orderId: first.id, offerId, answer: 'accepted', followOrderId: made.value.id });
  await orders(strapi).note(made.value.id, { actor: 'buyer', code: 'FOLLOWS', facts: { order: first.number } });
  const facts = { order: made.value.number, product: made.value.productNames };
  await orders(strapi).note(first.id, { actor: 'buyer', code: 'FOLLOW_UP_ACCEPTED', facts });
  return made;
};

/** The order of an offer the buyer accepts: the one it became already, or a new one. Two windows come here one after the other. */
const take = (strapi: Core.Strapi, token: string, wanted: Accepted): Promise<Outcome<Order, Failure>> =>
  togetherOrNot(strapi, async () => {
    const first = await orders(strapi).byFollowUpToken(token);
    if (first) await orders(strapi).lock({ id: first.id });
    const found = await groundBehind(strapi, token);
    if (!found.ok) return found;
    const known = found.value.answers.find(({ offerId }) => offerId === wanted.offer);
    if (known) {
      const order = await orderOfAnswer(strapi, known);
      return order ? ok(order) : failed(checkoutFailures.because('FOLLOW_UP_OVER'));
    }
    const next = await nextOffer(strapi, found.value);
    if (next?.offerId !== wanted.offer) return failed(checkoutFailures.because('FOLLOW_UP_OVER'));
    const { total, cart } = next.priced;
    if (String(total) !== wanted.total.amount || cart.currency !== wanted.total.currency)
      return failed(checkoutFailures.because('FOLLOW_UP_CHANGED', { amount: total, currency: cart.currency }));
    return orderOf(strapi, found.value, next);
  });

/** Binds the order to a charge that is prepared and not made: whatever is cut off afterwards, it is known what may have been paid. */
const bound = async (strapi: Core.Strapi, order: Order, card: KeptCard): Promise<Outcome<string | null, Failure>> => {
  if (order.paymentIntentId !== null) return ok(order.paymentIntentId);
  const begun = await paymentGateway(strapi).beginCharge({
    key: `follow-up:${order.number}`,
    orderNumber: order.number,
    card,
    amount: { minor: minor(order.total), currency: order.currency },
  });
  crashPoint('follow-up.begun');
  if (!begun.ok) return begun;
  return together(strapi, async () => {
    const current = (await orders(strapi).lock({ id: order.id })) ?? refuse(checkoutFailures.because('FOLLOW_UP_NOT_FOUND'));
    // Given up meanwhile: the prepared charge is left as it is, and never made.
    if (current.state !== 'created') return ok(null);
    if (current.paymentIntentId === null) await orders(strapi).change(current, { paymentIntentId: begun.value });
    return ok(current.paymentIntentId ?? begun.value);
  });
};

const TRIES = 8;
const PAUSE_MS = 300;

/** How a charge stands when the provider did not answer to the request for it, or another window's request is at work on it. */
const untilMade = async (strapi: Core.Strapi, intentId: string): Promise<Outcome<IntentFacts, Failure>> => {
  let facts = await paymentGateway(strapi).readIntent(intentId);
  for (let tries = 1; tries < TRIES && (!facts.ok || facts.value.state === 'begun'); tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    facts = await paymentGateway(strapi).readIntent(intentId);
  }
  return facts;
};

/** Makes a charge; where the bank asks who pays, it is asked for again with the buyer there. Every request has its key. */
const make = async (strapi: Core.Strapi, order: Order, intentId: string, way: { methodId: string; returnUrl: string }) => {
  const gateway = paymentGateway(strapi);
  const key = `follow-up:${order.number}`;
  const alone = await gateway.makeCharge(intentId, { key, methodId: way.methodId, returnUrl: null });
  const made = alone.ok && alone.value.state === 'needs_buyer' ? await gateway.makeCharge(intentId, { key, ...way }) : alone;
  return !made.ok && made.failure.code === 'PAYMENT_PROVIDER_DOWN' ? untilMade(strapi, intentId) : made;
};

/** Charges an accepted offer to the kept card, and comes back from a bank that asks to a page of the store; outside any unit of work, and books or gives up its order by what came of it. */
export const charge = async (
  strapi: Core.Strapi,
  ground: Pick<Ground, 'payment'>,
  order: Order,
  back: string,
): Promise<Outcome<null, Failure>> => {
  if (order.state !== 'created') return ok(null);
  const card = await paymentGateway(strapi).keptCard(ground.payment?.chargeId ?? '');
  if (!card.ok) return card;
  if (card.value === null) {
    await giveUpUnasked(strapi, order.id, 'buyer');
    return ok(null);
  }
  const intentId = await bound(strapi, order, card.value);
  if (!intentId.ok) return intentId;
  if (intentId.value === null) return ok(null);
  crashPoint('follow-up.bound');
  const returnUrl = `${await setting(strapi, publicUrl)}/store/${order.language}${back}`;
  const made = await make(strapi, order, intentId.value, { methodId: card.value.methodId, returnUrl });
  crashPoint('follow-up.charged');
  const refused = made.ok ? made.value.state === 'refused' : made.failure.code === 'PAYMENT_PROVIDER_REFUSED';
  if (refused) {
    const gone = await giveUpIntent(strapi, intentId.value, 'buyer');
    return gone.ok ? ok(null) : gone;
  }
  // Without an answer nothing is said of the charge: whoever looks next is told that it is under way.
  if (made.ok) await settleIntent(strapi, made.value, 'buyer');
  return ok(null);
};

/**
 * Orders an offer made after a payment and charges the kept card. One answer of one buyer is one order and one charge, however
 * often it is given and in however many windows; all of them are told the same.
 */
export const acceptFollowUpOf = async (strapi: Core.Strapi, token: string, wanted: Accepted): Promise<Outcome<FollowUpView, Failure>> => {
  const ground = await groundBehind(strapi, token);
  if (!ground.ok) return ground;
  const order = await take(strapi, token, wanted);
  if (!order.ok) return order;
  const charged = await charge(strapi, ground.value, order.value, `/offer-after/${token}`);
  return charged.ok ? viewFollowUp(strapi, token) : charged;
};

/** Leaves an accepted offer that waits for the bank; one that was paid meanwhile stays. */
const leave = async (strapi: Core.Strapi, ground: Ground, order: Order, offerId: string): Promise<Outcome<null, Failure>> => {
  if (order.state !== 'created') return ok(null);
  if (order.paymentIntentId === null) await giveUpUnasked(strapi, order.id, 'buyer');
  else {
    const gone = await giveUpIntent(strapi, order.paymentIntentId, 'buyer');
    if (!gone.ok) return gone;
  }
  const after = await orders(strapi).find({ id: order.id });
  if (after?.state === 'failed' || after?.state === 'expired') await checkout(strapi).declineFollowUp(ground.order.id, offerId);
  return ok(null);
};

const sayNo = (strapi: Core.Strapi, token: string, offer: string): Promise<Outcome<null, Failure>> =>
  togetherOrNot(strapi, async () => {
    const first = await orders(strapi).byFollowUpToken(token);
    if (first) await orders(strapi).lock({ id: first.id });
    const found = await groundBehind(strapi, token);
    if (!found.ok) return found;
    if (found.value.answers.some(({ offerId }) => offerId === offer)) return ok(null);
    const next = await nextOffer(strapi, found.value);
    if (next?.offerId !== offer) return failed(checkoutFailures.because('FOLLOW_UP_OVER'));
    const orderId = found.value.order.id;
    await checkout(strapi).keepFollowUp({ orderId, offerId: offer, answer: 'declined', followOrderId: null });
    const product = next.priced.lines[0]?.offer.productName ?? '';
    await orders(strapi).note(orderId, { actor: 'buyer', code: 'FOLLOW_UP_DECLINED', facts: { product } });
    return ok(null);
  });

/** Says no to an offer; said of one that was answered before, it changes only what is not paid. */
export const declineFollowUpOf = async (strapi: Core.Strapi, token: string, offer: string): Promise<Outcome<FollowUpView, Failure>> => {
  const ground = await groundBehind(strapi, token);
  if (!ground.ok) return ground;
  const known = ground.value.answers.find(({ offerId }) => offerId === offer);
  const order = await orderOfAnswer(strapi, known);
  const done = order ? await leave(strapi, ground.value, order, offer) : await sayNo(strapi, token, offer);
  return done.ok ? viewFollowUp(strapi, token) : done;
};
