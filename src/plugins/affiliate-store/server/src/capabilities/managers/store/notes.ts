import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { sql } from '../../../platform/transaction';

const TABLE = 'afs_affiliate_notes';

export interface AffiliateNote {
  readonly author: string;
  readonly text: string;
  /** UTC ms. */
  readonly at: number;
}

export const insertNote = async (strapi: Core.Strapi, affiliateId: number, text: string, by: string): Promise<void> => {
  await sql(strapi)(TABLE).insert({ affiliate_id: affiliateId, author: by, text, at: now() });
};

/** Notes about an affiliate, the newest first. */
export const notesAbout = async (strapi: Core.Strapi, affiliateId: number, limit: number): Promise<readonly AffiliateNote[]> =>
  (
    (await sql(strapi)(TABLE).where({ affiliate_id: affiliateId }).orderBy('id', 'desc').limit(limit)) as Array<Record<string, unknown>>
  ).map((row) => ({ author: String(row['author']), text: String(row['text']), at: Number(row['at']) }));
