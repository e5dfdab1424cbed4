import type Stripe from 'stripe';

/** From one instant to another, in seconds. */
export interface Period {
  start: number;
  end: number;
}

export const DAY_S = 86_400;

/** The instant `count` intervals after another; the 31st becomes the last day of a shorter month. */
export function afterIntervals(from: number, interval: Stripe.Price.Recurring['interval'], count: number): number {
  if (interval === 'day') return from + count * DAY_S;
  if (interval === 'week') return from + count * 7 * DAY_S;
  const months = interval === 'year' ? count * 12 : count;
  const date = new Date(from * 1000);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, last));
  return Math.floor(date.getTime() / 1000);
}
