import type { Core } from '@strapi/strapi';
import { attribution, type LateAttribution } from '../../capabilities/attribution/service';
import { booksFrom, knownShares } from '../../capabilities/commissions/service';
import { endOfDay } from '../../capabilities/insights/service';
import { ledger } from '../../capabilities/ledger/service';
import { orders } from '../../capabilities/orders/service';
import { reassignedOf } from '../attribution/attachment';

/** What a share was, and what had been taken back of it. Minor units. */
export interface KnownShare {
  readonly amount: number;
  readonly reversed: number;
}

// What changes a share, or what was taken back of it. Holds, fees, maturity and payouts do not.
const KINDS = ['sale', 'refund', 'refund_failed', 'dispute_lost', 'dispute_won', 'reassign'] as const;
const BITE = 500;

type Lates = ReadonlyMap<number, readonly LateAttribution[]>;

const latesOf = async (strapi: Core.Strapi, orderIds: readonly number[]): Promise<Lates> => {
  const lates = new Map<number, LateAttribution[]>();
  for (const late of await attribution(strapi).lateOf(orderIds))
    if (late.booking) lates.set(late.orderId, [...(lates.get(late.orderId) ?? []), late]);
  return lates;
};

/** What each share of an order was sold with, as its first journal says. */
const soldWith = async (strapi: Core.Strapi, key: string): Promise<ReadonlyMap<string, number>> => {
  const sale = await ledger(strapi).journalByKey(key);
  return new Map((sale?.lines ?? []).flatMap(({ shareKey, amount }) => (shareKey === null ? [] : [[shareKey, amount] as const])));
};

const knownOf = async (
  strapi: Core.Strapi,
  books: ReturnType<typeof booksFrom>,
  { keys, lates, until }: { readonly keys: ReadonlySet<string>; readonly lates: readonly LateAttribution[]; readonly until: number },
): Promise<ReadonlyMap<string, KnownShare>> => {
  const then = lates.filter(({ decidedAt }) => (decidedAt ?? 0) < until);
  const before =
    then.length === lates.length
      ? null
      : {
          sold: await soldWith(strapi, `sale:${books.payment}`),
          reassigned: then.flatMap(({ publicId, booking }) => (booking ? [reassignedOf(publicId, booking.after, booking.lines)] : [])),
        };
  const shares = knownShares(books, { booked: (key) => keys.has(key), before });
  return new Map(shares.map(({ key, amount, reversed }) => [key, { amount, reversed }]));
};

/**
 * Of some orders those of which something was booked after a day, with their shares by key as they were known at its end; of the others what
 * stands was known then. It reads the journals since then, and the books of only those orders.
 */
export const sharesKnownOn = async (
  strapi: Core.Strapi,
  orderIds: readonly number[],
  day: string,
): Promise<ReadonlyMap<number, ReadonlyMap<string, KnownShare>>> => {
  const until = endOfDay(day);
  const known = new Map<number, ReadonlyMap<string, KnownShare>>();
  const moved = await ledger(strapi).movedSince(orderIds, until, KINDS);
  for (let at = 0; at < moved.length; at += BITE) {
    const bite = moved.slice(at, at + BITE);
    const [keys, lates] = [await ledger(strapi).keysBefore(bite, until), await latesOf(strapi, bite)];
    for (const { orderId, books } of await orders(strapi).paymentsOf(bite))
      known.set(
        orderId,
        await knownOf(strapi, booksFrom(books), { keys: keys.get(orderId) ?? new Set(), lates: lates.get(orderId) ?? [], until }),
      );
  }
  return known;
};
