import type { Core } from '@strapi/strapi';
import { address } from '../../../kernel/account';
import type { AccountRef } from '../../../kernel/account';
import { refuse } from '../../../kernel/failure';
import type { JournalDraft } from '../../../kernel/journal';
import { now } from '../../../platform/clock';
import { contentHash } from '../../../platform/ids';
import { afterCommit, atTheEnd, catchUpOn, inUnit, isEmbedded, sql } from '../../../platform/transaction';
import { ledgerFailures } from '../domain/failures';

/** What every journal says beside its lines. */
export interface PostingContext {
  readonly orderId: number | null;
  readonly actor: string;
  /** When it happened, UTC ms. */
  readonly occurredAt: number;
  /** Of journals that did not happen with the others: when, by their keys. */
  readonly at?: ReadonlyMap<string, number>;
}

// Accounts are never deleted and never change their address, so their ids may be remembered once they are committed.
const known = new Map<string, number>();

/** Forgets remembered ids; for a process that opens another database. */
export const forgetAccounts = (): void => known.clear();

const keyOf = (ref: AccountRef): string => `${ref.currency} ${address(ref)}`;

const accountIds = async (strapi: Core.Strapi, refs: readonly AccountRef[]): Promise<ReadonlyMap<string, number>> => {
  const wanted = new Map(refs.map((ref) => [keyOf(ref), ref]));
  const missing = [...wanted]
    .filter(([key]) => !known.has(key))
    .map(([, ref]) => ref)
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const ids = new Map([...wanted.keys()].flatMap((key) => (known.has(key) ? [[key, known.get(key) as number] as const] : [])));
  if (missing.length === 0) return ids;
  const db = sql(strapi);
  const rows = missing.map((ref) => ({
    address: address(ref),
    type: ref.type,
    owner: ref.owner,
    bucket: ref.bucket,
    currency: ref.currency,
    debits: 0,
    credits: 0,
    entries: 0,
  }));
  await db('afs_ledger_accounts').insert(rows).onConflict(['address', 'currency']).ignore();
  const found = (await db('afs_ledger_accounts')
    .whereIn(
      'address',
      rows.map((row) => row.address),
    )
    .select('id', 'address', 'currency')) as Array<{ id: number; address: string; currency: string }>;
  for (const row of found) {
    const key = `${row.currency} ${row.address}`;
    ids.set(key, Number(row.id));
    afterCommit(strapi, () => known.set(key, Number(row.id)));
  }
  return ids;
};

const insertJournals = async (
  strapi: Core.Strapi,
  drafts: readonly JournalDraft[],
  context: PostingContext,
): Promise<Map<string, number>> => {
  const rows = drafts.map((draft) => ({
    idempotency_key: draft.key,
    request_hash: contentHash(draft),
    kind: draft.kind,
    source_type: draft.source.type,
    source_id: draft.source.id,
    order_id: context.orderId,
    currency: draft.currency,
    occurred_at: context.at?.get(draft.key) ?? context.occurredAt,
    posted_at: now(),
    actor: context.actor,
    amount: draft.lines.reduce((sum, line) => sum + (line.side === 'debit' ? line.amount : 0), 0),
  }));
  const inserted = (await sql(strapi)('afs_ledger_journals')
    .insert(rows)
    .onConflict('idempotency_key')
    .ignore()
    .returning(['id', 'idempotency_key'])) as Array<{ id: number; idempotency_key: string }>;
  if (inserted.length < rows.length) await refuseContradictions(strapi, rows);
  return new Map(inserted.map((row) => [row.idempotency_key, Number(row.id)]));
};

// The same key with the same lines is a repeat and does nothing; with other lines it is a finding, never a silent hit.
const refuseContradictions = async (
  strapi: Core.Strapi,
  rows: ReadonlyArray<{ idempotency_key: string; request_hash: string }>,
): Promise<void> => {
  const booked = (await sql(strapi)('afs_ledger_journals')
    .whereIn(
      'idempotency_key',
      rows.map((row) => row.idempotency_key),
    )
    .select('idempotency_key', 'request_hash')) as Array<{ idempotency_key: string; request_hash: string }>;
  const hashes = new Map(booked.map((row) => [row.idempotency_key, row.request_hash]));
  for (const row of rows) {
    if (hashes.get(row.idempotency_key) !== row.request_hash)
      refuse(ledgerFailures.because('JOURNAL_CONTRADICTS_BOOKS', { key: row.idempotency_key }));
  }
};

