const DAY = 86_400_000;
const SATURDAY = 6;
const SUNDAY = 0;

const isWeekend = (at: number): boolean => [SATURDAY, SUNDAY].includes(new Date(at).getUTCDay());

/**
 * The day that is so many working days after a day (both such as `2026-11-27`). Saturdays and Sundays are not counted; holidays differ
 * from place to place and are. A day on a weekend counts as the Friday before it: its first working day is the Monday.
 */
export const workingDaysAfter = (day: string, count: number): string => {
  let at = Date.parse(`${day}T00:00:00Z`);
  for (let left = count; left > 0;) {
    at += DAY;
    if (!isWeekend(at)) left -= 1;
  }
  return new Date(at).toISOString().slice(0, 10);
};
