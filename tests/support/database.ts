import { createRequire } from 'node:module';
import { Client } from 'pg';
import type { ShopAddress } from './shop-process';

/** The little of better-sqlite3 used here; the package brings no declarations. */
interface Sqlite {
  prepare: (text: string) => {
    run: (...values: readonly unknown[]) => { readonly changes: number };
    all: (...values: readonly unknown[]) => unknown[];
  };
  close: () => void;
}
const Database = createRequire(__filename)('better-sqlite3') as new (file: string, options?: object) => Sqlite;

/** Does by SQL what no door of the shop allows; answers how many rows it touched. Throws what the database says. */
export const changeRow = async (address: ShopAddress, statement: string, values: readonly unknown[] = []): Promise<number> => {
  if (address.database === 'sqlite') {
    const database = new Database(address.databaseAt, { timeout: 10_000 });
    try {
      return database.prepare(statement).run(...values).changes;
    } catch (error) {
      // The driver keeps the error class of the first file that loaded it; to every later one it is no Error, and nothing was thrown.
      throw new Error((error as { message: string }).message, { cause: error });
    } finally {
      database.close();
    }
  }
  const client = new Client({ connectionString: address.databaseAt });
  await client.connect();
  try {
    let position = 0;
    const { rowCount } = await client.query(
      statement.replace(/\?/g, () => `$${(position += 1)}`),
      [...values],
    );
    return rowCount ?? 0;
  } finally {
    await client.end();
  }
};

/** Reads rows past the shop. */
export const readRows = async <T>(address: ShopAddress, statement: string, values: readonly unknown[] = []): Promise<T[]> => {
  if (address.database === 'sqlite') {
    const database = new Database(address.databaseAt, { readonly: true });
    try {
      return database.prepare(statement).all(...values) as T[];
    } finally {
      database.close();
    }
  }
  const client = new Client({ connectionString: address.databaseAt });
  await client.connect();
  try {
    let position = 0;
    return (
      await client.query(
        statement.replace(/\?/g, () => `$${(position += 1)}`),
        [...values],
      )
    ).rows as T[];
  } finally {
    await client.end();
  }
};

/** Makes the database refuse writes it would take, as a defect would; answers how to mend it. `when` speaks of `NEW`. */
export const plantRefusal = async (
  address: ShopAddress,
  { table, on, when, times }: { readonly table: string; readonly on: 'INSERT' | 'UPDATE'; readonly when: string; readonly times?: number },
): Promise<() => Promise<void>> => {
  const name = `planted_${Math.random().toString(36).slice(2, 10)}`;
  if (address.database === 'sqlite') {
    await changeRow(address, `CREATE TRIGGER ${name} BEFORE ${on} ON ${table} WHEN ${when} BEGIN SELECT RAISE(ABORT, 'planted'); END`);
    return async () => void (await changeRow(address, `DROP TRIGGER ${name}`));
  }
  // A sequence counts on through what is rolled back. 40001 is what PostgreSQL says of a conflict that may be tried again.
  await changeRow(address, `CREATE SEQUENCE ${name}`);
  const raise = `RAISE EXCEPTION 'planted' USING ERRCODE = '${times === undefined ? 'P0001' : '40001'}'`;
  const guard = times === undefined ? `${raise};` : `IF nextval('${name}') <= ${times} THEN ${raise}; END IF; RETURN NEW;`;
  await changeRow(address, `CREATE FUNCTION ${name}() RETURNS trigger AS $$ BEGIN ${guard} END $$ LANGUAGE plpgsql`);
  await changeRow(address, `CREATE TRIGGER ${name} BEFORE ${on} ON ${table} FOR EACH ROW WHEN (${when}) EXECUTE FUNCTION ${name}()`);
  return async () => void (await changeRow(address, `DROP TRIGGER ${name} ON ${table}`));
};

/** Makes a write take its time, as a busy machine would; answers how to mend it. PostgreSQL only: on SQLite everybody would wait with it. */
export const plantDelay = async (
  address: ShopAddress,
  { table, when, seconds }: { readonly table: string; readonly when: string; readonly seconds: number },
): Promise<() => Promise<void>> => {
  const name = `planted_${Math.random().toString(36).slice(2, 10)}`;
  const body = `BEGIN PERFORM pg_sleep(${seconds}); RETURN NEW; END`;
  await changeRow(address, `CREATE FUNCTION ${name}() RETURNS trigger AS $$ ${body} $$ LANGUAGE plpgsql`);
  await changeRow(address, `CREATE TRIGGER ${name} BEFORE UPDATE ON ${table} FOR EACH ROW WHEN (${when}) EXECUTE FUNCTION ${name}()`);
  return async () => void (await changeRow(address, `DROP TRIGGER ${name} ON ${table}`));
};

/** Holds the whole database, or the table where events are kept, against everybody else until it is let go. */
export const holdDatabase = async (address: ShopAddress, table: string): Promise<() => Promise<void>> => {
  if (address.database === 'sqlite') {
    const database = new Database(address.databaseAt);
    database.prepare('BEGIN IMMEDIATE').run();
    return async () => {
      database.prepare('ROLLBACK').run();
      database.close();
    };
  }
  const client = new Client({ connectionString: address.databaseAt });
  await client.connect();
  await client.query('BEGIN');
  await client.query(`LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);
  return async () => {
    await client.query('ROLLBACK');
    await client.end();
  };
};
