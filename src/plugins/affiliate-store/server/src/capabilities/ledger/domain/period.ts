/** A month of the books, such as `2026-03`. */
export type Period = string;

/** A month that was closed: its bounds (UTC ms, the end not included) and the last block of the chain it covers. */
export interface ClosedPeriod {
  readonly period: Period;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly timeZone: string;
  readonly block: number;
  readonly hash: string;
  readonly closedAt: number;
  readonly closedBy: string;
  readonly reason: string;
  /** What its accounts are said in, and how old a rate may be, as of when it was closed; null in months of before that was kept. */
  readonly baseCurrency: string | null;
  readonly rateAgeDays: number | null;
}

const clockOf = (timeZone: string) =>
  new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });

const partsOf = (at: number, timeZone: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    clockOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );

/** The day a moment falls on in a time zone, such as `2026-03-29`. */
export const dayOf = (at: number, timeZone: string): string => {
  const { year, month, day } = partsOf(at, timeZone);
  return `${year}-${month}-${day}`;
};

export const periodOf = (at: number, timeZone: string): Period => dayOf(at, timeZone).slice(0, 7);

const yearAndMonth = (period: Period): readonly [number, number] => [parseInt(period.slice(0, 4), 10), parseInt(period.slice(5, 7), 10)];

export const nextPeriod = (period: Period): Period => {
  const [year, month] = yearAndMonth(period);
  return month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`;
};

/** How far the clock of a time zone is ahead of UTC at a moment, in ms. */
const aheadOfUtc = (at: number, timeZone: string): number => {
  const parts = partsOf(at, timeZone);
  const of = (part: string): number => parseInt(parts[part] ?? '0', 10);
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second')) - at;
};

/** The first moment of a day (`2026-03-29`) in a time zone, UTC ms. */
export const startOfDay = (day: string, timeZone: string): number => {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const guess = midnight - aheadOfUtc(midnight, timeZone);
  // The clock may have changed between the guess and midnight there.
  return midnight - aheadOfUtc(guess, timeZone);
};

/** The first moment of a month in a time zone, UTC ms. */
export const startOfPeriod = (period: Period, timeZone: string): number => startOfDay(`${period}-01`, timeZone);

/** Which journals belong to a month's accounts. */
export interface PeriodWindow {
  readonly period: Period;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly timeZone: string;
  /** What was sealed up to this block; null for a month that is open, which holds whatever there is. */
  readonly upTo: number | null;
  /** Journals of earlier months sealed after this block are restated here; null where nothing is. */
  readonly restatedAfter: number | null;
}

/**
 * The window of a month. A closed month holds what was sealed until it was closed, and for good. What comes later with an
 * earlier date is restated in the first month that was open then, so that every journal lies in exactly one month. Months
 * are closed one after the other, without a gap, and each begins where the one before ended, whatever the time zone is now.
 */
export const windowOf = (period: Period, closed: readonly ClosedPeriod[], timeZone: string): PeriodWindow => {
  const place = closed.findIndex((each) => each.period === period);
  const own = closed[place];
  const last = closed.at(-1);
  if (own) {
    const before = closed[place - 1];
    return { ...own, startsAt: before ? own.startsAt : 0, upTo: own.block, restatedAfter: before?.block ?? null };
  }
  const isNext = last !== undefined && nextPeriod(last.period) === period;
  return {
    period,
    startsAt: isNext ? last.endsAt : startOfPeriod(period, timeZone),
    endsAt: startOfPeriod(nextPeriod(period), timeZone),
    timeZone,
    upTo: null,
    restatedAfter: isNext ? last.block : null,
  };
};

/** Months from one to another, both included. */
export const periodsBetween = (first: Period, last: Period): Period[] => {
  const periods: Period[] = [];
  for (let period = first; period <= last; period = nextPeriod(period)) periods.push(period);
  return periods;
};

/** True for the name of a time zone this machine knows. */
export const isTimeZone = (name: string): boolean => {
  try {
    return clockOf(name).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};
