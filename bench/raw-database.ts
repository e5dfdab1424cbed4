import { createRequire } from 'node:module';
import { rmSync } from 'node:fs';
import { Client } from 'pg';
import type { EmptyShop } from './empty-shop';

type Row = Readonly<Record<string, unknown>>;

/** The little of better-sqlite3 used here; the package brings no declarations. */
interface Sqlite {
  prepare: (text: string) => { run: (...values: readonly unknown[]) => unknown; all: (...values: readonly unknown[]) => Row[] };
  exec: (text: string) => unknown;
  pragma: (text: string) => unknown;
  close: () => void;
}
const Database = createRequire(__filename)('better-sqlite3') as new (file: string) => Sqlite;

/** The database of a shop without the shop: what the driver alone can do with it. */
export interface RawDatabase {
  readonly read: (statement: string) => Promise<readonly Row[]>;
  readonly run: (statement: string) => Promise<void>;
  /** Empty tables of the same shape and keys, somewhere else on the same disk. */
  readonly shadow: (tables: readonly string[]) => Promise<void>;
  /** Writes rows into the shadow tables: each sale is one transaction, each row one statement, as durable as the shop's own. */
  readonly writeSales: (sales: ReadonlyArray<ReadonlyArray<readonly [table: string, row: Row]>>) => Promise<void>;
  readonly close: () => Promise<void>;
}

const columnsOf = (row: Row): readonly string[] => Object.keys(row);
const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');

const sqlite = (file: string): RawDatabase => {
  const shop = new Database(file);
  const aside = `${file}-floor`;
  const dispose = (): void => ['', '-wal', '-shm'].forEach((suffix) => rmSync(aside + suffix, { force: true }));
  dispose();
  const floor = new Database(aside);
  for (const promise of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = OFF']) floor.pragma(promise);
  const statements = new Map<string, { run: (...values: readonly unknown[]) => unknown }>();
  const insert = (table: string, row: Row): void => {
    const statement =
      statements.get(table) ??
      floor.prepare(
        `INSERT INTO "${table}" (${quoted(columnsOf(row))}) VALUES (${columnsOf(row)
          .map(() => '?')
          .join(', ')})`,
      );
    statements.set(table, statement);
    statement.run(...Object.values(row));
  };
  return {
    read: (statement) => Promise.resolve(shop.prepare(statement).all()),
    run: async (statement) => {
      shop.exec(statement);
      // Nobody listened meanwhile: lines that the shop has hung up are noticed before the next request takes one.
      await new Promise((resume) => setTimeout(resume, 20));
    },
    shadow: (tables) => {
      const names = tables.map((table) => `'${table}'`).join(', ');
      for (const { sql } of shop
        .prepare(
          `SELECT sql FROM sqlite_master WHERE tbl_name IN (${names}) AND sql IS NOT NULL ORDER BY CASE type WHEN 'table' THEN 0 ELSE 1 END`,
        )
        .all())
        floor.exec(String(sql));
      return Promise.resolve();
    },
    writeSales: (sales) => {
      for (const rows of sales) {
        floor.exec('BEGIN IMMEDIATE');
        for (const [table, row] of rows) insert(table, row);
        floor.exec('COMMIT');
      }
      return Promise.resolve();
    },
    close: () => {
      shop.close();
      floor.close();
      dispose();
      return Promise.resolve();
    },
  };
};

const postgres = async (url: string): Promise<RawDatabase> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  const insert = (table: string, row: Row): Promise<unknown> =>
    client.query({
      name: `floor_${table}`,
      text: `INSERT INTO floor."${table}" (${quoted(columnsOf(row))}) VALUES (${columnsOf(row)
        .map((_, index) => `$${index + 1}`)
        .join(', ')})`,
      values: Object.values(row).map((value) =>
        value !== null && typeof value === 'object' && !(value instanceof Date) ? JSON.stringify(value) : value,
      ),
    });
  return {
    read: async (statement) => (await client.query(statement)).rows as Row[],
    run: async (statement) => void (await client.query(statement)),
    shadow: async (tables) => {
      await client.query('CREATE SCHEMA floor');
      for (const table of tables) await client.query(`CREATE TABLE floor."${table}" (LIKE public."${table}" INCLUDING ALL)`);
    },
    writeSales: async (sales) => {
      for (const rows of sales) {
        await client.query('BEGIN');
        for (const [table, row] of rows) await insert(table, row);
        await client.query('COMMIT');
      }
    },
    close: () => client.end(),
  };
};

export const rawDatabase = (shop: EmptyShop): Promise<RawDatabase> =>
  shop.database === 'sqlite' ? Promise.resolve(sqlite(shop.databaseAt)) : postgres(shop.databaseAt);

/** The store's tables whose rows are numbered. */
export const storeTables = async (raw: RawDatabase, shop: EmptyShop): Promise<readonly string[]> => {
  const rows = await raw.read(
    shop.database === 'sqlite'
      ? `SELECT t.name FROM sqlite_master t JOIN pragma_table_info(t.name) c ON c.name = 'id'
         WHERE t.type = 'table' AND t.name LIKE 'afs_%' ORDER BY t.name`
      : `SELECT table_name AS name FROM information_schema.columns
         WHERE table_schema = 'public' AND column_name = 'id' AND table_name LIKE 'afs_%' ORDER BY table_name`,
  );
  return rows.map((row) => String(row['name']));
};

/** The newest row of each table. */
export const newestIds = async (raw: RawDatabase, tables: readonly string[]): Promise<ReadonlyMap<string, number>> => {
  const ids = new Map<string, number>();
  for (const table of tables) ids.set(table, Number((await raw.read(`SELECT max(id) AS id FROM "${table}"`))[0]?.['id'] ?? 0));
  return ids;
};
