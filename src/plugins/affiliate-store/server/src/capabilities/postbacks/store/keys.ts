import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { chanceBytes, publicId } from '../../../platform/ids';
import { openText, sealText } from '../../../platform/sealed-text';
import { sql } from '../../../platform/transaction';

const TABLE = 'afs_affiliate_keys';

/** A key without its secret. Times are UTC ms. */
export interface AffiliateKey {
  readonly publicId: string;
  readonly affiliateId: number;
  readonly createdAt: number;
  readonly lastUsedAt: number | null;
  readonly endedAt: number | null;
}

type Raw = Record<string, unknown>;

const momentOrNull = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));

const keyOf = (row: Raw): AffiliateKey => ({
  publicId: String(row['public_id']),
  affiliateId: Number(row['affiliate_id']),
  createdAt: Number(row['created_at']),
  lastUsedAt: momentOrNull(row['last_used_at']),
  endedAt: momentOrNull(row['ended_at']),
});

const placeOf = (id: string): string => `affiliate-key:${id}`;

/** Makes a key with its secret; null where both slots are taken. Inside the unit of work. */
export const insertKey = async (
  strapi: Core.Strapi,
  affiliateId: number,
): Promise<{ readonly key: AffiliateKey; readonly secret: string } | null> => {
  const secret = Buffer.from(chanceBytes(32)).toString('base64url');
  for (const slot of [1, 2]) {
    const id = publicId('afk');
    // Without a conflict target: the key is a partial index.
    const [row] = (await sql(strapi)(TABLE)
      .insert({ public_id: id, affiliate_id: affiliateId, slot, secret: sealText(strapi, secret, placeOf(id)), created_at: now() })
      .onConflict()
      .ignore()
      .returning('*')) as Raw[];
    if (row) return { key: keyOf(row), secret };
  }
  return null;
};

/** Keys of some places, newest first; ended ones too. */
export const keysOf = async (strapi: Core.Strapi, affiliateIds: readonly number[]): Promise<readonly AffiliateKey[]> =>
  affiliateIds.length === 0
    ? []
    : (
        (await sql(strapi)(TABLE)
          .whereIn('affiliate_id', [...affiliateIds])
          .orderBy('id', 'desc')
          .limit(100)) as Raw[]
      ).map(keyOf);

/** Ends a key of one of these places; false where there is none in use. */
export const endKey = async (strapi: Core.Strapi, id: string, affiliateIds: readonly number[]): Promise<boolean> => {
  if (affiliateIds.length === 0) return false;
  const ended = await sql(strapi)(TABLE)
    .where({ public_id: id, ended_at: null })
    .whereIn('affiliate_id', [...affiliateIds])
    .update({ ended_at: now() });
  return ended === 1;
};

/** The key of an id that is in use, with its secret; null also where the site's own key no longer opens it. */
export const keyInUse = async (
  strapi: Core.Strapi,
  id: string,
): Promise<{ readonly affiliateId: number; readonly secret: string } | null> => {
  const row = (await sql(strapi)(TABLE).where({ public_id: id, ended_at: null }).first()) as Raw | undefined;
  const secret = row ? openText(strapi, String(row['secret']), placeOf(id)) : null;
  return row && secret !== null ? { affiliateId: Number(row['affiliate_id']), secret } : null;
};

export const noteUse = async (strapi: Core.Strapi, id: string): Promise<void> => {
  await sql(strapi)(TABLE).where({ public_id: id }).update({ last_used_at: now() });
};
