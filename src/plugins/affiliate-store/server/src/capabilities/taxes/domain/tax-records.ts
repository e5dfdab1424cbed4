import type { Minor } from '../../../kernel/money';
import { minor } from '../../../kernel/money';

/** A paper of an order as far as tax was told with it: what it takes back of each line, or gives back to it. Minor units. */
export interface TaxPaper {
  readonly id: number;
  readonly kind: 'invoice' | 'credit_note' | 'correction';
  readonly label: string;
  readonly seller: string;
  readonly lines: ReadonlyArray<{ readonly line: number; readonly gross: number; readonly tax: number }>;
}

/** What is taken back of a line: positive amounts, `gross` with its tax. */
export interface TakenBack {
  readonly line: number;
  readonly gross: Minor;
  readonly tax: Minor;
}

/**
 * One thing that is told to whoever reckons the tax: the `sale`; a `reversal` of some of it; or that a reversal is undone because its money came
 * home. `reference` names it there for good; a record of the same reference is the same record.
 */
export interface TaxRecord {
  readonly reference: string;
  readonly kind: 'sale' | 'reversal' | 'undo';
  /** The paper it follows; null for the sale. */
  readonly document: number | null;
  readonly seller: string | null;
  /** For `undo`: the reference of the reversal that is undone. */
  readonly undoes: string | null;
  readonly lines: readonly TakenBack[];
}

const takenOf = (lines: TaxPaper['lines']): TakenBack[] =>
  lines.map(({ line, gross, tax }) => ({ line, gross: minor(gross), tax: minor(tax) }));

/** What stands taken back by the reversals of a seller, less a correction. */
const left = (standing: readonly TaxRecord[], correction: TaxPaper): TakenBack[] => {
  const sums = new Map<number, { gross: number; tax: number }>();
  const add = ({ line, gross, tax }: { line: number; gross: number; tax: number }, sign: 1 | -1): void => {
    const sum = sums.get(line) ?? { gross: 0, tax: 0 };
    sums.set(line, { gross: sum.gross + sign * gross, tax: sum.tax + sign * tax });
  };
  for (const record of standing) for (const line of record.lines) add(line, 1);
  for (const line of correction.lines) add(line, -1);
  return [...sums].flatMap(([line, { gross, tax }]) => (gross === 0 && tax === 0 ? [] : [{ line, gross: minor(gross), tax: minor(tax) }]));
};

/** Reversals that were not undone. */
export const standingReversals = (records: readonly TaxRecord[], seller: string): TaxRecord[] => {
  const undone = new Set(records.flatMap(({ undoes }) => (undoes === null ? [] : [undoes])));
  return records.filter((record) => record.kind === 'reversal' && record.seller === seller && !undone.has(record.reference));
};

const afterCorrection = (number: string, paper: TaxPaper, known: readonly TaxRecord[]): TaxRecord[] => {
  const { id: document, seller, label } = paper;
  const standing = standingReversals(known, seller);
  const undo = standing.map((record, index): TaxRecord => ({
    reference: `${number}/${label}/undo-${index + 1}`,
    kind: 'undo',
    document,
    seller,
    undoes: record.reference,
    lines: record.lines,
  }));
  const lines = left(standing, paper);
  const again: TaxRecord = { reference: `${number}/${label}`, kind: 'reversal', document, seller, undoes: null, lines };
  return lines.length > 0 ? [...undo, again] : undo;
};

/**
 * What is still to be told of an order, in this order. A credit note is told as a reversal of the same lines with the same tax, so that ledger,
 * paper and tax report are one number. A reversal can only be undone whole: a correction undoes those of its seller and tells anew what stands.
 */
export const recordsDue = (number: string, papers: readonly TaxPaper[], told: readonly TaxRecord[]): TaxRecord[] => {
  const sale: TaxRecord = { reference: number, kind: 'sale', document: null, seller: null, undoes: null, lines: [] };
  const due: TaxRecord[] = told.some(({ kind }) => kind === 'sale') ? [] : [sale];
  for (const paper of papers) {
    const { id: document, kind, seller, label, lines } = paper;
    if (kind === 'invoice' || told.some((record) => record.document === document)) continue;
    if (kind === 'correction') due.push(...afterCorrection(number, paper, [...told, ...due]));
    else due.push({ reference: `${number}/${label}`, kind: 'reversal', document, seller, undoes: null, lines: takenOf(lines) });
  }
  return due;
};
