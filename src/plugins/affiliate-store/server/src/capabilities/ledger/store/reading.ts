import type { Core } from '@strapi/strapi';
import { grouped } from '../../../kernel/grouped';
import { sql } from '../../../platform/transaction';
import type { AccountRow } from '../domain/balance';
import { turnoverUpToNow } from './posting';

/** One line of a journal as it was booked. */
export interface EntryView {
  readonly lineNo: number;
  readonly accountId: number;
  readonly address: string;
  readonly type: string;
  readonly owner: string;
  readonly bucket: string;
  readonly side: 'debit' | 'credit';
  readonly amount: number;
  readonly shareKey: string | null;
}

/** A booked journal with its lines. */
export interface JournalView {
  readonly id: number;
  readonly key: string;
  readonly kind: string;
  readonly sourceType: string;
  readonly sourceId: string;
  readonly orderId: number | null;
  readonly currency: string;
  readonly occurredAt: number;
  readonly postedAt: number;
  readonly actor: string;
  readonly amount: number;
  readonly lines: readonly EntryView[];
}

type Raw = Record<string, unknown>;

export const accountOf = (row: Raw): AccountRow => ({
  ...(row as unknown as AccountRow),
  id: Number(row['id']),
  debits: Number(row['debits']),
  credits: Number(row['credits']),
  entries: Number(row['entries']),
});

const journalOf = (row: Raw, lines: readonly EntryView[]): JournalView => ({
  id: Number(row['id']),
  key: String(row['idempotency_key']),
  kind: String(row['kind']),
  sourceType: String(row['source_type']),
  sourceId: String(row['source_id']),
  orderId: row['order_id'] === null ? null : Number(row['order_id']),
  currency: String(row['currency']),
  occurredAt: Number(row['occurred_at']),
  postedAt: Number(row['posted_at']),
  actor: String(row['actor']),
  amount: Number(row['amount']),
  lines,
});

const entryOf = (line: Raw): EntryView => ({
  lineNo: Number(line['line_no']),
  accountId: Number(line['account_id']),
  address: String(line['address']),
  type: String(line['type']),
  owner: String(line['owner']),
  bucket: String(line['bucket']),
  side: line['side'] as 'debit' | 'credit',
  amount: Number(line['amount']),
  shareKey: (line['share_key'] as string | null) ?? null,
});

const withLines = async (strapi: Core.Strapi, rows: readonly Raw[]): Promise<JournalView[]> => {
  const lines = (await sql(strapi)('afs_ledger_entries as e')
    .join('afs_ledger_accounts as a', 'a.id', 'e.account_id')
    .whereIn(
      'e.journal_id',
      rows.map((row) => row['id'] as number),
    )
    .orderBy(['e.journal_id', 'e.line_no'])
    .select(
      'e.journal_id',
      'e.line_no',
      'e.account_id',
      'a.address',
      'a.type',
      'a.owner',
      'a.bucket',
      'e.side',
      'e.amount',
      'e.share_key',
    )) as Raw[];
  const linesOf = grouped(lines, (line) => Number(line['journal_id']));
  return rows.map((row) => journalOf(row, (linesOf.get(Number(row['id'])) ?? []).map(entryOf)));
};

/** Accounts of one owner, or of one type, with their turnover. */
export const findAccounts = async (
  strapi: Core.Strapi,
  filter: { readonly owner?: string; readonly type?: string; readonly currency?: string; readonly address?: string },
): Promise<AccountRow[]> => {
  await turnoverUpToNow();
  const query = sql(strapi)('afs_ledger_accounts').orderBy(['type', 'address', 'currency']);
  if (filter.owner !== undefined) query.where({ owner: filter.owner });
  if (filter.type !== undefined) query.where({ type: filter.type });
  if (filter.currency !== undefined) query.where({ currency: filter.currency });
  if (filter.address !== undefined) query.where({ address: filter.address });
  return ((await query) as Raw[]).map(accountOf);
};

export const findAccount = async (strapi: Core.Strapi, id: number): Promise<AccountRow | null> => {
  await turnoverUpToNow();
  const row = (await sql(strapi)('afs_ledger_accounts').where({ id }).first()) as Raw | undefined;
  return row ? accountOf(row) : null;
};

/** Journals of one order, in the order they were booked. */
export const findJournalsOfOrder = async (strapi: Core.Strapi, orderId: number): Promise<JournalView[]> =>
  withLines(strapi, (await sql(strapi)('afs_ledger_journals').where({ order_id: orderId }).orderBy('id')) as Raw[]);

