import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import { importFailures } from './failures';

/** What one file may hold. A programme that is larger comes in several. */
export const MOST_LINES = 5_000;
export const MOST_COLUMNS = 200;
export const MOST_LETTERS = 4_000;

/** One line of a file as it was written: its number there, counted from one as editors do, and its cells. */
export interface SourceLine {
  readonly line: number;
  readonly cells: readonly string[];
}

export type Separator = ',' | ';' | '\t';

const decode = (bytes: Uint8Array, label: string, fatal: boolean): string | null => {
  try {
    return new TextDecoder(label, { fatal }).decode(bytes);
  } catch {
    return null;
  }
};

/** The text of a file, whatever wrote it: UTF-16 by its mark, UTF-8 with or without one, else the letters of Western Windows. */
export const textOf = (bytes: Uint8Array): Outcome<string, Failure> => {
  const [first, second] = bytes;
  const utf16 = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;
  const text = utf16 ? decode(bytes, utf16, true) : (decode(bytes, 'utf-8', true) ?? decode(bytes, 'windows-1252', false));
  return text === null || text.includes('\0') ? failed(importFailures.because('IMPORT_FILE_NOT_TEXT')) : ok(text);
};

/** What separates cells, by what is most frequent in the first lines outside of quotation marks. */
export const separatorOf = (text: string): Separator => {
  const head = text.slice(0, 4_000).replace(/"[^"]*"/g, '');
  const line = head.split(/\r?\n|\r/).find((one) => /[,;\t]/.test(one)) ?? '';
  const count = (separator: Separator): number => line.split(separator).length;
  return [';', '\t', ','].reduce<Separator>((best, one) => (count(one as Separator) > count(best) ? (one as Separator) : best), ',');
};

// Whoever wrote the file guarded it against spreadsheets, as we do: the guard is no part of what was meant.
const unguarded = (cell: string): string => (/^'[=+\-@\t\r|%]/.test(cell) ? cell.slice(1) : cell);

/** Goes through the letters of a file once; a cell is cut out and never built letter by letter. */
class Reader {
  private at = 0;
  private line = 1;

  constructor(
    private readonly text: string,
    private readonly separator: Separator,
  ) {}

  get ended(): boolean {
    return this.at >= this.text.length;
  }

  /** The next line; its cells are refused as soon as they are too many or too long. */
  next(): Outcome<SourceLine, Failure> {
    const cells: string[] = [];
    const line = this.line;
    for (;;) {
      const cell = this.cell();
      if (cell === null) return failed(importFailures.because('IMPORT_FILE_BROKEN', { line }));
      if (cell.length > MOST_LETTERS) return failed(importFailures.because('IMPORT_CELL_TOO_LONG', { line, most: MOST_LETTERS }));
      cells.push(unguarded(cell));
      if (cells.length > MOST_COLUMNS) return failed(importFailures.because('IMPORT_TOO_MANY_COLUMNS', { line, most: MOST_COLUMNS }));
      if (this.text[this.at] !== this.separator) break;
      this.at += 1;
    }
    this.endLine();
    return ok({ line, cells });
  }

  private endLine(): void {
    if (this.text[this.at] === '\r') this.at += 1;
    if (this.text[this.at] === '\n') this.at += 1;
    this.line += 1;
  }

  private cell(): string | null {
    return this.text[this.at] === '"' ? this.quoted() : this.plain();
  }

  private plain(): string {
    const from = this.at;
    while (this.at < this.text.length && ![this.separator, '\r', '\n'].includes(this.text[this.at] ?? '')) this.at += 1;
    return this.text.slice(from, this.at).trim();
  }

  private quoted(): string | null {
    const from = this.at + 1;
    let end = this.text.indexOf('"', from);
    while (end !== -1 && this.text[end + 1] === '"') end = this.text.indexOf('"', end + 2);
    if (end === -1) return null;
    const inside = this.text.slice(from, end);
    this.line += inside.split('\n').length - 1;
    this.at = end + 1;
    // Letters behind a closing mark are the writer's mistake, and belong to the cell all the same.
    return (inside.replaceAll('""', '"') + this.plain()).trim();
  }
}

/** The lines of a file that are not blank. */
export const linesOf = (given: string): Outcome<{ readonly separator: Separator; readonly lines: readonly SourceLine[] }, Failure> => {
  const text = given.startsWith('\uFEFF') ? given.slice(1) : given;
  const separator = separatorOf(text);
  const reader = new Reader(text, separator);
  const lines: SourceLine[] = [];
  while (!reader.ended) {
    const read = reader.next();
    if (!read.ok) return read;
    if (read.value.cells.every((cell) => cell === '')) continue;
    // Headers are lines too; a file of two sections has two.
    if (lines.length > MOST_LINES + 10) return failed(importFailures.because('IMPORT_TOO_MANY_LINES', { most: MOST_LINES }));
    lines.push(read.value);
  }
  return ok({ separator, lines });
};
