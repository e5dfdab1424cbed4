// What a program does for whoever recommends it, counted from its clicks and sales: a rule without a database, so that every edge of it is tried.

const DAY = 86_400_000;
/** Below these a figure would be chance: nothing is said then. */
export const ENOUGH = { clicks: 100, sales: 10 } as const;

/** A sale somebody in the program won. `earned` is what is left of their commission, in the main currency; null where no rate was known. */
export interface ProgramSale {
  readonly at: number;
  readonly earned: number | null;
  readonly refunded: boolean;
}

/** Clicks that count, of one UTC day. */
export interface ClickDay {
  readonly day: string;
  readonly counted: number;
}

export interface ProgramCount {
  readonly from: number;
  readonly until: number;
  readonly clicks: readonly ClickDay[];
  readonly sales: readonly ProgramSale[];
  /** That there are more sales than these, all older. */
  readonly isCut: boolean;
}

export interface Counted {
  readonly days: number;
  /** Minor units of the main currency for each click; null where a part of what was earned cannot be said in it. */
  readonly earnedPerClick: number | null;
  readonly conversionBasisPoints: number;
  readonly refundBasisPoints: number;
}

const WHOLE = 10_000;
const ratio = (part: number, whole: number): number => Math.min(WHOLE, Math.floor((part * WHOLE) / whole));
const startOfDay = (at: number): number => Math.floor(at / DAY) * DAY;

/**
 * What the days come to; null until there are enough of both to say anything. Clicks are counted by the day, and so are sales: where only the
 * newest are at hand, both begin with the first day of which every sale is.
 */
export const countProgram = ({ from, until, clicks, sales, isCut }: ProgramCount): Counted | null => {
  const oldest = Math.min(...sales.map(({ at }) => at));
  const begins = isCut && sales.length > 0 ? startOfDay(oldest) + DAY : startOfDay(from);
  const counted = clicks.reduce((sum, one) => sum + (Date.parse(one.day) >= begins ? one.counted : 0), 0);
  const sold = sales.filter(({ at }) => at >= begins && at < until);
  if (counted < ENOUGH.clicks || sold.length < ENOUGH.sales) return null;
  const earned = sold.reduce<number | null>((sum, one) => (sum === null || one.earned === null ? null : sum + one.earned), 0);
  return {
    days: Math.ceil((until - begins) / DAY),
    earnedPerClick: earned === null ? null : Math.floor(earned / counted),
    conversionBasisPoints: ratio(sold.length, counted),
    refundBasisPoints: ratio(sold.filter(({ refunded }) => refunded).length, sold.length),
  };
};
