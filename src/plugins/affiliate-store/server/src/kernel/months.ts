/** The same day so many calendar months later, UTC; the last of the month where it has no such day. UTC ms. */
export const monthsAfter = (at: number, months: number): number => {
  const day = new Date(at);
  const month = day.getUTCMonth() + months;
  const last = new Date(Date.UTC(day.getUTCFullYear(), month + 1, 0)).getUTCDate();
  return Date.UTC(
    day.getUTCFullYear(),
    month,
    Math.min(day.getUTCDate(), last),
    day.getUTCHours(),
    day.getUTCMinutes(),
    day.getUTCSeconds(),
    day.getUTCMilliseconds(),
  );
};
