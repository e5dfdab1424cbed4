import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { findKept } from '../../../platform/kept-rows';
import { sql } from '../../../platform/transaction';
import type { OrderState } from '../domain/order-state';
import { orderOf } from './orders';
import { oftenRefunded } from './refunds-often';
import type { Order } from './orders';

const ORDER = 'plugin::affiliate-store.order';

/** Which orders are wanted; absent parts do not filter. Amounts are minor units, moments UTC ms, the end not included. */
export interface OrderSearch {
  readonly text?: string | undefined;
  /** Whether part of an e-mail address may be searched for: who may not see addresses has to know the whole of it. */
  readonly byPartOfEmail: boolean;
  readonly state?: OrderState | undefined;
  readonly disputed?: boolean | undefined;
  /** Whether anything of it went back; a lost dispute is not a refund. */
  readonly refunded?: boolean | undefined;
  /** Whether an affiliate's code was frozen with it. */
  readonly referred?: boolean | undefined;
  readonly needsAttention?: boolean | undefined;
  /** Whether the provider has left a refund of it unanswered. */
  readonly refundUnknown?: boolean | undefined;
  /** Whether its bank transfer is waited for: nobody has said that the money came, or is deciding it. */
  readonly transferAwaited?: boolean | undefined;
  /** Whether shares of it were cut to what was left of the price. */
  readonly sharesCut?: boolean | undefined;
  /** Whether its buyer gave back often. */
  readonly refundsOften?: boolean | undefined;
  readonly testMode?: boolean | undefined;
  readonly productId?: string | undefined;
  readonly affiliateCode?: string | undefined;
  readonly couponCode?: string | undefined;
  readonly country?: string | undefined;
  readonly currency?: string | undefined;
  readonly from?: number | undefined;
  readonly until?: number | undefined;
  readonly least?: number | undefined;
  readonly most?: number | undefined;
}

/** Orders that a list may be sorted in. Sizes compare within one currency only, which the contract sees to. */
const SORTS = {
  newest: ['placedAt', 'desc'],
  oldest: ['placedAt', 'asc'],
  largest: ['total', 'desc'],
  smallest: ['total', 'asc'],
} as const;
export type OrderSort = keyof typeof SORTS;

/** The place behind an order in a sorted list: what it was sorted by, and the id that breaks ties. */
export interface OrderPlace {
  readonly by: number;
  readonly id: number;
}

/** The place of an order in a list. */
export const placeOfOrder = ({ placedAt, total, id }: Pick<Order, 'placedAt' | 'total' | 'id'>, sort: OrderSort): OrderPlace => ({
  by: SORTS[sort][0] === 'placedAt' ? placedAt : total,
  id,
});

const OF_THE_PROVIDER = /^(cs|pi|ch|py|re|pyr|du|dp)_[A-Za-z0-9_]+$/;

const byProviderId = (strapi: Core.Strapi, id: string): object => {
  const db = sql(strapi);
  return {
    $or: [
      { checkoutSessionId: id },
      { paymentIntentId: id },
      { id: { $in: db('afs_order_payments').where({ charge_id: id }).orWhere({ payment_intent_id: id }).select('order_id') } },
      { id: { $in: db('afs_refunds').where({ provider_refund_id: id }).select('order_id') } },
      { id: { $in: db('afs_disputes').where({ provider_dispute_id: id }).select('order_id') } },
    ],
  };
};

const byText = (strapi: Core.Strapi, text: string, byPartOfEmail: boolean): object =>
  OF_THE_PROVIDER.test(text)
    ? byProviderId(strapi, text)
    : { $or: [{ number: { $containsi: text } }, { email: byPartOfEmail ? { $containsi: text } : { $eqi: text } }] };

const given = (parts: Readonly<Record<string, unknown>>): object[] =>
  Object.entries(parts).flatMap(([name, value]) => (value === undefined ? [] : [{ [name]: value }]));

const between = (name: string, least: unknown, most: unknown, end: '$lt' | '$lte'): object[] => [
  ...(least === undefined ? [] : [{ [name]: { $gte: least } }]),
  ...(most === undefined ? [] : [{ [name]: { [end]: most } }]),
];

const dateOf = (at: number | undefined): Date | undefined => (at === undefined ? undefined : new Date(at));

const unansweredRefunds = (strapi: Core.Strapi) => sql(strapi)('afs_refunds').where({ state: 'unknown' }).select('order_id');

const either = (wanted: boolean | undefined, yes: object, no: object): object[] => (wanted === undefined ? [] : [wanted ? yes : no]);

