import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { sql } from '../../../platform/transaction';
import type { PartyBalance } from '../domain/balance';
import { turnoverUpToNow } from './posting';

export type Standing = 'owing' | 'pending' | 'available' | 'held' | 'reserved';

/** Whose balances are wanted; absent parts do not filter. `owners` are found by their names elsewhere, and `text` may be one itself. */
export interface BalanceSearch {
  readonly text?: string | undefined;
  readonly owners?: readonly string[] | undefined;
  readonly currency?: string | undefined;
  readonly standing?: Standing | undefined;
}

/** The place behind a balance in the list. */
export interface BalancePlace {
  readonly owner: string;
  readonly currency: string;
}

export type OwnedBalance = PartyBalance & { readonly owner: string };

type Raw = Record<string, unknown>;

// What the shop owes grows on the credit side.
const BUCKET = 'SUM(CASE WHEN bucket = ? THEN credits - debits ELSE 0 END) AS ??';

const having = (query: Knex.QueryBuilder, standing: Standing): void => {
  if (standing === 'owing') query.havingRaw('SUM(CASE WHEN bucket = ? THEN credits - debits ELSE 0 END) < 0', ['available']);
  else query.havingRaw('SUM(CASE WHEN bucket = ? THEN credits - debits ELSE 0 END) > 0', [standing]);
};

const searched = (strapi: Core.Strapi, { text, owners = [], currency, standing }: BalanceSearch): Knex.QueryBuilder => {
  const db = sql(strapi);
  const query = db('afs_ledger_accounts')
    .where({ type: 'payable' })
    .select(
      'owner',
      'currency',
      db.raw(BUCKET, ['pending', 'pending']),
      db.raw(BUCKET, ['available', 'available']),
      db.raw(BUCKET, ['held', 'held']),
      db.raw(BUCKET, ['reserved', 'reserved']),
    )
    .groupBy('owner', 'currency');
  if (currency !== undefined) query.where({ currency });
  if (text !== undefined) query.whereIn('owner', [...owners, text]);
  if (standing !== undefined) having(query, standing);
  return query;
};

const balanceOf = (row: Raw): OwnedBalance => ({
  owner: String(row['owner']),
  currency: String(row['currency']),
  pending: Number(row['pending']),
  available: Number(row['available']),
  held: Number(row['held']),
  reserved: Number(row['reserved']),
});

/** Balances a search finds, by owner and currency, behind a place; all of them where no page is given. */
export const findBalances = async (
  strapi: Core.Strapi,
  search: BalanceSearch,
  page: { readonly after?: BalancePlace | undefined; readonly limit: number } | null,
): Promise<OwnedBalance[]> => {
  await turnoverUpToNow();
  const query = searched(strapi, search).orderBy(['owner', 'currency']);
  const after = page?.after;
  if (page) query.limit(page.limit);
  if (after)
    query.where(
      (behind) =>
        void behind
          .where('owner', '>', after.owner)
          .orWhere((same) => void same.where({ owner: after.owner }).where('currency', '>', after.currency)),
    );
  return ((await query) as Raw[]).map(balanceOf);
};
