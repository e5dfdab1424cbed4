/** At most so many, and so much, in each UTC day or month; null is no limit. Minor units. */
export interface Cap {
  readonly period: 'day' | 'month';
  readonly count: number | null;
  readonly amount: number | null;
}

/** What of a cap was used in its period. */
export interface Used {
  readonly count: number;
  readonly amount: number;
}

/** How many are paid, and which limit left out the rest; null where none did. */
export interface Capped {
  readonly paid: number;
  readonly by: 'count' | 'amount' | null;
}

/** The period a moment lies in, UTC ms; its end is not in it. */
export const periodAt = (period: Cap['period'], at: number): { readonly from: number; readonly until: number } => {
  const day = new Date(at);
  const [year, month, date] = [day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate()];
  return period === 'day'
    ? { from: Date.UTC(year, month, date), until: Date.UTC(year, month, date + 1) }
    : { from: Date.UTC(year, month), until: Date.UTC(year, month + 1) };
};

const left = (limit: number | null, used: number): number => (limit === null ? Number.MAX_SAFE_INTEGER : Math.max(0, limit - used));

/** Of some events at so much each, how many a cap lets through: whole ones, each for its whole amount. */
export const capped = (wanted: number, each: number, cap: Cap, used: Used): Capped => {
  const byCount = left(cap.count, used.count);
  const byAmount = Math.floor(left(cap.amount, used.amount) / each);
  const paid = Math.min(wanted, byCount, byAmount);
  return { paid, by: paid === wanted ? null : byCount <= byAmount ? 'count' : 'amount' };
};
