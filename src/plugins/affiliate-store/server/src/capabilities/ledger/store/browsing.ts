import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { escapedLike } from '../../../platform/text-search';
import { sql } from '../../../platform/transaction';
import { balanceOf } from '../domain/balance';
import type { AccountRow } from '../domain/balance';
import { turnoverUpToNow } from './posting';
import { accountOf } from './reading';

/** Which accounts are wanted; absent parts do not filter. `text` is part of the address, `owners` are found by it elsewhere. */
export interface AccountSearch {
  readonly type?: string | undefined;
  readonly owner?: string | undefined;
  readonly currency?: string | undefined;
  readonly nonZero?: boolean | undefined;
  readonly text?: string | undefined;
  readonly owners?: readonly string[] | undefined;
}

/** The place behind an account in a list by address and currency. */
export interface AccountPlace {
  readonly address: string;
  readonly currency: string;
}

type Raw = Record<string, unknown>;
const ACCOUNTS = 'afs_ledger_accounts';
const ENTRIES = 'afs_ledger_entries';

const given = (parts: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(parts).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));

const searched = (strapi: Core.Strapi, { type, owner, currency, nonZero, text, owners }: AccountSearch): Knex.QueryBuilder => {
  const query = sql(strapi)(ACCOUNTS).where(given({ type, owner, currency }));
  if (nonZero === true) query.whereRaw('debits <> credits');
  if (nonZero === false) query.whereRaw('debits = credits');
  if (text !== undefined) {
    query.where((either) => {
      escapedLike(strapi, either, ['address'], text);
      if (owners && owners.length > 0) either.orWhereIn('owner', [...owners]);
    });
  }
  return query;
};

/** Accounts by address, behind a place where given. */
export const findAccountsPage = async (
  strapi: Core.Strapi,
  search: AccountSearch,
  page: { readonly after?: AccountPlace | undefined; readonly limit: number },
): Promise<AccountRow[]> => {
  const query = searched(strapi, search).orderBy(['address', 'currency']).limit(page.limit);
  const { after } = page;
  if (after)
    query.where(
      (behind) =>
        void behind
          .where('address', '>', after.address)
          .orWhere((same) => void same.where({ address: after.address }).where('currency', '>', after.currency)),
    );
  return ((await query) as Raw[]).map(accountOf);
};

export const countAccounts = async (strapi: Core.Strapi, search: AccountSearch): Promise<number> => {
  const row = (await searched(strapi, search).count({ n: '*' }).first()) as { n: number | string } | undefined;
  return Number(row?.n ?? 0);
};

/** One account by its spelling and currency. */
export const findAccountAt = async (strapi: Core.Strapi, address: string, currency: string): Promise<AccountRow | null> => {
  await turnoverUpToNow();
  const row = (await sql(strapi)(ACCOUNTS).where({ address, currency }).first()) as Raw | undefined;
  return row ? accountOf(row) : null;
};

/** All debits and credits of a currency, with how many accounts and journals make them. */
export interface LedgerTotals {
  readonly currency: string;
  readonly debits: number;
  readonly credits: number;
  readonly accounts: number;
  readonly journals: number;
}

export const ledgerTotals = async (strapi: Core.Strapi): Promise<LedgerTotals[]> => {
  const rows = (await sql(strapi)(ACCOUNTS)
    .select('currency')
    .sum({ debits: 'debits' })
    .sum({ credits: 'credits' })
    .count({ accounts: '*' })
    .groupBy('currency')
    .orderBy('currency')) as Raw[];
  const journals: Raw[] = await sql(strapi)('afs_ledger_journals').select('currency').count({ n: '*' }).groupBy('currency');
  const counted = new Map(journals.map((row) => [String(row['currency']), Number(row['n'])]));
  return rows.map((row) => ({
    currency: String(row['currency']),
    debits: Number(row['debits']),
    credits: Number(row['credits']),
    accounts: Number(row['accounts']),
    journals: counted.get(String(row['currency'])) ?? 0,
  }));
};

/** All debits and credits of one currency by type of account, for whoever asks what totals are made of. */
export const turnoverByType = async (
  strapi: Core.Strapi,
  currency: string,
): Promise<ReadonlyArray<{ readonly type: string; readonly accounts: number; readonly debits: number; readonly credits: number }>> =>
  (
    (await sql(strapi)(ACCOUNTS)
      .where({ currency })
      .select('type')
      .sum({ debits: 'debits' })
      .sum({ credits: 'credits' })
      .count({ accounts: '*' })
      .groupBy('type')
      .orderBy('type')) as Raw[]
  ).map((row) => ({
    type: String(row['type']),
    accounts: Number(row['accounts']),
    debits: Number(row['debits']),
    credits: Number(row['credits']),
  }));

