import type { Core } from '@strapi/strapi';
import createKnex, { type Knex } from 'knex';

const fileOf = (strapi: Core.Strapi): string | null => {
  const { filename } = strapi.db.connection.client.config.connection as { filename?: string };
  return filename === undefined || filename.includes(':memory:') ? null : filename;
};

/**
 * A connection to the SQLite file that can only read. The shop has one connection, and whoever holds it keeps everyone else waiting;
 * with the log written ahead a reader of its own sees one moment for as long as it likes, and nobody waits for it.
 */
const readerOf = (filename: string): Knex =>
  createKnex({
    client: 'better-sqlite3',
    connection: { filename, options: { readonly: true } },
    useNullAsDefault: true,
    pool: { min: 0, max: 1 },
  });

type Work<T> = (trx: Knex.Transaction) => Promise<T>;

// Strapi's own way to a transaction, over another connection: what reads through Strapi inside it has to read there as well.
const over = async <T>(strapi: Core.Strapi, connection: Knex, work: Work<T>): Promise<T> => {
  const database = Object.create(strapi.db, { connection: { value: connection } }) as Core.Strapi['db'];
  return database.transaction(({ trx }) => work(trx as Knex.Transaction));
};

/** A transaction that sees the database as it stood when it began, and lets everybody else go on writing. It is for reading alone. */
export const readingTransaction = async <T>(strapi: Core.Strapi, work: Work<T>): Promise<T> => {
  if (strapi.db.dialect.client !== 'sqlite')
    return strapi.db.transaction(async ({ trx }) => {
      await (trx as Knex.Transaction).raw('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
      return work(trx as Knex.Transaction);
    });
  const filename = fileOf(strapi);
  // A database in memory is seen by its own connection alone.
  if (filename === null) return strapi.db.transaction(({ trx }) => work(trx as Knex.Transaction));
  const reader = readerOf(filename);
  try {
    return await over(strapi, reader, async (trx) => {
      // SQLite takes its snapshot with the first thing that is read.
      await trx.raw('SELECT count(*) FROM sqlite_master');
      return work(trx);
    });
  } finally {
    await reader.destroy();
  }
};
