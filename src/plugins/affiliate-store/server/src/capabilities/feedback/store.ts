import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { now } from '../../platform/clock';
import { publicId } from '../../platform/ids';
import { maybeNumber, maybeText } from '../../platform/row-values';
import { escapedLike } from '../../platform/text-search';
import { locked, sql } from '../../platform/transaction';
import type { BoardReader, Entry, FeedbackKind, FeedbackState } from './domain/entry';

const TABLE = 'afs_feedback';
const BACKERS = 'afs_feedback_backers';
const COUNTED = '(select count(*) from afs_feedback_backers b where b.feedback_id = afs_feedback.id) as backers';

type Raw = Record<string, unknown>;

const entryOf = (row: Raw): Entry => ({
  id: Number(row['id']),
  publicId: String(row['public_id']),
  authorPartyId: Number(row['author_party_id']),
  productId: maybeText(row['product_id']),
  kind: row['kind'] as FeedbackKind,
  title: String(row['title']),
  text: String(row['text']),
  state: row['state'] as FeedbackState,
  answer: maybeText(row['answer']),
  mergedInto: maybeNumber(row['merged_into']),
  hiddenBecause: maybeText(row['hidden_because']),
  changes: Number(row['changes']),
  postedAt: Number(row['posted_at']),
  changedAt: Number(row['changed_at']),
  backers: Number(row['backers'] ?? 0),
});

const counted = (strapi: Core.Strapi) => sql(strapi)(TABLE).select('afs_feedback.*', sql(strapi).raw(COUNTED));

export type NewEntry = Pick<Entry, 'authorPartyId' | 'productId' | 'kind' | 'title' | 'text'>;

/** Writes an entry down; whoever wrote it stands behind it. */
export const insertEntry = async (strapi: Core.Strapi, entry: NewEntry): Promise<Entry> => {
  const at = now();
  const [row] = (await sql(strapi)(TABLE)
    .insert({
      public_id: publicId('fbk'),
      author_party_id: entry.authorPartyId,
      product_id: entry.productId,
      kind: entry.kind,
      title: entry.title,
      text: entry.text,
      state: 'new',
      changes: 0,
      posted_at: at,
      changed_at: at,
    })
    .returning('*')) as Raw[];
  const kept = entryOf(row ?? {});
  await insertBacker(strapi, kept.id, entry.authorPartyId);
  return { ...kept, backers: 1 };
};

export const findEntry = async (strapi: Core.Strapi, id: string): Promise<Entry | null> => {
  const row = (await counted(strapi).where({ public_id: id }).first()) as Raw | undefined;
  return row ? entryOf(row) : null;
};

/** Entries by number of row. */
export const findByRow = async (strapi: Core.Strapi, ids: readonly number[]): Promise<ReadonlyMap<number, Entry>> => {
  const rows = (await counted(strapi).whereIn('id', [...ids])) as Raw[];
  return new Map(rows.map((row) => [Number(row['id']), entryOf(row)]));
};

/** Entries, held until the unit of work ends; always in one order, so that no two wait for each other. */
export const lockEntries = async (strapi: Core.Strapi, ids: readonly string[]): Promise<ReadonlyMap<string, Entry>> => {
  const rows = (await locked(
    strapi,
    sql(strapi)(TABLE)
      .whereIn('public_id', [...ids])
      .orderBy('id'),
  )) as Raw[];
  return new Map(rows.map((row) => [String(row['public_id']), entryOf(row)]));
};

/** Writes how an entry stands now; its row is held by the caller. */
export const keepEntry = async (strapi: Core.Strapi, kept: Entry): Promise<void> => {
  await sql(strapi)(TABLE).where({ id: kept.id }).update({
    state: kept.state,
    answer: kept.answer,
    merged_into: kept.mergedInto,
    hidden_because: kept.hiddenBecause,
    changes: kept.changes,
    changed_at: kept.changedAt,
  });
};

export const insertBacker = async (strapi: Core.Strapi, entryId: number, partyId: number): Promise<void> => {
  await sql(strapi)(BACKERS)
    .insert({ feedback_id: entryId, party_id: partyId, at: now() })
    .onConflict(['feedback_id', 'party_id'])
    .ignore();
};

export const deleteBacker = async (strapi: Core.Strapi, entryId: number, partyId: number): Promise<void> => {
  await sql(strapi)(BACKERS).where({ feedback_id: entryId, party_id: partyId }).delete();
};

