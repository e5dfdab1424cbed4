import { table } from '../../../platform/tables';

/** One person or company that is paid, whatever roles it has: a debt in one role is netted with earnings in another. */
export const parties = table({
  name: 'party',
  table: 'afs_parties',
  columns: {
    public_id: { type: 'string' },
    name: { type: 'string' },
    email_norm: { type: 'string', nullable: true },
    user_id: { type: 'bigint', nullable: true },
    created_at: { type: 'bigint' },
    // The language they chose for what is written to them; null where they chose none.
    locale: { type: 'string', nullable: true },
  },
  unique: [
    { columns: ['public_id'] },
    { columns: ['email_norm'], where: 'email_norm IS NOT NULL' },
    { columns: ['user_id'], where: 'user_id IS NOT NULL' },
  ],
});

/** An e-mail address that bought. `user_id` is set only by proof of the mailbox (a mailed link), never by a login. */
export const customers = table({
  name: 'customer',
  table: 'afs_customers',
  columns: {
    public_id: { type: 'string' },
    email: { type: 'string' },
    email_norm: { type: 'string' },
    user_id: { type: 'bigint', nullable: true },
    locale: { type: 'string' },
    provider_customer_id: { type: 'string', nullable: true },
    created_at: { type: 'bigint' },
  },
  unique: [{ columns: ['public_id'] }, { columns: ['email_norm'] }],
  indexes: [['user_id']],
});

/** Mailed sign-in links; only their hash is kept, and each works once. */
export const signInLinks = table({
  name: 'sign-in-link',
  table: 'afs_sign_in_links',
  columns: {
    token_hash: { type: 'string' },
    email_norm: { type: 'string' },
    purpose: { type: 'string' },
    created_at: { type: 'bigint' },
    expires_at: { type: 'bigint' },
    used_at: { type: 'bigint', nullable: true },
  },
  unique: [{ columns: ['token_hash'] }],
  indexes: [['email_norm', 'created_at'], ['expires_at']],
  checks: { known_purpose: (row) => `${row}purpose IN ('sign_in', 'access')` },
});

/**
 * Which account has proven which mailbox. users-permissions' own `confirmed` is no proof: without its confirmation mail it is
 * true for whoever registered first. `unusable_password` is the hash the store set where nobody chose a password.
 */
export const provenMailboxes = table({
  name: 'proven-mailbox',
  table: 'afs_proven_mailboxes',
  columns: {
    email_norm: { type: 'string' },
    user_id: { type: 'bigint' },
    unusable_password: { type: 'string', nullable: true },
    proven_at: { type: 'bigint' },
  },
  unique: [{ columns: ['email_norm'] }, { columns: ['user_id'] }],
});

/** Wrong passwords by address, known or not: what is counted for strangers too cannot tell who is known. Also the row a claim locks. */
export const signInGuards = table({
  name: 'sign-in-guard',
  table: 'afs_sign_in_guards',
  columns: { email_norm: { type: 'string' }, wrong: { type: 'integer' }, locked_until: { type: 'bigint' }, changed_at: { type: 'bigint' } },
  unique: [{ columns: ['email_norm'] }],
  indexes: [['changed_at']],
});

export const tables = [parties, customers, signInLinks, provenMailboxes, signInGuards];
