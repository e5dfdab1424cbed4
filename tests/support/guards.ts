import { changeRow, readRows } from './database';
import type { ShopAddress } from './shop-process';

/**
 * Does what the append-only triggers of a table refuse: takes them away, runs the statement, and puts them back as they
 * were. What somebody with the database's password can do.
 */
export const behindTheGuards = async (address: ShopAddress, table: string, statement: string): Promise<number> => {
  if (address.database === 'postgres') {
    await changeRow(address, `ALTER TABLE ${table} DISABLE TRIGGER USER`);
    try {
      return await changeRow(address, statement);
    } finally {
      await changeRow(address, `ALTER TABLE ${table} ENABLE TRIGGER USER`);
    }
  }
  const triggers = await readRows<{ name: string; sql: string }>(
    address,
    "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?",
    [table],
  );
  for (const { name } of triggers) await changeRow(address, `DROP TRIGGER ${name}`);
  try {
    return await changeRow(address, statement);
  } finally {
    for (const { sql } of triggers) await changeRow(address, sql);
  }
};