/** A line of one account as on a bank statement; `balanceAfter` is the balance once it is booked. Amounts are minor units. */
export interface AccountEntry {
  readonly journalId: number;
  readonly lineNo: number;
  readonly kind: string;
  readonly occurredAt: number;
  readonly postedAt: number;
  readonly side: 'debit' | 'credit';
  readonly amount: number;
  readonly balanceAfter: number;
  readonly orderId: number | null;
  readonly sourceType: string;
  readonly sourceId: string;
}

export interface EntryPlace {
  readonly journalId: number;
  readonly lineNo: number;
}

const DEBITED = "CASE WHEN side = 'debit' THEN amount ELSE 0 END";
const CREDITED = "CASE WHEN side = 'credit' THEN amount ELSE 0 END";

/**
 * The balance of an account once a line of it was booked: its kept turnover less everything newer. One statement, so that
 * what is booked meanwhile is in both or in neither.
 */
const balanceAt = async (strapi: Core.Strapi, account: AccountRow, { journalId, lineNo }: EntryPlace): Promise<number> => {
  const db = sql(strapi);
  const newer = db(ENTRIES)
    .where({ account_id: account.id })
    .where(
      (behind) =>
        void behind
          .where('journal_id', '>', journalId)
          .orWhere((same) => void same.where({ journal_id: journalId }).where('line_no', '>', lineNo)),
    )
    .sum({ debits: db.raw(DEBITED) })
    .sum({ credits: db.raw(CREDITED) })
    .as('newer');
  const row = (await db(`${ACCOUNTS} as a`)
    .joinRaw('CROSS JOIN ?', [newer])
    .where('a.id', account.id)
    .select({ debits: 'a.debits', credits: 'a.credits', newer_debits: 'newer.debits', newer_credits: 'newer.credits' })
    .first()) as Raw;
  return balanceOf({
    type: account.type,
    debits: Number(row['debits']) - Number(row['newer_debits'] ?? 0),
    credits: Number(row['credits']) - Number(row['newer_credits'] ?? 0),
  });
};

/** What was booked on an account, newest first, behind a place where given. */
export const findEntries = async (
  strapi: Core.Strapi,
  account: AccountRow,
  page: { readonly after?: EntryPlace | undefined; readonly limit: number },
): Promise<AccountEntry[]> => {
  const query = sql(strapi)(`${ENTRIES} as e`)
    .join('afs_ledger_journals as j', 'j.id', 'e.journal_id')
    .where('e.account_id', account.id)
    .orderBy([
      { column: 'e.journal_id', order: 'desc' },
      { column: 'e.line_no', order: 'desc' },
    ])
    .limit(page.limit)
    .select(
      'e.journal_id',
      'e.line_no',
      'e.side',
      'e.amount',
      'j.kind',
      'j.occurred_at',
      'j.posted_at',
      'j.order_id',
      'j.source_type',
      'j.source_id',
    );
  const { after } = page;
  if (after)
    query.where(
      (behind) =>
        void behind
          .where('e.journal_id', '<', after.journalId)
          .orWhere((same) => void same.where('e.journal_id', after.journalId).where('e.line_no', '<', after.lineNo)),
    );
  const rows = (await query) as Raw[];
  const [first] = rows;
  let balance = first ? await balanceAt(strapi, account, { journalId: Number(first['journal_id']), lineNo: Number(first['line_no']) }) : 0;
  return rows.map((row) => {
    const [side, amount] = [row['side'] as 'debit' | 'credit', Number(row['amount'])];
    const entry: AccountEntry = {
      journalId: Number(row['journal_id']),
      lineNo: Number(row['line_no']),
      kind: String(row['kind']),
      occurredAt: Number(row['occurred_at']),
      postedAt: Number(row['posted_at']),
      side,
      amount,
      balanceAfter: balance,
      orderId: row['order_id'] === null ? null : Number(row['order_id']),
      sourceType: String(row['source_type']),
      sourceId: String(row['source_id']),
    };
    balance -= balanceOf({ type: account.type, debits: side === 'debit' ? amount : 0, credits: side === 'credit' ? amount : 0 });
    return entry;
  });
};
