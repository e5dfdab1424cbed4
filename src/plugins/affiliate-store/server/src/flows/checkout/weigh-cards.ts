import type { Core } from '@strapi/strapi';
import { booksFrom, takenByDispute } from '../../capabilities/commissions/service';
import {
  orders,
  shareLines,
  spreadRefund,
  type CardStanding,
  type Order,
  type OrderCard,
  type Payment,
  type Refund,
} from '../../capabilities/orders/service';
import { chargeStep } from '../../kernel/currencies';
import { creditChargeOf } from '../payouts/set-credit-aside';
import type { Portion } from '../orders/weigh-refund';

/** One of the two sources an order was paid from, and what of it went back: a card, or store credit. */
export interface StandingSource extends CardStanding {
  readonly chargeId: string;
}

/** One of the two cards a payment was made with, and what of it went back. */
export interface StandingCard extends StandingSource {
  readonly nth: OrderCard['nth'];
  readonly paymentIntentId: string | null;
  readonly last4: string | null;
}

/** What of a payment went back to each of its charges, refunds under way counted as made. */
const goneBackOf = async (strapi: Core.Strapi, payment: Payment): Promise<(chargeId: string) => Omit<CardStanding, 'amount'>> => {
  const ofCharge = (chargeId: string | null) => chargeId ?? payment.chargeId;
  const refunds = (await orders(strapi).refundsOf([payment.orderId])).filter(({ state }) => state !== 'failed');
  const disputes = await orders(strapi).disputesOf(payment.orderId);
  const taken = takenByDispute(booksFrom(payment.books));
  return (own) => ({
    refunded: refunds.reduce((sum, refund) => sum + (ofCharge(refund.chargeId) === own ? refund.amount : 0), 0),
    disputed: disputes.reduce(
      (sum, dispute) => sum + (ofCharge(dispute.chargeId) === own ? (taken.get(dispute.providerDisputeId) ?? 0) : 0),
      0,
    ),
  });
};

/** How the two cards of a payment stand; null where one card, or no card, paid. */
export const standingCards = async (strapi: Core.Strapi, payment: Payment): Promise<readonly [StandingCard, StandingCard] | null> => {
  const cards = await orders(strapi).cardsOf(payment.orderId);
  if (cards.length === 0) return null;
  const goneBack = await goneBackOf(strapi, payment);
  const [first, second] = cards.map(({ nth, amount, chargeId, paymentIntentId, last4 }): StandingCard => {
    const own = chargeId ?? '';
    return { nth, amount, chargeId: own, paymentIntentId, last4, ...goneBack(own) };
  });
  return first && second ? [first, second] : null;
};

/** The same of a payment by card and store credit, the card first; null where one of them paid the whole. */
export const standingCredit = async (strapi: Core.Strapi, payment: Payment): Promise<readonly [StandingSource, StandingSource] | null> => {
  const credit = await orders(strapi).creditOf(payment.orderId);
  const [order] = credit ? await orders(strapi).many([payment.orderId]) : [];
  if (!credit || !order || payment.provider === 'credit') return null;
  const goneBack = await goneBackOf(strapi, payment);
  const [card, own] = [payment.chargeId, creditChargeOf(order)];
  return [
    { amount: payment.amount - credit.amount, chargeId: card, ...goneBack(card) },
    { amount: credit.amount, chargeId: own, ...goneBack(own) },
  ];
};

/** Whether a refund, or its part, goes back to the store credit its order was paid with. */
export const goesToCredit = (order: Pick<Order, 'number'>, payment: Payment, { chargeId }: Pick<Refund, 'chargeId'>): boolean =>
  (chargeId ?? payment.chargeId) === creditChargeOf(order);

/** The part of a refund that goes back to one charge. */
export interface RefundPart extends Portion {
  /** Null for the charge the payment is known by. */
  readonly chargeId: string | null;
}

/**
 * What of a refund goes back to which charge: in proportion to what two cards, or a card and store credit, paid (B-24). Null where they have
 * not got so much any more.
 */
export const partsOfRefund = async (
  strapi: Core.Strapi,
  payment: Payment,
  { amount, lines }: Portion,
): Promise<readonly RefundPart[] | null> => {
  const cards = (await standingCards(strapi, payment)) ?? (await standingCredit(strapi, payment));
  if (!cards) return [{ amount, lines, chargeId: null }];
  const amounts = spreadRefund(amount, cards, chargeStep(payment.currency));
  if (!amounts) return null;
  const shared = lines && shareLines(lines, amounts);
  return cards.flatMap(({ chargeId }, index) => {
    const part = amounts[index] ?? 0;
    return part === 0
      ? []
      : [{ amount: part, lines: shared && (shared[index] ?? []), chargeId: chargeId === payment.chargeId ? null : chargeId }];
  });
};
