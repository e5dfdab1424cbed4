import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { isEmbedded } from './transaction';

/** Narrows a query to rows where a column contains the words as typed: `%` and `_` are letters like any other. */
export const escapedLike = (strapi: Core.Strapi, query: Knex.QueryBuilder, columns: readonly string[], words: string): void => {
  const pattern = `%${words.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const condition = isEmbedded(strapi) ? "cast(?? as text) like ? escape '\\'" : "cast(?? as text) ilike ? escape '\\'";
  query.where((any) => columns.forEach((column) => void any.orWhereRaw(condition, [column, pattern])));
};
