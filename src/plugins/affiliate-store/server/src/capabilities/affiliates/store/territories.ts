import type { Core } from '@strapi/strapi';
import { publicId } from '../../../platform/ids';
import { locked, sql } from '../../../platform/transaction';
import type { Territory } from '../domain/territory';

type Raw = Record<string, unknown>;
const TABLE = 'afs_territories';

const textOr = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const territoryOf = (row: Raw): Territory => ({
  id: Number(row['id']),
  publicId: String(row['public_id']),
  programId: Number(row['program_id']),
  affiliateId: Number(row['affiliate_id']),
  countries: String(row['countries']).trim().split(' '),
  exclusive: Boolean(row['exclusive']),
  from: Number(row['from_at']),
  until: row['until_at'] === null ? null : Number(row['until_at']),
  reason: String(row['reason']),
  grantedBy: String(row['granted_by']),
  grantedAt: Number(row['granted_at']),
  endedBecause: textOr(row['ended_because']),
});

/** Every territory of a program, or of some affiliates, that ever was; oldest first. */
export const territoriesOf = async (
  strapi: Core.Strapi,
  where: { readonly programId: number } | { readonly affiliateIds: readonly number[] },
): Promise<readonly Territory[]> => {
  const query = sql(strapi)(TABLE).orderBy('id');
  const found =
    'programId' in where ? query.where({ program_id: where.programId }) : query.whereIn('affiliate_id', [...where.affiliateIds]);
  return ((await found) as Raw[]).map(territoryOf);
};

/** Those that hold a country of a program exclusively; there are few. */
export const exclusiveOf = async (strapi: Core.Strapi, programId: number): Promise<readonly Territory[]> =>
  ((await sql(strapi)(TABLE).where({ program_id: programId, exclusive: true }).orderBy('id')) as Raw[]).map(territoryOf);

export const insertTerritory = async (
  strapi: Core.Strapi,
  given: Omit<Territory, 'id' | 'publicId' | 'endedBecause'>,
): Promise<Territory> => {
  const id = publicId('ter');
  await sql(strapi)(TABLE).insert({
    public_id: id,
    program_id: given.programId,
    affiliate_id: given.affiliateId,
    countries: ` ${given.countries.join(' ')} `,
    exclusive: given.exclusive,
    from_at: given.from,
    until_at: given.until,
    reason: given.reason,
    granted_by: given.grantedBy,
    granted_at: given.grantedAt,
    ended_because: null,
    ended_by: null,
  });
  const row = (await sql(strapi)(TABLE).where({ public_id: id }).first()) as Raw;
  return territoryOf(row);
};

export const lockTerritory = async (strapi: Core.Strapi, id: string): Promise<Territory | null> => {
  const row = (await locked(strapi, sql(strapi)(TABLE).where({ public_id: id })).first()) as Raw | undefined;
  return row ? territoryOf(row) : null;
};

export const endTerritory = async (
  strapi: Core.Strapi,
  { id }: Territory,
  { at, because, by }: { readonly at: number; readonly because: string; readonly by: string },
): Promise<void> => {
  await sql(strapi)(TABLE).where({ id }).update({ until_at: at, ended_because: because, ended_by: by });
};
