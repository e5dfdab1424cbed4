import type { Core } from '@strapi/strapi';
import { affiliates } from '../../capabilities/affiliates/service';
import { partsOf, type Decision } from '../../capabilities/attribution/service';
import type { Order, OrderSnapshot } from '../../capabilities/orders/service';
import { writeTierReached } from './write-tier-mail';

/**
 * Counts a paid order towards the tier of whoever won it, of two who share it each, and tells them of one they rose to. What cost nothing is no sale, and a further
 * payment of a subscription is none of its own. In the unit that settles the order, so that the order after it finds the tier.
 */
export const countTowardsTiers = async (
  strapi: Core.Strapi,
  order: Order,
  snapshot: OrderSnapshot,
  decided: readonly Decision[],
): Promise<void> => {
  for (const decision of decided.flatMap(partsOf)) {
    const programId = decision.rule?.programId;
    if (programId === undefined) continue;
    const lines = snapshot.lines.filter((line) => line.program?.id === programId);
    const amount = lines.reduce((sum, line) => sum + line.gross, 0);
    if (amount === 0) continue;
    const { id: orderId, number: orderNumber, currency, paidAt } = order;
    const sale = {
      affiliateId: decision.winner.affiliateId,
      programId,
      orderId,
      orderNumber,
      currency,
      amount,
      at: paidAt ?? decision.decidedAt,
    };
    const risen = await affiliates(strapi).countSale(sale);
    if (risen) await writeTierReached(strapi, risen, order);
  }
};
