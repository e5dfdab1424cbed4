import type { Core } from '@strapi/strapi';
import { locked, sql } from '../../../platform/transaction';
import { spanAt, type TierLadder, type TierReached } from '../domain/tiers';

const SALES = 'afs_affiliate_sales';
const REACHED = 'afs_tiers_reached';

type Raw = Record<string, unknown>;

/** A tier that was reached, with whose it is and what made it. */
export interface TierEntry extends TierReached {
  readonly affiliateId: number;
  readonly programId: number;
  readonly period: string;
  readonly counted: number;
  /** The version of the terms whose ladder it was. */
  readonly version: number;
  /** The number of the order that reached it. */
  readonly cause: string;
}

const entryOf = (row: Raw): TierEntry => ({
  affiliateId: Number(row['affiliate_id']),
  programId: Number(row['program_id']),
  tier: String(row['tier']),
  period: String(row['period']),
  counted: Number(row['counted']),
  version: Number(row['version']),
  reachedAt: Number(row['reached_at']),
  until: row['until'] === null || row['until'] === undefined ? null : Number(row['until']),
  cause: String(row['cause']),
});

/** Everything some affiliates have reached, oldest first. */
export const tiersReachedBy = async (strapi: Core.Strapi, affiliateIds: readonly number[]): Promise<readonly TierEntry[]> =>
  (
    (await sql(strapi)(REACHED)
      .whereIn('affiliate_id', [...affiliateIds])
      .orderBy('id')) as Raw[]
  ).map(entryOf);

/** What is kept until some moment of a range of time (UTC ms), oldest first. */
export const tiersKeptUntil = async (strapi: Core.Strapi, from: number, until: number): Promise<readonly TierEntry[]> =>
  ((await sql(strapi)(REACHED).where('until', '>', from).where('until', '<=', until).orderBy('id')) as Raw[]).map(entryOf);

/** Writes down that a tier was reached; one that was in this period already is left as it was. */
export const insertReached = async (strapi: Core.Strapi, entry: TierEntry): Promise<void> => {
  await sql(strapi)(REACHED)
    .insert({
      affiliate_id: entry.affiliateId,
      program_id: entry.programId,
      tier: entry.tier,
      period: entry.period,
      counted: entry.counted,
      version: entry.version,
      reached_at: entry.reachedAt,
      until: entry.until,
      cause: entry.cause,
    })
    .onConflict()
    .ignore();
};

/** One sale of an affiliate. Amount in minor units, time UTC ms. */
export interface AffiliateSale {
  readonly affiliateId: number;
  readonly programId: number;
  readonly orderId: number;
  readonly currency: string;
  readonly amount: number;
  readonly at: number;
}

/** Keeps a sale; one that is kept already is left as it was. */
export const insertSale = async (strapi: Core.Strapi, sale: AffiliateSale): Promise<void> => {
  await sql(strapi)(SALES)
    .insert({
      affiliate_id: sale.affiliateId,
      program_id: sale.programId,
      order_id: sale.orderId,
      currency: sale.currency,
      amount: sale.amount,
      at: sale.at,
      returned: false,
    })
    .onConflict()
    .ignore();
};

/** Whether the sales of an order count: not while it is refunded whole. */
export const setReturned = async (strapi: Core.Strapi, orderId: number, returned: boolean): Promise<void> => {
  await sql(strapi)(SALES).where({ order_id: orderId }).update({ returned });
};

/** What the sales of an affiliate add up to in the period a moment lies in, as a ladder counts them. */
export const countedFor = async (
  strapi: Core.Strapi,
  affiliateId: number,
  { period, measure, currency }: TierLadder,
  at: number,
): Promise<number> => {
  const span = spanAt(period, at);
  const query = sql(strapi)(SALES).where({ affiliate_id: affiliateId, returned: false }).where('at', '>=', span.from);
  if (span.until !== null) query.where('at', '<', span.until);
  if (measure === 'amount') query.where({ currency: currency ?? '' });
  const row = (await (measure === 'sales' ? query.count({ n: '*' }) : query.sum({ n: 'amount' })).first()) as { n: unknown } | undefined;
  return Number(row?.n ?? 0);
};

/** Lets two sales of one affiliate be counted one after the other: the second sees the first. Until the unit of work ends. */
export const holdCount = async (strapi: Core.Strapi, affiliateId: number): Promise<void> => {
  await locked(strapi, sql(strapi)('afs_affiliate_codes').select('id').where({ affiliate_id: affiliateId }).whereNull('retired_at'));
};
