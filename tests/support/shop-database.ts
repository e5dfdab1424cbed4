import { copyFileSync, rmSync } from 'node:fs';
import path from 'node:path';
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

const onSqlite = async (name: string): Promise<ShopDatabase> => {
  const file = fileOf(name);
  const drop = async () => ['', '-wal', '-shm'].forEach((suffix) => rmSync(file + suffix, { force: true }));
  await drop();
  // Whoever closed it last carried its log over: all of it is in the one file.
  if (beginsWithTemplate(name)) copyFileSync(fileOf(TEMPLATE), file);
  return {
    client: 'sqlite',
    env: { DATABASE_CLIENT: 'sqlite', DATABASE_FILENAME: path.relative(ROOT, file) },
    at: file,
    drop,
  };
};

const onPostgres = async (name: string, url: string): Promise<ShopDatabase> => {
  const named = (word: string) => `story_${word.replace(/\W/g, '_').toLowerCase()}`;
  const database = named(name);
  const say = async (statement: string) => {
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  await say(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
  await say(`CREATE DATABASE ${database}${beginsWithTemplate(name) ? ` TEMPLATE ${named(TEMPLATE)}` : ''}`);
  const at = Object.assign(new URL(url), { pathname: `/${database}` }).toString();
  return {
    client: 'postgres',
    env: { DATABASE_CLIENT: 'postgres', DATABASE_URL: at },
    at,
    drop: () => say(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`),
  };
};

/** A database of that name in which nothing has happened yet; one left from a run before is forgotten. */
export const freshDatabase = (name: string): Promise<ShopDatabase> => {
  const url = process.env['DATABASE_URL'];
  return DATABASE_CLIENT === 'postgres' && url ? onPostgres(name, url) : onSqlite(name);
};
