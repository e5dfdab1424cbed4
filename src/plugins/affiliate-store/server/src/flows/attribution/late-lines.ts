import type { Core } from '@strapi/strapi';
import { isPastMonths, type SaleFacts, type Terms } from '../../capabilities/affiliates/service';
import { isWon, type Decision, type LateLine } from '../../capabilities/attribution/service';
import { catalog } from '../../capabilities/catalog/service';
import { decisions as rules, type OrderBooks, type Reassigned, type SplitPlan } from '../../capabilities/commissions/service';
import { orderFailures, orders, type Order, type OrderSnapshot } from '../../capabilities/orders/service';
import { subscriptions } from '../../capabilities/subscriptions/service';
import type { Failure } from '../../kernel/failure';
import { affiliatePart, secondTierPart } from '../affiliates/affiliate-part';
import { contractOf, recruitedIn } from '../checkout/freeze-order';
import { paymentsBefore } from '../subscriptions/payments-before';
import { askedOf } from '../checkout/weigh-order';
import { priceIn } from './late-caps';

/** What the rules of an affiliate's terms are asked about each line of an order that is attached to them afterwards; empty without rules. */
export type LateFacts = ReadonlyMap<number, SaleFacts>;

/**
 * The facts as they were when the order was placed: the tier and the group of that day, a buyer who had paid before or not. What a product
 * is to rules is frozen only with orders that somebody with rules had brought; of others it is what the product is now.
 */
export const lateFacts = async (
  strapi: Core.Strapi,
  { order, snapshot, terms, decision }: { order: Order; snapshot: OrderSnapshot; terms: Terms; decision: Decision },
): Promise<LateFacts> => {
  const { asked } = await askedOf(strapi, terms, decision, order);
  if (!asked) return new Map();
  const goods = await catalog(strapi).productsOf(snapshot.lines.map(({ productId }) => productId));
  const renews = (await subscriptions(strapi).invoiceOf(order.id)) !== null;
  return new Map(
    snapshot.lines.map(({ line, offerId, productId, renewal, rated }) => [
      line,
      {
        offer: offerId,
        product: productId,
        kind: goods.get(productId)?.kind ?? 'digital',
        country: snapshot.country,
        payment: renews && (renewal?.instalments ?? null) === null ? 'renewal' : 'first',
        currency: snapshot.currency,
        ...rated,
        ...asked,
      },
    ]),
  );
};

/**
 * Whether the contract pays for as many payments of one subscription, and for as long, as this one is. What was given back whole is among
 * them where that was agreed when the subscription began.
 */
export const paysForPayment = async (
  strapi: Core.Strapi,
  order: Order,
  { lines }: OrderSnapshot,
  { maxPayments, maxMonths }: Terms,
): Promise<boolean> => {
  if (maxPayments === undefined && maxMonths === undefined) return true;
  const one = await subscriptions(strapi).ofOrder(order.id);
  if (!one) return true;
  const earlier = (await subscriptions(strapi).ordersOf(one.id)).filter((id) => id < order.id);
  const refundedCount = lines[0]?.renewal?.refundedCount ?? false;
  const counted = async () => (await paymentsBefore(strapi, earlier))(earlier, order.paidAt ?? order.placedAt, refundedCount);
  if (maxPayments !== undefined && (await counted()) >= maxPayments) return false;
  const first = earlier.length === 0 ? order : (await orders(strapi).many(earlier)).reduce((a, b) => (b.id < a.id ? b : a));
  return maxMonths === undefined || !isPastMonths(first.placedAt, maxMonths, order.placedAt);
};

/** An affiliate's place in a decision, and the terms they were under when the order was placed. */
export interface Judged {
  readonly decision: Decision;
  readonly terms: Terms;
}

/** The lines of the program by their frozen plans, with the affiliate the decision names in them. */
export const linesOf = (snapshot: OrderSnapshot, { decision, terms }: Judged, facts: LateFacts): LateLine[] => {
  if (!isWon(decision)) return [];
  const { winner, secondTier } = decision;
  const [contract, sponsored] = [contractOf(decision, winner.affiliateId), contractOf(decision, secondTier?.affiliateId)];
  const recruited = recruitedIn(decision);
  const frozen = (plan: unknown): Omit<SplitPlan, 'other'> => {
    const { other: _other, ...alone } = plan as SplitPlan;
    return alone;
  };
  return snapshot.lines
    .filter(({ program }) => program?.id === decision.rule?.programId)
    .map(({ line, plan, guaranteeDays }) => ({
      line,
      plan: {
        ...frozen(plan),
        commissionBase: terms.commissionBase,
        affiliate: affiliatePart(winner, terms.rules ?? [], facts.get(line)),
        secondTier: secondTierPart(secondTier),
      } satisfies SplitPlan,
      ...(facts.has(line) ? { rated: facts.get(line) } : {}),
      holdDays: terms.holdDays,
      guaranteeDays,
      ...(contract ? { contract } : {}),
      ...(sponsored ? { secondTierContract: sponsored } : {}),
      ...(recruited ? { recruited } : {}),
    }));
};

/** No plan that promises more than there is: what an affiliate is given afterwards is taken from whoever made the product. */
export const beyondPrice = (before: OrderBooks, { lines }: Reassigned): Failure | null => {
  for (const { line, plan } of lines) {
    const guarded = rules.marginGuard(plan, [priceIn(before, line)]);
    if (!guarded.ok) return orderFailures.because('LATE_PLAN_EXCEEDS_PRICE', { ...guarded.failure.facts, line });
  }
  return null;
};
