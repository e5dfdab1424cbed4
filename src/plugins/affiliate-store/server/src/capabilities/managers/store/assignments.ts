import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import type { Managed } from '../../../platform/managed';
import { sql } from '../../../platform/transaction';

const AFFILIATES = 'afs_managed_affiliates';
const PROGRAMS = 'afs_managed_programs';

/** An affiliate as far as it matters here. */
export interface Place {
  readonly id: number;
  readonly programId: number;
}

/** The parts of a query that say which affiliates an administrator manages. */
export const managedBy = (strapi: Core.Strapi, staffId: number): Managed => ({
  assigned: () => sql(strapi)(AFFILIATES).select('affiliate_id').where({ staff_id: staffId }),
  taken: () => sql(strapi)(AFFILIATES).select('affiliate_id'),
  programs: () => sql(strapi)(PROGRAMS).select('program_id').where({ staff_id: staffId }),
});

const byKey = async (strapi: Core.Strapi, table: string, key: string, ids: readonly number[]): Promise<ReadonlyMap<number, number>> => {
  if (ids.length === 0) return new Map();
  const rows = (await sql(strapi)(table).whereIn(key, [...new Set(ids)])) as Array<Record<string, number | string>>;
  return new Map(rows.map((row) => [Number(row[key]), Number(row['staff_id'])]));
};

/** Managers of programs, by program. */
export const programManagers = (strapi: Core.Strapi, programIds: readonly number[]): Promise<ReadonlyMap<number, number>> =>
  byKey(strapi, PROGRAMS, 'program_id', programIds);

/** Who manages each of some affiliates: whom it was given to, else whoever has its program. */
export const managersOf = async (strapi: Core.Strapi, places: readonly Place[]): Promise<ReadonlyMap<number, number>> => {
  const given = await byKey(strapi, AFFILIATES, 'affiliate_id', places.map(({ id }) => id)); // oxfmt-ignore
  const programs = await programManagers(strapi, places.map(({ programId }) => programId)); // oxfmt-ignore
  return new Map(
    places.flatMap(({ id, programId }): Array<[number, number]> => {
      const staffId = given.get(id) ?? programs.get(programId);
      return staffId === undefined ? [] : [[id, staffId]];
    }),
  );
};

const keep = async (
  strapi: Core.Strapi,
  table: string,
  key: Readonly<Record<string, number>>,
  staffId: number | null,
  by: string,
): Promise<void> => {
  if (staffId === null) {
    await sql(strapi)(table).where(key).delete();
    return;
  }
  await sql(strapi)(table)
    .insert({ ...key, staff_id: staffId, assigned_by: by, at: now() })
    .onConflict(Object.keys(key))
    .merge(['staff_id', 'assigned_by', 'at']);
};

/** The last affiliate each of some administrators was given by an actor, as a number that rises with time. */
export const lastGivenBy = async (strapi: Core.Strapi, staffIds: readonly number[], by: string): Promise<ReadonlyMap<number, number>> => {
  const rows = (await sql(strapi)(AFFILIATES)
    .whereIn('staff_id', [...staffIds])
    .where({ assigned_by: by })
    .groupBy('staff_id')
    .select('staff_id')
    .max({ last: 'id' })) as Array<{ staff_id: number | string; last: number | string }>;
  return new Map(rows.map((row) => [Number(row.staff_id), Number(row.last)]));
};

/** Gives an affiliate to an administrator; with null it is whoever's its program is. */
export const assignAffiliate = (strapi: Core.Strapi, affiliateId: number, staffId: number | null, by: string): Promise<void> =>
  keep(strapi, AFFILIATES, { affiliate_id: affiliateId }, staffId, by);

/** Gives a program to an administrator, or to nobody. */
export const assignProgram = (strapi: Core.Strapi, programId: number, staffId: number | null, by: string): Promise<void> =>
  keep(strapi, PROGRAMS, { program_id: programId }, staffId, by);
