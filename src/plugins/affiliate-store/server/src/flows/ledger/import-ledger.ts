import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { ledger, ledgerFailures } from '../../capabilities/ledger/service';
import { refuse } from '../../kernel/failure';
import type { Failure } from '../../kernel/failure';
import { ok } from '../../kernel/outcome';
import type { Outcome } from '../../kernel/outcome';
import { gatherEarlierBuyers } from '../insights/count-sale';
import { portables } from '../../platform/portable';
import type { Portable, PortableRow } from '../../platform/portable';
import { togetherOrNot } from '../../platform/transaction';
import { EXPORT_FORMAT, EXPORT_VERSION, lineHasher } from './export-ledger';
import type { Exported } from './export-ledger';

const BATCH = 100;

const format = z.object({ format: z.literal(EXPORT_FORMAT), version: z.number().int() });
const header = format.extend({
  version: z.literal(EXPORT_VERSION),
  head: z.strictObject({ block: z.number().int(), hash: z.string() }).nullable(),
  tables: z.record(z.string(), z.number().int()),
});
const rowLine = z.strictObject({
  table: z.string(),
  row: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).and(z.object({ id: z.number().int() })),
});
const endLine = z.strictObject({ end: z.literal(true), rows: z.number().int(), sha256: z.string() });

const unreadable = (line: number, why: string): never => refuse(ledgerFailures.because('IMPORT_UNREADABLE', { line, why }));
const broken = (why: string): never => refuse(ledgerFailures.because('IMPORT_BROKEN', { why }));

const parse = (text: string, line: number): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return unreadable(line, 'not JSON');
  }
};

const readHeader = (text: string): z.output<typeof header> => {
  const value = parse(text, 1);
  const known = format.safeParse(value);
  if (!known.success) return unreadable(1, `not an export of the format ${EXPORT_FORMAT}`);
  if (known.data.version !== EXPORT_VERSION)
    return refuse(ledgerFailures.because('IMPORT_VERSION_UNKNOWN', { version: known.data.version, known: EXPORT_VERSION }));
  const read = header.safeParse(value);
  return read.success ? read.data : unreadable(1, read.error.issues[0]?.message ?? 'malformed');
};

const refuseFullStore = async (strapi: Core.Strapi): Promise<void> => {
  for (const { table, count } of portables()) {
    const rows = await count(strapi);
    if (rows > 0) refuse(ledgerFailures.because('IMPORT_NOT_EMPTY', { table, rows }));
  }
};

/** Gathers rows of one table and writes them by the hundred. */
const writer = (strapi: Core.Strapi) => {
  const known = new Map(portables().map((each) => [each.table, each]));
  const counts = new Map<string, number>();
  let waiting: { readonly to: Portable; readonly rows: PortableRow[] } | null = null;
  const flush = async (): Promise<void> => {
    if (waiting && waiting.rows.length > 0) await waiting.to.write(strapi, waiting.rows);
    waiting = null;
  };
  return {
    counts,
    flush,
    add: async (text: string, line: number): Promise<void> => {
      const read = rowLine.safeParse(parse(text, line));
      if (!read.success) return unreadable(line, read.error.issues[0]?.message ?? 'malformed');
      const { table, row } = read.data;
      const to = known.get(table) ?? unreadable(line, `a table this store does not have: ${table}`);
      const stranger = to.columns.length > 0 && Object.keys(row).find((name) => !to.columns.includes(name));
      if (stranger) return unreadable(line, `a column this store does not have: ${table}.${stranger}`);
      if (waiting?.to !== to || waiting.rows.length >= BATCH) await flush();
      waiting ??= { to, rows: [] };
      waiting.rows.push(row);
      counts.set(table, (counts.get(table) ?? 0) + 1);
    },
  };
};

/** Reads all lines and writes their rows; answers what the head promised, once the end has confirmed it. */
const readAll = async (strapi: Core.Strapi, lines: AsyncIterable<string>): Promise<z.output<typeof header> & { readonly rows: number }> => {
  const hasher = lineHasher();
  const rows = writer(strapi);
  let promised: z.output<typeof header> | null = null;
  let end: z.output<typeof endLine> | null = null;
  let line = 0;
  for await (const text of lines) {
    line += 1;
    if (end) return unreadable(line, 'something follows the end');
    if (!promised) promised = readHeader(text);
    else if (text.startsWith('{"end":')) {
      end = endLine.safeParse(parse(text, line)).data ?? unreadable(line, 'malformed');
      continue;
    } else await rows.add(text, line);
    hasher.add(text);
  }
  await rows.flush();
  if (!promised || !end) return broken('the file ends before its last line');
  if (end.sha256 !== hasher.digest()) return broken('a line was changed, lost or added on the way');
  for (const [table, count] of Object.entries(promised.tables))
    if ((rows.counts.get(table) ?? 0) !== count) return broken(`${table} has other rows than the head promises`);
  return { ...promised, rows: end.rows };
};

/**
 * Imports an export into an empty store, all of it or nothing: the file must be whole, the chain in it must hold to the last
 * line, and must end in the hash the file promises.
 */
export const importLedger = (strapi: Core.Strapi, lines: AsyncIterable<string>): Promise<Outcome<Exported, Failure>> =>
  togetherOrNot(strapi, async () => {
    await refuseFullStore(strapi);
    const { head, rows } = await readAll(strapi, lines);
    for (const { settle } of portables()) await settle(strapi);
    await gatherEarlierBuyers(strapi);
    const verdict = await ledger(strapi).verify(head ? [head.hash] : []);
    const last = (await ledger(strapi).head())?.hash ?? null;
    if (verdict.offending > 0) return broken(verdict.findings[0]?.text ?? 'the chain does not hold');
    if (last !== (head?.hash ?? null)) return broken('the chain ends in another hash than the head promises');
    return ok({ rows, head: last });
  });
