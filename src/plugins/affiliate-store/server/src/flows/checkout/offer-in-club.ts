import type { Core } from '@strapi/strapi';
import type { ClubOffer, ClubView } from '../../../../contracts/follow-ups';
import { catalog } from '../../capabilities/catalog/service';
import { checkout, reachesTheClub } from '../../capabilities/checkout/service';
import type { FollowUp } from '../../capabilities/checkout/service';
import { members } from '../../capabilities/members/service';
import { isSettled, orders } from '../../capabilities/orders/service';
import type { Order } from '../../capabilities/orders/service';
import { people } from '../../capabilities/people/service';
import { minor, moneyView } from '../../kernel/money';
import { now } from '../../platform/clock';
import { isoOf } from '../../platform/moments';
import { groundOf, isOpen, lookAt, mayBeCharged, orderOfAnswer, priceOf, type Ground } from './offer-follow-up';
import type { PricedCart } from './price-cart';

/** Orders that are looked through for a kept card, newest first: cards of older ones have mostly run out. */
const LOOKED_THROUGH = 50;

/** Who looks into their library: an account, and the visitor its browser is known as. */
export interface ClubMember {
  readonly userId: number;
  readonly visitor: string | null;
}

/** What one press stands on: the orders whose buyer agreed to it, newest first, and the one whose card is charged. */
export interface ClubStanding {
  readonly customerIds: readonly number[];
  /** Every order with such a consent, whether its card may be charged now or not: answers hang on them. */
  readonly grounds: readonly Ground[];
  /** The order whose card is charged; null where none may be. */
  readonly charged: Ground | null;
  /** The order that says currency and country: the one that is charged, or the last one paid. */
  readonly like: Ground | null;
}

export const clubStandingOf = async (strapi: Core.Strapi, userId: number): Promise<ClubStanding> => {
  const customerIds = (await people(strapi).customersOfUser(userId)).map(({ id }) => id);
  const paid = (await orders(strapi).ofCustomers(customerIds)).filter((order) => order.paidAt !== null && isSettled(order.state));
  const recent = paid.slice(0, LOOKED_THROUGH);
  const snapshots = await orders(strapi).snapshots(recent.map(({ id }) => id));
  const agreed = recent.filter(({ id }) => {
    const snapshot = snapshots.get(id);
    return snapshot !== undefined && snapshot.follows === undefined && snapshot.consents.some(reachesTheClub);
  });
  const grounds: Ground[] = [];
  for (const order of agreed) {
    const ground = await groundOf(strapi, order);
    if (ground) grounds.push(ground);
  }
  const charged = grounds.find(mayBeCharged) ?? null;
  const [last] = recent;
  return { customerIds, grounds, charged, like: charged ?? (last ? await groundOf(strapi, last) : null) };
};

/** An answer with the order it hangs on and the order it led to. */
export interface ClubAnswered {
  readonly ground: Ground;
  readonly answer: FollowUp;
  readonly order: Order;
}

/** The orders an offer has become for this buyer, those on the card that is charged now first. */
export const answersTo = async (strapi: Core.Strapi, { grounds, charged }: ClubStanding, offerId: string): Promise<ClubAnswered[]> => {
  const found: ClubAnswered[] = [];
  for (const ground of charged ? [charged, ...grounds.filter((one) => one !== charged)] : grounds) {
    const answer = ground.answers.find((one) => one.offerId === offerId);
    const order = await orderOfAnswer(strapi, answer);
    if (answer && order) found.push({ ground, answer, order });
  }
  return found;
};

/** The offer as it would be charged in the club now; null where it cannot be had for one press, or its buyer has it. */
export const clubPriceOf = async (
  strapi: Core.Strapi,
  { customerIds, like }: ClubStanding,
  { offerId, visitor }: { readonly offerId: string; readonly visitor: string | null },
): Promise<PricedCart | null> => {
  const priced = like && (await priceOf(strapi, like, offerId, { visitor, at: now() }));
  const [line] = priced?.lines ?? [];
  return priced && line && !(await members(strapi).mayOpen(customerIds, line.offer.productId)) ? priced : null;
};

