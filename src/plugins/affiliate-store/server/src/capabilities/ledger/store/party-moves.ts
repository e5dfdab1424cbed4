import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { sql } from '../../../platform/transaction';
import { turnoverUpToNow } from './posting';

/** Which journals a reader counts: those with a number up to `settled`, booked before `endsAt` (UTC ms). */
export interface Cover {
  readonly settled: number;
  readonly endsAt: number;
}

/** Somebody the books owe money to, or are owed by, in one currency. */
export interface PayeeAccount {
  readonly owner: string;
  readonly currency: string;
}

/** One line that moved what a party is owed, with the hash its journal was sealed under. */
export interface PartyMove {
  readonly journalId: number;
  readonly hash: string;
  readonly lineNo: number;
  readonly kind: string;
  readonly sourceType: string;
  readonly sourceId: string;
  readonly orderId: number | null;
  readonly occurredAt: number;
  readonly postedAt: number;
  readonly bucket: string;
  /** What it adds to the bucket, minor units. */
  readonly amount: number;
}

/** What kinds of journals added to the buckets of a party, minor units. */
export interface PartySum {
  readonly owner: string;
  readonly currency: string;
  readonly bucket: string;
  readonly kind: string;
  readonly amount: number;
}

type Raw = Record<string, unknown>;

const linesOf = (strapi: Core.Strapi, { owner, currency }: PayeeAccount): Knex.QueryBuilder =>
  sql(strapi)('afs_ledger_entries as e')
    .join('afs_ledger_accounts as a', 'a.id', 'e.account_id')
    .join('afs_ledger_journals as j', 'j.id', 'e.journal_id')
    .where({ 'a.type': 'payable', 'a.owner': owner, 'a.currency': currency });

const within = (query: Knex.QueryBuilder, { settled, endsAt }: Cover): void =>
  void query.where('j.id', '<=', settled).where('j.posted_at', '<', endsAt);

/** Pages through everybody the books have an account for, behind one of them. */
export const findPayeeAccounts = async (strapi: Core.Strapi, after: PayeeAccount | null, limit: number): Promise<PayeeAccount[]> => {
  await turnoverUpToNow();
  const query = sql(strapi)('afs_ledger_accounts')
    .where({ type: 'payable' })
    .distinct('owner', 'currency')
    .orderBy(['owner', 'currency'])
    .limit(limit);
  if (after)
    void query.where((either) => {
      void either
        .where('owner', '>', after.owner)
        .orWhere((same) => void same.where({ owner: after.owner }).where('currency', '>', after.currency));
    });
  return ((await query) as Raw[]).map((row) => ({ owner: String(row['owner']), currency: String(row['currency']) }));
};

/** What one party's buckets hold by what is covered, apart by kind; the database adds it up. */
export const sumPartyMoves = async (strapi: Core.Strapi, of: PayeeAccount, cover: Cover): Promise<PartySum[]> => {
  const query = linesOf(strapi, of)
    .groupBy('a.bucket', 'j.kind')
    .select('a.bucket', 'j.kind')
    .sum({ amount: sql(strapi).raw("CASE WHEN e.side = 'credit' THEN e.amount ELSE -e.amount END") });
  within(query, cover);
  return ((await query) as Raw[]).map((row) => ({
    ...of,
    bucket: String(row['bucket']),
    kind: String(row['kind']),
    amount: Number(row['amount']),
  }));
};

/** The lines a cover has and an earlier one had not, in the order of their journals. */
export const findPartyMoves = async (strapi: Core.Strapi, of: PayeeAccount, cover: Cover, earlier: Cover | null): Promise<PartyMove[]> => {
  const query = linesOf(strapi, of)
    .join('afs_ledger_sealed_journals as s', 's.journal_id', 'j.id')
    .orderBy(['j.id', 'e.line_no'])
    .select('j.id', 's.hash', 'e.line_no', 'j.kind', 'j.source_type', 'j.source_id', 'j.order_id', 'j.occurred_at', 'j.posted_at')
    .select('a.bucket', 'e.side', 'e.amount');
  within(query, cover);
  if (earlier) void query.where((either) => void either.where('j.id', '>', earlier.settled).orWhere('j.posted_at', '>=', earlier.endsAt));
  return ((await query) as Raw[]).map((row) => ({
    journalId: Number(row['id']),
    hash: String(row['hash']),
    lineNo: Number(row['line_no']),
    kind: String(row['kind']),
    sourceType: String(row['source_type']),
    sourceId: String(row['source_id']),
    orderId: row['order_id'] === null ? null : Number(row['order_id']),
    occurredAt: Number(row['occurred_at']),
    postedAt: Number(row['posted_at']),
    bucket: String(row['bucket']),
    amount: row['side'] === 'credit' ? Number(row['amount']) : -Number(row['amount']),
  }));
};

/** The first and, before a moment, the last number of a journal with the moment it was booked at; null while there is none. */
/** When something last moved the money of parties, in whatever currency, UTC ms. */
export const lastMoved = async (strapi: Core.Strapi, owners: readonly string[]): Promise<ReadonlyMap<string, number>> => {
  if (owners.length === 0) return new Map();
  const rows = (await sql(strapi)('afs_ledger_entries as e')
    .join('afs_ledger_accounts as a', 'a.id', 'e.account_id')
    .join('afs_ledger_journals as j', 'j.id', 'e.journal_id')
    .where('a.type', 'payable')
    .whereIn('a.owner', [...owners])
    .groupBy('a.owner')
    .select('a.owner')
    .max({ at: 'j.posted_at' })) as Raw[];
  return new Map(rows.map((row) => [String(row['owner']), Number(row['at'])]));
};

export const findBookedEdges = async (
  strapi: Core.Strapi,
  before: number,
): Promise<{ readonly firstAt: number; readonly lastId: number } | null> => {
  const row = (await sql(strapi)('afs_ledger_journals')
    .where('posted_at', '<', before)
    .min({ firstAt: 'posted_at' })
    .max({ lastId: 'id' })
    .first()) as Raw | undefined;
  return row?.['lastId'] == null ? null : { firstAt: Number(row['firstAt']), lastId: Number(row['lastId']) };
};
