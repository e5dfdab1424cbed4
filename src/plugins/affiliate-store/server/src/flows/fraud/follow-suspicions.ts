import type { Core } from '@strapi/strapi';
import { affiliates } from '../../capabilities/affiliates/service';
import type { OrderBooks } from '../../capabilities/commissions/service';
import { fraud } from '../../capabilities/fraud/service';
import { orders, type Order, type OrderSnapshot } from '../../capabilities/orders/service';
import { enqueue } from '../../platform/jobs';
import { sharesUnder, standingOf, suspicionsIn } from './suspected-shares';
import { writeSuspicionLetter } from './write-suspicion-letters';

/** Puts what is held of a sale into the queue, in the unit of work that settles it. */
export const openSuspicions = async (strapi: Core.Strapi, order: Order, snapshot: OrderSnapshot, books: OrderBooks): Promise<void> => {
  for (const { programId, affiliateId, findings } of suspicionsIn(snapshot)) {
    if (standingOf(books, snapshot, programId) !== 'open') continue;
    const who = (await affiliates(strapi).affiliates([affiliateId])).get(affiliateId);
    if (!who) continue;
    await fraud(strapi).open({ orderId: order.id, orderNumber: order.number, programId, affiliateId, partyId: who.partyId, findings });
    for (const share of sharesUnder(books, snapshot, programId))
      if (share.state === 'held') await writeSuspicionLetter(strapi, 'commission_held', { order, snapshot, share, because: null });
    await orders(strapi).note(order.id, {
      actor: 'system',
      code: 'SUSPECTED',
      facts: { rules: findings.map(({ rule }) => rule).join(' '), affiliate: who.code },
    });
  }
};

/** What was let go may have been earned in a place that was blocked meanwhile: the affiliate's own, or that of whoever brought them. */
const lookAgainForBlocks = async (strapi: Core.Strapi, affiliateId: number): Promise<void> => {
  const sponsorId = (await affiliates(strapi).affiliates([affiliateId])).get(affiliateId)?.sponsorId ?? null;
  for (const id of [affiliateId, ...(sponsorId === null ? [] : [sponsorId])])
    await enqueue({ name: 'commissions.align-holds', payload: { affiliateId: id } });
};

/**
 * Brings the queue to what the books say, whatever moved the shares: the queue itself, a case that was upheld, a refund, or an order that
 * was attached to somebody else. In the unit of work that moves them. A share that is let go is looked at again for a block of its place.
 */
export const followSuspicions = async (
  strapi: Core.Strapi,
  order: Order,
  snapshot: OrderSnapshot,
  { before, books, actor }: { readonly before: OrderBooks; readonly books: OrderBooks; readonly actor: string },
): Promise<void> => {
  if (suspicionsIn(snapshot).length === 0) return;
  const letGo = books.blocks.slice(before.blocks.length).some(({ blocked, because }) => !blocked && because === 'UNDER_REVIEW');
  for (const found of await fraud(strapi).lockOf(order.id)) {
    if (letGo) await lookAgainForBlocks(strapi, found.affiliateId);
    const state = standingOf(books, snapshot, found.programId);
    if (state === found.state) continue;
    await fraud(strapi).keep(found.id, { state, by: actor, note: null });
  }
};

/** What a renewal is sold by: who was looked at and let go with the first order is not suspected again with every payment. */
export const lessCleared = async (strapi: Core.Strapi, firstOrderId: number, sold: OrderSnapshot): Promise<OrderSnapshot> => {
  const { suspicions, ...rest } = sold;
  if (suspicions === undefined) return sold;
  const cleared = (await fraud(strapi).ofOrders([firstOrderId])).filter(({ state }) => state === 'released');
  const left = suspicionsIn(sold).filter(({ programId }) => !cleared.some((each) => each.programId === programId));
  return left.length === 0 ? rest : { ...rest, suspicions: left };
};
