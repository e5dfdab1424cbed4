import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { Exchange } from '../../../kernel/exchange';
import { isEmbedded, sql } from '../../../platform/transaction';

/** Which paid orders: those placed from a moment to before another, UTC ms. */
export interface PlacedWithin {
  readonly startsAt: number;
  readonly endsAt: number;
}

/** Orders of one currency, added up. `net` is the charge less what went back and the tax that is left. Minor units. */
export interface PaidSums {
  readonly currency: string;
  readonly orders: number;
  readonly charged: number;
  readonly net: number;
}

/** Orders that are alike: of the same amounts, frozen with the same rate or none, and placed from this moment to before the next change of a rate. */
export interface AlikeOrders {
  readonly since: number;
  readonly exchange: Exchange | null;
  readonly orders: number;
  readonly charged: number;
  readonly net: number;
}

type Raw = Record<string, unknown>;

const paidWithin = (query: Knex.QueryBuilder, { startsAt, endsAt }: PlacedWithin): Knex.QueryBuilder =>
  query.whereNotNull('o.paid_at').where('o.placed_at', '>=', new Date(startsAt)).where('o.placed_at', '<', new Date(endsAt));

/** What was charged in each currency, and what of it stands. */
export const sumPaid = async (strapi: Core.Strapi, within: PlacedWithin): Promise<readonly PaidSums[]> => {
  const db = sql(strapi);
  const rows = (await paidWithin(db('afs_orders as o'), within)
    .select('o.currency')
    .count({ orders: '*' })
    .sum({ charged: 'o.total' })
    .select(db.raw('SUM(o.total - o.refunded - (o.tax - o.tax_refunded)) AS net'))
    .groupBy('o.currency')
    .orderBy('o.currency')) as Raw[];
  return rows.map((row) => ({
    currency: String(row['currency']),
    orders: Number(row['orders']),
    charged: Number(row['charged']),
    net: Number(row['net']),
  }));
};

/** The rate a snapshot froze, as the database finds it in the text. */
const frozenIn = (strapi: Core.Strapi): Knex.Raw =>
  isEmbedded(strapi)
    ? sql(strapi).raw("json_extract(s.snapshot, '$.exchange') AS exchange")
    : sql(strapi).raw("(s.snapshot::json ->> 'exchange') AS exchange");

/** Moments one question is cut into at once: each is a value of the statement, and databases take a few thousand. */
const CUTS = 300;

/** The moments within a span, in order and in bites; each bite begins where the one before ends. */
const bitesOf = ({ startsAt, endsAt }: PlacedWithin, changes: readonly number[]): ReadonlyArray<readonly [readonly number[], number]> => {
  const inside = [...new Set(changes)].filter((at) => at > startsAt && at < endsAt).sort((a, b) => a - b);
  const starts = [startsAt, ...inside];
  const bites: Array<readonly [readonly number[], number]> = [];
  for (let at = 0; at < starts.length; at += CUTS) bites.push([starts.slice(at, at + CUTS), starts[at + CUTS] ?? endsAt]);
  return bites;
};

/**
 * Orders of one currency by how much they are and at what they are said in another: as many rows as there are different amounts and rates, so
 * that each can be converted by itself, as its own page says it, and a million orders of ten prices are ten sums.
 */
export const alikeOrders = async (
  strapi: Core.Strapi,
  within: PlacedWithin,
  { currency, changes }: { readonly currency: string; readonly changes: readonly number[] },
): Promise<readonly AlikeOrders[]> => {
  const db = sql(strapi);
  const found: AlikeOrders[] = [];
  for (const [starts, endsAt] of bitesOf(within, changes)) {
    const whens = starts.slice(1).map((_, nth) => `WHEN o.placed_at < ? THEN ${nth}`);
    const slot = whens.length === 0 ? '0' : `CASE ${whens.join(' ')} ELSE ${whens.length} END`;
    const each = paidWithin(db('afs_orders as o'), { startsAt: starts[0] ?? within.startsAt, endsAt })
      .leftJoin('afs_order_snapshots as s', 's.order_id', 'o.id')
      .where('o.currency', currency)
      .select('o.total', db.raw('o.total - o.refunded - (o.tax - o.tax_refunded) AS net'), frozenIn(strapi))
      // oxlint-disable-next-line house/no-composed-sql -- because a CASE has as many branches as there are changes of a rate: what is put together is counted here, and every moment is bound
      .select(db.raw(`${slot} AS slot`, starts.slice(1).map((at) => new Date(at)))); // oxfmt-ignore
    const rows = (await db
      .from(each.as('alike'))
      .select('slot', 'exchange', 'total', 'net')
      .count({ orders: '*' })
      .groupBy('slot', 'exchange', 'total', 'net')) as Raw[];
    for (const row of rows)
      found.push({
        since: starts[Number(row['slot'])] ?? within.startsAt,
        exchange: typeof row['exchange'] === 'string' ? (JSON.parse(row['exchange']) as Exchange) : null,
        orders: Number(row['orders']),
        charged: Number(row['total']),
        net: Number(row['net']),
      });
  }
  return found;
};

/** What the provider settled of those orders, by the currency they were charged in and the one it settled in. */
export const settledWithin = async (
  strapi: Core.Strapi,
  within: PlacedWithin,
): Promise<ReadonlyArray<{ readonly charged: string; readonly currency: string; readonly net: number }>> => {
  const rows = (await paidWithin(sql(strapi)('afs_orders as o'), within)
    .join('afs_order_payments as p', 'p.order_id', 'o.id')
    .join('afs_balance_transactions as t', 't.payment_id', 'p.id')
    .select({ charged: 'o.currency', settled: 't.currency' })
    .sum({ net: 't.net' })
    .groupBy('o.currency', 't.currency')
    .orderBy(['o.currency', 't.currency'])) as Raw[];
  return rows.map((row) => ({ charged: String(row['charged']), currency: String(row['settled']), net: Number(row['net']) }));
};

/** How many of those orders the provider has said something of, by the currency they were charged in. */
export const countSettled = async (strapi: Core.Strapi, within: PlacedWithin): Promise<ReadonlyMap<string, number>> => {
  const rows = (await paidWithin(sql(strapi)('afs_orders as o'), within)
    .join('afs_order_payments as p', 'p.order_id', 'o.id')
    .join('afs_balance_transactions as t', 't.payment_id', 'p.id')
    .select('o.currency')
    .countDistinct({ orders: 'o.id' })
    .groupBy('o.currency')) as Raw[];
  return new Map(rows.map((row) => [String(row['currency']), Number(row['orders'])]));
};
