import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { canonical } from '../../../platform/ids';
import { locked, sql, together } from '../../../platform/transaction';
import { admissionOf, type Admission, type ProgramKind } from '../domain/admission';
import { changedTerms, termsOf, type Program, type Terms } from '../domain/terms';

const TABLE = 'afs_programs';
const VERSIONS = 'afs_program_versions';

interface Row {
  id: number;
  document_id: string;
  name: string;
  open: boolean | number;
  kind: ProgramKind | null;
  admission: Admission | null;
  version: number | null;
  rate_basis_points: number;
  second_tier_basis_points: number;
  second_tier_base: Terms['secondTierBase'];
  commission_base: Terms['commissionBase'];
  model: Terms['model'];
  window_days: number;
  hold_days: number;
  allow_own_referrals: boolean | number;
  max_payments: number | null;
}

const programOf = (row: Row): Program => ({
  id: row.id,
  documentId: row.document_id,
  name: row.name,
  open: admissionOf({ ...row, open: Boolean(row.open) }) === 'open',
  version: row.version ?? 1,
  rateBasisPoints: row.rate_basis_points,
  secondTierBasisPoints: row.second_tier_basis_points,
  secondTierBase: row.second_tier_base,
  commissionBase: row.commission_base,
  model: row.model,
  windowDays: row.window_days,
  holdDays: row.hold_days,
  allowOwnReferrals: Boolean(row.allow_own_referrals),
  ...(row.max_payments === null ? {} : { maxPayments: row.max_payments }),
});

/** One version of a program's terms, as it was promised from `since` (UTC ms) on. */
export interface ProgramVersion {
  readonly version: number;
  readonly name: string;
  readonly since: number;
  readonly terms: Terms;
}

const versionOf = (row: { version: number; name: string; since: number | string; terms: string }): ProgramVersion => ({
  version: row.version,
  name: row.name,
  since: Number(row.since),
  terms: JSON.parse(row.terms) as Terms,
});

/** Every version of a program's terms, newest first. */
export const versionsOf = async (strapi: Core.Strapi, programId: number): Promise<readonly ProgramVersion[]> =>
  (await sql(strapi)(VERSIONS).where({ program_id: programId }).orderBy('version', 'desc')).map(versionOf);

const newestVersion = async (strapi: Core.Strapi, programId: number): Promise<ProgramVersion | null> => {
  const row = await sql(strapi)(VERSIONS).where({ program_id: programId }).orderBy('version', 'desc').first();
  return row ? versionOf(row) : null;
};

/**
 * The program with the number of the terms it has now. Terms that changed without a number, by whatever hand (the Content
 * Manager, an import, SQL), get the next one here, before anything can be promised by them.
 */
const numbered = async (strapi: Core.Strapi, row: Row): Promise<Program> => {
  const known = await newestVersion(strapi, row.id);
  if (known && changedTerms(known.terms, termsOf(programOf(row))).length === 0 && row.version === known.version)
    return { ...programOf(row), version: known.version };
  return together(strapi, async () => {
    const current = (await locked(strapi, sql(strapi)(TABLE).where({ id: row.id })).first()) as Row | undefined;
    const program = programOf(current ?? row);
    const last = await newestVersion(strapi, row.id);
    const same = last !== null && changedTerms(last.terms, termsOf(program)).length === 0;
    const version = same ? last.version : (last?.version ?? 0) + 1;
    if (!same)
      await sql(strapi)(VERSIONS).insert({
        program_id: program.id,
        version,
        name: program.name,
        terms: canonical(termsOf(program)),
        since: now(),
      });
    await sql(strapi)(TABLE).where({ id: program.id }).update({ version });
    return { ...program, version };
  });
};

const programWhere = async (strapi: Core.Strapi, where: object): Promise<Program | null> => {
  const row = (await sql(strapi)(TABLE).where(where).first()) as Row | undefined;
  return row ? numbered(strapi, row) : null;
};

export const programById = (strapi: Core.Strapi, id: number): Promise<Program | null> => programWhere(strapi, { id });
export const programByDocumentId = (strapi: Core.Strapi, documentId: string): Promise<Program | null> =>
  programWhere(strapi, { document_id: documentId });

export const allPrograms = async (strapi: Core.Strapi): Promise<readonly Program[]> => {
  const programs: Program[] = [];
  for (const row of (await sql(strapi)(TABLE).orderBy('id')) as Row[]) programs.push(await numbered(strapi, row));
  return programs;
};

/** Days of the longest window any program promises. */
export const longestWindowDays = async (strapi: Core.Strapi): Promise<number> => {
  const row = (await sql(strapi)(TABLE).max({ days: 'window_days' }).first()) as { days: number | null } | undefined;
  return row?.days ?? 0;
};

/** Writes whether newcomers are active at once where it was always read; answers whether that was otherwise. */
export const keepOpen = async (strapi: Core.Strapi, { id, open }: Program): Promise<boolean> =>
  (await sql(strapi)(TABLE).where({ id }).andWhereNot({ open }).update({ open })) > 0;

/** Window of each program in days, by id. */
export const windowsOfPrograms = async (strapi: Core.Strapi): Promise<ReadonlyMap<number, number>> =>
  new Map(
    (await sql(strapi)(TABLE).select<Array<Pick<Row, 'id' | 'window_days'>>>('id', 'window_days')).map((row) => [row.id, row.window_days]),
  );

/** Holds a program until the unit of work ends, so that people join it one after the other. */
export const holdProgram = async (strapi: Core.Strapi, id: number): Promise<void> => {
  await locked(strapi, sql(strapi)(TABLE).select('id').where({ id }));
};
