import type { LineNote, LineRefusal, Said } from './judge';
import type { LineKind, Mapping, SourceName } from './source';
import type { DecimalMark } from './values';

export type ImportState = 'previewed' | 'awaiting_approval' | 'running' | 'done' | 'undoing' | 'undone';

/** How one part of a file is read. */
export interface PartReading {
  readonly source: SourceName;
  readonly kind: LineKind;
  readonly header: readonly string[];
  readonly mapping: Mapping;
}

/** A file of a programme of before. Times are UTC ms. */
export interface Import {
  readonly id: number;
  readonly publicId: string;
  readonly programId: number;
  /** Its documentId. */
  readonly program: string;
  readonly programName: string;
  readonly fileName: string;
  readonly parts: readonly PartReading[];
  readonly currency: string | null;
  readonly mark: DecimalMark;
  readonly state: ImportState;
  readonly welcome: boolean;
  readonly lines: number;
  readonly madeBy: string;
  readonly madeAt: number;
  /** Who pressed Run first, where a second person has to. */
  readonly askedBy: string | null;
  readonly runBy: string | null;
  readonly runAt: number | null;
  readonly doneAt: number | null;
  readonly undoneBy: string | null;
  readonly undoneAt: number | null;
}

/**
 * What a line will do: make a place, find one that is there, open what is owed, tell of what was, bind a customer to who brought them, make a
 * customer nobody brought known, or nothing.
 */
export type Verdict = 'make' | 'match' | 'book' | 'tell' | 'bind' | 'know' | 'refuse';
export type LineState = 'waiting' | 'done' | 'refused' | 'undone' | 'kept';
/** Why a line stands although its import was taken back. */
export type KeptFor = 'PLACE_IN_USE' | 'BALANCE_SPENT' | 'PLACE_CHANGED' | 'BINDING_IN_USE';

/** A line with what becomes of it; amounts are minor units. */
export interface ImportLine {
  readonly id: number;
  readonly publicId: string;
  readonly importId: number;
  readonly line: number;
  readonly part: number;
  readonly kind: LineKind;
  readonly cells: readonly string[];
  readonly said: Said | null;
  readonly verdict: Verdict;
  readonly state: LineState;
  readonly reason: LineRefusal | null;
  readonly notes: readonly LineNote[];
  /** The code a place gets, which is not always the one they had. */
  readonly code: string | null;
  readonly liveKey: string | null;
  readonly affiliateId: number | null;
  readonly partyId: number | null;
  readonly currency: string | null;
  readonly owed: number;
  readonly paidBefore: number;
  readonly keptFor: KeptFor | null;
}

/** What a line stands for in the world it came from: one thing of one source, in one program. */
export const liveKeyOf = (programId: number, source: SourceName, kind: LineKind, externalId: string): string =>
  `${programId}:${source}:${kind}:${externalId}`.slice(0, 250);
