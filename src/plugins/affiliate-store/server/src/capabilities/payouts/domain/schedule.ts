const DAY = 86_400_000;

/** How often the shop pays. `on_request`: when somebody asks, and whenever the shop likes. */
export type Rhythm = 'on_request' | 'daily' | 'weekly' | 'monthly';

/** `day`: 1 (Monday) to 7 for weekly, 1 to 28 for monthly; of no meaning otherwise. */
export interface Schedule {
  readonly rhythm: Rhythm;
  readonly day: number;
}

const midnight = (at: number): number => Math.floor(at / DAY) * DAY;

/** Monday is 1; the first of January 1970 was a Thursday. */
const weekdayOf = (at: number): number => ((Math.floor(at / DAY) + 3) % 7) + 1;

const dayOfMonth = (at: number): number => new Date(at).getUTCDate();

const isTransferDay = (at: number, { rhythm, day }: Schedule): boolean => {
  if (rhythm === 'daily') return true;
  return rhythm === 'weekly' ? weekdayOf(at) === day : dayOfMonth(at) === day;
};

/** No rhythm leaves more days than this between two transfers. */
const LONGEST_WAIT_DAYS = 31;

const search = (from: number, step: number, schedule: Schedule): number | null => {
  if (schedule.rhythm === 'on_request') return null;
  for (let days = 0; days <= LONGEST_WAIT_DAYS; days += 1) {
    const at = from + days * step;
    if (isTransferDay(at, schedule)) return at;
  }
  return null;
};

/** The next day the shop transfers, after today; null where it has no rhythm. UTC ms of that day's beginning. */
export const nextTransferAt = (schedule: Schedule, now: number): number | null => search(midnight(now) + DAY, DAY, schedule);

/** The last day it should have transferred, today included. */
export const lastTransferAt = (schedule: Schedule, now: number): number | null => search(midnight(now), -DAY, schedule);

/** How long after a transfer day money may still lie there before it is called overdue, ms. */
export const GRACE = 2 * DAY;

/**
 * Since when a transfer is overdue, or null: the amount was payable on the last transfer day, the grace is over, and no
 * payout has taken it.
 */
export const overdueSince = (schedule: Schedule, payableSince: number | null, now: number): number | null => {
  const due = lastTransferAt(schedule, now);
  // With a short rhythm the last day is always young: the first transfer day after it became payable is what counts.
  const first = payableSince === null ? null : search(midnight(payableSince) + DAY, DAY, schedule);
  return due !== null && first !== null && first <= due && now - first > GRACE ? first : null;
};
