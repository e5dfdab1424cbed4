import type { Core } from '@strapi/strapi';
import type { ClubAnswer, ClubView } from '../../../../contracts/follow-ups';
import { attribution } from '../../capabilities/attribution/service';
import { catalog } from '../../capabilities/catalog/service';
import { checkout, checkoutFailures } from '../../capabilities/checkout/service';
import { isSettled, orders } from '../../capabilities/orders/service';
import type { Order } from '../../capabilities/orders/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { isoOf } from '../../platform/moments';
import { together, togetherOrNot } from '../../platform/transaction';
import { charge, followingOrder } from './answer-follow-up';
import { isOpen, lookAt, outcomeOf, type Ground } from './offer-follow-up';
import { answersTo, clubPriceOf, clubStandingOf, viewClub, withdrawCards, type ClubMember, type ClubStanding } from './offer-in-club';

/** What the buyer pressed, and the total they had read. */
interface Pressed {
  readonly offer: string;
  readonly total: { readonly amount: string; readonly currency: string };
}

interface Taken {
  readonly ground: Ground;
  readonly order: Order;
}

/**
 * How a buyer stands, held until the unit ends: every order whose card might be charged is locked, always in the same order, so that
 * two windows, and the page after the payment, come one after the other.
 */
const held = async (strapi: Core.Strapi, userId: number): Promise<ClubStanding> => {
  const { grounds } = await clubStandingOf(strapi, userId);
  for (const id of grounds.map(({ order }) => order.id).sort((a, b) => a - b)) await orders(strapi).lock({ id });
  return clubStandingOf(strapi, userId);
};

/** The order this press means already: on the card that is charged now, whatever became of it; on another one, while it is not decided. */
const orderOfPress = async (strapi: Core.Strapi, standing: ClubStanding, offerId: string): Promise<Taken | null> => {
  const answered = await answersTo(strapi, standing, offerId);
  const known = answered.find(({ ground, order }) => ground === standing.charged || isOpen(order) || order.state === 'review');
  return known ? { ground: known.ground, order: known.order } : null;
};

const placed = async (
  strapi: Core.Strapi,
  standing: ClubStanding,
  member: ClubMember,
  wanted: Pressed,
): Promise<Outcome<Taken, Failure>> => {
  const ground = standing.charged;
  if (!ground?.kept) return failed(checkoutFailures.because('NO_KEPT_CARD'));
  const offered = (await catalog(strapi).clubOffers()).includes(wanted.offer);
  const priced = offered ? await clubPriceOf(strapi, standing, { offerId: wanted.offer, visitor: member.visitor }) : null;
  if (!priced) return failed(checkoutFailures.because('FOLLOW_UP_OVER'));
  const { total, cart } = priced;
  if (String(total) !== wanted.total.amount || cart.currency !== wanted.total.currency)
    return failed(checkoutFailures.because('FOLLOW_UP_CHANGED', { amount: total, currency: cart.currency }));
  const made = await followingOrder(strapi, ground, { priced, later: true });
  if (!made.ok) return made;
  const answer = { orderId: ground.order.id, offerId: wanted.offer, answer: 'accepted', followOrderId: made.value.id } as const;
  await checkout(strapi).keepFollowUp(answer);
  await checkout(strapi).acceptAfterAll(answer.orderId, answer.offerId, answer.followOrderId);
  const facts = { order: ground.order.number, version: ground.kept.version, at: isoOf(ground.kept.at) };
  await orders(strapi).note(made.value.id, { actor: 'buyer', code: 'BOUGHT_IN_CLUB', facts });
  return ok({ ground, order: made.value });
};

const take = (strapi: Core.Strapi, member: ClubMember, wanted: Pressed): Promise<Outcome<Taken, Failure>> =>
  togetherOrNot(strapi, async () => {
    const standing = await held(strapi, member.userId);
    const known = await orderOfPress(strapi, standing, wanted.offer);
    return known ? ok(known) : placed(strapi, standing, member, wanted);
  });

const answerOf = async (strapi: Core.Strapi, orderId: number, orderNumber: string): Promise<ClubAnswer> => {
  const order = await orders(strapi).find({ id: orderId });
  const waiting = order && isOpen(order) ? await lookAt(strapi, order) : null;
  if (waiting?.state === 'confirming') return { state: 'confirming', confirmUrl: waiting.confirmUrl, orderNumber };
  if (waiting) return { state: 'processing', confirmUrl: null, orderNumber };
  const after = await orders(strapi).find({ id: orderId });
  return {
    state: after && (isSettled(after.state) || after.state === 'review') ? outcomeOf(after) : 'refused',
    confirmUrl: null,
    orderNumber,
  };
};

/**
 * Orders something in the library and charges the kept card. One press is one order and one charge, however often it is sent and in
 * however many windows; a card that refused is not tried again by itself.
 */
export const buyInClubOf = async (strapi: Core.Strapi, member: ClubMember, wanted: Pressed): Promise<Outcome<ClubAnswer, Failure>> => {
  // The click that brought the buyer may be a moment old: it is weighed like any other.
  await attribution(strapi).catchUp();
  const taken = await take(strapi, member, wanted);
  if (!taken.ok) return taken;
  const { ground, order } = taken.value;
  const charged = await charge(strapi, ground, order, '/learn');
  return charged.ok ? ok(await answerOf(strapi, order.id, order.number)) : charged;
};

/** Takes back that cards are kept; answers the library as it is then. */
export const withdrawCardOf = async (strapi: Core.Strapi, member: ClubMember): Promise<ClubView> => {
  await together(strapi, async () => withdrawCards(strapi, await held(strapi, member.userId)));
  return viewClub(strapi, member);
};
