import type { Mismatch } from './compare';

/** What a person can do about a finding. Stable: the admin panel translates by it. */
export type Advice =
  /** The order is known and its event has not been applied: fetch events, then run again. */
  | 'FETCH_EVENTS'
  /** Money left for the shop's own bank: book it as that. */
  | 'BOOK_BANK_TRANSFER'
  /** The provider took something for itself: book it as a fee. */
  | 'BOOK_FEE'
  /** Money came that belongs to no order: book it as nobody's until its owner is found. */
  | 'BOOK_UNATTRIBUTED'
  /** Look it up at the provider and explain it; nothing can be booked that would make it true. */
  | 'LOOK_UP';

export type Booking = Extract<Advice, `BOOK_${string}`>;

const TO_BANK = new Set(['payout', 'payout_cancel', 'payout_failure', 'payout_minimum_balance_hold', 'payout_minimum_balance_release']);

/** By the name the provider gives disputes, of before and of now. */
const isOfDispute = (sourceId: string | null): boolean => /^(?:dp|du)_/.test(sourceId ?? '');

/** Says what a finding is best answered with. `orderNumber`: the order its charge belongs to, where there is one. */
export const adviceOn = ({ problem, kind, provider, sourceId }: Mismatch, orderNumber: string | null): Advice => {
  if (problem !== 'missing_in_books' || !provider) return 'LOOK_UP';
  if (orderNumber !== null) return 'FETCH_EVENTS';
  if (TO_BANK.has(kind)) return 'BOOK_BANK_TRANSFER';
  // What a bank takes back or gives back is somebody's sale, and no fee.
  if (isOfDispute(sourceId)) return 'LOOK_UP';
  return provider.net < 0 ? 'BOOK_FEE' : 'BOOK_UNATTRIBUTED';
};

/** The part of an advice that can be booked at the press of a button; null where a person has to look first. */
export const bookingOf = (advice: Advice): Booking | null =>
  advice === 'BOOK_BANK_TRANSFER' || advice === 'BOOK_FEE' || advice === 'BOOK_UNATTRIBUTED' ? advice : null;
