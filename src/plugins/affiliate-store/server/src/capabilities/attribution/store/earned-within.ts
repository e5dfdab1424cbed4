import type { Core } from '@strapi/strapi';
import { sql } from '../../../platform/transaction';

/** Whose commissions, of which payments and in which currency; of an order that is split again its own do not count. */
export interface EarnedBy {
  readonly affiliateId: number;
  readonly payment: 'sale' | 'renewal';
  readonly currency: string;
  readonly except?: number;
}

/** What an affiliate earned of their orders that were paid in a span (UTC ms, the end not included), in minor units. What was taken back since is in it. */
export const earnedWithin = async (
  strapi: Core.Strapi,
  { affiliateId, payment, currency, except }: EarnedBy,
  { from, until }: { readonly from: number; readonly until: number },
): Promise<number> => {
  const query = sql(strapi)('afs_referrals')
    .where({ affiliate_id: affiliateId, payment, currency })
    .where('occurred_at', '>=', new Date(from))
    .where('occurred_at', '<', new Date(until));
  if (except !== undefined) query.whereNot({ order_id: except });
  const row = (await query.sum({ earned: 'commission' }).first()) as { earned: number | string | null } | undefined;
  return Number(row?.earned ?? 0);
};
