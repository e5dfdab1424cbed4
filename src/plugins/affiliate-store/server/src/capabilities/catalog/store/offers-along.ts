import type { Core } from '@strapi/strapi';
import { sql } from '../../../platform/transaction';
import type { OfferAlong } from '../domain/goods';

/** Where an offer names other ones: beside it at the checkout, or right after it has been paid. */
const PLACES = {
  bumps: { component: 'order-bump', field: 'orderBumps' },
  followUps: { component: 'follow-up-offer', field: 'followUps' },
} as const;

interface Row {
  owner: string;
  offer_id: string;
  headline: string;
  text: string | null;
}

/** What some offers name in one place, by documentId of the offer that names it, in the editor's order; each once, and none of themselves. */
export const offersAlong = async (
  strapi: Core.Strapi,
  place: keyof typeof PLACES,
  offerIds: readonly string[],
): Promise<readonly OfferAlong[]> => {
  if (offerIds.length === 0) return [];
  const { component, field } = PLACES[place];
  const name = component.replaceAll('-', '_');
  const rows = (await sql(strapi)('afs_offers as o')
    .join('afs_offers_cmps as x', 'x.entity_id', 'o.id')
    .join(`afs_components_${name} as b`, 'b.id', 'x.cmp_id')
    .join(`afs_components_${name}_offer_lnk as l`, `l.${name}_id`, 'b.id')
    .join('afs_offers as added', 'added.id', 'l.offer_id')
    .where({ 'x.component_type': `affiliate-store.${component}`, 'x.field': field })
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

const MOST_IN_CLUB = 12;

/** The offers that are marked for the club, by documentId, in the order they were made. */
export const clubOfferIds = async (strapi: Core.Strapi): Promise<readonly string[]> =>
  (
    (await sql(strapi)('afs_offers')
      .where({ offered_in_club: true, active: true })
      .orderBy('id')
      .limit(MOST_IN_CLUB)
      .select('document_id as offer')) as Array<{ offer: string }>
  ).map(({ offer }) => offer);
