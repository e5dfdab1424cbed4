// A backup of a shop's database, made and put back while the shop does not run, as docs/guides/restoring.md says.
import { copyFileSync, rmSync } from 'node:fs';
import { Client } from 'pg';
import type { ShopAddress } from './shop-process';

export interface Backup {
  readonly putBack: () => Promise<void>;
  readonly drop: () => Promise<void>;
}

const inFile = (file: string): Backup => {
  const kept = `${file}.backup`;
  copyFileSync(file, kept);
  return {
    putBack: async () => {
      // What is beside the file belongs to the database that goes.
      for (const suffix of ['-wal', '-shm']) rmSync(file + suffix, { force: true });
      copyFileSync(kept, file);
    },
    drop: async () => rmSync(kept, { force: true }),
  };
};

const onServer = async (at: string): Promise<Backup> => {
  const database = new URL(at).pathname.slice(1);
  const kept = `${database}_backup`;
  const say = async (...statements: readonly string[]) => {
    const client = new Client({ connectionString: Object.assign(new URL(at), { pathname: '/postgres' }).toString() });
    await client.connect();
    try {
      for (const statement of statements) await client.query(statement);
    } finally {
      await client.end();
    }
  };
  const copy = (from: string, to: string) =>
    say(`DROP DATABASE IF EXISTS ${to} WITH (FORCE)`, `CREATE DATABASE ${to} TEMPLATE ${from} STRATEGY FILE_COPY`);
  await copy(database, kept);
  return { putBack: () => copy(kept, database), drop: () => say(`DROP DATABASE IF EXISTS ${kept} WITH (FORCE)`) };
};

/** Keeps the database of a shop that has ended as it is now. */
export const backUp = ({ database, databaseAt }: ShopAddress): Promise<Backup> =>
  database === 'sqlite' ? Promise.resolve(inFile(databaseAt)) : onServer(databaseAt);
