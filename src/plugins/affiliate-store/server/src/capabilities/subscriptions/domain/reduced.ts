import { afterPeriod } from './period';
import type { Period } from './period';

/** The payments of a subscription a coupon makes cheaper. Minor units; times UTC ms. */
export interface Reduced {
  readonly amount: number;
  /** How many of the first; null for all. */
  readonly payments: number | null;
  /** Payments due before it are cheaper; null for all. A pause lets the time go by. */
  readonly until: number | null;
}

/** Until when the first so many payments are due, counted from where the first period begins: the moment of the first one without it. */
export const reducedUntil = (anchor: number, { interval, count }: Period, payments: number | null): number | null =>
  payments === null ? null : afterPeriod(anchor, { interval, count: count * payments });

/** What a payment is that is due at a moment. */
export const amountDueAt = (at: number, { price, reduced }: { readonly price: number; readonly reduced: Reduced | null }): number =>
  reduced && (reduced.until === null || at < reduced.until) ? reduced.amount : price;

/** What so many payments come to, from the first one on. */
export const sumOfPayments = (
  payments: number,
  { price, reduced }: { readonly price: number; readonly reduced: Reduced | null },
): number => {
  const cheaper = reduced ? Math.min(payments, reduced.payments ?? payments) : 0;
  return cheaper * (reduced?.amount ?? 0) + (payments - cheaper) * price;
};
