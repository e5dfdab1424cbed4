import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { locked, sql } from '../../../platform/transaction';
import type { AccountState, MissingPart } from '../domain/payee-account';

const TABLE = 'afs_connect_accounts';

/** A party's account at the provider; without an id while it is being opened. Times are UTC ms. */
export interface PayeeAccount {
  readonly id: number;
  readonly partyId: number;
  readonly accountId: string | null;
  readonly country: string;
  readonly state: AccountState;
  readonly missing: readonly MissingPart[];
  readonly openedAt: number;
  readonly readAt: number | null;
}

type Raw = Record<string, unknown>;

const accountOf = (row: Raw): PayeeAccount => ({
  id: Number(row['id']),
  partyId: Number(row['party_id']),
  accountId: (row['stripe_account_id'] as string | null) ?? null,
  country: String(row['country']),
  state: row['state'] as AccountState,
  missing: JSON.parse(String(row['missing'])) as MissingPart[],
  openedAt: Number(row['opened_at']),
  readAt: row['read_at'] == null ? null : Number(row['read_at']),
});

export const findAccounts = async (strapi: Core.Strapi, partyIds: readonly number[]): Promise<ReadonlyMap<number, PayeeAccount>> => {
  if (partyIds.length === 0) return new Map();
  const rows = (await sql(strapi)(TABLE).whereIn('party_id', [...partyIds])) as Raw[];
  return new Map(rows.map((row) => [Number(row['party_id']), accountOf(row)]));
};

export const findAccountById = async (strapi: Core.Strapi, accountId: string): Promise<PayeeAccount | null> => {
  const row = (await sql(strapi)(TABLE).where({ stripe_account_id: accountId }).first()) as Raw | undefined;
  return row ? accountOf(row) : null;
};

/** The row of a party, made where there is none. Inside the unit, with the party locked. */
export const beginAccount = async (
  strapi: Core.Strapi,
  begun: { readonly partyId: number; readonly country: string; readonly by: string },
): Promise<PayeeAccount> => {
  const known = (await locked(strapi, sql(strapi)(TABLE).where({ party_id: begun.partyId }).first())) as Raw | undefined;
  if (known) return accountOf(known);
  const [row] = (await sql(strapi)(TABLE)
    .insert({
      party_id: begun.partyId,
      country: begun.country,
      state: 'details_missing',
      missing: '[]',
      opened_at: now(),
      opened_by: begun.by,
    })
    .returning('*')) as Raw[];
  return accountOf(row as Raw);
};

/** The provider has opened it; whoever was faster has written the same id. */
export const nameAccount = async (strapi: Core.Strapi, id: number, accountId: string): Promise<void> => {
  await sql(strapi)(TABLE).where({ id }).whereNull('stripe_account_id').update({ stripe_account_id: accountId });
};

/** The provider refused to open it: another country may be tried. */
export const dropAccount = async (strapi: Core.Strapi, id: number): Promise<void> => {
  await sql(strapi)(TABLE).where({ id }).whereNull('stripe_account_id').delete();
};

export const keepStanding = async (
  strapi: Core.Strapi,
  accountId: string,
  read: { readonly state: AccountState; readonly missing: readonly MissingPart[] },
): Promise<void> => {
  await sql(strapi)(TABLE)
    .where({ stripe_account_id: accountId })
    .update({ state: read.state, missing: JSON.stringify(read.missing), read_at: now() });
};
