import path from 'node:path';

import type { Core } from '@strapi/strapi';
import { LRUCache } from 'lru-cache';

type Env = Core.Config.Shared.ConfigParams['env'];
type Done = (error: Error | null, connection: unknown) => void;

interface SqliteStatement {
  readonly reader: boolean;
  all(values: readonly unknown[]): unknown;
}

interface SqliteConnection {
  pragma(statement: string): unknown;
  prepare(statement: string): SqliteStatement;
}

interface PostgresConnection {
  query(statement: string, done: (error: Error | null) => void): void;
}

/**
 * What a committed sale needs from SQLite. In WAL mode the driver itself opens with `synchronous=NORMAL`, under which a
 * power cut may take back the last commits although the buyer has been told "paid".
 */
const SQLITE_PROMISES = [
  'journal_mode = WAL',
  'synchronous = FULL',
  // SQLite waits by holding the whole process still. The store asks again by itself, for five seconds and without standing still.
  'busy_timeout = 500',
  'foreign_keys = ON',
  // Carrying the log over into the file waits for the disk, and everyone with it. Sales write the same pages over and over: the
  // later, the fewer of them. The log then takes up to 32 MB.
  'wal_autocheckpoint = 8000',
];

const OPEN_LIMIT = / limit \?$/;

/**
 * SQLite plans by the number that is bound to a `limit`, and therefore compiles the statement again whenever one is bound, which takes
 * three times as long as reading a row by its key. With the number in the text it need not.
 */
const withLimit = (statement: string, open: SqliteStatement, compile: (statement: string) => SqliteStatement): SqliteStatement => ({
  reader: true,
  all: (values) => {
    const limit = values.at(-1);
    if (!Number.isInteger(limit)) return open.all(values);
    return compile(`${statement.slice(0, -1)}${Number(limit)}`).all(values.slice(0, -1));
  },
});

/**
 * knex has every statement compiled again each time it runs. SQLite keeps compiled statements usable, also when the schema
 * changes under them; a sale runs the same hundred over and over.
 */
const rememberStatements = (connection: SqliteConnection): void => {
  const known = new LRUCache<string, SqliteStatement>({ max: 1_000 });
  const compile = connection.prepare.bind(connection);
  const remembered = (statement: string): SqliteStatement => {
    const kept = known.get(statement);
    if (kept) return kept;
    const compiled = compile(statement);
    const usable = compiled.reader && OPEN_LIMIT.test(statement) ? withLimit(statement, compiled, remembered) : compiled;
    // What changes the schema is run once.
    if (/^\s*(?:select|insert|update|delete|with)\b/i.test(statement)) known.set(statement, usable);
    return usable;
  };
  connection.prepare = remembered;
};

const sqlite = (env: Env) => ({
  client: 'sqlite' as const,
  connection: {
    // This file runs from dist/config, so the root of the site is two folders up.
    filename: path.resolve(__dirname, '..', '..', env('DATABASE_FILENAME', '.tmp/data.db')),
  },
  useNullAsDefault: true,
  pool: {
    min: 1,
    max: 1,
    afterCreate(connection: SqliteConnection, done: Done) {
      try {
        for (const promise of SQLITE_PROMISES) connection.pragma(promise);
        rememberStatements(connection);
        done(null, connection);
      } catch (error) {
        done(error as Error, connection);
      }
    },
  },
});

const tls = (env: Env) => {
  if (!env.bool('DATABASE_SSL', false)) return false;
  return { rejectUnauthorized: env.bool('DATABASE_SSL_REJECT_UNAUTHORIZED', true), ca: env('DATABASE_SSL_CA', undefined) };
};

const postgres = (env: Env) => {
  const url = env('DATABASE_URL', '');
  const address = url
    ? { connectionString: url }
    : {
        host: env('DATABASE_HOST', '127.0.0.1'),
        port: env.int('DATABASE_PORT', 5432),
        database: env('DATABASE_NAME', 'affiliate_store'),
        user: env('DATABASE_USERNAME', 'affiliate_store'),
        password: env('DATABASE_PASSWORD', ''),
      };
  return {
    client: 'postgres' as const,
    connection: { ...address, schema: env('DATABASE_SCHEMA', 'public'), ssl: tls(env) },
    pool: {
      min: env.int('DATABASE_POOL_MIN', 0),
      max: env.int('DATABASE_POOL_MAX', 10),
      // A server tuned for speed must not take back a commit the buyer has been told about.
      afterCreate(connection: PostgresConnection, done: Done) {
        connection.query('SET synchronous_commit TO on', (error) => done(error, connection));
      },
    },
  };
};

/**
 * Strapi drops, at its next start, every table whose type it no longer finds: with the plugin switched off, or a type renamed, that would be
 * the books. What should really go is dropped by a migration.
 */
const settings = { forceMigration: false };

/** SQLite in one file unless `DATABASE_CLIENT=postgres`; both promise that what was committed stays. */
export default ({ env }: Core.Config.Shared.ConfigParams) => {
  const client = env('DATABASE_CLIENT', 'sqlite');
  if (client === 'postgres') return { connection: postgres(env), settings };
  if (client === 'sqlite') return { connection: sqlite(env), settings };
  throw new Error(`DATABASE_CLIENT is "${client}"; this site runs on "sqlite" or "postgres".`);
};
