import type { Cell } from './csv';
import { decimalOf } from './decimals';
import { money, type MoneyView } from './primitives';

type Row = Readonly<Record<string, Cell>>;

const figure = (value: string): Cell => ({ figure: value });

const textOf = (value: unknown): string => {
  const amount = money.safeParse(value);
  if (amount.success) return `${decimalOf(amount.data)} ${amount.data.currency}`;
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
};

/** The cells of one value. An amount is two: its decimal figure, and its currency beside it. */
const cellsOf = (name: string, value: unknown): Array<readonly [string, Cell]> => {
  if (value === null || value === undefined) return [[name, '']];
  if (typeof value === 'number') return [[name, figure(String(value))]];
  if (typeof value !== 'object') return [[name, textOf(value)]];
  if (Array.isArray(value)) return [[name, value.map(textOf).join('; ')]];
  const amount = money.safeParse(value);
  if (amount.success)
    return [
      [name, figure(decimalOf(amount.data))],
      [`${name}.currency`, amount.data.currency],
    ];
  return Object.entries(value).flatMap(([part, inner]) => cellsOf(`${name}.${part}`, inner));
};

/**
 * Rows of a list as a spreadsheet: a column for each field, in the order in which fields first occur, named as the API names them; parts of a
 * field after a point. Amounts are decimals with their currency in a column of its own, lists are joined by semicolons.
 */
export const sheetOf = (rows: readonly object[]): readonly (readonly Cell[])[] => {
  const filled: Row[] = rows.map((row) => Object.fromEntries(Object.entries(row).flatMap(([name, value]) => cellsOf(name, value))));
  // A field that is null in one row and has parts in another is a column of its own only where nothing else stands for it.
  const named = [...new Set(filled.flatMap((row) => Object.keys(row)))];
  const columns = named.filter(
    (name) => !named.some((other) => other.startsWith(`${name}.`)) || filled.some((row) => (row[name] ?? '') !== ''),
  );
  return [columns, ...filled.map((row) => columns.map((name) => row[name] ?? ''))];
};

/** A page of a list, as every list that reads on answers it. */
export interface SheetPage {
  readonly data: readonly object[];
  readonly pagination: { readonly nextCursor: string | null } | null;
}

/** Above this a browser holds too much at once, and a spreadsheet is of little use to anybody. */
export const MOST_ROWS = 50_000;

/** Every row of a list, page by page, saying how many there are so far; null where there are more than a file should hold. */
export const everyRow = async (
  page: (cursor: string | undefined) => Promise<SheetPage>,
  progress: (rows: number) => void = () => undefined,
  most = MOST_ROWS,
): Promise<object[] | null> => {
  const rows: object[] = [];
  for (let cursor: string | undefined; ;) {
    const { data, pagination } = await page(cursor);
    rows.push(...data);
    if (rows.length > most) return null;
    progress(rows.length);
    if (!pagination || pagination.nextCursor === null) return rows;
    cursor = pagination.nextCursor;
  }
};

/** Amounts by their currency, so that each currency has columns of its own in a spreadsheet. */
export const byCurrency = (amounts: readonly MoneyView[]): Readonly<Record<string, MoneyView>> =>
  Object.fromEntries(amounts.map((amount) => [amount.currency, amount]));
