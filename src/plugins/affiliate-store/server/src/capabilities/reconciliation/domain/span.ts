import { failed, ok, type Outcome } from '../../../kernel/outcome';
import type { Failure } from '../../../kernel/failure';
import { reconciliationFailures } from './failures';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const MOST_DAYS = 400;
/** Days are compared again for this long: a movement may be listed late, a missing event arrive late. */
const AGAIN_DAYS = 3;
/** How far the first run looks back: as far as the provider keeps the events by which a gap could be filled. */
const FIRST_DAYS = 30;
/** A movement younger than this may still have its event on the way. */
export const GRACE = HOUR;

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
const startOf = (day: string): number => Date.parse(day);

/** Whole UTC days, both ends included, as `2026-11-21`. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** The days a run compares: those asked for, else from a little before where the last run ended until today. */
export const daysToCompare = (
  asked: { readonly from?: string | undefined; readonly to?: string | undefined },
  lastDay: string | null,
  now: number,
): Outcome<Days, Failure> => {
  const today = dayOf(now);
  const from = asked.from ?? dayOf(lastDay === null ? now - FIRST_DAYS * DAY : startOf(lastDay) - AGAIN_DAYS * DAY);
  const to = asked.to ?? today;
  if (from > to || to > today || countDays({ from, to }) > MOST_DAYS)
    return failed(reconciliationFailures.because('RECONCILIATION_RANGE_INVALID', { from, to, days: MOST_DAYS }));
  return ok({ from, to });
};

export const countDays = ({ from, to }: Days): number => Math.round((startOf(to) - startOf(from)) / DAY) + 1;

/** The moments the nth day of a run spans (UTC ms, the end not included), cut where the grace begins. */
export const spanOfDay = ({ from }: Days, index: number, now: number): { readonly from: number; readonly to: number } => {
  const start = startOf(from) + index * DAY;
  // Whole seconds, as the provider counts: a movement of the second in which the grace begins is left for the next run.
  const latest = Math.floor((now - GRACE) / 1000) * 1000;
  return { from: start, to: Math.max(start, Math.min(start + DAY, latest)) };
};