const shown = ({ lines, total, tax, cart: { currency } }: PricedCart, how: Pick<ClubOffer, 'state' | 'way' | 'confirmUrl'>): ClubOffer => {
  const offer = lines[0]?.offer;
  return {
    offer: offer?.offerId ?? '',
    offerName: offer?.offerName ?? '',
    productName: offer?.productName ?? '',
    productSlug: offer?.productSlug ?? '',
    coverUrl: offer?.coverUrl ?? null,
    total: moneyView({ minor: total, currency }),
    tax: moneyView({ minor: tax, currency }),
    guaranteeDays: offer?.guaranteeDays ?? 0,
    ...how,
  };
};

/** What was ordered and is not paid yet, as it was frozen. */
const shownOrder = async (strapi: Core.Strapi, order: Order, how: Pick<ClubOffer, 'state' | 'confirmUrl'>): Promise<ClubOffer> => {
  const [line] = (await orders(strapi).snapshot(order.id)).lines;
  return {
    offer: line?.offerId ?? '',
    offerName: line?.offerName ?? '',
    productName: line?.productName ?? '',
    productSlug: line?.productSlug ?? '',
    coverUrl: line?.coverUrl ?? null,
    total: moneyView({ minor: minor(order.total), currency: order.currency }),
    tax: moneyView({ minor: minor(order.tax), currency: order.currency }),
    guaranteeDays: line?.guaranteeDays ?? 0,
    way: 'one_press',
    ...how,
  };
};

/** How an offer stands for this buyer; whatever waits for the provider is asked after first. Null where there is nothing to offer. */
const clubOfferOf = async (
  strapi: Core.Strapi,
  standing: ClubStanding,
  { offerId, visitor }: { readonly offerId: string; readonly visitor: string | null },
): Promise<ClubOffer | null> => {
  const answered = await answersTo(strapi, standing, offerId);
  for (const { order } of answered.filter((one) => isOpen(one.order))) {
    const waiting = await lookAt(strapi, order);
    if (waiting)
      return shownOrder(strapi, order, {
        state: waiting.state,
        confirmUrl: waiting.state === 'confirming' ? waiting.confirmUrl : null,
      });
  }
  if (answered.some(({ order }) => order.state === 'review')) return null;
  const priced = await clubPriceOf(strapi, standing, { offerId, visitor });
  if (!priced) return null;
  const before = answered.find(({ ground }) => ground === standing.charged);
  const ended = before && (await orders(strapi).find({ id: before.order.id }));
  const refused = ended ? !isSettled(ended.state) : false;
  // A card that was charged for it once, or refused it, is not pressed again: the way leads by the checkout.
  const way = standing.charged && !before ? 'one_press' : 'checkout';
  return shown(priced, { state: refused ? 'refused' : 'offered', way, confirmUrl: null });
};

/** What somebody finds in their library to buy, and the card one press would charge. */
export const viewClub = async (strapi: Core.Strapi, { userId, visitor }: ClubMember): Promise<ClubView> => {
  const standing = await clubStandingOf(strapi, userId);
  const { charged, like } = standing;
  const offers: ClubOffer[] = [];
  for (const offerId of like ? await catalog(strapi).clubOffers() : []) {
    const offer = await clubOfferOf(strapi, standing, { offerId, visitor });
    if (offer) offers.push(offer);
  }
  const card = charged?.kept ? { last4: charged.payment?.last4 ?? null, keptAt: isoOf(charged.kept.at) } : null;
  return { card, country: like?.order.country ?? null, offers };
};

/** Takes back that cards are kept: said in every order whose card it was. What is under way goes its way. */
export const withdrawCards = async (strapi: Core.Strapi, { customerIds, grounds }: ClubStanding): Promise<void> => {
  for (const customerId of customerIds) await checkout(strapi).withdrawCards(customerId);
  for (const { order, kept } of grounds)
    if (kept) await orders(strapi).note(order.id, { actor: 'buyer', code: 'CARD_WITHDRAWN', facts: {} });
};
