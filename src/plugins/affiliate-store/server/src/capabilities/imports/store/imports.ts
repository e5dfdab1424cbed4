import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { publicId } from '../../../platform/ids';
import { locked, sql } from '../../../platform/transaction';
import type { Import, ImportState, PartReading } from '../domain/import';
import type { DecimalMark } from '../domain/values';

type Raw = Record<string, unknown>;

const TABLE = 'afs_imports';

const numberOr = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));
const textOr = (value: unknown): string | null => (value === null || value === undefined ? null : String(value as string));

const importOf = (row: Raw): Import => ({
  id: Number(row['id']),
  publicId: String(row['public_id']),
  programId: Number(row['program_id']),
  program: String(row['program']),
  programName: String(row['program_name']),
  fileName: String(row['file_name']),
  parts: JSON.parse(String(row['parts'])) as PartReading[],
  currency: textOr(row['currency']),
  mark: row['mark'] as DecimalMark,
  state: row['state'] as ImportState,
  welcome: Boolean(row['welcome']),
  lines: Number(row['lines']),
  madeBy: String(row['made_by']),
  madeAt: Number(row['made_at']),
  askedBy: textOr(row['asked_by']),
  runBy: textOr(row['run_by']),
  runAt: numberOr(row['run_at']),
  doneAt: numberOr(row['done_at']),
  undoneBy: textOr(row['undone_by']),
  undoneAt: numberOr(row['undone_at']),
});

/** What an import is made with. */
export type NewImport = Pick<
  Import,
  'programId' | 'program' | 'programName' | 'fileName' | 'parts' | 'currency' | 'mark' | 'lines' | 'madeBy'
> & {
  readonly fileHash: string;
};

export const insertImport = async (strapi: Core.Strapi, made: NewImport): Promise<Import> => {
  const rows = (await sql(strapi)(TABLE)
    .insert({
      public_id: publicId('imp'),
      program_id: made.programId,
      program: made.program,
      program_name: made.programName,
      file_name: made.fileName,
      file_hash: made.fileHash,
      parts: JSON.stringify(made.parts),
      currency: made.currency,
      mark: made.mark,
      state: 'previewed',
      welcome: false,
      lines: made.lines,
      made_by: made.madeBy,
      made_at: now(),
    })
    .returning('*')) as Raw[];
  return importOf(rows[0] ?? {});
};

export const findImport = async (strapi: Core.Strapi, id: string): Promise<Import | null> => {
  const row = (await sql(strapi)(TABLE).where({ public_id: id }).first()) as Raw | undefined;
  return row ? importOf(row) : null;
};

export const lockImport = async (strapi: Core.Strapi, id: string): Promise<Import | null> => {
  const row = (await locked(strapi, sql(strapi)(TABLE).where({ public_id: id }).first())) as Raw | undefined;
  return row ? importOf(row) : null;
};

/** Writes how an import stands now; its row is locked by the caller. */
export const keepImport = async (strapi: Core.Strapi, kept: Import): Promise<void> => {
  await sql(strapi)(TABLE)
    .where({ id: kept.id })
    .update({
      parts: JSON.stringify(kept.parts),
      currency: kept.currency,
      mark: kept.mark,
      state: kept.state,
      welcome: kept.welcome,
      asked_by: kept.askedBy,
      run_by: kept.runBy,
      run_at: kept.runAt,
      done_at: kept.doneAt,
      undone_by: kept.undoneBy,
      undone_at: kept.undoneAt,
    });
};

/** What the list of imports can be narrowed to. */
export interface ImportFilter {
  readonly state?: ImportState | undefined;
  readonly before?: number | undefined;
}

const matching = (strapi: Core.Strapi, { state }: ImportFilter) => sql(strapi)(TABLE).where(state === undefined ? {} : { state });

export const findImports = async (strapi: Core.Strapi, filter: ImportFilter, limit: number): Promise<readonly Import[]> => {
  const query = matching(strapi, filter).orderBy('id', 'desc').limit(limit);
  if (filter.before !== undefined) query.where('id', '<', filter.before);
  return ((await query) as Raw[]).map(importOf);
};

export const countImports = async (strapi: Core.Strapi, filter: ImportFilter): Promise<number> =>
  Number(((await matching(strapi, filter).count({ n: '*' }).first()) as Raw | undefined)?.['n'] ?? 0);
