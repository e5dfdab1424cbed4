import type { Core } from '@strapi/strapi';
import type { FollowUpView } from '../../../../contracts/follow-ups';
import { catalog } from '../../capabilities/catalog/service';
import type { OfferAlong } from '../../capabilities/catalog/service';
import { checkout, checkoutFailures, followUpMinutes, paymentGateway, standingKeepsCard } from '../../capabilities/checkout/service';
import type { Cart, FollowUp, IntentFacts, KeptConsent } from '../../capabilities/checkout/service';
import { members } from '../../capabilities/members/service';
import { isSettled, orders } from '../../capabilities/orders/service';
import type { Order, OrderSnapshot, Payment } from '../../capabilities/orders/service';
import type { Failure } from '../../kernel/failure';
import { minor, moneyView } from '../../kernel/money';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { chargeable } from '../../kernel/provider-amount';
import { now } from '../../platform/clock';
import { isoOf } from '../../platform/moments';
import { setting } from '../../platform/settings';
import { priceCart, type PricedCart } from './price-cart';
import { giveUpIntent, giveUpUnasked, settleIntent } from '../orders/settle-intent';

const MINUTE = 60_000;

/** A paid order whose buyer may be offered more: what was bought, the card that paid, and what was answered so far. */
export interface Ground {
  readonly token: string;
  readonly order: Order;
  readonly snapshot: OrderSnapshot;
  readonly payment: Payment | null;
  /** The consent by which its card is kept; null where none was given, or it was taken back. */
  readonly kept: KeptConsent | null;
  readonly answers: readonly FollowUp[];
  /** UTC ms. */
  readonly endsAt: number;
}

/** What stands behind an order: null for one that is not paid. */
export const groundOf = async (strapi: Core.Strapi, order: Order): Promise<Ground | null> => {
  if (order.paidAt === null || !isSettled(order.state)) return null;
  const snapshot = await orders(strapi).snapshot(order.id);
  const withdrawnAt = (await checkout(strapi).cardWithdrawals([order.customerId])).get(order.customerId) ?? null;
  return {
    token: orders(strapi).followUpTokenOf(order.number),
    order,
    snapshot,
    payment: await orders(strapi).payment({ order_id: order.id }),
    kept: standingKeepsCard(snapshot.consents, withdrawnAt),
    answers: await checkout(strapi).followUpsOf(order.id),
    endsAt: order.paidAt + (await setting(strapi, followUpMinutes)) * MINUTE,
  };
};

export const groundBehind = async (strapi: Core.Strapi, token: string): Promise<Outcome<Ground, Failure>> => {
  const order = await orders(strapi).byFollowUpToken(token);
  const ground = order && (await groundOf(strapi, order));
  return ground ? ok(ground) : failed(checkoutFailures.because('FOLLOW_UP_NOT_FOUND'));
};

/** An offer that can be accepted now, in the editor's words, as it would be charged. */
export interface Offered extends OfferAlong {
  readonly priced: PricedCart;
}

/** How a buyer came who orders later: the visitor they are now, where they are known to be one. */
export interface ComesLater {
  readonly visitor: string | null;
  /** UTC ms. */
  readonly at: number;
}

type Came = Pick<Cart, 'visitor' | 'ref' | 'clickId' | 'createdAt'>;

/** The way of the order before; a code that was brought to the checkout is as old as it was then. */
const cameBefore = (before: Cart | null, order: Pick<Order, 'placedAt'>): Came => ({
  visitor: before?.visitor ?? null,
  ref: before?.ref ?? null,
  clickId: before?.clickId ?? null,
  createdAt: before?.createdAt ?? order.placedAt,
});

const cameLater = ({ visitor, at }: ComesLater, before: Cart | null): Came => ({
  visitor: visitor ?? before?.visitor ?? null,
  ref: null,
  clickId: null,
  createdAt: at,
});

