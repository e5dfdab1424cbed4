import type { Core } from '@strapi/strapi';
import { addUp } from '../../../platform/sums';
import { atTheEnd, sql } from '../../../platform/transaction';
import type { SourceClicks, SourceMoney } from '../domain/sources';
import { DIMENSIONS, valuesOf, type Dimension, type Tags } from '../domain/tags';

/** What an event adds to the sums of one affiliate, and what the touch that won had said; minor units. */
export interface SourceCount extends Omit<SourceMoney, 'value'> {
  readonly affiliateId: number;
  readonly tags: Tags | null;
}

type Sum = Record<'affiliate_id' | 'sales' | 'refunded' | 'earned' | 'reversed', number> &
  Record<'dimension' | 'day' | 'value' | 'currency', string>;

const TABLE = 'afs_source_sums';
const PLACE = ['affiliate_id', 'dimension', 'day', 'value', 'currency'] as const;
const MEASURES = ['sales', 'refunded', 'earned', 'reversed'] as const;

const SUMS = { table: TABLE, place: PLACE, measures: MEASURES } as const;

const pending = new WeakMap<object, Map<string, Sum>>();

/** One sum for each dimension; a dimension the link was silent on counts under the empty value. */
const sumsOf = (day: string, { affiliateId, tags, currency, sales, refunded, earned, reversed }: SourceCount): readonly Sum[] => {
  const said = new Map(valuesOf(tags ?? {}));
  return DIMENSIONS.map((dimension) => ({
    affiliate_id: affiliateId,
    dimension,
    day,
    value: said.get(dimension) ?? '',
    currency,
    sales,
    refunded,
    earned,
    reversed,
  }));
};

const write = async (strapi: Core.Strapi, sums: ReadonlyMap<string, Sum>): Promise<void> => {
  // Rows are touched in one order everywhere, so that writers never deadlock.
  const rows = [...sums.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
  await addUp(strapi, SUMS, rows);
};

/** Adds to the sums of a day, at the end of the open unit of work: every sale of an affiliate writes these rows. */
export const addSources = (strapi: Core.Strapi, day: string, counts: readonly SourceCount[]): void => {
  if (counts.length === 0) return;
  const unit = sql(strapi);
  const sums = pending.get(unit) ?? new Map<string, Sum>();
  pending.set(unit, sums);
  for (const sum of counts.flatMap((count) => sumsOf(day, count))) {
    const key = PLACE.map((name) => String(sum[name])).join(' ');
    const known = sums.get(key);
    for (const name of MEASURES) sum[name] += known?.[name] ?? 0;
    sums.set(key, sum);
  }
  atTheEnd('sources', async () => {
    pending.delete(unit);
    await write(strapi, sums);
  });
};

/**
 * Which sums are read: of some affiliates, or where some values are named of everybody, by one dimension; of all days where no range is
 * said, of some values where they are.
 */
export interface SourceFilter {
  readonly affiliateIds: readonly number[] | 'everybody';
  readonly dimension: Dimension;
  readonly range?: { readonly from: string; readonly to: string };
  readonly values?: readonly string[];
}

const rowsOf = (strapi: Core.Strapi, table: string, { affiliateIds, dimension, range, values }: SourceFilter) => {
  const query = sql(strapi)(table).where({ dimension });
  if (affiliateIds !== 'everybody') query.whereIn('affiliate_id', [...affiliateIds]);
  if (range) query.whereBetween('day', [range.from, range.to]);
  if (values) query.whereIn('value', [...values]);
  return query;
};

type Raw = Record<string, number | string>;

export const readSourceClicks = async (strapi: Core.Strapi, filter: SourceFilter): Promise<readonly SourceClicks[]> => {
  if (filter.affiliateIds.length === 0) return [];
  const rows = (await rowsOf(strapi, 'afs_source_days', filter)
    .select('value')
    .sum({ clicks: 'clicks', counted: 'counted' })
    .groupBy('value')) as Raw[];
  return rows.map((row) => ({ value: String(row['value']), clicks: Number(row['clicks']), counted: Number(row['counted']) }));
};

/** Affiliates asked for in one statement. */
const BITE = 500;

/** How many counted clicks of some affiliates named a channel. */
export const readChannelled = async (
  strapi: Core.Strapi,
  affiliateIds: readonly number[],
  range: { readonly from: string; readonly to: string },
): Promise<ReadonlyMap<number, number>> => {
  const found = new Map<number, number>();
  for (let at = 0; at < affiliateIds.length; at += BITE) {
    const filter: SourceFilter = { affiliateIds: affiliateIds.slice(at, at + BITE), dimension: 'channel', range };
    const rows = (await rowsOf(strapi, 'afs_source_days', filter)
      .select('affiliate_id')
      .sum({ counted: 'counted' })
      .groupBy('affiliate_id')) as Raw[];
    for (const row of rows) found.set(Number(row['affiliate_id']), Number(row['counted']));
  }
  return found;
};

export const readSourceMoney = async (strapi: Core.Strapi, filter: SourceFilter): Promise<readonly SourceMoney[]> => {
  if (filter.affiliateIds.length === 0) return [];
  const rows = (await rowsOf(strapi, TABLE, filter)
    .select('value', 'currency')
    .sum({ sales: 'sales', refunded: 'refunded', earned: 'earned', reversed: 'reversed' })
    .groupBy('value', 'currency')) as Raw[];
  return rows.map((row) => ({
    value: String(row['value']),
    currency: String(row['currency']),
    sales: Number(row['sales']),
    refunded: Number(row['refunded']),
    earned: Number(row['earned']),
    reversed: Number(row['reversed']),
  }));
};

/** Who used one source, with the clicks that count and the sales that came of it. */
export interface SourceAffiliate {
  readonly affiliateId: number;
  readonly clicks: number;
  readonly sales: number;
}
/** A value of a dimension, and how many affiliates are told at most. */
export type SourceQuestion = readonly [dimension: Dimension, value: string, limit: number];

/** Who said one value most. */
export const readSourceAffiliates = async (
  strapi: Core.Strapi,
  ...[dimension, value, limit]: SourceQuestion
): Promise<readonly SourceAffiliate[]> => {
  const of = (table: string) => sql(strapi)(table).where({ dimension, value }).select('affiliate_id').groupBy('affiliate_id');
  const clicks = (await of('afs_source_days')
    .sum({ n: 'counted' })
    .orderBy([
      { column: 'n', order: 'desc' },
      { column: 'affiliate_id', order: 'asc' },
    ])
    .limit(limit)) as Raw[];
  const ids = clicks.map((row) => Number(row['affiliate_id']));
  const sales = (await of(TABLE).sum({ n: 'sales' }).whereIn('affiliate_id', ids)) as Raw[];
  const sold = new Map(sales.map((row) => [Number(row['affiliate_id']), Number(row['n'])]));
  return clicks.map((row) => ({
    affiliateId: Number(row['affiliate_id']),
    clicks: Number(row['n']),
    sales: sold.get(Number(row['affiliate_id'])) ?? 0,
  }));
};
