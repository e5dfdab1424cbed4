/** What a letter is: something that has to do with the purchase, or a bonus the affiliate promised. */
export type RelayKind = 'service' | 'bonus';
export type RelayState = 'waiting' | 'approved' | 'sent' | 'refused';

/** A letter of an affiliate's to buyers they will never know. Times are UTC ms. */
export interface RelayLetter {
  readonly id: number;
  readonly publicId: string;
  readonly affiliateId: number;
  readonly partyId: number;
  readonly kind: RelayKind;
  readonly subject: string;
  readonly text: string;
  readonly state: RelayState;
  /** Why staff refused it. */
  readonly reason: string | null;
  readonly writtenAt: number;
  readonly decidedAt: number | null;
  readonly decidedBy: string | null;
  /** How many it was sent to; a number is all its writer learns. */
  readonly sent: number;
}

/** That a buyer reads letters of who brought one order; ended ones are kept as they were. */
export interface RelayConsent {
  readonly id: number;
  readonly orderId: number;
  readonly affiliateId: number;
  /** Of the words that were agreed to. */
  readonly version: string;
  readonly givenAt: number;
  readonly endedAt: number | null;
}

/** Why an affiliate's letters are stopped, from when. */
export interface RelayStop {
  readonly id: number;
  readonly affiliateId: number;
  readonly because: 'report' | 'staff';
  readonly reason: string;
  readonly at: number;
}

/** The words of the storefront (`partnerPage.letters`): change it with them. */
export const LETTERS_WORDS = '2026-11';

const PERIOD_MS = 30 * 86_400_000;

/** Where the period begins in which letters are counted. */
export const periodBegins = (now: number): number => now - PERIOD_MS;

export interface Standing {
  readonly offered: boolean;
  readonly stopped: boolean;
  readonly readers: number;
  /** Letters written in the period that were not refused. */
  readonly written: number;
  readonly most: number;
}

export type WhyNot = 'RELAY_OFF' | 'RELAY_STOPPED' | 'RELAY_NOBODY' | 'RELAY_LIMIT';

/** Why an affiliate may write no letter now; null where they may. */
export const whyNoLetter = ({ offered, stopped, readers, written, most }: Standing): WhyNot | null => {
  if (!offered) return 'RELAY_OFF';
  if (stopped) return 'RELAY_STOPPED';
  if (readers === 0) return 'RELAY_NOBODY';
  return written >= most ? 'RELAY_LIMIT' : null;
};
