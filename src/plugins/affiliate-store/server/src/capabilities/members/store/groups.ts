import type { Core } from '@strapi/strapi';

const GROUP = 'plugin::affiliate-store.member-group';

interface Row {
  id: number;
  name: string;
}

/** The product's group for buyers whose offer names none; the oldest where several are marked. */
export const defaultGroup = async (strapi: Core.Strapi, productId: string): Promise<number | null> => {
  const [row] = (await strapi.db
    .query(GROUP)
    .findMany({ where: { isDefault: true, product: { documentId: productId } }, orderBy: { id: 'asc' }, limit: 1 })) as Row[];
  return row?.id ?? null;
};

/** Names of groups, by row id. */
export const groupNames = async (strapi: Core.Strapi, ids: readonly number[]): Promise<ReadonlyMap<number, string>> => {
  if (ids.length === 0) return new Map();
  const rows = (await strapi.db.query(GROUP).findMany({ where: { id: { $in: [...ids] } } })) as Row[];
  return new Map(rows.map((row) => [row.id, row.name]));
};
