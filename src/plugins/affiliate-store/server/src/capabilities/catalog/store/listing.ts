import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { momentOf } from '../../../platform/kept-rows';
import { isEmbedded, sql } from '../../../platform/transaction';
import { escapedLike } from '../../../platform/text-search';

/** A range of prices in minor units of a currency. */
interface Bounds {
  readonly currency: string;
  readonly exponent: number;
  readonly least: number | null;
  readonly most: number | null;
}

/** What a list of published products is narrowed by; prices in minor units of `currency`. */
export interface Sought {
  readonly words: string | null;
  readonly tag: string | null;
  readonly language: string | null;
  readonly creator: string | null;
  readonly price:
    | (Bounds & {
        /** The same bounds in the currency prices are converted from, for offers without a price in `currency`; null where none is. */
        readonly converted: Bounds | null;
      })
    | null;
}

/** The row behind which to continue: when it was made (UTC ms) and its documentId. */
export interface After {
  readonly createdAt: number;
  readonly documentId: string;
}

export interface Listed extends After {
  readonly rowId: number;
}

const tagged = (strapi: Core.Strapi, query: Knex.QueryBuilder, tag: string): Knex.QueryBuilder =>
  isEmbedded(strapi)
    ? query.whereRaw('exists (select 1 from json_each(??) where value = ?)', ['p.tags', tag])
    : query.whereRaw('?? @> ?::jsonb', ['p.tags', JSON.stringify([tag])]);

// The text is digits with at most three decimals, so the product is a whole number of minor units. PostgreSQL would fail on any
// other text, which only SQL by hand could have put there.
const bounded = (strapi: Core.Strapi, query: Knex.QueryBuilder, { exponent, least, most }: Bounds): void => {
  if (least === null && most === null) return;
  const scale = 10 ** exponent;
  const [from, to] = [least ?? 0, most ?? Number.MAX_SAFE_INTEGER];
  if (isEmbedded(strapi)) query.whereRaw('round(cast(?? as real) * ?) between ? and ?', ['c.amount', scale, from, to]);
  else
    query.whereRaw("(case when ?? ~ '^[0-9]+([.][0-9]+)*$' then cast(?? as numeric) * ? end) between ? and ?", [
      'c.amount',
      'c.amount',
      scale,
      from,
      to,
    ]);
};

const priced = (strapi: Core.Strapi, query: Knex.QueryBuilder, bounds: Bounds): void => {
  query.where('c.currency', bounds.currency);
  bounded(strapi, query, bounds);
};

/** Offers without a price in the currency, by the price it would be converted from. */
const convertible = (strapi: Core.Strapi, query: Knex.QueryBuilder, currency: string, bounds: Bounds): void => {
  priced(strapi, query, bounds);
  query.whereNotExists(
    sql(strapi)('afs_offers_cmps as y')
      .join('afs_components_price as d', 'd.id', 'y.cmp_id')
      .where({ 'y.component_type': 'affiliate-store.price', 'y.field': 'prices', 'd.currency': currency })
      .whereRaw('?? = ??', ['y.entity_id', 'o.id'])
      .select('d.id'),
  );
};

const sold = (strapi: Core.Strapi, price: NonNullable<Sought['price']>, at: Date): Knex.QueryBuilder => {
  const query = sql(strapi)('afs_offers as o')
    .join('afs_offers_product_lnk as l', 'l.offer_id', 'o.id')
    .join('afs_products as v', 'v.id', 'l.product_id')
    .join('afs_offers_cmps as x', 'x.entity_id', 'o.id')
    .join('afs_components_price as c', 'c.id', 'x.cmp_id')
    .leftJoin('afs_offer_seats as s', 's.offer_document_id', 'o.document_id')
    .where({ 'x.component_type': 'affiliate-store.price', 'x.field': 'prices', 'o.active': true })
    .where((either) => {
      void either.where((own) => priced(strapi, own, price));
      if (price.converted) void either.orWhere((made) => convertible(strapi, made, price.currency, price.converted as Bounds));
    })
    .where((time) => void time.whereNull('o.valid_from').orWhere('o.valid_from', '<=', at))
    .where((time) => void time.whereNull('o.valid_until').orWhere('o.valid_until', '>', at))
    .where(
      (seats) => void seats.whereNull('o.quantity_limit').orWhereNull('s.taken').orWhereRaw('?? < ??', ['s.taken', 'o.quantity_limit']),
    )
    .select('v.document_id');
  return query;
};

const matching = (strapi: Core.Strapi, sought: Sought, at: number): Knex.QueryBuilder => {
  const query = sql(strapi)('afs_products as p').whereNotNull('p.published_at');
  // Without a creator nobody could be paid: such a product is not sold, whatever put it there.
  query.join('afs_products_creator_lnk as k', 'k.product_id', 'p.id');
  if (sought.words !== null) escapedLike(strapi, query, ['p.name', 'p.summary', 'p.tags'], sought.words);
  if (sought.tag !== null) tagged(strapi, query, sought.tag);
  if (sought.language !== null) query.where('p.language', sought.language);
  if (sought.creator !== null) query.join('afs_creators as c', 'c.id', 'k.creator_id').where('c.handle', sought.creator);
  if (sought.price !== null) query.whereIn('p.document_id', sold(strapi, sought.price, new Date(at)));
  return query;
};

/** Published products that match, newest first, from behind `after`. */
export const listProducts = async (
  strapi: Core.Strapi,
  sought: Sought,
  page: { readonly after: After | null; readonly size: number; readonly at: number },
): Promise<readonly Listed[]> => {
  const { after } = page;
  const query = matching(strapi, sought, page.at)
    .orderBy([
      { column: 'p.created_at', order: 'desc' },
      { column: 'p.document_id', order: 'desc' },
    ])
    .limit(page.size);
  if (after) {
    const moment = new Date(after.createdAt);
    query.where(
      (older) =>
        void older
          .where('p.created_at', '<', moment)
          .orWhere((same) => void same.where('p.created_at', moment).where('p.document_id', '<', after.documentId)),
    );
  }
  const rows = (await query.select('p.id', 'p.document_id', 'p.created_at')) as Array<{
    id: number;
    document_id: string;
    created_at: unknown;
  }>;
  return rows.map((row) => ({ rowId: row.id, documentId: row.document_id, createdAt: momentOf(row.created_at) }));
};

/** How many published products match in all. */
export const countProducts = async (strapi: Core.Strapi, sought: Sought, at: number): Promise<number> => {
  const counted = (await matching(strapi, sought, at).count({ total: '*' }).first()) as { total: number | string } | undefined;
  return Number(counted?.total ?? 0);
};

/** Currencies in which some active offer has a price, in alphabetical order. */
export const currenciesOnSale = async (strapi: Core.Strapi): Promise<readonly string[]> => {
  const rows = (await sql(strapi)('afs_offers as o')
    .join('afs_offers_cmps as x', 'x.entity_id', 'o.id')
    .join('afs_components_price as c', 'c.id', 'x.cmp_id')
    .where({ 'x.component_type': 'affiliate-store.price', 'o.active': true })
    .distinct('c.currency')
    .orderBy('c.currency')) as Array<{ currency: string }>;
  return rows.map((row) => row.currency);
};
