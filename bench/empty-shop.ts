import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { freePort } from '../scripts/lib/free-port';
import { startServer, type Server } from './processes';

const SCRATCH = path.join('.tmp', 'bench');
const OWNER = { email: 'owner@example.test', password: 'Owner-of-the-shop-1' };

/** How something is asked for; `key` makes a request one that happens once. */
interface Asking {
  readonly key?: string;
  readonly method?: 'PUT';
}

/** A shop with an empty database, and its first administrator. */
export interface EmptyShop extends Server {
  readonly database: 'sqlite' | 'postgres';
  /** File name or connection string. */
  readonly databaseAt: string;
  /** Asks one of Strapi's or the store's admin endpoints. */
  readonly admin: <T>(path: string, body?: object, how?: Asking) => Promise<T>;
  /** Ends it with kill -9, and starts it again on what it has left. */
  readonly crash: () => Promise<void>;
}

const onServer = async (url: string, statements: readonly string[]): Promise<void> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
};

export const freshDatabase = async (
  name: string,
): Promise<{
  readonly kind: EmptyShop['database'];
  readonly at: string;
  readonly env: Record<string, string>;
  readonly drop: () => Promise<void>;
}> => {
  const url = process.env['DATABASE_URL'];
  if (process.env['DATABASE_CLIENT'] !== 'postgres' || !url) {
    mkdirSync(SCRATCH, { recursive: true });
    const file = path.resolve(SCRATCH, `${name}.db`);
    const drop = async (): Promise<void> => ['', '-wal', '-shm'].forEach((suffix) => rmSync(file + suffix, { force: true }));
    await drop();
    return { kind: 'sqlite', at: file, env: { DATABASE_CLIENT: 'sqlite', DATABASE_FILENAME: file }, drop };
  }
  const database = `bench_${name.replace(/\W/g, '_')}`;
  await onServer(url, [`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`, `CREATE DATABASE ${database}`]);
  const own = Object.assign(new URL(url), { pathname: `/${database}` }).toString();
  return {
    kind: 'postgres',
    at: own,
    env: { DATABASE_CLIENT: 'postgres', DATABASE_URL: own },
    drop: () => onServer(url, [`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`]),
  };
};

const ask = async <T>(url: string, body: object | undefined, token?: string, { key, method }: Asking = {}): Promise<T> => {
  const headers = {
    'content-type': 'application/json',
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(key === undefined ? {} : { 'idempotency-key': key }),
  };
  const send = () => fetch(url, body === undefined ? { headers } : { method: method ?? 'POST', headers, body: JSON.stringify(body) });
  // A line that the shop has hung up may be taken before that is noticed; reading again does no harm.
  const answer = await send().catch((error: unknown) => (body === undefined ? send() : Promise.reject(error as Error)));
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as T;
};

/** Makes the first administrator and signs in; answers the token. */
export const signUpOwner = async (url: string): Promise<string> => {
  await ask(`${url}/admin/register-admin`, { firstname: 'Olive', lastname: 'Owner', ...OWNER });
  const { data } = await ask<{ data: { token: string } }>(`${url}/admin/login`, OWNER);
  return data.token;
};

/** Starts the built shop on a database of its own. `name` tells benchmarks apart. */
export const startEmptyShop = async (name: string, env: Readonly<Record<string, string>> = {}): Promise<EmptyShop> => {
  const database = await freshDatabase(name);
  const port = await freePort();
  const start = (): Promise<Server> =>
    startServer('tests/support/serve.js', {
      PORT: String(port),
      HOST: '127.0.0.1',
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      STRAPI_TELEMETRY_DISABLED: 'true',
      LOG_LEVEL: 'error',
      AFFILIATE_STORE_RATE_LIMIT_FACTOR: '1000000',
      TRACKING_LOG_DIR: path.resolve(SCRATCH, `${name}-click-logs`),
      ...database.env,
      ...env,
    });
  let server = await start();
  const token = await signUpOwner(server.url);
  return {
    url: server.url,
    pid: server.pid,
    database: database.kind,
    databaseAt: database.at,
    admin: (where, body, how) => ask(`${server.url}${where}`, body, token, how),
    kill: () => server.kill(),
    crash: async () => {
      await server.kill();
      server = await start();
    },
    stop: async () => {
      await server.stop();
      await database.drop();
    },
  };
};