/** The same of several orders, by order; those of which nothing is booked are not in it. */
export const findJournalsOfOrders = async (
  strapi: Core.Strapi,
  orderIds: readonly number[],
): Promise<ReadonlyMap<number, readonly JournalView[]>> => {
  const rows = (await sql(strapi)('afs_ledger_journals')
    .whereIn('order_id', [...orderIds])
    .orderBy('id')) as Raw[];
  return grouped(await withLines(strapi, rows), ({ orderId }) => Number(orderId));
};

export const findJournal = async (strapi: Core.Strapi, id: number): Promise<JournalView | null> => {
  const rows = (await sql(strapi)('afs_ledger_journals').where({ id })) as Raw[];
  return (await withLines(strapi, rows))[0] ?? null;
};

/** The journal of an event by its natural key. */
export const findJournalByKey = async (strapi: Core.Strapi, key: string): Promise<JournalView | null> => {
  const rows = (await sql(strapi)('afs_ledger_journals').where({ idempotency_key: key })) as Raw[];
  return (await withLines(strapi, rows))[0] ?? null;
};

const BITE = 500;

/** Of some orders those of which something of these kinds was booked since a moment (UTC ms). */
export const findOrdersMovedSince = async (
  strapi: Core.Strapi,
  orderIds: readonly number[],
  since: number,
  kinds: readonly string[],
): Promise<readonly number[]> => {
  const found: number[] = [];
  for (let at = 0; at < orderIds.length; at += BITE) {
    const rows = (await sql(strapi)('afs_ledger_journals')
      .whereIn('order_id', orderIds.slice(at, at + BITE))
      .where('posted_at', '>=', since)
      .whereIn('kind', [...kinds])
      .distinct('order_id')) as Raw[];
    found.push(...rows.map((row) => Number(row['order_id'])));
  }
  return found;
};

/** What had been booked of some orders before a moment (UTC ms): the keys of its journals, by order. */
export const findKeysBefore = async (
  strapi: Core.Strapi,
  orderIds: readonly number[],
  before: number,
): Promise<ReadonlyMap<number, ReadonlySet<string>>> => {
  const keys = new Map(orderIds.map((id) => [id, new Set<string>()]));
  for (let at = 0; at < orderIds.length; at += BITE) {
    const rows = (await sql(strapi)('afs_ledger_journals')
      .whereIn('order_id', orderIds.slice(at, at + BITE))
      .where('posted_at', '<', before)
      .select('order_id', 'idempotency_key')) as Raw[];
    for (const row of rows) keys.get(Number(row['order_id']))?.add(String(row['idempotency_key']));
  }
  return keys;
};

/** What an event of a kind was about, and how much it moved (minor units). */
export interface Subject {
  readonly sourceId: string;
  readonly currency: string;
  readonly amount: number;
}

/** Everything a kind of event was booked for, of one type of source. For kinds that are rare. */
export const findSubjects = async (strapi: Core.Strapi, kind: string, sourceType: string): Promise<Subject[]> =>
  (
    (await sql(strapi)('afs_ledger_journals').where({ kind, source_type: sourceType }).select('source_id', 'currency', 'amount')) as Raw[]
  ).map((row) => ({ sourceId: String(row['source_id']), currency: String(row['currency']), amount: Number(row['amount']) }));

/** Journals by id, in the order of their ids. */
export const journalsByIds = async (strapi: Core.Strapi, ids: readonly number[]): Promise<JournalView[]> =>
  ids.length === 0
    ? []
    : withLines(
        strapi,
        (await sql(strapi)('afs_ledger_journals')
          .whereIn('id', [...ids])
          .orderBy('id')) as Raw[],
      );

/** Journals that moved one account, newest first, before a given journal. */
export const findJournalsOfAccount = async (
  strapi: Core.Strapi,
  accountId: number,
  before: number | null,
  limit: number,
): Promise<JournalView[]> => {
  const ids = sql(strapi)('afs_ledger_entries')
    .where({ account_id: accountId })
    .distinct('journal_id')
    .orderBy('journal_id', 'desc')
    .limit(limit);
  if (before !== null) ids.where('journal_id', '<', before);
  const list = ((await ids) as Raw[]).map((row) => Number(row['journal_id']));
  return withLines(strapi, (await sql(strapi)('afs_ledger_journals').whereIn('id', list).orderBy('id', 'desc')) as Raw[]);
};

