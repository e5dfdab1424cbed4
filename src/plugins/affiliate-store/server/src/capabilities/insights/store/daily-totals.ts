import type { Core } from '@strapi/strapi';
import { addUp } from '../../../platform/sums';
import { atTheEnd, sql } from '../../../platform/transaction';

export type Metric =
  | 'sales'
  | 'refunds'
  | 'platform'
  | 'tax'
  | 'commissions'
  | 'commissions_reversed'
  | 'earned'
  | 'earned_reversed'
  | 'fees'
  | 'referred'
  | 'new_buyers';

/** One addition to a day's sums; `scope` is `shop`, `party:<public id>` or `product:<documentId>`. Amounts are minor units. */
export interface Count {
  readonly scope: string;
  readonly metric: Metric;
  readonly currency: string;
  readonly amount: number;
  readonly events: number;
}

/** One day's sum as it is read. */
export interface DayTotal {
  readonly scope: string;
  readonly day: string;
  readonly currency: string;
  readonly metric: Metric;
  readonly amount: number;
  readonly events: number;
}

const TABLE = 'afs_daily_totals';
const SUMS = { table: TABLE, place: ['scope', 'metric', 'currency', 'day'], measures: ['amount', 'events'] } as const;
const keyOf = (day: string, count: Count): string => [count.scope, count.metric, count.currency, day].join(' ');

type DayCounts = Map<string, Count & { readonly day: string }>;
const pending = new WeakMap<object, DayCounts>();

/** Adds to a day's sums, at the end of the open unit of work. */
export const addTotals = (strapi: Core.Strapi, day: string, counts: readonly Count[]): void => {
  if (counts.length === 0) return;
  const unit = sql(strapi);
  const sums: DayCounts = pending.get(unit) ?? new Map();
  pending.set(unit, sums);
  for (const count of counts) {
    const key = keyOf(day, count);
    const known = sums.get(key);
    sums.set(key, { ...count, day, amount: count.amount + (known?.amount ?? 0), events: count.events + (known?.events ?? 0) });
  }
  // After the accounts, by its name: whoever reads a balance inside a unit has locked those already.
  atTheEnd('totals', async () => {
    pending.delete(unit);
    await writeTotals(strapi, sums);
  });
};

// Rows are touched in one order everywhere, so that writers never deadlock.
const writeTotals = async (strapi: Core.Strapi, sums: DayCounts): Promise<void> => {
  const rows = [...sums.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  await addUp(
    strapi,
    SUMS,
    rows.map(([, { scope, metric, currency, day, amount, events }]) => ({ scope, metric, currency, day, amount, events })),
  );
};

type Raw = Record<string, unknown>;
const totalOf = (row: Raw): DayTotal => ({
  scope: String(row['scope']),
  day: (row['day'] as string | undefined) ?? '',
  currency: String(row['currency']),
  metric: row['metric'] as Metric,
  amount: Number(row['amount']),
  events: Number(row['events']),
});

/** Sums per day of some scopes within a range of days, both ends included. */
export const readDays = async (
  strapi: Core.Strapi,
  scopes: readonly string[],
  range: { readonly from: string; readonly to: string },
): Promise<DayTotal[]> =>
  (
    (await sql(strapi)(TABLE)
      .whereIn('scope', [...scopes])
      .whereBetween('day', [range.from, range.to])
      .orderBy('day')) as Raw[]
  ).map(totalOf);

/** The strongest scopes of a kind (`product:`, `party:`) over a range, by one metric. */
export const readTop = async (
  strapi: Core.Strapi,
  prefix: string,
  metric: Metric,
  range: { readonly from: string; readonly to: string },
  limit: number,
): Promise<DayTotal[]> =>
  (
    (await sql(strapi)(TABLE)
      .where('scope', '>=', prefix)
      .where('scope', '<', `${prefix}~`)
      .where({ metric })
      .whereBetween('day', [range.from, range.to])
      .select('scope', 'currency', 'metric')
      .sum({ amount: 'amount' })
      .sum({ events: 'events' })
      .groupBy('scope', 'currency', 'metric')
      .orderBy('amount', 'desc')
      .limit(limit)) as Raw[]
  ).map(totalOf);
