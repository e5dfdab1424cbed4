import type { Currency } from '../../../kernel/currencies';
import type { Field, LineKind, Mapping, Source } from './source';
import type { DecimalMark } from './values';

/** Why a line, or a part of it, is not taken; stable codes, said in words in the panel and in the file of rejected lines. */
export type LineRefusal =
  | 'EMAIL_MISSING'
  | 'EMAIL_MALFORMED'
  | 'ID_MISSING'
  | 'STATE_NOT_TAKEN'
  | 'AMOUNT_MALFORMED'
  | 'AMOUNT_NEGATIVE'
  | 'CURRENCY_MISSING'
  | 'CURRENCY_UNKNOWN'
  | 'DUPLICATE_IN_FILE'
  | 'IMPORTED_BEFORE'
  | 'AFFILIATE_UNKNOWN'
  | 'CODE_TAKEN'
  | 'PLACE_BLOCKED'
  | 'NOT_AN_AFFILIATE'
  | 'CUSTOMER_BOUND'
  | 'PROGRAM_BINDS_NOBODY'
  | 'OWN_ADDRESS';

/** What is not taken over of a line that otherwise is. */
export type LineNote =
  | 'CODE_CHANGED'
  | 'RATE_NOT_TAKEN'
  | 'PAYOUT_EMAIL_NOT_TAKEN'
  | 'STANDS_ALREADY'
  | 'PAID_BEFORE'
  | 'NOT_CONFIRMED'
  | 'WELCOME_BACK'
  | 'NOBODY_BROUGHT'
  | SponsorNote;

/** What becomes of who brought somebody: they are bound, or why they are not. */
export type SponsorNote = 'SPONSOR_BOUND' | 'SPONSOR_UNKNOWN' | 'SPONSOR_KEPT' | 'SPONSOR_NOT_TAKEN';

/** What a line says, read exactly. */
export interface Said {
  readonly kind: LineKind;
  readonly externalId: string;
  readonly email: string | null;
  readonly name: string;
  readonly code: string | null;
  readonly rateBasisPoints: number | null;
  readonly state: 'active' | 'pending';
  readonly joinedOn: string | null;
  readonly payoutEmail: string | null;
  /** Who brought them: a number of the source, an e-mail address or, of a customer, a code; absent in lines of before it was read. */
  readonly sponsorId?: string | null;
  /** Whose earning it is, as the source numbers its affiliates. */
  readonly affiliateId: string | null;
  readonly currency: Currency | null;
  /** What is owed and was not paid, minor units. */
  readonly owed: number;
  /** What was paid before this shop, minor units: told, never booked. */
  readonly paidBefore: number;
  readonly notes: readonly LineNote[];
}

export type Judged = { readonly said: Said } | { readonly refusal: LineRefusal };

/** How the file is to be read. */
export interface Reading {
  readonly source: Source;
  readonly mapping: Mapping;
  readonly header: readonly string[];
  readonly mark: DecimalMark;
  /** Of amounts without a currency beside them. */
  readonly currency: Currency | null;
}

export const LONGEST = 120;

export const cellsBy =
  ({ mapping, header }: Reading, cells: readonly string[]) =>
  (field: Field): string => {
    const column = mapping[field];
    return column === undefined ? '' : (cells[header.indexOf(column)] ?? '').trim();
  };

export type CellOf = ReturnType<typeof cellsBy>;

export const refused = (refusal: LineRefusal): Judged => ({ refusal });

export const NOTHING_SAID = {
  name: '',
  code: null,
  rateBasisPoints: null,
  state: 'active',
  payoutEmail: null,
  affiliateId: null,
  owed: 0,
  paidBefore: 0,
} as const;

/** A text of a cell, cut to what is kept of it; null for an empty one. */
export const textOf = (text: string): string | null => (text === '' ? null : text.slice(0, LONGEST));

export const nameOf = (cell: CellOf): string | null => textOf([cell('name'), cell('lastName')].filter((part) => part !== '').join(' '));
