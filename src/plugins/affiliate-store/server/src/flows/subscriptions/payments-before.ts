import type { Core } from '@strapi/strapi';
import { orders, type Order } from '../../capabilities/orders/service';
import { countedBefore } from '../../capabilities/subscriptions/service';

const wholeBackAt = async (strapi: Core.Strapi, { id, state }: Order): Promise<number | null> => {
  if (state !== 'refunded') return null;
  const refunds = (await orders(strapi).refundsOf([id])).flatMap(({ bookedAt }) => bookedAt ?? []);
  const lost = (await orders(strapi).disputesOf(id)).flatMap(({ state: how, closedAt }) => (how === 'lost' ? (closedAt ?? []) : []));
  return Math.max(0, ...refunds, ...lost);
};

/** Counts, of some orders that are payments of subscriptions, those among the first so many: by their ids, at a moment (UTC ms). */
export type CountBefore = (orderIds: readonly number[], at: number, refundedCount: boolean) => number;

/** Reads what became of payments, to count by it. */
export const paymentsBefore = async (strapi: Core.Strapi, orderIds: readonly number[]): Promise<CountBefore> => {
  const known = new Map<number, { readonly paid: number; readonly wholeBackAt: number | null }>();
  for (const order of orderIds.length === 0 ? [] : await orders(strapi).many([...orderIds]))
    known.set(order.id, { paid: order.total, wholeBackAt: await wholeBackAt(strapi, order) });
  return (ids, at, refundedCount) =>
    countedBefore(
      ids.flatMap((id) => known.get(id) ?? []),
      at,
      refundedCount,
    );
};
