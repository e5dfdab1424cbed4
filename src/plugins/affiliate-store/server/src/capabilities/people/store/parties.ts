import type { Core } from '@strapi/strapi';
import { locale as knownLocale } from '../../../../../contracts/primitives';
import { now } from '../../../platform/clock';
import { publicId } from '../../../platform/ids';
import { escapedLike } from '../../../platform/text-search';
import { locked, sql } from '../../../platform/transaction';
import { forgetInUnit, unitMemory } from '../../../platform/unit-memory';
import type { Customer, Locale, Party } from '../domain/person';

const PARTIES = 'afs_parties';
const CUSTOMERS = 'afs_customers';

interface PartyRow {
  id: number;
  public_id: string;
  name: string;
  email_norm: string | null;
  user_id: number | string | null;
  locale: string | null;
}
interface CustomerRow {
  id: number;
  public_id: string;
  email: string;
  email_norm: string;
  user_id: number | string | null;
  locale: string;
  provider_customer_id: string | null;
}

const userOf = (value: number | string | null): number | null => (value === null ? null : Number(value));
const partyOf = (row: PartyRow): Party => ({
  id: row.id,
  publicId: row.public_id,
  name: row.name,
  emailNorm: row.email_norm,
  userId: userOf(row.user_id),
  locale: knownLocale.safeParse(row.locale).data ?? null,
});
const localeOf = (value: string): Locale => knownLocale.safeParse(value).data ?? 'en';
const customerOf = (row: CustomerRow): Customer => ({
  id: row.id,
  publicId: row.public_id,
  email: row.email,
  emailNorm: row.email_norm,
  userId: userOf(row.user_id),
  locale: localeOf(row.locale),
  providerCustomerId: row.provider_customer_id,
});

export const findParties = async (
  strapi: Core.Strapi,
  column: 'id' | 'public_id' | 'user_id' | 'email_norm',
  values: readonly (string | number)[],
): Promise<readonly Party[]> => {
  if (values.length === 0) return [];
  const memory = unitMemory<string | number, Party>(PARTIES);
  if (memory && column === 'public_id' && values.every((id) => memory.has(id)))
    return [...new Set(values)].flatMap((id) => memory.get(id) ?? []).sort((a, b) => a.id - b.id);
  const found = (
    (await sql(strapi)(PARTIES)
      .whereIn(column, [...values])
      .orderBy('id')) as PartyRow[]
  ).map(partyOf);
  for (const party of found) memory?.set(party.publicId, party);
  return found;
};

/** Keeps the language a party chose, or that it chose none. */
export const setPartyLanguage = async (strapi: Core.Strapi, id: number, locale: Locale | null): Promise<void> => {
  forgetInUnit(PARTIES);
  await sql(strapi)(PARTIES).where({ id }).update({ locale });
};

/** Makes everything that moves one party's money wait for its turn. Inside the unit of work, before payments and accounts. */
export const lockParty = async (strapi: Core.Strapi, id: number): Promise<Party | null> => {
  const row = (await locked(strapi, sql(strapi)(PARTIES).where({ id })).first()) as PartyRow | undefined;
  return row ? partyOf(row) : null;
};

const MOST_NAMED = 100;

/** Public ids of parties whose name holds a text. */
export const findPartiesNamed = async (strapi: Core.Strapi, text: string): Promise<readonly string[]> => {
  const query = sql(strapi)(PARTIES).orderBy('id').limit(MOST_NAMED).select('public_id');
  escapedLike(strapi, query, ['name'], text);
  const rows = (await query) as Array<{ public_id: string }>;
  return rows.map((row) => row.public_id);
};

/** Makes a party unless there is one of this address; two at once make one. */
export const insertParty = async (strapi: Core.Strapi, emailNorm: string, name: string, userId: number | null): Promise<void> => {
  // Without a conflict target: the key is a partial index.
  await sql(strapi)(PARTIES)
    .insert({ public_id: publicId('pty'), name, email_norm: emailNorm, user_id: userId, created_at: now() })
    .onConflict()
    .ignore();
};

export const findCustomers = async (
  strapi: Core.Strapi,
  column: 'id' | 'user_id' | 'email_norm',
  values: readonly (string | number)[],
): Promise<readonly Customer[]> => {
  if (values.length === 0) return [];
  return (
    (await sql(strapi)(CUSTOMERS)
      .whereIn(column, [...values])
      .orderBy('id')) as CustomerRow[]
  ).map(customerOf);
};

export const insertCustomer = async (
  strapi: Core.Strapi,
  customer: { readonly email: string; readonly emailNorm: string; readonly locale: Locale; readonly userId: number | null },
): Promise<void> => {
  await sql(strapi)(CUSTOMERS)
    .insert({
      public_id: publicId('cus'),
      email: customer.email,
      email_norm: customer.emailNorm,
      user_id: customer.userId,
      locale: customer.locale,
      provider_customer_id: null,
      created_at: now(),
    })
    .onConflict('email_norm')
    .ignore();
};

export const setProviderCustomer = async (strapi: Core.Strapi, customerId: number, providerCustomerId: string): Promise<void> => {
  await sql(strapi)(CUSTOMERS).where({ id: customerId }).update({ provider_customer_id: providerCustomerId });
};

/** Gives customer and party of an address to the account that has proven it. An account is at most one party. */
export const linkToUser = async (strapi: Core.Strapi, emailNorm: string, userId: number): Promise<void> => {
  const db = sql(strapi);
  forgetInUnit(PARTIES);
  await db(CUSTOMERS).where({ email_norm: emailNorm }).update({ user_id: userId });
  const other: { id: number } | undefined = await db(PARTIES).where({ user_id: userId }).whereNot({ email_norm: emailNorm }).first('id');
  if (!other) await db(PARTIES).where({ email_norm: emailNorm }).update({ user_id: userId });
};