const AWAITED = [{ state: 'processing' }, { transferDueAt: { $notNull: true } }, { attention: { $null: true } }];

const byFlags = (
  strapi: Core.Strapi,
  { refunded, referred, needsAttention, refundUnknown, transferAwaited, sharesCut, refundsOften }: OrderSearch,
): object[] => [
  ...either(refunded, { refunded: { $gt: 0 } }, { refunded: { $eq: 0 } }),
  ...either(referred, { affiliateCode: { $notNull: true } }, { affiliateCode: { $null: true } }),
  ...either(needsAttention, { attention: { $notNull: true } }, { attention: { $null: true } }),
  ...either(refundUnknown, { id: { $in: unansweredRefunds(strapi) } }, { id: { $notIn: unansweredRefunds(strapi) } }),
  ...either(transferAwaited, { $and: AWAITED }, { $not: { $and: AWAITED } }),
  ...either(sharesCut, { sharesCut: { $notNull: true } }, { sharesCut: { $null: true } }),
  ...either(refundsOften, { customerId: { $in: oftenRefunded(strapi) } }, { customerId: { $notIn: oftenRefunded(strapi) } }),
];

const whereOf = (strapi: Core.Strapi, search: OrderSearch): object => {
  const { text, state, disputed, testMode, affiliateCode, couponCode, country, currency, productId } = search;
  return {
    $and: [
      ...given({ state, disputed, testMode, couponCode, country, currency }),
      // Whoever shares a sale has it, whichever of the two they are.
      ...(affiliateCode === undefined ? [] : [{ $or: [{ affiliateCode }, { otherAffiliateCode: affiliateCode }] }]),
      ...byFlags(strapi, search),
      ...(productId === undefined
        ? []
        : [{ id: { $in: sql(strapi)('afs_order_lines').where({ product_id: productId }).select('order_id') } }]),
      ...between('placedAt', dateOf(search.from), dateOf(search.until), '$lt'),
      ...between('total', search.least, search.most, '$lte'),
      ...(text === undefined ? [] : [byText(strapi, text, search.byPartOfEmail)]),
    ],
  };
};

const behind = (sort: OrderSort, { by, id }: OrderPlace): object => {
  const [field, way] = SORTS[sort];
  const beyond = way === 'desc' ? '$lt' : '$gt';
  const value = field === 'placedAt' ? new Date(by) : by;
  return { $or: [{ [field]: { [beyond]: value } }, { [field]: value, id: { [beyond]: id } }] };
};

/** A page of the orders a search finds, behind a place where given. */
export const findOrdersPage = async (
  strapi: Core.Strapi,
  search: OrderSearch,
  page: { readonly after?: OrderPlace | undefined; readonly limit: number; readonly sort: OrderSort },
): Promise<Order[]> => {
  const [field, way] = SORTS[page.sort];
  const where = { $and: [whereOf(strapi, search), ...(page.after ? [behind(page.sort, page.after)] : [])] };
  return (await findKept<Record<string, unknown>>(strapi, ORDER, where, { order: [{ [field]: way }, { id: way }], limit: page.limit })).map(
    orderOf,
  );
};

/** Farther apart than any two orders that are being written at the same time: below it no order can appear any more. */
const MARGIN = 10_000;

interface Counted {
  readonly upTo: number;
  readonly orders: number;
}
const counted = new WeakMap<object, Counted>();

/**
 * How many orders there are. None is ever deleted, so what lies well below the newest is counted once by each process, and the list
 * of a shop of a million orders opens as quickly as that of a new one.
 */
const countAll = async (strapi: Core.Strapi): Promise<number> => {
  const db = sql(strapi);
  const between = async (above: number, upTo?: number): Promise<number> => {
    const query = db('afs_orders').where('id', '>', above).count({ n: '*' }).first();
    if (upTo !== undefined) void query.where('id', '<=', upTo);
    return Number(((await query) as { n: number | string } | undefined)?.n ?? 0);
  };
  const known = counted.get(strapi) ?? { upTo: 0, orders: 0 };
  const newest = (await db('afs_orders').max({ id: 'id' }).first()) as { id: number | string | null } | undefined;
  const settled = Number(newest?.id ?? 0) - MARGIN;
  if (settled - known.upTo < MARGIN) return known.orders + (await between(known.upTo));
  const orders = known.orders + (await between(known.upTo, settled));
  counted.set(strapi, { upTo: settled, orders });
  return orders + (await between(settled));
};

const isWhole = ({ byPartOfEmail: _, ...filters }: OrderSearch): boolean => Object.values(filters).every((value) => value === undefined);

