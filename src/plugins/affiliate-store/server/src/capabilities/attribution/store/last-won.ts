import type { Core } from '@strapi/strapi';
import { sql } from '../../../platform/transaction';

/** How many ids fit into one question on either database. */
const AT_ONCE = 5_000;

/** The moment (UTC ms) of the last sale each of some affiliates won; who never did is not in it. */
export const lastWon = async (strapi: Core.Strapi, affiliateIds: readonly number[]): Promise<ReadonlyMap<number, number>> => {
  const found = new Map<number, number>();
  for (let from = 0; from < affiliateIds.length; from += AT_ONCE) {
    const rows = (await sql(strapi)('afs_referrals')
      .select('affiliate_id')
      .max({ at: 'occurred_at' })
      .where({ outcome: 'won' })
      .whereIn('affiliate_id', affiliateIds.slice(from, from + AT_ONCE))
      .groupBy('affiliate_id')) as Array<{ affiliate_id: number | string; at: string | number | Date }>;
    for (const { affiliate_id: id, at } of rows) found.set(Number(id), new Date(at).getTime());
  }
  return found;
};
