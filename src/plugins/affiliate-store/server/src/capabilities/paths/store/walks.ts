import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { Locale } from '../../../../../contracts/primitives';
import { now } from '../../../platform/clock';
import { locked, sql } from '../../../platform/transaction';
import type { Mark } from '../domain/path';

type Raw = Record<string, unknown>;
const WALKS = 'afs_path_walks';
const MARKS = 'afs_path_marks';

/** One affiliate's way along a version of a path. Times UTC ms. */
export interface Walk {
  readonly id: number;
  readonly affiliateId: number;
  readonly programId: number;
  readonly partyId: number;
  readonly version: number;
  /** The language they came in, which letters about it are written in. */
  readonly locale: Locale;
  readonly openedAt: number;
  readonly doneAt: number | null;
}

const maybeNumber = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));

const walkOf = (row: Raw): Walk => ({
  id: Number(row['id']),
  affiliateId: Number(row['affiliate_id']),
  programId: Number(row['program_id']),
  partyId: Number(row['party_id']),
  version: Number(row['version']),
  locale: String(row['locale']) as Locale,
  openedAt: Number(row['opened_at']),
  doneAt: maybeNumber(row['done_at']),
});

export type NewWalk = Pick<Walk, 'affiliateId' | 'programId' | 'partyId' | 'version' | 'locale'>;

export const walkOfAffiliate = async (strapi: Core.Strapi, affiliateId: number): Promise<Walk | null> => {
  const row = (await sql(strapi)(WALKS).where({ affiliate_id: affiliateId }).first()) as Raw | undefined;
  return row ? walkOf(row) : null;
};

/** The same, held until the unit of work ends: two windows of one person come one after the other. */
export const holdWalk = async (strapi: Core.Strapi, affiliateId: number): Promise<Walk | null> => {
  const row = (await locked(strapi, sql(strapi)(WALKS).where({ affiliate_id: affiliateId })).first()) as Raw | undefined;
  return row ? walkOf(row) : null;
};

/** Opens a walk; null where it is open already. */
export const insertWalk = async (strapi: Core.Strapi, given: NewWalk): Promise<Walk | null> => {
  const row = {
    affiliate_id: given.affiliateId,
    program_id: given.programId,
    party_id: given.partyId,
    version: given.version,
    locale: given.locale,
    opened_at: now(),
    done_at: null,
  };
  const inserted = (await sql(strapi)(WALKS).insert(row).onConflict(['affiliate_id']).ignore().returning('id')) as unknown[];
  return inserted.length > 0 ? walkOfAffiliate(strapi, given.affiliateId) : null;
};

export const finishWalk = async (strapi: Core.Strapi, { id }: Walk): Promise<void> => {
  await sql(strapi)(WALKS).where({ id }).whereNull('done_at').update({ done_at: now() });
};

export interface WalkFilter {
  readonly programId?: number | undefined;
  readonly done?: boolean | undefined;
  readonly beforeId?: number | undefined;
  /** Only of these affiliates, as a part of a query, made anew for each use. */
  readonly affiliates?: (() => Knex.QueryBuilder) | undefined;
  readonly limit: number;
}

/** One page, newest first, and how many there are in all. */
export const pageOfWalks = async (
  strapi: Core.Strapi,
  { programId, done, beforeId, affiliates, limit }: WalkFilter,
): Promise<{ readonly rows: readonly Walk[]; readonly total: number }> => {
  const narrowed = () => {
    const query = sql(strapi)(WALKS);
    if (programId !== undefined) void query.where({ program_id: programId });
    if (affiliates) void query.whereIn('affiliate_id', affiliates().select('id'));
    if (done === true) void query.whereNotNull('done_at');
    if (done === false) void query.whereNull('done_at');
    return query;
  };
  const counted = (await narrowed().count({ n: '*' }).first()) as { n: number | string };
  const page = narrowed().orderBy('id', 'desc').limit(limit);
  if (beforeId !== undefined) void page.where('id', '<', beforeId);
  return { rows: ((await page) as Raw[]).map(walkOf), total: Number(counted.n) };
};

export interface NewMark extends Omit<Mark, 'at'> {
  readonly affiliateId: number;
  readonly locale: Locale | null;
  readonly reason: string | null;
}

/** Writes a mark; one that is there already stays as it was made first. */
export const insertMark = async (strapi: Core.Strapi, mark: NewMark): Promise<void> => {
  const { affiliateId, ...rest } = mark;
  await sql(strapi)(MARKS)
    .insert({ affiliate_id: affiliateId, ...rest, at: now() })
    .onConflict()
    .ignore();
};

/** What was marked on walks, oldest first, by affiliate. */
export const marksOf = async (strapi: Core.Strapi, affiliateIds: readonly number[]): Promise<ReadonlyMap<number, readonly Mark[]>> => {
  const found = new Map<number, Mark[]>();
  if (affiliateIds.length === 0) return found;
  const rows = (await sql(strapi)(MARKS)
    .whereIn('affiliate_id', [...affiliateIds])
    .orderBy('id')) as Raw[];
  for (const row of rows) {
    const mark: Mark = {
      step: String(row['step']),
      kind: row['kind'] as Mark['kind'],
      at: Number(row['at']),
      hash: String(row['hash']),
      by: String(row['by']),
      name: row['name'] === null ? null : String(row['name'] as string),
    };
    const key = Number(row['affiliate_id']);
    found.set(key, [...(found.get(key) ?? []), mark]);
  }
  return found;
};
