import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { secretToken, tokenHash } from '../../../platform/ids';
import { sql } from '../../../platform/transaction';
import type { LinkPurpose } from '../domain/person';
import { LINK_LIFE_MS } from '../domain/sign-in-rules';
import type { KeptLink } from '../domain/sign-in-rules';

const TABLE = 'afs_sign_in_links';
const DAY = 86_400_000;

interface Row {
  email_norm: string;
  expires_at: number | string;
  used_at: number | string | null;
}

/** Keeps a new link's hash; answers the token, which is known nowhere else. */
export const insertLink = async (strapi: Core.Strapi, emailNorm: string, purpose: LinkPurpose): Promise<string> => {
  const token = secretToken();
  await sql(strapi)(TABLE).insert({
    token_hash: tokenHash(token),
    email_norm: emailNorm,
    purpose,
    created_at: now(),
    expires_at: now() + LINK_LIFE_MS[purpose],
    used_at: null,
  });
  return token;
};

/** Uses the link up if it still works; of two at once, one wins. Answers its address. */
export const useUpLink = async (strapi: Core.Strapi, token: string): Promise<string | null> => {
  const rows: Array<{ email_norm: string }> = await sql(strapi)(TABLE)
    .where({ token_hash: tokenHash(token) })
    .whereNull('used_at')
    .where('expires_at', '>', now())
    .update({ used_at: now() })
    .returning('email_norm');
  return rows[0]?.email_norm ?? null;
};

export const findLink = async (strapi: Core.Strapi, token: string): Promise<KeptLink | null> => {
  const row = (await sql(strapi)(TABLE)
    .where({ token_hash: tokenHash(token) })
    .first()) as Row | undefined;
  return row ? { expiresAt: Number(row.expires_at), usedAt: row.used_at === null ? null : Number(row.used_at) } : null;
};

/** Links for signing in made for an address since a moment. */
export const countLinks = async (strapi: Core.Strapi, emailNorm: string, since: number): Promise<number> => {
  const row = (await sql(strapi)(TABLE)
    .where({ email_norm: emailNorm, purpose: 'sign_in' })
    .where('created_at', '>', since)
    .count({ n: '*' })
    .first()) as { n: number | string } | undefined;
  return Number(row?.n ?? 0);
};

/** Forgets links a month after they stopped working: until then they can say why they do not. */
export const forgetOldLinks = async (strapi: Core.Strapi): Promise<void> => {
  await sql(strapi)(TABLE)
    .where('expires_at', '<', now() - 30 * DAY)
    .delete();
};
