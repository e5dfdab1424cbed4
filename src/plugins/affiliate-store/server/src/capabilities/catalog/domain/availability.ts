/** Whether an offer can be bought; `ended` also when it was switched off, `unconfirmed` while its creator may not sell yet. */
export type Availability = 'available' | 'sold_out' | 'not_yet' | 'ended' | 'unconfirmed';

/** What decides whether an offer is on sale; times are UTC ms, seats are whole numbers. */
export interface OfferTerms {
  readonly active: boolean;
  readonly validFrom: number | null;
  readonly validUntil: number | null;
  readonly quantityLimit: number | null;
  readonly taken: number;
}

/** Seats still to be had, never below zero; null where the offer has no limit. */
export const seatsLeft = ({ quantityLimit, taken }: Pick<OfferTerms, 'quantityLimit' | 'taken'>): number | null =>
  quantityLimit === null ? null : Math.max(0, quantityLimit - taken);

/** Whether the offer can be bought at `at` (UTC ms): the first moment counts in, the last one does not. */
export const availabilityOf = (terms: OfferTerms, at: number): Availability => {
  if (!terms.active) return 'ended';
  if (terms.validFrom !== null && at < terms.validFrom) return 'not_yet';
  if (terms.validUntil !== null && at >= terms.validUntil) return 'ended';
  return seatsLeft(terms) === 0 ? 'sold_out' : 'available';
};

/** The same where it also matters whether its creator may sell; what cannot be had anyway stays what it is. */
export const availabilityWith = (terms: OfferTerms, at: number, creatorSells: boolean): Availability => {
  const own = availabilityOf(terms, at);
  return own === 'available' && !creatorSells ? 'unconfirmed' : own;
};

/** Whether a co-producer's share is in force at `at` (UTC ms), bounds as in an offer. */
export const inForce = ({ validFrom, validUntil }: Pick<OfferTerms, 'validFrom' | 'validUntil'>, at: number): boolean =>
  (validFrom === null || at >= validFrom) && (validUntil === null || at < validUntil);
