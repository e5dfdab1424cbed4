import type { Core } from '@strapi/strapi';
import { attribution, partsOf, type Decision, type SourceCount, type Tags } from '../../capabilities/attribution/service';
import { lostTotal, refundedTotal, type OrderBooks, type ShareBook } from '../../capabilities/commissions/service';

/** What the link of the touch that won had said. */
export const tagsOf = ({ touches, winner }: Decision): Tags | null =>
  touches.find(({ verdict, affiliateId }) => verdict === 'won' && affiliateId === winner?.affiliateId)?.tags ?? null;

const isTakenBack = (books: OrderBooks | null): number => (books && refundedTotal(books) + lostTotal(books) > 0 ? 1 : 0);

const sum = (shares: readonly ShareBook[], of: 'amount' | 'reversed'): number => shares.reduce((total, share) => total + share[of], 0);

/** A decision of each who won; one that was taken back still names its winner, who counts nothing new. */
const eachOf = (decision: Decision): readonly Decision[] => (decision.other ? partsOf(decision) : [decision]);

/** What an event adds for each affiliate who earns of an order: the difference between the books before and after it. Pure. */
export const sourceCounts = (decisions: readonly Decision[], before: OrderBooks | null, after: OrderBooks): readonly SourceCount[] => {
  const sharesOf = (books: OrderBooks | null, party: string): readonly ShareBook[] =>
    (books?.shares ?? []).filter((share) => share.role === 'affiliate' && share.party === party);
  const seen = new Set<string>();
  return decisions.flatMap(eachOf).flatMap((decision) => {
    const { winner } = decision;
    // Somebody who won in two programs of one order has one sum of it: it counts where they won first.
    if (!winner || seen.has(winner.partyPublicId)) return [];
    seen.add(winner.partyPublicId);
    const now = sharesOf(after, winner.partyPublicId);
    const was = sharesOf(before, winner.partyPublicId);
    if (now.length === 0) return [];
    const count = {
      affiliateId: winner.affiliateId,
      tags: tagsOf(decision),
      currency: after.currency,
      sales: before ? 0 : 1,
      refunded: isTakenBack(after) - isTakenBack(before),
      earned: sum(now, 'amount') - sum(was, 'amount'),
      reversed: sum(now, 'reversed') - sum(was, 'reversed'),
    };
    return count.sales === 0 && count.refunded === 0 && count.earned === 0 && count.reversed === 0 ? [] : [count];
  });
};

/** Adds an event of a paid order to its affiliate's sums by source. Inside the unit of work that moves the money. */
export const countSources = async (
  strapi: Core.Strapi,
  orderId: number,
  before: OrderBooks | null,
  after: OrderBooks,
  at: number,
): Promise<void> => {
  if (!after.shares.some((share) => share.role === 'affiliate')) return;
  attribution(strapi).countSources(at, sourceCounts(await attribution(strapi).decisionsOf(orderId), before, after));
};
