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
