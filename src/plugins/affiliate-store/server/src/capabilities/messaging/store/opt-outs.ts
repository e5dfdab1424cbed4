import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { secretToken, tokenHash } from '../../../platform/ids';
import { sql } from '../../../platform/transaction';
import type { Locale } from '../domain/letter';

const TABLE = 'afs_mail_opt_outs';
const LINKS = 'afs_mail_opt_out_links';

/** By what way an address was opted out: by its mail program's own button, on our page, or by staff. */
export type OptOutWay = 'one_click' | 'page' | 'staff';

export interface OptOut {
  readonly id: number;
  readonly email: string;
  readonly via: OptOutWay;
  /** UTC ms. */
  readonly at: number;
}

const normOf = (email: string): string => email.trim().toLowerCase();

export const isOptedOut = async (strapi: Core.Strapi, email: string): Promise<boolean> =>
  (await sql(strapi)(TABLE)
    .where({ email_norm: normOf(email) })
    .first('id')) !== undefined;

/** Which of some addresses are opted out, in small letters. */
export const optedOutOf = async (strapi: Core.Strapi, emails: readonly string[]): Promise<ReadonlySet<string>> => {
  const rows = (await sql(strapi)(TABLE).select('email_norm').whereIn('email_norm', emails.map(normOf))) as Array<{ email_norm: string }>;
  return new Set(rows.map((row) => row.email_norm));
};

/** Opts an address out; true where it was not yet. */
export const insertOptOut = async (strapi: Core.Strapi, email: string, via: OptOutWay): Promise<boolean> => {
  const rows: unknown[] = await sql(strapi)(TABLE)
    .insert({ email_norm: normOf(email), via, at: now() })
    .onConflict('email_norm')
    .ignore()
    .returning('id');
  return rows.length > 0;
};

export const deleteOptOut = async (strapi: Core.Strapi, email: string): Promise<void> => {
  await sql(strapi)(TABLE)
    .where({ email_norm: normOf(email) })
    .delete();
};

/** Opt-outs, the newest first, and how many there are in all. */
export const pageOfOptOuts = async (
  strapi: Core.Strapi,
  { beforeId, limit }: { readonly beforeId?: number | undefined; readonly limit: number },
): Promise<{ readonly rows: readonly OptOut[]; readonly total: number }> => {
  const counted = (await sql(strapi)(TABLE).count({ n: '*' }).first()) as { n: number | string };
  const page = sql(strapi)(TABLE).orderBy('id', 'desc').limit(limit);
  if (beforeId !== undefined) void page.where('id', '<', beforeId);
  const rows = (await page) as Array<Record<string, unknown>>;
  return {
    rows: rows.map((row) => ({
      id: Number(row['id']),
      email: String(row['email_norm']),
      via: row['via'] as OptOutWay,
      at: Number(row['at']),
    })),
    total: Number(counted.n),
  };
};

/** Makes the link of one mail; answers its token. */
export const insertLink = async (strapi: Core.Strapi, email: string, locale: Locale): Promise<string> => {
  const token = secretToken();
  await sql(strapi)(LINKS).insert({ token_hash: tokenHash(token), email_norm: normOf(email), locale, at: now() });
  return token;
};

/** Whose mail a token was in, and the language it was written in; null where it is none of ours. */
export const linkOf = async (strapi: Core.Strapi, token: string): Promise<{ readonly email: string; readonly locale: Locale } | null> => {
  const row = (await sql(strapi)(LINKS)
    .where({ token_hash: tokenHash(token) })
    .first()) as { email_norm: string; locale: Locale } | undefined;
  return row ? { email: row.email_norm, locale: row.locale } : null;
};
