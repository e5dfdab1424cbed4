/** A calendar month in UTC, such as `2026-03`. */
export type Month = string;

const partsOf = (month: Month): readonly [number, number] => [parseInt(month.slice(0, 4), 10), parseInt(month.slice(5, 7), 10)];

const written = (year: number, month: number): Month => `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;

export const nextMonth = (month: Month): Month => {
  const [year, number] = partsOf(month);
  return number === 12 ? written(year + 1, 1) : written(year, number + 1);
};

/** The first moment of a month, UTC ms. */
export const startOfMonth = (month: Month): number => {
  const [year, number] = partsOf(month);
  return Date.UTC(year, number - 1, 1);
};

/** The first moment that is not in the month any more, UTC ms. */
export const endOfMonth = (month: Month): number => startOfMonth(nextMonth(month));

/** The month a moment lies in. */
export const monthOf = (at: number): Month => {
  const days = Math.floor(at / 86_400_000);
  let year = 1970 + Math.floor(days / 366);
  while (Date.UTC(year + 1, 0, 1) <= at) year += 1;
  let month = written(year, 1);
  while (endOfMonth(month) <= at) month = nextMonth(month);
  return month;
};

/** Months from one to another, both included. */
export const monthsBetween = (first: Month, last: Month): Month[] => {
  const months: Month[] = [];
  for (let month = first; month <= last; month = nextMonth(month)) months.push(month);
  return months;
};