/** Accounts whose kept turnover differs from the sum of their entries (I12); the whole ledger is summed by the database. */
export const findWrongTurnover = async (
  strapi: Core.Strapi,
): Promise<Array<{ address: string; currency: string; kept: string; booked: string }>> => {
  const rows = (await sql(strapi)('afs_ledger_accounts as a')
    .leftJoin(
      sql(strapi)('afs_ledger_entries')
        .select('account_id')
        .sum({ debits: sql(strapi).raw("CASE WHEN side = 'debit' THEN amount ELSE 0 END") })
        .sum({ credits: sql(strapi).raw("CASE WHEN side = 'credit' THEN amount ELSE 0 END") })
        .groupBy('account_id')
        .as('e'),
      'e.account_id',
      'a.id',
    )
    .whereRaw('a.debits <> COALESCE(e.debits, 0) OR a.credits <> COALESCE(e.credits, 0)')
    .select('a.address', 'a.currency', 'a.debits', 'a.credits', { sum_debits: 'e.debits', sum_credits: 'e.credits' })
    .limit(20)) as Raw[];
  return rows.map((row) => ({
    address: String(row['address']),
    currency: String(row['currency']),
    kept: `${String(row['debits'])}/${String(row['credits'])}`,
    booked: `${Number(row['sum_debits'] ?? 0)}/${Number(row['sum_credits'] ?? 0)}`,
  }));
};

/** Journals whose debits are not their credits (I1). */
export const findUnbalancedJournals = async (strapi: Core.Strapi): Promise<Array<{ journalId: number; difference: number }>> => {
  const signed = sql(strapi).raw("CASE WHEN side = 'debit' THEN amount ELSE -amount END");
  const rows = (await sql(strapi)('afs_ledger_entries')
    .select('journal_id')
    .sum({ difference: signed })
    .groupBy('journal_id')
    .havingRaw("SUM(CASE WHEN side = 'debit' THEN amount ELSE -amount END) <> 0")
    .limit(20)) as Raw[];
  return rows.map((row) => ({ journalId: Number(row['journal_id']), difference: Number(row['difference']) }));
};

/** Debits less credits of all accounts per currency; zero when the books balance (I2). */
export const trialBalance = async (strapi: Core.Strapi): Promise<Array<{ currency: string; difference: number }>> => {
  const rows = (await sql(strapi)('afs_ledger_accounts')
    .select('currency')
    .sum({ debits: 'debits' })
    .sum({ credits: 'credits' })
    .groupBy('currency')) as Raw[];
  return rows.map((row) => ({ currency: String(row['currency']), difference: Number(row['debits']) - Number(row['credits']) }));
};

/** One fact about the books themselves, such as whether payouts are frozen. */
export const readBookState = async <T>(strapi: Core.Strapi, name: string): Promise<T | null> => {
  const row = (await sql(strapi)('afs_book_state').where({ name }).first()) as { value: string } | undefined;
  return row ? (JSON.parse(row.value) as T) : null;
};

export const writeBookState = async (strapi: Core.Strapi, name: string, value: unknown, at: number): Promise<void> => {
  await sql(strapi)('afs_book_state')
    .insert({ name, value: JSON.stringify(value), updated_at: at })
    .onConflict('name')
    .merge();
};

/** What moved one account, by kind of event, largest first. */
export const turnoverByKind = async (
  strapi: Core.Strapi,
  accountId: number,
): Promise<Array<{ kind: string; entries: number; debits: number; credits: number }>> => {
  const rows = (await sql(strapi)('afs_ledger_entries as e')
    .join('afs_ledger_journals as j', 'j.id', 'e.journal_id')
    .where('e.account_id', accountId)
    .select('j.kind')
    .count({ entries: '*' })
    .sum({ debits: sql(strapi).raw("CASE WHEN e.side = 'debit' THEN e.amount ELSE 0 END") })
    .sum({ credits: sql(strapi).raw("CASE WHEN e.side = 'credit' THEN e.amount ELSE 0 END") })
    .groupBy('j.kind')
    .orderBy('entries', 'desc')) as Raw[];
  return rows.map((row) => ({
    kind: String(row['kind']),
    entries: Number(row['entries']),
    debits: Number(row['debits']),
    credits: Number(row['credits']),
  }));
};
