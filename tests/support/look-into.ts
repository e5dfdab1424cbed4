import Database from 'better-sqlite3';
import { Client } from 'pg';
import type { ShopAddress } from './shop-process';

type Row = Record<string, string | number | null>;

/** Reads, or damages, a shop's database behind its back: what no API shows, and no API could break. */
export const lookInto = async (address: ShopAddress, statement: string): Promise<Row[]> => {
  if (address.database === 'sqlite') {
    const file = new Database(address.databaseAt);
    try {
      const prepared = file.prepare(statement);
      return prepared.reader ? (prepared.all() as Row[]) : (prepared.run(), []);
    } finally {
      file.close();
    }
  }
  const client = new Client({ connectionString: address.databaseAt });
  await client.connect();
  try {
    return (await client.query(statement)).rows as Row[];
  } finally {
    await client.end();
  }
};