interface Movement {
  readonly accountId: number;
  debits: number;
  credits: number;
  entries: number;
}

// A database takes so many bound values in a statement and no more: a payout run moves an account of each of ten thousand people.
const MOST_ACCOUNTS = 1_000;
const MOST_ENTRIES = 1_000;

/** Moves the balances of accounts, in the order of their ids, so that no two units lock them crosswise. */
const addTurnover = async (strapi: Core.Strapi, movements: readonly Movement[]): Promise<void> => {
  const sorted = [...movements].sort((a, b) => a.accountId - b.accountId);
  for (let at = 0; at < sorted.length; at += MOST_ACCOUNTS) await moveAccounts(strapi, sorted.slice(at, at + MOST_ACCOUNTS));
};

const moveAccounts = async (strapi: Core.Strapi, sorted: readonly Movement[]): Promise<void> => {
  const db = sql(strapi);
  if (!isEmbedded(strapi))
    await db('afs_ledger_accounts')
      .whereIn(
        'id',
        sorted.map((move) => move.accountId),
      )
      .orderBy('id')
      .forUpdate()
      .select('id');
  const values = sorted.map(() => '(CAST(? AS bigint), CAST(? AS bigint), CAST(? AS bigint), CAST(? AS bigint))').join(', ');
  const bindings = sorted.flatMap((move) => [move.accountId, move.debits, move.credits, move.entries]);
  // The only thing put into the text is a list of placeholders.
  const statement = [
    'UPDATE afs_ledger_accounts SET debits = debits + v.column2, credits = credits + v.column3, entries = entries + v.column4 FROM (VALUES ',
    values,
    ') AS v WHERE id = v.column1',
  ].join('');
  await db.raw(statement, bindings);
};

const PUT_OFF = 'ledger.turnover';
// By the transaction they belong to: a unit that is undone takes them along.
const pending = new WeakMap<object, Map<number, Movement>>();

/** Adds movements to those the unit has made so far; the accounts are written, and locked, at its end. */
const putOffTurnover = (strapi: Core.Strapi, movements: Iterable<Movement>): void => {
  const unit = sql(strapi);
  const moves = pending.get(unit) ?? new Map<number, Movement>();
  pending.set(unit, moves);
  for (const move of movements) {
    const sum = moves.get(move.accountId) ?? { accountId: move.accountId, debits: 0, credits: 0, entries: 0 };
    sum.debits += move.debits;
    sum.credits += move.credits;
    sum.entries += move.entries;
    moves.set(move.accountId, sum);
  }
  atTheEnd(PUT_OFF, async () => {
    pending.delete(unit);
    await addTurnover(strapi, [...moves.values()]);
  });
};

/** Writes what the unit has moved so far; whoever reads balances inside a unit calls it first. */
export const turnoverUpToNow = (): Promise<void> => catchUpOn(PUT_OFF);

/**
 * Writes journals with their entries and moves the balances, in the open unit of work. A journal whose key is known does
 * nothing; answers the keys that were new.
 */
export const postJournals = async (
  strapi: Core.Strapi,
  drafts: readonly JournalDraft[],
  context: PostingContext,
): Promise<readonly string[]> => {
  if (drafts.length === 0) return [];
  if (!inUnit()) throw new Error('journals are posted inside a unit of work, with what they are about');
  const ids = await accountIds(
    strapi,
    drafts.flatMap((draft) => draft.lines.map((line) => line.account)),
  );
  const journals = await insertJournals(strapi, drafts, context);
  const moves = new Map<number, Movement>();
  const entries: object[] = [];
  for (const draft of drafts) {
    const journalId = journals.get(draft.key);
    if (journalId === undefined) continue;
    draft.lines.forEach((line, index) => {
      const accountId = ids.get(keyOf(line.account)) as number;
      entries.push({
        journal_id: journalId,
        line_no: index + 1,
        account_id: accountId,
        side: line.side,
        amount: line.amount,
        share_key: line.share ?? null,
      });
      const move = moves.get(accountId) ?? { accountId, debits: 0, credits: 0, entries: 0 };
      move[line.side === 'debit' ? 'debits' : 'credits'] += line.amount;
      move.entries += 1;
      moves.set(accountId, move);
    });
  }
  if (entries.length === 0) return [];
  for (let at = 0; at < entries.length; at += MOST_ENTRIES)
    await sql(strapi)('afs_ledger_entries').insert(entries.slice(at, at + MOST_ENTRIES));
  putOffTurnover(strapi, moves.values());
  return [...journals.keys()];
};
