import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { canonical } from '../../../platform/ids';
import { sql } from '../../../platform/transaction';
import type { ContractTexts } from '../domain/contract-locale';
import { termsOf, type Program, type Terms } from '../domain/terms';

const VERSIONS = 'afs_program_versions';

/** One version of a program's terms, as it was promised from `since` (UTC ms) on. */
export interface ProgramVersion {
  readonly version: number;
  readonly name: string;
  readonly since: number;
  readonly terms: Terms;
  /** The shop's own words of the contract; none in versions of before there were any. */
  readonly texts: ContractTexts;
}

interface Row {
  readonly version: number;
  readonly name: string;
  readonly since: number | string;
  readonly terms: string;
  readonly texts: string | null;
}

const versionOf = ({ version, name, since, terms, texts }: Row): ProgramVersion => ({
  version,
  name,
  since: Number(since),
  terms: JSON.parse(terms) as Terms,
  texts: texts === null ? {} : (JSON.parse(texts) as ContractTexts),
});

/** Every version of a program's terms, newest first. */
export const versionsOf = async (strapi: Core.Strapi, programId: number): Promise<readonly ProgramVersion[]> =>
  ((await sql(strapi)(VERSIONS).where({ program_id: programId }).orderBy('version', 'desc')) as Row[]).map(versionOf);

export const newestVersion = async (strapi: Core.Strapi, programId: number): Promise<ProgramVersion | null> => {
  const row = (await sql(strapi)(VERSIONS).where({ program_id: programId }).orderBy('version', 'desc').first()) as Row | undefined;
  return row ? versionOf(row) : null;
};

export const insertVersion = async (strapi: Core.Strapi, program: Program, version: number): Promise<void> => {
  await sql(strapi)(VERSIONS).insert({
    program_id: program.id,
    version,
    name: program.name,
    terms: canonical(termsOf(program)),
    texts: Object.keys(program.texts).length === 0 ? null : canonical(program.texts),
    since: now(),
  });
};
