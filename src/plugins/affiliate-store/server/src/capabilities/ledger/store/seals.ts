import type { Core } from '@strapi/strapi';
import { isEmbedded, sql } from '../../../platform/transaction';
import { SEAL_VERSION } from '../domain/canonical';
import type { SealableJournal, SealableLine, SealedJournal } from '../domain/canonical';
import type { Block } from '../domain/seal-findings';

type Raw = Record<string, unknown>;

const SEALS = 'afs_ledger_seals';
const SEALED = 'afs_ledger_sealed_journals';
const JOURNALS = 'afs_ledger_journals';

/** The end of the chain, without what it seals. */
export type Head = Omit<Block, 'sealed'> & { readonly journals: number };

const headOf = (row: Raw): Head => ({
  block: Number(row['block']),
  version: Number(row['version']),
  previous: String(row['previous_hash']),
  hash: String(row['hash']),
  settled: Number(row['settled']),
  sealedAt: Number(row['sealed_at']),
  journals: Number(row['journals']),
});

export const findHead = async (strapi: Core.Strapi): Promise<Head | null> => {
  const row = (await sql(strapi)(SEALS).orderBy('block', 'desc').first()) as Raw | undefined;
  return row ? headOf(row) : null;
};

const lineOf = (row: Raw): SealableLine => ({
  lineNo: Number(row['line_no']),
  address: (row['address'] as string | null) ?? '',
  currency: (row['currency'] as string | null) ?? '',
  side: row['side'] as SealableLine['side'],
  amount: Number(row['amount']),
  shareKey: (row['share_key'] as string | null) ?? null,
});

/** Journals with their lines as they stand now, by id; those that are gone are not among them. */
export const findSealable = async (strapi: Core.Strapi, ids: readonly number[]): Promise<ReadonlyMap<number, SealableJournal>> => {
  if (ids.length === 0) return new Map();
  const lines = new Map<number, SealableLine[]>(ids.map((id) => [id, []]));
  const rows = (await sql(strapi)('afs_ledger_entries as e')
    .leftJoin('afs_ledger_accounts as a', 'a.id', 'e.account_id')
    .whereIn('e.journal_id', [...ids])
    .orderBy(['e.journal_id', 'e.line_no'])
    .select('e.journal_id', 'e.line_no', 'a.address', 'a.currency', 'e.side', 'e.amount', 'e.share_key')) as Raw[];
  for (const row of rows) lines.get(Number(row['journal_id']))?.push(lineOf(row));
  const journals = (await sql(strapi)(JOURNALS).whereIn('id', [...ids])) as Raw[];
  return new Map(
    journals.map((row) => {
      const id = Number(row['id']);
      return [id, journalOf(row, id, lines.get(id) ?? [])];
    }),
  );
};

