import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { locked, sql } from '../../../platform/transaction';
import { FORGET_AFTER_MS, LOCK_MS, WRONG_PASSWORDS } from '../domain/sign-in-rules';

const MAILBOXES = 'afs_proven_mailboxes';
const GUARDS = 'afs_sign_in_guards';

/** Which account has proven a mailbox, and the hash the store set where nobody chose a password. */
export interface Proof {
  readonly emailNorm: string;
  readonly userId: number;
  readonly unusablePassword: string | null;
}

interface Row {
  email_norm: string;
  user_id: number | string;
  unusable_password: string | null;
}

const proofOf = (row: Row): Proof => ({ emailNorm: row.email_norm, userId: Number(row.user_id), unusablePassword: row.unusable_password });

export const findProof = async (
  strapi: Core.Strapi,
  by: { readonly email_norm: string } | { readonly user_id: number },
): Promise<Proof | null> => {
  const row = (await sql(strapi)(MAILBOXES).where(by).first()) as Row | undefined;
  return row ? proofOf(row) : null;
};

/** Writes down that this account has proven this mailbox; whatever either was tied to before is forgotten. */
export const writeProof = async (strapi: Core.Strapi, proof: Proof): Promise<void> => {
  await sql(strapi)(MAILBOXES).where({ email_norm: proof.emailNorm }).orWhere({ user_id: proof.userId }).delete();
  await sql(strapi)(MAILBOXES).insert({
    email_norm: proof.emailNorm,
    user_id: proof.userId,
    unusable_password: proof.unusablePassword,
    proven_at: now(),
  });
};

/** From now on the account's password is one that a person chose. */
export const passwordWasChosen = async (strapi: Core.Strapi, userId: number): Promise<void> => {
  await sql(strapi)(MAILBOXES).where({ user_id: userId }).update({ unusable_password: null });
};

const ensureGuard = async (strapi: Core.Strapi, emailNorm: string): Promise<void> => {
  await sql(strapi)(GUARDS)
    .insert({ email_norm: emailNorm, wrong: 0, locked_until: 0, changed_at: now() })
    .onConflict('email_norm')
    .ignore();
};

/** Makes two claims of one address wait for each other. Inside the unit of work. */
export const lockAddress = async (strapi: Core.Strapi, emailNorm: string): Promise<void> => {
  await ensureGuard(strapi, emailNorm);
  await locked(strapi, sql(strapi)(GUARDS).where({ email_norm: emailNorm })).first('id');
};

/** A try at a password: counted before it is looked at, so that a hundred at once are still five. */
export type Attempt = { readonly allowed: true; readonly last: boolean } | { readonly allowed: false; readonly lockedUntil: number };

export const countAttempt = async (strapi: Core.Strapi, emailNorm: string): Promise<Attempt> => {
  await ensureGuard(strapi, emailNorm);
  const db = sql(strapi);
  const rows: Array<{ wrong: number }> = await db(GUARDS)
    .where({ email_norm: emailNorm })
    .where('locked_until', '<=', now())
    .update({ wrong: db.raw('CASE WHEN changed_at < ? THEN 1 ELSE wrong + 1 END', [now() - FORGET_AFTER_MS]), changed_at: now() })
    .returning('wrong');
  const count = rows[0]?.wrong;
  if (count !== undefined && count <= WRONG_PASSWORDS) return { allowed: true, last: count === WRONG_PASSWORDS };
  const row: { locked_until: number | string } | undefined = await db(GUARDS).where({ email_norm: emailNorm }).first('locked_until');
  return { allowed: false, lockedUntil: Math.max(Number(row?.locked_until ?? 0), now() + 1000) };
};

/** Locks an address for a while and starts counting anew. */
export const lockSignIn = async (strapi: Core.Strapi, emailNorm: string): Promise<void> => {
  await sql(strapi)(GUARDS)
    .where({ email_norm: emailNorm })
    .update({ locked_until: now() + LOCK_MS, wrong: 0, changed_at: now() });
};

/** Forgets the wrong tries: the right password was given, or the mailbox was proven. */
export const clearAttempts = async (strapi: Core.Strapi, emailNorm: string): Promise<void> => {
  await sql(strapi)(GUARDS).where({ email_norm: emailNorm }).update({ wrong: 0, locked_until: 0, changed_at: now() });
};

/** Forgets addresses nobody tried for a day. */
export const forgetOldGuards = async (strapi: Core.Strapi): Promise<void> => {
  await sql(strapi)(GUARDS)
    .where('changed_at', '<', now() - 24 * FORGET_AFTER_MS)
    .where('locked_until', '<', now())
    .delete();
};