/** The cart the offer would be, had its buyer come by the same way once more; whoever comes later comes by their own. */
const cartFor = async (
  strapi: Core.Strapi,
  { order, snapshot, endsAt }: Ground,
  { offerId, later }: { readonly offerId: string; readonly later: ComesLater | null },
): Promise<Cart> => {
  const before = await checkout(strapi).cartOfOrder(order.id);
  return {
    id: 0,
    version: 1,
    currency: order.currency,
    locale: order.language,
    items: [{ offer: offerId }],
    bumps: [],
    coupon: null,
    email: order.email,
    country: order.country,
    consents: [],
    company: snapshot.company ?? null,
    orderId: null,
    ...(later ? cameLater(later, before) : cameBefore(before, order)),
    expiresAt: later ? later.at + MINUTE : endsAt,
  };
};

/** The offer as it can be charged now; null where it cannot be had, or its buyer has it. */
export const priceOf = async (
  strapi: Core.Strapi,
  ground: Ground,
  offerId: string,
  later: ComesLater | null = null,
): Promise<PricedCart | null> => {
  const priced = await priceCart(strapi, await cartFor(strapi, ground, { offerId, later }));
  const [line] = priced.ok ? priced.value.lines : [];
  if (!priced.ok || !line || line.offer.renewal !== null || priced.value.total === 0) return null;
  // It is charged at one press, and nobody was asked about its tax.
  if (priced.value.reckoned !== null) return null;
  if (!chargeable({ minor: priced.value.total, currency: ground.order.currency }).ok) return null;
  if (ground.snapshot.lines.some(({ productId }) => productId === line.offer.productId)) return null;
  return (await members(strapi).mayOpen([ground.order.customerId], line.offer.productId)) ? null : priced.value;
};

/** Whether the card of a paid order may be charged again for one press. */
export const mayBeCharged = ({ order, payment, kept }: Ground): boolean =>
  order.state === 'paid' && !order.disputed && payment?.provider === 'stripe' && payment.method === 'card' && kept !== null;

/** The first offer of the chain that has not been answered and can be had; null at its end. */
export const nextOffer = async (strapi: Core.Strapi, ground: Ground): Promise<Offered | null> => {
  if (!mayBeCharged(ground) || now() >= ground.endsAt) return null;
  const along = await catalog(strapi).followUpsOf(ground.snapshot.lines.map(({ offerId }) => offerId));
  for (const one of along) {
    if (ground.answers.some(({ offerId }) => offerId === one.offerId)) continue;
    const priced = await priceOf(strapi, ground, one.offerId);
    if (priced) return { ...one, priced };
  }
  return null;
};

/** The token of what the buyer of an order is offered next; null where there is nothing to offer. */
export const followUpOf = async (strapi: Core.Strapi, order: Order): Promise<string | null> => {
  const ground = await groundOf(strapi, order);
  return ground && (await nextOffer(strapi, ground)) ? ground.token : null;
};

/** How an accepted offer stands that is not paid yet; null once that is decided. */
export type Waiting = { readonly state: 'processing' } | { readonly state: 'confirming'; readonly confirmUrl: string } | null;

export const isOpen = ({ state }: Order): boolean => state === 'created' || state === 'processing';

/** So long somebody may still be at work on a charge that is prepared and not made. */
const AT_WORK_MS = MINUTE;

/** What follows from a charge that is not waiting for its buyer: it is booked, or given up; null once that is decided. */
const decide = async (strapi: Core.Strapi, facts: IntentFacts, stale: boolean): Promise<Waiting> => {
  const unmade = ['begun', 'needs_buyer', 'confirming'].includes(facts.state);
  if (unmade && !stale) return { state: 'processing' };
  const over = unmade || facts.state === 'refused';
  const settled = over ? await giveUpIntent(strapi, facts.id, 'buyer') : ok(await settleIntent(strapi, facts, 'buyer'));
  const order = settled.ok ? settled.value?.order : undefined;
  return order && !isOpen(order) ? null : { state: 'processing' };
};

