import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { publicId } from '../../../platform/ids';
import { sql } from '../../../platform/transaction';
import type { DatedRate } from '../domain/dated-rates';

/** A rate as it was entered. Times UTC ms. */
export interface KeptRate extends DatedRate {
  readonly publicId: string;
  readonly enteredBy: string;
  readonly enteredAt: number;
  readonly withdrawnBy: string | null;
  readonly withdrawnAt: number | null;
}

type Raw = Record<string, unknown>;
const TABLE = 'afs_tax_rates';

const rateOf = (row: Raw): KeptRate => ({
  publicId: String(row['public_id']),
  country: String(row['country']),
  kind: row['kind'] === 'reduced' ? 'reduced' : 'standard',
  basisPoints: Number(row['basis_points']),
  validFrom: String(row['valid_from']),
  enteredBy: String(row['entered_by']),
  enteredAt: Number(row['entered_at']),
  withdrawnBy: typeof row['withdrawn_by'] === 'string' ? row['withdrawn_by'] : null,
  withdrawnAt: row['withdrawn_at'] == null ? null : Number(row['withdrawn_at']),
});

/** Those that count, whether they have begun or not. */
export const liveRates = async (strapi: Core.Strapi): Promise<KeptRate[]> =>
  ((await sql(strapi)(TABLE).whereNull('withdrawn_at').orderBy(['country', 'kind', 'valid_from'])) as Raw[]).map(rateOf);

/** Every rate there ever was, by country and kind, the newest day first; at most `limit`. */
export const everyRate = async (strapi: Core.Strapi, country: string | undefined, limit: number): Promise<KeptRate[]> => {
  const query = sql(strapi)(TABLE)
    .orderBy([
      { column: 'country' },
      { column: 'kind', order: 'desc' },
      { column: 'valid_from', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(limit);
  if (country !== undefined) void query.where({ country });
  return ((await query) as Raw[]).map(rateOf);
};

/** Keeps a rate; null where one of its country, kind and day counts already. */
export const insertRate = async (strapi: Core.Strapi, rate: DatedRate, by: string): Promise<KeptRate | null> => {
  const db = sql(strapi);
  const [row] = (await db(TABLE)
    .insert({
      public_id: publicId('txr'),
      country: rate.country,
      kind: rate.kind,
      basis_points: rate.basisPoints,
      valid_from: rate.validFrom,
      entered_by: by,
      entered_at: now(),
    })
    .onConflict(db.raw('(country, kind, valid_from) WHERE withdrawn_at IS NULL') as unknown as string)
    .ignore()
    .returning('*')) as Raw[];
  return row ? rateOf(row) : null;
};

/** Makes one count no more; false where it counted no more already. */
export const withdrawRate = async (strapi: Core.Strapi, { publicId: public_id }: KeptRate, by: string): Promise<boolean> =>
  (await sql(strapi)(TABLE).where({ public_id }).whereNull('withdrawn_at').update({ withdrawn_at: now(), withdrawn_by: by })) === 1;
