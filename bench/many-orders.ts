import type { EmptyShop } from './empty-shop';
import { newestIds, storeTables, type RawDatabase } from './raw-database';

/** Far above any id of the sales that are copied. */
const STRIDE = 100_000;
/** Copies in one transaction: few enough for the shop to get its turn. */
const COPIES = 5;

/** Columns that name a row which is copied along. */
const REFERENCES = ['id', 'order_id', 'payment_id', 'journal_id', 'customer_id'];
/** Columns that hold names nobody else may have, and what repeats such a name. */
const NAMES = [
  'document_id',
  'public_id',
  'number',
  'order_number',
  'checkout_session_id',
  'payment_intent_id',
  'charge_id',
  'balance_transaction_id',
  'event_id',
  'object_id',
  'token_hash',
  'dedupe_key',
  'idempotency_key',
  'idem_key',
  'email',
  'email_norm',
  'visitor',
  'dedupe',
];
/** What a sale changes rather than adds is worked out again afterwards; jobs and slots of crons belong to no sale. */
const NOT_COPIED = new Set([
  'afs_ledger_accounts',
  'afs_daily_totals',
  'afs_affiliate_days',
  'afs_jobs',
  'afs_cron_runs',
  'afs_click_logs',
  'afs_event_cursors',
  'afs_book_state',
  'afs_visitor_keys',
]);

const copyOf = (table: string, column: string): string => {
  if (REFERENCES.includes(column) || (table === 'afs_entitlements' && column === 'source_id')) return `"${column}" + n.copy * ${STRIDE}`;
  if (NAMES.includes(column) || (table === 'afs_ledger_journals' && column === 'source_id')) return `"${column}" || '.' || n.copy`;
  return `"${column}"`;
};

interface Sample {
  readonly table: string;
  readonly columns: readonly string[];
  readonly after: number;
  readonly upTo: number;
}

const samplesOf = async (raw: RawDatabase, before: ReadonlyMap<string, number>): Promise<readonly Sample[]> => {
  const samples: Sample[] = [];
  const upTo = await newestIds(raw, [...before.keys()]);
  for (const [table, after] of before) {
    if (NOT_COPIED.has(table) || upTo.get(table) === after) continue;
    const [row] = await raw.read(`SELECT * FROM "${table}" LIMIT 1`);
    samples.push({ table, columns: Object.keys(row ?? {}), after, upTo: upTo.get(table) ?? after });
  }
  return samples;
};

const copy = ({ table, columns, after, upTo }: Sample, from: number, to: number): string =>
  `WITH RECURSIVE n(copy) AS (SELECT ${from} UNION ALL SELECT copy + 1 FROM n WHERE copy < ${to})
   INSERT INTO "${table}" (${columns.map((column) => `"${column}"`).join(', ')})
   SELECT ${columns.map((column) => copyOf(table, column)).join(', ')} FROM "${table}" CROSS JOIN n WHERE id > ${after} AND id <= ${upTo}`;

const sumsOf = (side: string): string =>
  `(SELECT coalesce(sum(amount), 0) FROM afs_ledger_entries e WHERE e.account_id = afs_ledger_accounts.id AND e.side = '${side}')`;

/**
 * Makes of the sales since `before`, which went through the shop, `times` as many, by SQL: every row they added is copied under
 * names of its own, and balances and totals are worked out again, so that the books add up as if each had been sold.
 */
export const multiplySales = async (
  raw: RawDatabase,
  shop: EmptyShop,
  before: ReadonlyMap<string, number>,
  times: number,
): Promise<void> => {
  const samples = await samplesOf(raw, before);
  for (let from = 1; from < times; from += COPIES) {
    const to = Math.min(times - 1, from + COPIES - 1);
    await raw.run(['BEGIN', ...samples.map((sample) => copy(sample, from, to)), 'COMMIT'].join(';\n'));
  }
  await raw.run('CREATE INDEX afs_bench_account ON afs_ledger_entries (account_id)');
  await raw.run(
    `UPDATE afs_ledger_accounts SET debits = ${sumsOf('debit')}, credits = ${sumsOf('credit')},
       entries = (SELECT count(*) FROM afs_ledger_entries e WHERE e.account_id = afs_ledger_accounts.id)`,
  );
  await raw.run('DROP INDEX afs_bench_account');
  await raw.run(`UPDATE afs_daily_totals SET amount = amount * ${times}, events = events * ${times}`);
  await raw.run(`UPDATE afs_affiliate_days SET clicks = clicks * ${times}, counted = counted * ${times}`);
  if (shop.database === 'sqlite') return;
  for (const table of await storeTables(raw, shop))
    await raw.run(`SELECT setval(pg_get_serial_sequence('public."${table}"', 'id'), (SELECT coalesce(max(id), 1) FROM "${table}"))`);
  await raw.run('ANALYZE');
};
