/** A cell: text is guarded against being run as a formula, a figure (digits the store wrote itself) is left as it is. */
export type Cell = string | { readonly figure: string };

const BYTE_ORDER_MARK = '\uFEFF';
// What spreadsheets take for the start of a formula or a command (OWASP, CSV injection); tabs and returns hide one.
const LIKE_A_FORMULA = /^[\s]*[=+\-@\t\r|%]/;

const harmless = (text: string): string => (LIKE_A_FORMULA.test(text) ? `'${text}` : text);

const quoted = (text: string): string => (/[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const written = (cell: Cell): string => quoted(typeof cell === 'string' ? harmless(cell) : cell.figure);

/** Spreadsheet text as RFC 4180 has it, UTF-8 with a byte-order mark so that spreadsheets read accents right. */
export const csvText = (rows: readonly (readonly Cell[])[]): string =>
  `${BYTE_ORDER_MARK}${rows.map((row) => `${row.map(written).join(',')}\r\n`).join('')}`;
