import type { Core } from '@strapi/strapi';
import { publicId } from '../../../platform/ids';
import { sql } from '../../../platform/transaction';
import type { Consent, ContractEntry, EntryKind } from '../domain/contract';
import { BEFORE_CONTRACT } from '../domain/path-stage';

const TABLE = 'afs_contract_entries';
const BATCH = 100;

type Raw = Record<string, unknown>;
const maybeNumber = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));
const maybeText = (value: unknown): string | null => (value === null || value === undefined ? null : String(value as string));

const entryOf = (row: Raw): ContractEntry => ({
  id: Number(row['id']),
  publicId: String(row['public_id']),
  affiliateId: Number(row['affiliate_id']),
  programId: Number(row['program_id']),
  kind: row['kind'] as EntryKind,
  version: Number(row['version']),
  rateBasisPoints: maybeNumber(row['rate_basis_points']),
  ...(row['group_name'] == null ? {} : { group: String(row['group_name'] as string) }),
  at: Number(row['at']),
  noticeId: maybeNumber(row['notice_id']),
  noticeEndsAt: maybeNumber(row['notice_ends_at']),
  revisionAt: maybeNumber(row['revision_at']),
  validUntil: maybeNumber(row['valid_until']),
  revisionMonths: maybeNumber(row['revision_months']),
  consent: row['consent'] as Consent,
  by: String(row['by']),
  hash: String(row['hash']),
  document: String(row['document']),
  locale: maybeText(row['locale']),
  note: maybeText(row['note']),
});

/** An entry before it has a row. */
export type NewEntry = Omit<ContractEntry, 'id' | 'publicId'>;

/** Writes entries; one that is there already (a beginning, an answer) is left as it was. */
export const insertEntries = async (strapi: Core.Strapi, entries: readonly NewEntry[]): Promise<void> => {
  for (let from = 0; from < entries.length; from += BATCH)
    await sql(strapi)(TABLE)
      .insert(
        entries.slice(from, from + BATCH).map((entry) => ({
          public_id: publicId('ctr'),
          affiliate_id: entry.affiliateId,
          program_id: entry.programId,
          kind: entry.kind,
          version: entry.version,
          rate_basis_points: entry.rateBasisPoints,
          group_name: entry.group ?? null,
          at: entry.at,
          notice_id: entry.noticeId,
          notice_ends_at: entry.noticeEndsAt,
          revision_at: entry.revisionAt,
          valid_until: entry.validUntil,
          revision_months: entry.revisionMonths,
          consent: entry.consent,
          by: entry.by,
          hash: entry.hash,
          document: entry.document,
          locale: entry.locale,
          note: entry.note,
        })),
      )
      .onConflict()
      .ignore();
};

const byAffiliate = (rows: readonly Raw[]): ReadonlyMap<number, readonly ContractEntry[]> => {
  const entries = new Map<number, ContractEntry[]>();
  for (const row of rows) {
    const entry = entryOf(row);
    const before = entries.get(entry.affiliateId);
    if (before) before.push(entry);
    else entries.set(entry.affiliateId, [entry]);
  }
  return entries;
};

/** What was written into some affiliates' contracts, oldest first. */
export const entriesOf = async (
  strapi: Core.Strapi,
  affiliateIds: readonly number[],
): Promise<ReadonlyMap<number, readonly ContractEntry[]>> =>
  affiliateIds.length === 0
    ? new Map()
    : byAffiliate(
        (await sql(strapi)(TABLE)
          .whereIn('affiliate_id', [...new Set(affiliateIds)])
          .orderBy('id')) as Raw[],
      );

/** The same for everybody in a program. */
export const entriesInProgram = async (strapi: Core.Strapi, programId: number): Promise<ReadonlyMap<number, readonly ContractEntry[]>> =>
  byAffiliate((await sql(strapi)(TABLE).where({ program_id: programId }).orderBy('id')) as Raw[]);

/** Entries of a kind since a moment (UTC ms). */
export const entriesSince = async (strapi: Core.Strapi, kind: EntryKind, since: number): Promise<readonly ContractEntry[]> =>
  ((await sql(strapi)(TABLE).where({ kind }).where('at', '>=', since).orderBy('id')) as Raw[]).map(entryOf);

/** Affiliates with something written that runs out in a range of time; whether it was renewed since is not looked at here. UTC ms. */
export const runningOut = async (strapi: Core.Strapi, from: number, until: number): Promise<readonly number[]> =>
  (
    (await sql(strapi)(TABLE)
      .distinct('affiliate_id')
      .where('valid_until', '>', from)
      .where('valid_until', '<=', until)
      // What came with a deal of two sellers ends with it, and is told by its own letters.
      .where((any) => void any.whereNull('note').orWhereNot('note', 'like', 'deal:%'))
      .orderBy('affiliate_id')) as Raw[]
  ).map((row) => Number(row['affiliate_id']));

/** Ids of affiliates whose contract should have begun and has not: those of before contracts were kept. */
export const withoutContract = async (strapi: Core.Strapi): Promise<readonly number[]> => {
  const db = sql(strapi);
  const rows = (await db('afs_affiliates')
    .select('id')
    // Whoever is on a path has none yet: it begins when they sign it.
    .where((any) => void any.whereNull('path_stage').orWhereNotIn('path_stage', [...BEFORE_CONTRACT]))
    .whereNotExists(
      db(TABLE)
        .select(db.raw('1'))
        .whereRaw('?? = ??', [`${TABLE}.affiliate_id`, 'afs_affiliates.id']),
    )
    .orderBy('id')) as Raw[];
  return rows.map((row) => Number(row['id']));
};

/** The versions of each program that somebody's contract names. */
export const versionsPromised = async (strapi: Core.Strapi): Promise<ReadonlyMap<number, readonly number[]>> => {
  const rows = (await sql(strapi)(TABLE).distinct('program_id', 'version')) as Raw[];
  const versions = new Map<number, number[]>();
  for (const row of rows)
    versions.set(Number(row['program_id']), [...(versions.get(Number(row['program_id'])) ?? []), Number(row['version'])]);
  return versions;
};
