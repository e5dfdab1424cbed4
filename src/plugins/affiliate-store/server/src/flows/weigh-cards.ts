import type { Core } from '@strapi/strapi';
import { booksFrom, takenByDispute } from '../capabilities/commissions/service';
import { orders, shareLines, spreadRefund, type CardStanding, type OrderCard, type Payment } from '../capabilities/orders/service';
import { chargeStep } from '../kernel/currencies';
import type { Portion } from './weigh-refund';

/** One of the two cards a payment was made with, and what of it went back. */
export interface StandingCard extends CardStanding {
  readonly nth: OrderCard['nth'];
  readonly chargeId: string;
  readonly paymentIntentId: string | null;
  readonly last4: string | null;
}

/** How the two cards of a payment stand, refunds under way counted as made; null where one card, or no card, paid. */
export const standingCards = async (strapi: Core.Strapi, payment: Payment): Promise<readonly [StandingCard, StandingCard] | null> => {
  const cards = await orders(strapi).cardsOf(payment.orderId);
  if (cards.length === 0) return null;
  const ofCharge = (chargeId: string | null) => chargeId ?? payment.chargeId;
  const refunds = (await orders(strapi).refundsOf(payment.orderId)).filter(({ state }) => state !== 'failed');
  const disputes = await orders(strapi).disputesOf(payment.orderId);
  const taken = takenByDispute(booksFrom(payment.books));
  const [first, second] = cards.map(({ nth, amount, chargeId, paymentIntentId, last4 }): StandingCard => {
    const own = chargeId ?? '';
    return {
      nth,
      amount,
      chargeId: own,
      paymentIntentId,
      last4,
      refunded: refunds.reduce((sum, refund) => sum + (ofCharge(refund.chargeId) === own ? refund.amount : 0), 0),
      disputed: disputes.reduce(
        (sum, dispute) => sum + (ofCharge(dispute.chargeId) === own ? (taken.get(dispute.providerDisputeId) ?? 0) : 0),
        0,
      ),
    };
  });
  return first && second ? [first, second] : null;
};

/** The part of a refund that goes back to one charge. */
export interface RefundPart extends Portion {
  /** Null for the charge the payment is known by. */
  readonly chargeId: string | null;
}

/** What of a refund goes back to which charge: in proportion to what two cards paid (B-24). Null where they have not got so much any more. */
export const partsOfRefund = async (
  strapi: Core.Strapi,
  payment: Payment,
  { amount, lines }: Portion,
): Promise<readonly RefundPart[] | null> => {
  const cards = await standingCards(strapi, payment);
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
