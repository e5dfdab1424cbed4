import type { EmptyShop } from './empty-shop';
import { newestIds, storeTables, type RawDatabase } from './raw-database';

/** Far above any id of the sales that are copied. */
export const STRIDE = 100_000;
/** Copies in one transaction. */
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
/** What a sale changes rather than adds is worked out again afterwards; jobs, slots of crons and the audit log belong to no sale. */
const NOT_COPIED = new Set([
  'afs_ledger_accounts',
  'afs_daily_totals',
  'afs_affiliate_days',
  'afs_place_sums',
  'afs_place_moves',
  'afs_cohort_sums',
  'afs_audit_log',
  'afs_jobs',
  'afs_cron_runs',
  'afs_click_logs',
  'afs_event_cursors',
  'afs_book_state',
  'afs_visitor_keys',
  'afs_document_series',
  'afs_ledger_seals',
  'afs_reconciliation_runs',
  'afs_ledger_sealed_journals',
]);

/** What is counted of places in programs: every column of these tables that is a sum. */
const PLACE_MEASURES =
  'leads sales revenue refunded_sales refunded disputed_sales earned reversed pending available held in_payout paid ended'.split(' ');
export const PLACE_TABLES = ['afs_place_sums', 'afs_place_moves', 'afs_cohort_sums'] as const;
/** Those sums as a list of columns, each as `of` says. */
export const placeMeasures = (of: (column: string) => string = (column) => column): string => PLACE_MEASURES.map(of).join(', ');

/** What a column of a copy holds, as SQL; `n.copy` is the number of the copy. */
export type Copied = (table: string, column: string) => string;

export const copyOf: Copied = (table, column) => {
  // Papers are counted through in a series, by number.
  if (table === 'afs_documents' && column === 'number') return `"number" + n.copy * ${STRIDE}`;
  if (REFERENCES.includes(column) || (table === 'afs_entitlements' && column === 'source_id')) return `"${column}" + n.copy * ${STRIDE}`;
  if (NAMES.includes(column) || (table === 'afs_ledger_journals' && column === 'source_id')) return `"${column}" || '.' || n.copy`;
  return `"${column}"`;
};

export interface Sample {
  readonly table: string;
  readonly columns: readonly string[];
  readonly after: number;
  readonly upTo: number;
}

/** The rows that were added since then and may be copied. */
export const samplesOf = async (raw: RawDatabase, before: ReadonlyMap<string, number>): Promise<readonly Sample[]> => {
  const samples: Sample[] = [];
  const upTo = await newestIds(raw, [...before.keys()]);
  for (const [table, after] of before) {
    if (NOT_COPIED.has(table) || upTo.get(table) === after) continue;
    const [row] = await raw.read(`SELECT * FROM "${table}" LIMIT 1`);
    samples.push({ table, columns: Object.keys(row ?? {}), after, upTo: upTo.get(table) ?? after });
  }
  return samples;
};

const copy = ({ table, columns, after, upTo }: Sample, from: number, to: number, as: Copied): string =>
  `WITH RECURSIVE n(copy) AS (SELECT ${from} UNION ALL SELECT copy + 1 FROM n WHERE copy < ${to})
   INSERT INTO "${table}" (${columns.map((column) => `"${column}"`).join(', ')})
   SELECT ${columns.map((column) => as(table, column)).join(', ')} FROM "${table}" CROSS JOIN n WHERE id > ${after} AND id <= ${upTo}`;

const sumsOf = (side: string): string =>
  `(SELECT coalesce(sum(amount), 0) FROM afs_ledger_entries e WHERE e.account_id = afs_ledger_accounts.id AND e.side = '${side}')`;

/** Copies rows, some copies in each transaction: few enough for the shop to get its turn. */
export const copyRows = async (
  raw: RawDatabase,
  samples: readonly Sample[],
  copies: { readonly from: number; readonly to: number; readonly atOnce?: number },
  as: Copied = copyOf,
): Promise<void> => {
  const { atOnce = COPIES } = copies;
  for (let { from } = copies; from <= copies.to; from += atOnce) {
    const to = Math.min(copies.to, from + atOnce - 1);
    await raw.run(['BEGIN', ...samples.map((sample) => copy(sample, from, to, as)), 'COMMIT'].join(';\n'));
  }
};

/** Works out again what accounts have turned over, from their entries. */
export const sumAccounts = async (raw: RawDatabase): Promise<void> => {
  await raw.run('CREATE INDEX afs_bench_account ON afs_ledger_entries (account_id)');
  await raw.run(
    `UPDATE afs_ledger_accounts SET debits = ${sumsOf('debit')}, credits = ${sumsOf('credit')},
       entries = (SELECT count(*) FROM afs_ledger_entries e WHERE e.account_id = afs_ledger_accounts.id)`,
  );
  await raw.run('DROP INDEX afs_bench_account');
};

/** Lets PostgreSQL number on behind what was copied, and look at what there is now. */
export const settleDown = async (raw: RawDatabase, shop: EmptyShop): Promise<void> => {
  if (shop.database === 'sqlite') return;
  for (const table of await storeTables(raw, shop))
    await raw.run(`SELECT setval(pg_get_serial_sequence('public."${table}"', 'id'), (SELECT coalesce(max(id), 1) FROM "${table}"))`);
  await raw.run('ANALYZE');
};

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
  await copyRows(raw, await samplesOf(raw, before), { from: 1, to: times - 1 });
  await sumAccounts(raw);
  await raw.run(`UPDATE afs_daily_totals SET amount = amount * ${times}, events = events * ${times}`);
  await raw.run(`UPDATE afs_affiliate_days SET clicks = clicks * ${times}, counted = counted * ${times}`);
  for (const table of PLACE_TABLES) await raw.run(`UPDATE ${table} SET ${placeMeasures((column) => `${column} = ${column} * ${times}`)}`);
  await settleDown(raw, shop);
};
