const DAY = 86_400_000;
const ONE_MONTH = 30;

/** The UTC day of a moment, as `2026-11-21`. */
export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** The moment a UTC day is over, UTC ms. */
export const endOfDay = (day: string): number => Date.parse(day) + DAY;

/** A range of whole UTC days, both ends included, with the same range before it for comparison. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly before: { readonly from: string; readonly to: string };
}

/** Completes a range people chose: absent ends mean the last thirty days; a reversed range is turned round. */
export const dayRange = (asked: { readonly from?: string | undefined; readonly to?: string | undefined }, now: number): DayRange => {
  const last = asked.to ?? dayOf(now);
  const first = asked.from ?? dayOf(Date.parse(last) - (ONE_MONTH - 1) * DAY);
  const [from, to] = first <= last ? [first, last] : [last, first];
  const startsAt = Date.parse(from);
  const endsAt = endOfDay(to);
  const length = endsAt - startsAt;
  return { from, to, startsAt, endsAt, before: { from: dayOf(startsAt - length), to: dayOf(startsAt - DAY) } };
};

/** Every day of a range, so that a chart has no holes. At most two years. */
export const daysOf = (range: Pick<DayRange, 'from' | 'to'>): string[] => {
  const days: string[] = [];
  for (let at = Date.parse(range.from); at <= Date.parse(range.to) && days.length < 731; at += DAY) days.push(dayOf(at));
  return days;
};