export const countOrders = (strapi: Core.Strapi, search: OrderSearch): Promise<number> =>
  isWhole(search) ? countAll(strapi) : strapi.db.query(ORDER).count({ where: whereOf(strapi, search) });

/** Sums of orders of one currency; `net` is what came in and stayed, see the contract. */
export interface OrderSums {
  readonly currency: string;
  readonly orders: number;
  readonly total: number;
  readonly tax: number;
  readonly refunded: number;
  readonly net: number;
}

type Sums = Record<'orders' | 'total' | 'tax' | 'refunded' | 'net', number | string> & { readonly currency: string };

// The one arithmetic of an order's net in SQL; `netOf` says the same of one row.
const summed = async (query: Knex.QueryBuilder, db: Knex): Promise<OrderSums[]> => {
  const net = db.raw('CASE WHEN paid_at IS NULL THEN 0 ELSE total - refunded - (tax - tax_refunded) END');
  const rows = (await query
    .select('currency')
    .count({ orders: '*' })
    .sum({ total: 'total' })
    .sum({ tax: 'tax' })
    .sum({ refunded: 'refunded' })
    .sum({ net })
    .groupBy('currency')
    .orderBy('currency')) as Sums[];
  return rows.map((row) => ({
    currency: row.currency,
    orders: Number(row.orders),
    total: Number(row.total),
    tax: Number(row.tax),
    refunded: Number(row.refunded),
    net: Number(row.net),
  }));
};

/** Sums of everything a search finds, per currency. */
export const sumOrders = (strapi: Core.Strapi, search: OrderSearch): Promise<OrderSums[]> => {
  const found = strapi.db.queryBuilder(ORDER).select('id').where(whereOf(strapi, search)).getKnexQuery();
  return summed(sql(strapi)('afs_orders').whereIn('id', found), sql(strapi));
};

/** Sums of the paid orders of one customer, per currency. */
export const sumOrdersOfCustomer = (strapi: Core.Strapi, customerId: number): Promise<OrderSums[]> =>
  summed(sql(strapi)('afs_orders').where({ customer_id: customerId }).whereNotNull('paid_at'), sql(strapi));

/** The first paid order of each of some customers, by its row. */
export const firstPaidOf = async (strapi: Core.Strapi, customerIds: readonly number[]): Promise<ReadonlyMap<number, number>> => {
  if (customerIds.length === 0) return new Map();
  const rows = (await sql(strapi)('afs_orders')
    .whereIn('customer_id', [...customerIds])
    .whereNotNull('paid_at')
    .select('customer_id')
    .min({ first: 'id' })
    .groupBy('customer_id')) as Array<{ customer_id: number | string; first: number | string }>;
  return new Map(rows.map((row) => [Number(row.customer_id), Number(row.first)]));
};

/** What orders may be filtered by: everything that occurs, at most five hundred of each. */
export interface OrderFacets {
  readonly products: ReadonlyArray<{ readonly id: string; readonly name: string }>;
  readonly affiliateCodes: readonly string[];
  readonly countries: readonly string[];
  readonly currencies: readonly string[];
}

const MOST = 500;

const distinct = async (
  strapi: Core.Strapi,
  column: 'affiliate_code' | 'other_affiliate_code' | 'country' | 'currency',
): Promise<string[]> => {
  const rows = (await sql(strapi)('afs_orders').distinct(column).whereNotNull(column).orderBy(column).limit(MOST)) as Array<
    Record<string, string>
  >;
  return rows.flatMap((row) => (row[column] ? [row[column]] : []));
};

export const findFacets = async (strapi: Core.Strapi): Promise<OrderFacets> => {
  const products = (await sql(strapi)('afs_order_lines')
    .select({ id: 'product_id' })
    .max({ name: 'product_name' })
    .groupBy('product_id')
    .orderBy('name')
    .limit(MOST)) as Array<{ id: string; name: string }>;
  return {
    products,
    affiliateCodes: [
      ...new Set([...(await distinct(strapi, 'affiliate_code')), ...(await distinct(strapi, 'other_affiliate_code'))]),
    ].sort(),
    countries: await distinct(strapi, 'country'),
    currencies: await distinct(strapi, 'currency'),
  };
};

/** Numbers of orders, by id. */
export const numbersOf = async (strapi: Core.Strapi, ids: readonly number[]): Promise<ReadonlyMap<number, string>> => {
  const rows = (await sql(strapi)('afs_orders')
    .select('id', 'number')
    .whereIn('id', [...new Set(ids)])) as Array<{ id: number | string; number: string }>;
  return new Map(rows.map((row) => [Number(row.id), row.number]));
};