const journalOf = (row: Raw, id: number, lines: readonly SealableLine[]): SealableJournal => ({
  id,
  key: String(row['idempotency_key']),
  requestHash: String(row['request_hash']),
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

const unsealed = (strapi: Core.Strapi) =>
  sql(strapi)(`${JOURNALS} as j`).leftJoin(`${SEALED} as s`, 's.journal_id', 'j.id').whereNull('s.journal_id');

/** Ids of committed journals above a number that lie in no block, in order. */
export const findUnsealed = async (strapi: Core.Strapi, above: number, limit: number): Promise<number[]> =>
  ((await unsealed(strapi).where('j.id', '>', above).orderBy('j.id').limit(limit).select('j.id')) as Raw[]).map((row) => Number(row['id']));

/** Ids of journals that lie in no block although their numbers were settled. */
export const findUnsealedUpTo = async (strapi: Core.Strapi, settled: number, limit: number): Promise<number[]> =>
  ((await unsealed(strapi).where('j.id', '<=', settled).orderBy('j.id').limit(limit).select('j.id')) as Raw[]).map((row) =>
    Number(row['id']),
  );

export const countUnsealed = async (strapi: Core.Strapi, above: number): Promise<number> => {
  const row = (await unsealed(strapi).where('j.id', '>', above).count({ n: '*' }).first()) as Raw | undefined;
  return Number(row?.['n'] ?? 0);
};

/** Lines that belong to no journal; what is left of a sealed journal that is gone is told with the journal. */
export const findStrayLines = async (strapi: Core.Strapi, limit: number): Promise<Array<{ journalId: number; lineNo: number }>> => {
  const rows = (await sql(strapi)('afs_ledger_entries as e')
    .leftJoin(`${JOURNALS} as j`, 'j.id', 'e.journal_id')
    .leftJoin(`${SEALED} as s`, 's.journal_id', 'e.journal_id')
    .whereNull('j.id')
    .whereNull('s.journal_id')
    .limit(limit)
    .select('e.journal_id', 'e.line_no')) as Raw[];
  return rows.map((row) => ({ journalId: Number(row['journal_id']), lineNo: Number(row['line_no']) }));
};

/** Numbers of blocks that something says it lies in, and that are not there. */
export const findLostBlocks = async (strapi: Core.Strapi, limit: number): Promise<number[]> => {
  const rows = (await sql(strapi)(`${SEALED} as s`)
    .leftJoin(`${SEALS} as b`, 'b.block', 's.block')
    .whereNull('b.block')
    .distinct('s.block')
    .limit(limit)) as Raw[];
  return rows.map((row) => Number(row['block']));
};

export const countBlocks = async (strapi: Core.Strapi): Promise<number> => {
  const row = (await sql(strapi)(SEALS).count({ n: '*' }).first()) as Raw | undefined;
  return Number(row?.['n'] ?? 0);
};

/** Blocks behind a number, in order, with what they seal. */
export const findBlocks = async (strapi: Core.Strapi, after: number, limit: number): Promise<Block[]> => {
  const heads = ((await sql(strapi)(SEALS).where('block', '>', after).orderBy('block').limit(limit)) as Raw[]).map(headOf);
  if (heads.length === 0) return [];
  const sealed = new Map<number, SealedJournal[]>(heads.map(({ block }) => [block, []]));
  const rows = (await sql(strapi)(SEALED)
    .whereIn(
      'block',
      heads.map(({ block }) => block),
    )
    .orderBy(['block', 'place'])) as Raw[];
  for (const row of rows)
    sealed.get(Number(row['block']))?.push({
      journalId: Number(row['journal_id']),
      hash: String(row['hash']),
      marks: String(row['marks']).split(' ').filter(Boolean),
    });
  return heads.map((head) => ({ ...head, sealed: sealed.get(head.block) ?? [] }));
};

/** Adds a block to the chain, in the open unit of work; false when somebody else has added one of that number. */
export const insertBlock = async (strapi: Core.Strapi, block: Omit<Block, 'version'>): Promise<boolean> => {
  const added = (await sql(strapi)(SEALS)
    .insert({
      block: block.block,
      version: SEAL_VERSION,
      previous_hash: block.previous,
      hash: block.hash,
      settled: block.settled,
      journals: block.sealed.length,
      sealed_at: block.sealedAt,
    })
    .onConflict('block')
    .ignore()
    .returning('id')) as unknown[];
  if (added.length === 0) return false;
  const rows = block.sealed.map(({ journalId, hash, marks }, place) => ({
    journal_id: journalId,
    block: block.block,
    place,
    hash,
    marks: marks.join(' '),
  }));
  if (rows.length > 0) await sql(strapi)(SEALED).insert(rows);
  return true;
};

/** How far the ledger is known, and which of the database's transactions were open at that moment. */
export interface Horizon {
  readonly highest: number;
  /** The oldest transaction still open, and the number the next one will get; null where one writer at a time is let in. */
  readonly open: { readonly oldest: string; readonly next: string } | null;
}

/** One look at the highest committed journal and at the transactions under way, of one and the same moment. */
export const readHorizon = async (strapi: Core.Strapi): Promise<Horizon> => {
  if (isEmbedded(strapi)) {
    const row = (await sql(strapi)(JOURNALS).max({ highest: 'id' }).first()) as Raw | undefined;
    return { highest: Number(row?.['highest'] ?? 0), open: null };
  }
  const { rows } = (await sql(strapi).raw(
    `SELECT pg_snapshot_xmin(s)::text AS oldest, pg_snapshot_xmax(s)::text AS next,
       (SELECT COALESCE(MAX(id), 0) FROM afs_ledger_journals) AS highest FROM pg_current_snapshot() AS s`,
  )) as { rows: Array<{ oldest: string; next: string; highest: string }> };
  const row = rows[0] ?? { oldest: '0', next: '0', highest: '0' };
  return { highest: Number(row.highest), open: { oldest: row.oldest, next: row.next } };
};
