import type { Core } from '@strapi/strapi';
import { publicId } from '../../../platform/ids';
import { locked, sql } from '../../../platform/transaction';
import type { ImportLine, KeptFor, LineState, Verdict } from '../domain/import';
import type { LineNote, LineRefusal, Said } from '../domain/judge';
import type { LineKind } from '../domain/source';

type Raw = Record<string, unknown>;

const TABLE = 'afs_import_lines';
const AT_ONCE = 100;

const numberOr = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));
const textOr = (value: unknown): string | null => (value === null || value === undefined ? null : String(value as string));

const lineOf = (row: Raw): ImportLine => ({
  id: Number(row['id']),
  publicId: String(row['public_id']),
  importId: Number(row['import_id']),
  line: Number(row['line']),
  part: Number(row['part']),
  kind: row['kind'] as LineKind,
  cells: JSON.parse(String(row['cells'])) as string[],
  said: row['said'] == null ? null : (JSON.parse(String(row['said'] as string)) as Said),
  verdict: row['verdict'] as Verdict,
  state: row['state'] as LineState,
  reason: textOr(row['reason']) as LineRefusal | null,
  notes: String(row['notes'])
    .split(',')
    .filter((note) => note !== '') as LineNote[],
  code: textOr(row['code']),
  liveKey: textOr(row['live_key']),
  affiliateId: numberOr(row['affiliate_id']),
  partyId: numberOr(row['party_id']),
  currency: textOr(row['currency']),
  owed: Number(row['owed']),
  paidBefore: Number(row['paid_before']),
  keptFor: textOr(row['kept_for']) as KeptFor | null,
});

/** What is judged of a line. */
export type JudgedLine = Pick<ImportLine, 'line' | 'part' | 'kind' | 'cells' | 'said' | 'verdict' | 'reason' | 'notes' | 'code'>;

/** Writes the lines of an import as they were judged, in place of those it had. Inside the unit that holds the import. */
export const replaceLines = async (strapi: Core.Strapi, importId: number, lines: readonly JudgedLine[]): Promise<void> => {
  await sql(strapi)(TABLE).where({ import_id: importId }).delete();
  for (let at = 0; at < lines.length; at += AT_ONCE)
    await sql(strapi)(TABLE).insert(
      lines.slice(at, at + AT_ONCE).map((one) => ({
        public_id: publicId('iml'),
        import_id: importId,
        line: one.line,
        part: one.part,
        kind: one.kind,
        cells: JSON.stringify(one.cells),
        said: one.said === null ? null : JSON.stringify(one.said),
        verdict: one.verdict,
        state: one.verdict === 'refuse' ? 'refused' : 'waiting',
        reason: one.reason,
        notes: one.notes.join(','),
        code: one.code,
        currency: one.said?.currency ?? null,
        owed: one.said?.owed ?? 0,
        paid_before: one.said?.paidBefore ?? 0,
      })),
    );
};

export const lockLine = async (strapi: Core.Strapi, id: number): Promise<ImportLine | null> => {
  const row = (await locked(strapi, sql(strapi)(TABLE).where({ id }).first())) as Raw | undefined;
  return row ? lineOf(row) : null;
};

/** What became of a line; its row is locked by the caller. */
export type LineChange = Partial<
  Pick<ImportLine, 'state' | 'verdict' | 'reason' | 'notes' | 'code' | 'liveKey' | 'affiliateId' | 'partyId' | 'keptFor'>
>;

export const keepLine = async (strapi: Core.Strapi, id: number, change: LineChange): Promise<void> => {
  const { liveKey, affiliateId, partyId, keptFor, notes, ...same } = change;
  await sql(strapi)(TABLE)
    .where({ id })
    .update({
      ...same,
      ...(notes === undefined ? {} : { notes: notes.join(',') }),
      ...(liveKey === undefined ? {} : { live_key: liveKey }),
      ...(affiliateId === undefined ? {} : { affiliate_id: affiliateId }),
      ...(partyId === undefined ? {} : { party_id: partyId }),
      ...(keptFor === undefined ? {} : { kept_for: keptFor }),
    });
};

