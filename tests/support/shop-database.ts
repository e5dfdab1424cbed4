import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Client } from 'pg';
import { ROOT, scratch } from './scratch';

/** The database of one shop of the stories. */
export interface ShopDatabase {
  readonly client: 'sqlite' | 'postgres';
  readonly env: Readonly<Record<string, string>>;
  /** File name or connection string. */
  readonly at: string;
  readonly drop: () => Promise<void>;
}

export const DATABASE_CLIENT = process.env['DATABASE_CLIENT'] === 'postgres' ? 'postgres' : 'sqlite';

/** The name of the shop whose database every further shop begins with; it says in the environment that there is one. */
export const TEMPLATE = 'template';

/** True where a shop finds the tables made and the first administrator registered: half of a start, and always the same half. */
export const beginsWithTemplate = (name: string): boolean => process.env['STORY_TEMPLATE'] === 'made' && name !== TEMPLATE;

const fileOf = (name: string): string => path.join(scratch(), `${name}.db`);

const onSqlite = async (name: string, isCopied: boolean): Promise<ShopDatabase> => {
  const file = fileOf(name);
  const drop = async () => ['', '-wal', '-shm'].forEach((suffix) => rmSync(file + suffix, { force: true }));
  await drop();
  // Whoever closed it last carried its log over: all of it is in the one file.
  if (isCopied) copyFileSync(fileOf(TEMPLATE), file);
  return {
    client: 'sqlite',
    env: { DATABASE_CLIENT: 'sqlite', DATABASE_FILENAME: path.relative(ROOT, file) },
    at: file,
    drop,
  };
};

const onPostgres = async (name: string, url: string, isCopied: boolean): Promise<ShopDatabase> => {
  const named = (word: string) => `story_${word.replace(/\W/g, '_').toLowerCase()}`;
  const database = named(name);
  const say = async (statement: string) => {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  };
  await say(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
  // Copied as files: row by row through the log takes the server several times as long.
  await say(`CREATE DATABASE ${database}${isCopied ? ` TEMPLATE ${named(TEMPLATE)} STRATEGY FILE_COPY` : ''}`);
  const at = Object.assign(new URL(url), { pathname: `/${database}` }).toString();
  return {
    client: 'postgres',
    env: { DATABASE_CLIENT: 'postgres', DATABASE_URL: at },
    at,
    // Nobody waits for it: beside other work it takes seconds, and the server itself is forgotten at the end.
    drop: () => {
      void say(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`).catch(() => undefined);
      return Promise.resolve();
    },
  };
};

/** A database of that name in which nothing has happened yet; one left from a run before is forgotten. */
export const freshDatabase = (name: string, { empty = false } = {}): Promise<ShopDatabase> => {
  const url = process.env['DATABASE_URL'];
  const isCopied = !empty && beginsWithTemplate(name);
  return DATABASE_CLIENT === 'postgres' && url ? onPostgres(name, url, isCopied) : onSqlite(name, isCopied);
};

/**
 * A database as an earlier release left it, from `tests/upgrades/fixtures`: the file itself for SQLite, what pg_dump wrote, with inserts, for
 * PostgreSQL.
 */
export const databaseOfBefore = async (name: string, release: string): Promise<ShopDatabase> => {
  const database = await freshDatabase(name, { empty: true });
  const kept = (end: string): Buffer => gunzipSync(readFileSync(path.join(ROOT, 'tests/upgrades/fixtures', `${release}.${end}.gz`)));
  if (database.client === 'sqlite') {
    writeFileSync(database.at, kept('db'));
    return database;
  }
  const client = new Client({ connectionString: database.at });
  await client.connect();
  // Lines for psql are no SQL.
  const statements = kept('sql')
    .toString('utf8')
    .replace(/^\\.*$/gm, '');
  try {
    await client.query(statements);
  } finally {
    await client.end();
  }
  return database;
};
