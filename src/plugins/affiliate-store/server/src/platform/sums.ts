import type { Core } from '@strapi/strapi';
import { sql } from './transaction';

/** A table whose rows are sums: which columns say of what, and which are added up. */
export interface SumTable {
  readonly table: string;
  readonly place: readonly string[];
  readonly measures: readonly string[];
}

type SumRow = Readonly<Record<string, string | number>>;

/** Rows at once: a statement holds a value for every column of them, and databases take a few thousand. */
const BITE = 100;

const texts = new WeakMap<SumTable, Map<number, string>>();
const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');

/** The statement for so many rows. Its only parts are names of the store's own tables; every sale runs four of them. */
const textFor = (sums: SumTable, rows: number): string => {
  const known = texts.get(sums) ?? new Map<number, string>();
  texts.set(sums, known);
  const columns = [...sums.place, ...sums.measures];
  const row = `(${columns.map(() => '?').join(', ')})`;
  const added = sums.measures.map((name) => `"${name}" = "${sums.table}"."${name}" + excluded."${name}"`);
  const text =
    known.get(rows) ??
    `INSERT INTO "${sums.table}" (${quoted(columns)}) VALUES ${Array.from({ length: rows }, () => row).join(', ')} ` +
      `ON CONFLICT (${quoted(sums.place)}) DO UPDATE SET ${added.join(', ')}`;
  known.set(rows, text);
  return text;
};

/**
 * Adds rows to the sums that are there, or begins them. No two of the rows are of the same place, and they come in the order in which
 * everybody touches them, so that writers never wait for each other crosswise.
 */
export const addUp = async (strapi: Core.Strapi, sums: SumTable, rows: readonly SumRow[]): Promise<void> => {
  const columns = [...sums.place, ...sums.measures];
  for (let at = 0; at < rows.length; at += BITE) {
    const some = rows.slice(at, at + BITE);
    await sql(strapi).raw(
      textFor(sums, some.length),
      some.flatMap((row) => columns.map((name) => row[name] ?? 0)),
    );
  }
};
