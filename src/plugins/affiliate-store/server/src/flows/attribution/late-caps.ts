import type { Core } from '@strapi/strapi';
import type { Terms } from '../../capabilities/affiliates/service';
import { isWon, type Decision, type LateLine } from '../../capabilities/attribution/service';
import { decisions as rules, type OrderBooks, type SplitPlan } from '../../capabilities/commissions/service';
import type { Order, OrderSnapshot } from '../../capabilities/orders/service';
import { subscriptions } from '../../capabilities/subscriptions/service';
import { minor, type Minor } from '../../kernel/money';
import { inUnit } from '../../platform/transaction';
import { cappedAs, capsIn, holdCapped, measureCaps, type MetCap } from '../commissions/measure-caps';

/** What was charged for a line, and the tax in it, as its shares say. */
export const priceIn = ({ shares }: OrderBooks, line: number): { readonly gross: Minor; readonly tax: Minor } => {
  const of = shares.filter((share) => share.line === line);
  return {
    gross: minor(of.reduce((sum, share) => sum + share.amount, 0)),
    tax: minor(of.reduce((sum, share) => sum + (share.role === 'tax' ? share.amount : 0), 0)),
  };
};

/** What a payment is to a cap. */
export const paidAs = async (strapi: Core.Strapi, order: Order, snapshot: OrderSnapshot): Promise<MetCap['of']> =>
  cappedAs(snapshot, (await subscriptions(strapi).invoiceOf(order.id)) !== null);

/**
 * The lines below the cap of whoever gets them afterwards: the room of the period in which the order was paid, with all that was earned in it
 * until now. What they had of this order is split again and uses nothing. Whoever books it holds the party until it is booked.
 */
export const belowLateCap = async (
  strapi: Core.Strapi,
  { order, snapshot, before }: { readonly order: Order; readonly snapshot: OrderSnapshot; readonly before: OrderBooks },
  { decision, terms }: { readonly decision: Decision; readonly terms: Terms },
  lines: readonly LateLine[],
): Promise<LateLine[]> => {
  const of = await paidAs(strapi, order, snapshot);
  const cap = capsIn(terms, before.currency)?.[of];
  if (!cap || !isWon(decision)) return [...lines];
  const { affiliateId, partyPublicId: party } = decision.winner;
  const met: readonly MetCap[] = [{ ...cap, of, affiliateId, party, lines: lines.map(({ line }) => line) }];
  if (inUnit()) await holdCapped(strapi, met);
  const caps = await measureCaps(strapi, met, { currency: before.currency, paidAt: before.paidAt, except: order.id });
  const charged = lines.map(({ line, plan }) => ({ line, plan: plan as SplitPlan, ...priceIn(before, line) }));
  const plans = new Map(rules.underCaps(charged, caps).map(({ line, plan }) => [line, plan]));
  return lines.map((line) => ({ ...line, plan: plans.get(line.line) ?? line.plan }));
};
