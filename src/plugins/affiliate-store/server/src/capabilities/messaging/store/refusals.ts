import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { sql } from '../../../platform/transaction';
import type { MailKind } from '../domain/letter';

const TABLE = 'afs_letter_refusals';

const normOf = (email: string): string => email.trim().toLowerCase();

/** The kinds the reader at an address goes without. */
export const refusedBy = async (strapi: Core.Strapi, email: string): Promise<ReadonlySet<string>> => {
  const rows = (await sql(strapi)(TABLE)
    .where({ email_norm: normOf(email) })
    .select('kind')) as Array<{ kind: string }>;
  return new Set(rows.map(({ kind }) => kind));
};

/** Whether they go without letters of one kind. */
export const isRefused = async (strapi: Core.Strapi, email: string, kind: MailKind): Promise<boolean> =>
  (await sql(strapi)(TABLE)
    .where({ email_norm: normOf(email), kind })
    .first('id')) !== undefined;

/** They go without a kind from now on, or want it again; saying it twice changes nothing. */
export const keepRefusal = async (strapi: Core.Strapi, email: string, kind: MailKind, wanted: boolean): Promise<void> => {
  const one = { email_norm: normOf(email), kind };
  if (wanted) await sql(strapi)(TABLE).where(one).delete();
  else
    await sql(strapi)(TABLE)
      .insert({ ...one, at: now() })
      .onConflict(['email_norm', 'kind'])
      .ignore();
};
