/** Why a customer may be written to: they ticked it at a checkout, or the shop answers for it as for its own customers. */
export type MailingBasis = 'consent' | 'customer';
export type MailingState = 'running' | 'stopped' | 'done';

/** Whom a letter is for. `since` is a day of the shop. */
export interface Choice {
  readonly programId: number;
  /** A documentId; null for whoever bought anything. */
  readonly product: string | null;
  readonly since: string | null;
  readonly basis: MailingBasis;
}

/** One letter to many. Times UTC ms. */
export interface Mailing extends Choice {
  readonly id: number;
  readonly publicId: string;
  readonly productName: string | null;
  /** What staff says in it. */
  readonly words: string;
  /** Until when its links let in. */
  readonly expiresAt: number;
  readonly state: MailingState;
  /** The last customer that was looked at. */
  readonly cursor: number;
  /** How many it would be written to, as it was counted before. */
  readonly expected: number;
  readonly looked: number;
  readonly written: number;
  readonly madeBy: string;
  readonly madeAt: number;
  readonly doneAt: number | null;
}

/** Somebody who was written to. Times UTC ms. */
export interface Recipient {
  readonly id: number;
  readonly mailingId: number;
  readonly programId: number;
  readonly customerId: number;
  readonly email: string;
  readonly joinedAt: number | null;
  readonly affiliateId: number | null;
}

/** Why a customer is left out. */
export type LeftOut = 'AFFILIATE' | 'OPTED_OUT' | 'WRITTEN_BEFORE' | 'NO_CONSENT';

/** What is known of a customer when it is decided whether to write. */
export interface Known {
  /** True for whoever has a place in the program, whatever its state: a block is no reason to be asked in. */
  readonly inProgram: boolean;
  readonly optedOut: boolean;
  readonly writtenBefore: boolean;
  readonly agreed: boolean;
}

/** Why nothing is written to a customer; null where the letter goes. What they said themselves comes first. */
export const whyLeftOut = (basis: MailingBasis, { inProgram, optedOut, writtenBefore, agreed }: Known): LeftOut | null => {
  if (optedOut) return 'OPTED_OUT';
  if (inProgram) return 'AFFILIATE';
  if (writtenBefore) return 'WRITTEN_BEFORE';
  return basis === 'consent' && !agreed ? 'NO_CONSENT' : null;
};
