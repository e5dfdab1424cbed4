import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { momentOf } from '../../../platform/kept-rows';
import { sql, together } from '../../../platform/transaction';
import { THE_SHOP, type SiteProgram } from '../domain/goods';

const TABLE = 'afs_site_programs';

interface Row {
  seller: string;
  program_id: number;
  since: unknown;
}

const siteProgramOf = (row: Row): SiteProgram => ({ seller: row.seller, programId: row.program_id, since: momentOf(row.since) });

/**
 * Joins what a product's program is decided by: the one chosen for it (`g`), who made it (`m`), and the program for everything of theirs
 * (`own`) or for the whole shop (`shop`). What is chosen for a product goes first; without that only a product that was let in is in one, and
 * its creator's goes before the shop's.
 */
export const withProgram = (query: Knex.QueryBuilder): Knex.QueryBuilder =>
  query
    .leftJoin('afs_products_program_lnk as g', 'g.product_id', 'p.id')
    .leftJoin('afs_products_creator_lnk as made', 'made.product_id', 'p.id')
    .leftJoin('afs_creators as m', 'm.id', 'made.creator_id')
    .leftJoin(`${TABLE} as own`, 'own.seller', 'm.document_id')
    .leftJoin(`${TABLE} as shop`, (join) => {
      join.onVal('shop.seller', '=', THE_SHOP);
    });

/** The program a product is in, joined as above. Columns of before there were such programs are empty, which is not let in. */
export const programOfProduct = (db: Knex): Knex.Raw =>
  db.raw(
    'CASE WHEN g.program_id IS NOT NULL THEN g.program_id WHEN p.in_site_program THEN COALESCE(own.program_id, shop.program_id) END AS program_id',
  );

/** Leaves the products in a program, joined as above. */
export const inProgram = (query: Knex.QueryBuilder, programId: number): Knex.QueryBuilder =>
  query.where((any) => {
    any.where('g.program_id', programId).orWhere((letIn) => {
      letIn
        .whereNull('g.program_id')
        .where('p.in_site_program', true)
        .whereRaw('COALESCE(own.program_id, shop.program_id) = ?', [programId]);
    });
  });

/** All of them. */
export const allSitePrograms = async (strapi: Core.Strapi): Promise<readonly SiteProgram[]> =>
  ((await sql(strapi)(TABLE).orderBy('id')) as Row[]).map(siteProgramOf);

/** Makes a program that of a seller; false where the seller has another, or the program is another seller's. */
export const putSiteProgram = async (strapi: Core.Strapi, { seller, programId, since }: SiteProgram): Promise<boolean> => {
  await sql(strapi)(TABLE).insert({ seller, program_id: programId, since }).onConflict().ignore();
  return (await sql(strapi)(TABLE).where({ seller, program_id: programId }).first()) !== undefined;
};

/** A program is that of no seller any more. */
export const dropSiteProgram = async (strapi: Core.Strapi, programId: number): Promise<void> => {
  await sql(strapi)(TABLE).where({ program_id: programId }).delete();
};

/**
 * A program that is deleted is nobody's any more, in the transaction that deletes it: a row that was left would keep its seller from having
 * another, and their products out of the shop's.
 */
export const forgetDeletedPrograms = (strapi: Core.Strapi): void => {
  const forget = () =>
    together(strapi, async () => {
      await sql(strapi)(TABLE).whereNotIn('program_id', sql(strapi)('afs_programs').select('id')).delete();
    });
  strapi.db.lifecycles.subscribe({ models: ['plugin::affiliate-store.program'], afterDelete: forget, afterDeleteMany: forget });
};

/** Lets products, draft and published, into the program of their seller, or takes them out; answers how many rows that changed. */
export const letIn = (strapi: Core.Strapi, documentIds: readonly string[], inside: boolean): Promise<number> =>
  sql(strapi)('afs_products')
    .whereIn('document_id', [...documentIds])
    .update({ in_site_program: inside });
