/** How often something is paid: every `count` intervals. */
export interface Period {
  readonly interval: 'month' | 'year';
  readonly count: number;
}

const DAY = 86_400_000;

/** The moment one period after another, UTC ms; who began on the 31st pays on the last day of a shorter month. */
export const afterPeriod = (at: number, { interval, count }: Period): number => {
  const from = new Date(at);
  const months = from.getUTCMonth() + (interval === 'year' ? 12 * count : count);
  const lastDay = new Date(Date.UTC(from.getUTCFullYear(), months + 1, 0)).getUTCDate();
  const next = new Date(at);
  next.setUTCDate(1);
  next.setUTCMonth(months);
  next.setUTCDate(Math.min(from.getUTCDate(), lastDay));
  return next.getTime();
};

/** When what is taken now is charged next: at the end of its free days, or of its first period. */
export const nextChargeAt = (at: number, { trialDays, ...period }: Period & { readonly trialDays: number }): number =>
  trialDays > 0 ? at + trialDays * DAY : afterPeriod(at, period);
