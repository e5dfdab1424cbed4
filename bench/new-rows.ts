import { newestIds, type RawDatabase } from './raw-database';

/** The rows one piece of work has added: table and row. */
export type NewRows = ReadonlyArray<readonly [string, Readonly<Record<string, unknown>>]>;

/** The rows that some pieces of work have added since then, dealt out to as many transactions. */
export const newRows = async (raw: RawDatabase, since: ReadonlyMap<string, number>, pieces: number): Promise<readonly NewRows[]> => {
  const dealt: Array<Array<NewRows[number]>> = Array.from({ length: pieces }, () => []);
  for (const [table, id] of since) {
    const rows = await raw.read(`SELECT * FROM "${table}" WHERE id > ${id} ORDER BY id`);
    rows.forEach((row, index) => dealt[Math.floor((index * pieces) / rows.length)]?.push([table, row]));
  }
  return dealt;
};

/** What a piece of work costs, and what its rows cost when nothing but the driver writes them. */
export interface AgainstRows {
  /** Pieces a second. */
  readonly ours: number;
  readonly floor: number;
  /** New rows of one piece. */
  readonly rows: number;
}

/** Writes rows into the shadow tables, one transaction a piece; answers pieces a second. */
export const writtenPerSecond = async (raw: RawDatabase, pieces: readonly NewRows[]): Promise<number> => {
  const began = performance.now();
  await raw.writeSales(pieces);
  return pieces.length / ((performance.now() - began) / 1000);
};

/** Does some pieces of work, and then writes the rows they left by the driver alone. `work` answers how many a second. */
export const againstRows = async (
  raw: RawDatabase,
  tables: readonly string[],
  pieces: number,
  work: () => Promise<number>,
): Promise<AgainstRows> => {
  const since = await newestIds(raw, tables);
  const ours = await work();
  const dealt = await newRows(raw, since, pieces);
  const rows = dealt.reduce((sum, piece) => sum + piece.length, 0) / pieces;
  return { ours, rows, floor: await writtenPerSecond(raw, dealt) };
};
