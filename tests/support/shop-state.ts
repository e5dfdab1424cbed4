import { createHash } from 'node:crypto';
import { readRows } from './database';
import type { ShopAddress } from './shop-process';

const LIST = {
  sqlite: "SELECT name FROM sqlite_master WHERE type = 'table'",
  postgres: "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'",
};
/**
 * What lives by itself: counters of limits, the queue, when its rounds last ran and how far they came, and the seals, audits and comparisons a
 * clock makes, one of them at midnight.
 */
const RESTLESS =
  /^(?:afs_rate_limits|afs_jobs|afs_cron_runs|afs_event_cursors|afs_ledger_seals|afs_ledger_sealed_journals|afs_book_state|afs_reconciliation_runs)$/;

/** Every row the store and its people have, table by table: how many, and a hash of what they say. */
export const shopState = async (address: ShopAddress): Promise<Readonly<Record<string, string>>> => {
  const tables = (await readRows<{ name: string }>(address, LIST[address.database]))
    .map(({ name }) => name)
    .filter((name) => /^(?:afs_|up_|files)/.test(name) && !RESTLESS.test(name))
    .sort();
  const state: Record<string, string> = {};
  for (const table of tables) {
    const rows = (await readRows<object>(address, `SELECT * FROM ${table}`)).map((row) => JSON.stringify(row)).sort();
    state[table] = `${rows.length} rows, ${createHash('sha256').update(rows.join('\n')).digest('hex').slice(0, 16)}`;
  }
  return state;
};
