import type { Core } from '@strapi/strapi';
import { rungOf, spanAt, tierAt, tierFor } from '../domain/tiers';
import { affiliateById } from '../store/affiliates';
import { standingContracts } from '../store/standing-contracts';
import { countedFor, holdCount, insertReached, insertSale, tiersReachedBy, type AffiliateSale } from '../store/tiers';

/** A tier somebody rose to. */
export interface Risen {
  readonly affiliateId: number;
  readonly tier: string;
}

/**
 * Counts a sale, and writes down the tier it reaches: theirs for the orders after it. The answer is a tier they had not had before; one
 * they reach once more is kept for longer, and nothing to be told. Inside the unit of work that settles the order.
 */
export const countSale = async (strapi: Core.Strapi, sale: AffiliateSale & { readonly orderNumber: string }): Promise<Risen | null> => {
  const { affiliateId, at } = sale;
  await insertSale(strapi, sale);
  const affiliate = await affiliateById(strapi, affiliateId);
  const standing = affiliate && (await standingContracts(strapi, [affiliate], at)).get(affiliateId);
  const ladder = standing?.terms.tiers;
  if (!standing || !ladder) return null;
  await holdCount(strapi, affiliateId);
  const counted = await countedFor(strapi, affiliateId, ladder, at);
  const tier = tierFor(ladder, counted);
  if (tier === null) return null;
  const [span, reached] = [spanAt(ladder.period, at), await tiersReachedBy(strapi, [affiliateId])];
  if (reached.some((each) => each.period === span.name && rungOf(ladder, each.tier) >= rungOf(ladder, tier))) return null;
  await insertReached(strapi, {
    affiliateId,
    programId: sale.programId,
    tier,
    period: span.name,
    counted,
    version: standing.contract.offer.version,
    reachedAt: at,
    until: span.keptUntil,
    cause: sale.orderNumber,
  });
  return rungOf(ladder, tierAt(ladder, reached, at)) < rungOf(ladder, tier) ? { affiliateId, tier } : null;
};
