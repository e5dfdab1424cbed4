import type { Core } from '@strapi/strapi';
import { sql } from '../../../platform/transaction';
import type { OrderBump } from '../domain/goods';

interface Row {
  owner: string;
  offer_id: string;
  headline: string;
  text: string | null;
}

/** What is offered along with some offers, by documentId of the offer it goes with, in the editor's order. */
export const orderBumpsOf = async (strapi: Core.Strapi, offerIds: readonly string[]): Promise<readonly OrderBump[]> => {
  if (offerIds.length === 0) return [];
  const rows = (await sql(strapi)('afs_offers as o')
    .join('afs_offers_cmps as x', 'x.entity_id', 'o.id')
    .join('afs_components_order_bump as b', 'b.id', 'x.cmp_id')
    .join('afs_components_order_bump_offer_lnk as l', 'l.order_bump_id', 'b.id')
    .join('afs_offers as added', 'added.id', 'l.offer_id')
    .where({ 'x.component_type': 'affiliate-store.order-bump', 'x.field': 'orderBumps' })
    .whereIn('o.document_id', [...offerIds])
    .orderBy(['o.id', 'x.order'])
    .select('o.document_id as owner', 'added.document_id as offer_id', 'b.headline', 'b.text')) as Row[];
  const seen = new Set(offerIds);
  return rows.flatMap(({ owner, offer_id: offerId, headline, text }) => {
    if (seen.has(offerId)) return [];
    seen.add(offerId);
    return [{ withOfferId: owner, offerId, headline, text: text ?? '' }];
  });
};
