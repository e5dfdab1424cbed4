import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { publicId } from '../../../platform/ids';
import { sql } from '../../../platform/transaction';
import type { NewRate, Rate } from '../domain/rate';

const TABLE = 'afs_exchange_rates';

type Raw = Record<string, unknown>;

const rateOf = (row: Raw): Rate => ({
  id: Number(row['id']),
  publicId: String(row['public_id']),
  from: String(row['from_currency']),
  to: String(row['to_currency']),
  rate: String(row['rate']),
  source: String(row['source']),
  validFrom: Number(row['valid_from']),
  enteredBy: String(row['entered_by']),
  enteredAt: Number(row['entered_at']),
});

/** Of a pair at a moment, the latest that holds; of two that hold from one moment, the one entered last. */
export const rateInForce = async (strapi: Core.Strapi, from: string, to: string, at: number): Promise<Rate | null> => {
  const row = (await sql(strapi)(TABLE)
    .where({ from_currency: from, to_currency: to })
    .where('valid_from', '<=', at)
    .orderBy([
      { column: 'valid_from', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .first()) as Raw | undefined;
  return row ? rateOf(row) : null;
};

/** Every rate of a pair, the one that holds last first; for reports that look up many moments. */
export const ratesOfPair = async (strapi: Core.Strapi, from: string, to: string): Promise<readonly Rate[]> =>
  (
    (await sql(strapi)(TABLE)
      .where({ from_currency: from, to_currency: to })
      .orderBy([
        { column: 'valid_from', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])) as Raw[]
  ).map(rateOf);

export const insertRate = async (strapi: Core.Strapi, rate: NewRate): Promise<Rate> => {
  const [row] = (await sql(strapi)(TABLE)
    .insert({
      public_id: publicId('fx'),
      from_currency: rate.from,
      to_currency: rate.to,
      rate: rate.rate,
      source: rate.source,
      valid_from: rate.validFrom,
      entered_by: rate.enteredBy,
      entered_at: now(),
    })
    .returning('*')) as Raw[];
  return rateOf(row as Raw);
};

/** Which rates a list shows. */
export interface RateFilter {
  readonly to?: string | undefined;
  readonly beforeId?: number | undefined;
}

const filtered = (strapi: Core.Strapi, { to, beforeId }: RateFilter) => {
  const query = sql(strapi)(TABLE);
  if (to !== undefined) query.where({ to_currency: to });
  if (beforeId !== undefined) query.where('id', '<', beforeId);
  return query;
};

/** Rates, the one entered last first. */
export const findRates = async (strapi: Core.Strapi, filter: RateFilter, limit: number): Promise<readonly Rate[]> =>
  ((await filtered(strapi, filter).orderBy('id', 'desc').limit(limit)) as Raw[]).map(rateOf);

export const countRates = async (strapi: Core.Strapi, filter: RateFilter): Promise<number> => {
  const row = (await filtered(strapi, filter).count({ n: '*' }).first()) as { n: number | string } | undefined;
  return Number(row?.n ?? 0);
};
