import type { Apart, PaperLine, TaxOnTop } from './draw-up';
import type { Treatment } from './treatment';

export type SelfBilledKind = 'invoice' | 'credit_note';

/** One of the two whose paper it is. */
export interface SideOnPaper {
  readonly name: string;
  readonly address: string;
  readonly country: string;
  readonly vatId: string;
}

/** A self-billed paper as issued; minor units. Where no tax is on it, `treatment` gives the reason. Times UTC ms. */
export interface SelfBilledBody {
  readonly kind: SelfBilledKind;
  readonly label: string;
  readonly language: string;
  readonly currency: string;
  readonly month: string;
  readonly statement: string;
  readonly issuedAt: number;
  readonly testMode: boolean;
  /** Who supplied: the payee, in whose name it is issued. */
  readonly supplier: SideOnPaper;
  /** Who was supplied and issues it: the shop. */
  readonly recipient: SideOnPaper;
  readonly treatment: Treatment;
  readonly lines: readonly PaperLine[];
  /** The tax on top of the lines, rate by rate; absent where there is none. */
  readonly taxes?: readonly TaxOnTop[];
  /** What the lines come to, with the tax. */
  readonly total: number;
  /** Invoices it takes something of back. */
  readonly refersTo: readonly string[];
  /** What the ledger moved in the month and neither paper of it says, on the first of them. */
  readonly apart: readonly Apart[];
}

const LETTERS: Readonly<Record<SelfBilledKind, string>> = { invoice: 'SB', credit_note: 'SBC' };

/** One series for each payee, kind and year, and apart for test sales. */
export const seriesOf = (party: string, kind: SelfBilledKind, year: number, testMode: boolean): string =>
  `${testMode ? 'test:' : ''}${party}:${kind}:${year}`;

/** A number as people read it: `SB12-2026-0003` is the third of payee 12 in that year. */
export const labelOf = (partyId: number, kind: SelfBilledKind, year: number, number: number, testMode: boolean): string =>
  `${testMode ? 'TEST-' : ''}${LETTERS[kind]}${partyId}-${year}-${String(number).padStart(4, '0')}`;