/** Whoever stood behind one stands behind the other too, once; and what was put together with the one is with the other then. */
export const moveBackers = async (strapi: Core.Strapi, from: number, into: number): Promise<void> => {
  const rows = (await sql(strapi)(BACKERS).where({ feedback_id: from })) as Raw[];
  for (const row of rows) await insertBacker(strapi, into, Number(row['party_id']));
  await sql(strapi)(TABLE).where({ merged_into: from }).update({ merged_into: into });
};

/** Which of some entries somebody stands behind. */
export const backedBy = async (strapi: Core.Strapi, partyId: number, ids: readonly number[]): Promise<ReadonlySet<number>> => {
  const rows = (await sql(strapi)(BACKERS)
    .select('feedback_id')
    .where({ party_id: partyId })
    .whereIn('feedback_id', [...ids])) as Raw[];
  return new Set(rows.map((row) => Number(row['feedback_id'])));
};

/** Whoever stands behind an entry, above a party, in the order of their numbers. */
export const backersOf = async (strapi: Core.Strapi, entryId: number, after: number, limit: number): Promise<readonly number[]> => {
  const rows = (await sql(strapi)(BACKERS)
    .select('party_id')
    .where({ feedback_id: entryId })
    .where('party_id', '>', after)
    .orderBy('party_id')
    .limit(limit)) as Raw[];
  return rows.map((row) => Number(row['party_id']));
};

/** Which entries to list. `for` is whose board it is: what is within their reach, or what they back. */
export interface EntryFilter {
  readonly state?: FeedbackState | undefined;
  readonly kind?: FeedbackKind | undefined;
  readonly place?: 'board' | 'merged' | 'hidden' | undefined;
  readonly author?: number | undefined;
  readonly mergedInto?: number | undefined;
  /** Null for the shop. */
  readonly product?: string | null | undefined;
  readonly for?: BoardReader | undefined;
  readonly words?: string | undefined;
}

const narrowToReach = (strapi: Core.Strapi, query: Knex.QueryBuilder, { partyId, products }: BoardReader): void => {
  query.where((any) => {
    void any.whereNull('product_id').orWhereIn('product_id', [...products]);
    void any.orWhereIn('id', sql(strapi)(BACKERS).select('feedback_id').where({ party_id: partyId }));
  });
};

const narrowToPlace = (query: Knex.QueryBuilder, place: NonNullable<EntryFilter['place']>): void => {
  if (place === 'hidden') query.whereNotNull('hidden_because');
  else query.whereNull('hidden_because');
  if (place === 'merged') query.whereNotNull('merged_into');
  if (place === 'board') query.whereNull('merged_into');
};

const narrow = (strapi: Core.Strapi, query: Knex.QueryBuilder, filter: EntryFilter): Knex.QueryBuilder => {
  if (filter.state !== undefined) query.where({ state: filter.state });
  if (filter.kind !== undefined) query.where({ kind: filter.kind });
  if (filter.author !== undefined) query.where({ author_party_id: filter.author });
  if (filter.mergedInto !== undefined) query.where({ merged_into: filter.mergedInto });
  if (filter.product === null) query.whereNull('product_id');
  else if (filter.product !== undefined) query.where({ product_id: filter.product });
  if (filter.place !== undefined) narrowToPlace(query, filter.place);
  if (filter.for !== undefined) narrowToReach(strapi, query, filter.for);
  if (filter.words !== undefined) escapedLike(strapi, query, ['title', 'text', 'answer'], filter.words);
  return query;
};

export interface EntryPage {
  readonly sort: 'newest' | 'backed';
  /** How many are above. */
  readonly from: number;
  readonly limit: number;
}

export const findEntries = async (strapi: Core.Strapi, filter: EntryFilter, page: EntryPage): Promise<readonly Entry[]> => {
  const query = narrow(strapi, counted(strapi), filter);
  if (page.sort === 'backed') query.orderBy('backers', 'desc');
  return ((await query.orderBy('id', 'desc').offset(page.from).limit(page.limit)) as Raw[]).map(entryOf);
};

export const countEntries = async (strapi: Core.Strapi, filter: EntryFilter): Promise<number> => {
  const row = (await narrow(strapi, sql(strapi)(TABLE), filter).count({ n: '*' }).first()) as { n: number | string } | undefined;
  return Number(row?.n ?? 0);
};
