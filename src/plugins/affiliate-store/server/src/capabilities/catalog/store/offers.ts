import type { Core } from '@strapi/strapi';
import { parseMoney } from '../../../kernel/money';
import type { Money } from '../../../kernel/money';
import { maybeMomentOf } from '../../../platform/kept-rows';
import { sql } from '../../../platform/transaction';
import type { Renewal } from '../domain/goods';
import type { OfferTerms } from '../domain/availability';

/** An offer as it lies in the tables, with the document of its product. */
export interface StoredOffer extends OfferTerms {
  readonly rowId: number;
  readonly offerId: string;
  readonly offerName: string;
  readonly productId: string;
  readonly prices: readonly Money[];
  readonly memberGroupId: number | null;
  readonly renewal: Renewal | null;
}

interface Row {
  id: number;
  document_id: string;
  name: string;
  quantity_limit: number | null;
  valid_from: unknown;
  valid_until: unknown;
  active: unknown;
  product_document_id: string;
  taken: number | string | null;
  member_group_id: number | null;
  renews: string | null;
  every_count: number | null;
  trial_days: number | null;
  instalments: number | null;
}
interface PriceRow {
  entity_id: number;
  currency: string;
  amount: string;
}

/** Prices of offer rows, in the editor's order. What no longer parses (an import, SQL by hand) is not a price anybody can pay. */
const pricesOf = async (strapi: Core.Strapi, offerRows: readonly number[]): Promise<ReadonlyMap<number, readonly Money[]>> => {
  const rows = (await sql(strapi)('afs_offers_cmps as x')
    .join('afs_components_price as p', 'p.id', 'x.cmp_id')
    .where({ 'x.component_type': 'affiliate-store.price', 'x.field': 'prices' })
    .whereIn('x.entity_id', [...offerRows])
    .orderBy('x.order')
    .select('x.entity_id', 'p.currency', 'p.amount')) as PriceRow[];
  const prices = new Map<number, Money[]>();
  for (const row of rows) {
    if (!/^[A-Z]{3}$/.test(row.currency)) continue;
    const parsed = parseMoney(row.amount, row.currency);
    if (parsed.ok) prices.set(row.entity_id, [...(prices.get(row.entity_id) ?? []), parsed.value]);
  }
  return prices;
};

// An offer of before there were subscriptions says nothing about it, and is paid once.
const renewalOf = (row: Row): Renewal | null =>
  row.renews === 'month' || row.renews === 'year'
    ? { interval: row.renews, count: row.every_count ?? 1, trialDays: row.trial_days ?? 0, instalments: row.instalments }
    : null;

/** Offers by their own documentId or by that of their product; the relation counts whichever version of the product it points to. */
export const findOffers = async (
  strapi: Core.Strapi,
  by: 'offer' | 'product',
  documentIds: readonly string[],
): Promise<readonly StoredOffer[]> => {
  if (documentIds.length === 0) return [];
  const rows = (await sql(strapi)('afs_offers as o')
    .join('afs_offers_product_lnk as l', 'l.offer_id', 'o.id')
    .join('afs_products as p', 'p.id', 'l.product_id')
    .leftJoin('afs_offer_seats as s', 's.offer_document_id', 'o.document_id')
    .leftJoin('afs_offers_member_group_lnk as g', 'g.offer_id', 'o.id')
    .whereIn(by === 'offer' ? 'o.document_id' : 'p.document_id', [...documentIds])
    .orderBy('o.id')
    .select(
      'o.id',
      'o.document_id',
      'o.name',
      'o.quantity_limit',
      'o.valid_from',
      'o.valid_until',
      'o.active',
      'o.renews',
      'o.every_count',
      'o.trial_days',
      'o.instalments',
      'p.document_id as product_document_id',
      's.taken',
      'g.member_group_id',
    )) as Row[];
  const distinct = [...new Map(rows.map((row) => [row.id, row])).values()];
  const prices = await pricesOf(
    strapi,
    distinct.map((row) => row.id),
  );
  return distinct.map((row) => ({
    rowId: row.id,
    offerId: row.document_id,
    offerName: row.name,
    productId: row.product_document_id,
    prices: prices.get(row.id) ?? [],
    memberGroupId: row.member_group_id,
    renewal: renewalOf(row),
    active: Boolean(row.active),
    validFrom: maybeMomentOf(row.valid_from),
    validUntil: maybeMomentOf(row.valid_until),
    quantityLimit: row.quantity_limit,
    taken: Number(row.taken ?? 0),
  }));
};

/** Offers that are switched on, by the name of their product. */
export const activeOfferIds = async (strapi: Core.Strapi, limit: number): Promise<readonly string[]> => {
  const rows = (await sql(strapi)('afs_offers as o')
    .join('afs_offers_product_lnk as l', 'l.offer_id', 'o.id')
    .join('afs_products as p', 'p.id', 'l.product_id')
    .where('o.active', true)
    .whereNotNull('p.published_at')
    .orderBy(['p.name', 'o.id'])
    .limit(limit)
    .select('o.document_id')) as Array<{ document_id: string }>;
  return [...new Set(rows.map((row) => row.document_id))];
};
