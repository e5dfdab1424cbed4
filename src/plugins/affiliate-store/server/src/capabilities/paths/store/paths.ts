import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { canonical, contentHash } from '../../../platform/ids';
import { sql } from '../../../platform/transaction';
import type { Path } from '../domain/step';

type Raw = Record<string, unknown>;
const TABLE = 'afs_path_versions';

/** A version of a program's path. */
export interface PathVersion {
  readonly programId: number;
  readonly version: number;
  readonly steps: Path;
  readonly hash: string;
  readonly at: number;
}

const versionOf = (row: Raw): PathVersion => ({
  programId: Number(row['program_id']),
  version: Number(row['version']),
  steps: JSON.parse(String(row['steps'])) as Path,
  hash: String(row['hash']),
  at: Number(row['at']),
});

/** The path of a program as newcomers get it; null where it never had one. */
export const newestPath = async (strapi: Core.Strapi, programId: number): Promise<PathVersion | null> => {
  const row = (await sql(strapi)(TABLE).where({ program_id: programId }).orderBy('version', 'desc').first()) as Raw | undefined;
  return row ? versionOf(row) : null;
};

export const pathOfVersion = async (strapi: Core.Strapi, programId: number, version: number): Promise<PathVersion> => {
  const row = (await sql(strapi)(TABLE).where({ program_id: programId, version }).first()) as Raw | undefined;
  if (!row) throw new Error(`version ${version} of the path was never written down`);
  return versionOf(row);
};

/** Writes the next version; false where somebody else wrote it a moment before. */
export const insertPath = async (
  strapi: Core.Strapi,
  { programId, version, steps, by }: { readonly programId: number; readonly version: number; readonly steps: Path; readonly by: string },
): Promise<boolean> => {
  const row = { program_id: programId, version, steps: canonical(steps), hash: contentHash(steps), by, at: now() };
  const inserted = await sql(strapi)(TABLE).insert(row).onConflict(['program_id', 'version']).ignore().returning('id');
  return (inserted as unknown[]).length > 0;
};
