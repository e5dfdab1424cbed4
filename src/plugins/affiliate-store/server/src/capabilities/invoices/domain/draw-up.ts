import { allocate } from '../../../kernel/allocate';
import { minor } from '../../../kernel/money';
import type { DocumentKind, DocumentLine } from './document';

/** A line as it was sold, with who sold it. */
export interface SoldLine extends DocumentLine {
  readonly seller: string;
}

/** What the books say of a paid order: how much of each line went back, and how much of its tax. */
export interface Standing {
  readonly taken: ReadonlyMap<number, number>;
  readonly taxTaken: ReadonlyMap<number, number>;
}

/** A document that was issued before, as far as the next one depends on it. */
export interface Issued {
  readonly kind: DocumentKind;
  readonly seller: string;
  readonly lines: readonly DocumentLine[];
}

/** A document that is missing. */
export interface Draft {
  readonly kind: DocumentKind;
  readonly seller: string;
  readonly lines: readonly DocumentLine[];
}

interface Credited {
  readonly gross: number;
  readonly tax: number;
}

const creditedOf = (issued: readonly Issued[], line: number): Credited => {
  let [gross, tax] = [0, 0];
  for (const { kind, lines } of issued) {
    const found = lines.find((each) => each.line === line);
    if (!found || kind === 'invoice') continue;
    const sign = kind === 'credit_note' ? 1 : -1;
    gross += sign * found.gross;
    tax += sign * found.tax;
  }
  return { gross, tax };
};

const perSeller = (kind: DocumentKind, lines: readonly SoldLine[]): Draft[] =>
  [...new Set(lines.map((line) => line.seller))].map((seller) => ({
    kind,
    seller,
    lines: lines.filter((line) => line.seller === seller).map(({ seller: _issuer, ...line }) => line),
  }));

/**
 * The documents that are missing between what was issued and what the books say: an invoice for each seller, then one
 * credit note for each with what went back since, or a correction where money came home. What is credited is of the lines that were
 * refunded, so that no line is credited twice and a whole refund leaves nothing; its tax is what the books took back, so that paper and
 * ledger never differ by a cent.
 */
export const documentsDue = (sold: readonly SoldLine[], books: Standing, issued: readonly Issued[]): Draft[] => {
  const invoiced = new Set(issued.filter(({ kind }) => kind === 'invoice').map(({ seller }) => seller));
  const invoices = perSeller(
    'invoice',
    sold.filter((line) => !invoiced.has(line.seller)),
  );
  const credited = sold.map(({ line }) => creditedOf(issued, line));
  const differences = sold.map(({ line }, index) => (books.taken.get(line) ?? 0) - (credited[index]?.gross ?? 0));
  const more = differences.reduce((total, each) => total + each, 0);
  if (more === 0) return invoices;
  // The last cent of a line may have moved to another one since: what is due is dealt to the lines that changed as the whole did.
  const weights = differences.map((difference) => Math.max(0, Math.sign(more) * difference));
  const parts = allocate(minor(Math.abs(more)), weights);
  const changed = sold.map((line, index) => ({
    ...line,
    gross: parts[index] ?? 0,
    tax: Math.abs((books.taxTaken.get(line.line) ?? 0) - (credited[index]?.tax ?? 0)),
  }));
  return [
    ...invoices,
    ...perSeller(
      more > 0 ? 'credit_note' : 'correction',
      changed.filter((line) => line.gross > 0 || line.tax > 0),
    ),
  ];
};

const LETTERS: Readonly<Record<DocumentKind, string>> = { invoice: '', credit_note: 'CN-', correction: 'CO-' };

/** The series a document takes its number from: one per seller, kind and year, and apart for test sales, which leave no hole in the real one. */
export const seriesOf = (draft: Pick<Draft, 'seller' | 'kind'>, year: number, testMode: boolean): string =>
  `${testMode ? 'test:' : ''}${draft.seller}:${draft.kind}:${year}`;

/** A number as people read it: `NOUR-2026-000041`, `NOUR-CN-2026-000003`. */
export const labelOf = (prefix: string, kind: DocumentKind, year: number, number: number, testMode: boolean): string =>
  `${testMode ? 'TEST-' : ''}${prefix === '' ? '' : `${prefix}-`}${LETTERS[kind]}${year}-${String(number).padStart(6, '0')}`;