/** Asks the provider how an accepted offer stands, and does what follows. One that was left behind unmade is given up. */
export const lookAt = async (strapi: Core.Strapi, order: Order): Promise<Waiting> => {
  const stale = now() - order.placedAt > AT_WORK_MS;
  const { paymentIntentId } = order;
  if (paymentIntentId === null) {
    if (stale) await giveUpUnasked(strapi, order.id, 'buyer');
    return stale ? null : { state: 'processing' };
  }
  const facts = await paymentGateway(strapi).readIntent(paymentIntentId);
  if (!facts.ok) return { state: 'processing' };
  const { state, confirmUrl } = facts.value;
  return state === 'confirming' && confirmUrl !== null ? { state, confirmUrl } : decide(strapi, facts.value, stale);
};

export const outcomeOf = ({ state }: Order): NonNullable<FollowUpView['last']>['outcome'] => {
  if (state === 'review') return 'review';
  return isSettled(state) ? 'paid' : 'refused';
};

/** The order an answer led to. */
export const orderOfAnswer = async (strapi: Core.Strapi, answer: FollowUp | undefined): Promise<Order | null> =>
  answer?.answer === 'accepted' && answer.followOrderId !== null ? orders(strapi).find({ id: answer.followOrderId }) : null;

const lastOf = async (strapi: Core.Strapi, ground: Ground): Promise<FollowUpView['last']> => {
  const answer = ground.answers.at(-1);
  const order = await orderOfAnswer(strapi, answer);
  if (!order || isOpen(order)) return null;
  return { outcome: outcomeOf(order), offer: answer?.offerId ?? '', productName: order.productNames, orderNumber: order.number };
};

const shownOffer = ({ offerId, headline, text, priced }: Offered): FollowUpView['offer'] => {
  const offer = priced.lines[0]?.offer;
  const money = (amount: number) => moneyView({ minor: minor(amount), currency: priced.cart.currency });
  return {
    offer: offerId,
    offerName: offer?.offerName ?? '',
    productName: offer?.productName ?? '',
    coverUrl: offer?.coverUrl ?? null,
    headline,
    text,
    total: money(priced.total),
    tax: money(priced.tax),
    guaranteeDays: offer?.guaranteeDays ?? 0,
  };
};

/** What was accepted, as it was frozen. */
const shownOrder = async (strapi: Core.Strapi, order: Order): Promise<FollowUpView['offer']> => {
  const [line] = (await orders(strapi).snapshot(order.id)).lines;
  const money = (amount: number) => moneyView({ minor: minor(amount), currency: order.currency });
  return {
    offer: line?.offerId ?? '',
    offerName: line?.offerName ?? '',
    productName: line?.productName ?? '',
    coverUrl: line?.coverUrl ?? null,
    headline: '',
    text: '',
    total: money(order.total),
    tax: money(order.tax),
    guaranteeDays: line?.guaranteeDays ?? 0,
  };
};

/** What the buyer is offered next and what became of the last; whatever waits for the provider is asked after first. */
export const viewFollowUp = async (strapi: Core.Strapi, token: string): Promise<Outcome<FollowUpView, Failure>> => {
  const found = await groundBehind(strapi, token);
  if (!found.ok) return found;
  const ground = found.value;
  const { order, payment, endsAt } = ground;
  const base = {
    cardLast4: payment?.last4 ?? null,
    expiresAt: isoOf(endsAt),
    order: { number: order.number, token: orders(strapi).tokenOf(order.number) },
  };
  const accepted = await orderOfAnswer(strapi, ground.answers.at(-1));
  const waiting = accepted && isOpen(accepted) ? await lookAt(strapi, accepted) : null;
  if (accepted && waiting) {
    const confirmUrl = waiting.state === 'confirming' ? waiting.confirmUrl : null;
    return ok({ ...base, state: waiting.state, offer: await shownOrder(strapi, accepted), confirmUrl, last: null });
  }
  const next = await nextOffer(strapi, ground);
  const last = await lastOf(strapi, ground);
  return ok({ ...base, state: next ? 'offered' : 'over', offer: next && shownOffer(next), confirmUrl: null, last });
};
