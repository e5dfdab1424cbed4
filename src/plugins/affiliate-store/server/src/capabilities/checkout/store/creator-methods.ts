import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { sql } from '../../../platform/transaction';
import type { ByCountry } from '../domain/offered-methods';
import { methodsByCountry } from '../settings';

const TABLE = 'afs_creator_methods';

/** What creators have chosen, by their documentId; who has chosen nothing is not in it. */
export const findCreatorMethods = async (strapi: Core.Strapi, creatorIds: readonly string[]): Promise<ReadonlyMap<string, ByCountry>> => {
  if (creatorIds.length === 0) return new Map();
  const rows = (await sql(strapi)(TABLE)
    .whereIn('creator_id', [...creatorIds])
    .select('creator_id', 'methods')) as Array<{ creator_id: string; methods: string }>;
  return new Map(
    rows.map((row): [string, ByCountry] => [row.creator_id, methodsByCountry.parse(JSON.parse(row.methods) as unknown) as ByCountry]),
  );
};

/** Keeps what a creator takes; null takes the choice back. */
export const keepCreatorMethods = async (strapi: Core.Strapi, creatorId: string, methods: ByCountry | null, by: string): Promise<void> => {
  if (methods === null) {
    await sql(strapi)(TABLE).where({ creator_id: creatorId }).delete();
    return;
  }
  const row = { creator_id: creatorId, methods: JSON.stringify(methods), changed_at: now(), changed_by: by };
  await sql(strapi)(TABLE).insert(row).onConflict('creator_id').merge();
};