/** What the lines of an import can be narrowed to. */
export interface LineFilter {
  readonly state?: LineState | undefined;
  readonly verdict?: Verdict | undefined;
  readonly kind?: LineKind | undefined;
  readonly after?: number | undefined;
}

const matching = (strapi: Core.Strapi, importId: number, { state, verdict, kind }: LineFilter) =>
  sql(strapi)(TABLE).where({
    import_id: importId,
    ...(state === undefined ? {} : { state }),
    ...(verdict === undefined ? {} : { verdict }),
    ...(kind === undefined ? {} : { kind }),
  });

export const findLines = async (
  strapi: Core.Strapi,
  importId: number,
  filter: LineFilter,
  limit: number,
): Promise<readonly ImportLine[]> => {
  const query = matching(strapi, importId, filter).orderBy('id').limit(limit);
  if (filter.after !== undefined) query.where('id', '>', filter.after);
  return ((await query) as Raw[]).map(lineOf);
};

export const countLines = async (strapi: Core.Strapi, importId: number, filter: LineFilter): Promise<number> =>
  Number(((await matching(strapi, importId, filter).count({ n: '*' }).first()) as Raw | undefined)?.['n'] ?? 0);

/** How many lines of an import come to what, with the amounts in them. */
export interface LineSum {
  readonly verdict: Verdict;
  readonly state: LineState;
  readonly currency: string | null;
  readonly count: number;
  readonly owed: number;
  readonly paidBefore: number;
}

export const sumLines = async (strapi: Core.Strapi, importId: number): Promise<readonly LineSum[]> => {
  const rows = (await sql(strapi)(TABLE)
    .where({ import_id: importId })
    .select('verdict', 'state', 'currency')
    .count({ n: '*' })
    .sum({ owed: 'owed', paid: 'paid_before' })
    .groupBy('verdict', 'state', 'currency')) as Raw[];
  return rows.map((row) => ({
    verdict: row['verdict'] as Verdict,
    state: row['state'] as LineState,
    currency: textOr(row['currency']),
    count: Number(row['n']),
    owed: Number(row['owed']),
    paidBefore: Number(row['paid']),
  }));
};

/** Lines that stand here, by what they stand for in the world they came from. */
export const standingLines = async (strapi: Core.Strapi, keys: readonly string[]): Promise<ReadonlyMap<string, ImportLine>> => {
  const found = new Map<string, ImportLine>();
  for (let at = 0; at < keys.length; at += AT_ONCE)
    for (const row of (await sql(strapi)(TABLE).whereIn('live_key', keys.slice(at, at + AT_ONCE))) as Raw[])
      found.set(String(row['live_key']), lineOf(row));
  return found;
};

/** Whether an import made a place and ended it again when it was taken back. */
export const endedByUndo = async (strapi: Core.Strapi, affiliateId: number): Promise<boolean> =>
  (await sql(strapi)(TABLE).where({ affiliate_id: affiliateId, verdict: 'make', state: 'undone' }).first()) !== undefined;

/** How many lines of earnings stand on a place. */
export const earningsOn = async (strapi: Core.Strapi, affiliateId: number): Promise<number> =>
  Number(
    (
      (await sql(strapi)(TABLE)
        .where({ affiliate_id: affiliateId, kind: 'earning' })
        .where('owed', '>', 0)
        .whereIn('state', ['done', 'kept'])
        .count({ n: '*' })
        .first()) as Raw | undefined
    )?.['n'] ?? 0,
  );

/** What imports opened and did not take back, by party and currency; for the audit. */
export const sumOpened = async (
  strapi: Core.Strapi,
): Promise<ReadonlyArray<{ readonly partyId: number; readonly currency: string; readonly amount: number }>> => {
  const rows = (await sql(strapi)(TABLE)
    .whereIn('state', ['done', 'kept'])
    .where('owed', '>', 0)
    .select('party_id', 'currency')
    .sum({ amount: 'owed' })
    .groupBy('party_id', 'currency')) as Raw[];
  return rows.map((row) => ({ partyId: Number(row['party_id']), currency: String(row['currency']), amount: Number(row['amount']) }));
};
