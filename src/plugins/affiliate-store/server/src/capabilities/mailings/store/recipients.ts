import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { secretToken, tokenHash } from '../../../platform/ids';
import { locked, sql } from '../../../platform/transaction';
import type { Recipient } from '../domain/mailing';

type Raw = Record<string, unknown>;
const TABLE = 'afs_mailing_recipients';

const recipientOf = (row: Raw): Recipient => ({
  id: Number(row['id']),
  mailingId: Number(row['mailing_id']),
  programId: Number(row['program_id']),
  customerId: Number(row['customer_id']),
  email: String(row['email_norm']),
  joinedAt: row['joined_at'] == null ? null : Number(row['joined_at']),
  affiliateId: row['affiliate_id'] == null ? null : Number(row['affiliate_id']),
});

/** Writes down that somebody is written to; the token of their link, or null where they were written to before. */
export const insertRecipient = async (
  strapi: Core.Strapi,
  who: Pick<Recipient, 'mailingId' | 'programId' | 'customerId' | 'email'>,
): Promise<string | null> => {
  const token = secretToken();
  const rows: unknown[] = await sql(strapi)(TABLE)
    .insert({
      mailing_id: who.mailingId,
      program_id: who.programId,
      customer_id: who.customerId,
      email_norm: who.email.toLowerCase(),
      token_hash: tokenHash(token),
      written_at: now(),
    })
    .onConflict(['program_id', 'email_norm'])
    .ignore()
    .returning('id');
  return rows.length > 0 ? token : null;
};

/** Which of some addresses were written to about a program before, in small letters. */
export const writtenBefore = async (strapi: Core.Strapi, programId: number, emails: readonly string[]): Promise<ReadonlySet<string>> => {
  const rows = (await sql(strapi)(TABLE)
    .select('email_norm')
    .where({ program_id: programId })
    .whereIn(
      'email_norm',
      emails.map((email) => email.toLowerCase()),
    )) as Array<{ email_norm: string }>;
  return new Set(rows.map((row) => row.email_norm));
};

export const recipientByToken = async (strapi: Core.Strapi, token: string): Promise<Recipient | null> => {
  const row = (await sql(strapi)(TABLE)
    .where({ token_hash: tokenHash(token) })
    .first()) as Raw | undefined;
  return row ? recipientOf(row) : null;
};

/** The same, held: two presses are one place. */
export const holdRecipient = async (strapi: Core.Strapi, token: string): Promise<Recipient | null> => {
  const row = (await locked(strapi, sql(strapi)(TABLE).where({ token_hash: tokenHash(token) })).first()) as Raw | undefined;
  return row ? recipientOf(row) : null;
};

export const markJoined = async (strapi: Core.Strapi, id: number, affiliateId: number): Promise<void> => {
  await sql(strapi)(TABLE).where({ id }).whereNull('joined_at').update({ joined_at: now(), affiliate_id: affiliateId });
};

/** How many joined by each of some mailings. */
export const joinedBy = async (strapi: Core.Strapi, mailingIds: readonly number[]): Promise<ReadonlyMap<number, number>> => {
  const rows = (await sql(strapi)(TABLE)
    .select('mailing_id')
    .count({ n: '*' })
    .whereIn('mailing_id', [...mailingIds])
    .whereNotNull('joined_at')
    .groupBy('mailing_id')) as Array<{ mailing_id: number | string; n: number | string }>;
  return new Map(rows.map((row) => [Number(row.mailing_id), Number(row.n)]));
};
