import type { Contest, Metric, Standing } from './contest';

/** One order that counts for a place, as the books have it now. */
export interface CountedSale {
  readonly affiliateId: number;
  /** When it was paid, UTC ms. */
  readonly at: number;
  /** What is left of what was paid for it, minor units of the contest's currency; null where it was paid in another. */
  readonly left: number | null;
  /** Whether anything of it is left, in whatever currency. */
  readonly counts: boolean;
  /** False for a further payment of a subscription. */
  readonly first: boolean;
  /** Whether it is the first paid order of its buyer in the shop. */
  readonly newBuyer: boolean;
}

const WEIGHTS: Readonly<Record<Metric, (sale: CountedSale) => number>> = {
  sales: ({ counts, first }) => (counts && first ? 1 : 0),
  new_buyers: ({ counts, first, newBuyer }) => (counts && first && newBuyer ? 1 : 0),
  revenue: ({ left }) => Math.max(0, left ?? 0),
};

const before = (a: Omit<Standing, 'place'>, b: Omit<Standing, 'place'>): number =>
  b.measure - a.measure || a.reachedAt - b.reachedAt || a.affiliateId - b.affiliateId;

/**
 * Who stands where. More goes before less; of the same, who reached it first, that is whose last sale that counts was paid earlier; at the
 * same moment, who has been in the program for longer. No two share a place. Who has nothing stands nowhere.
 */
export const standingsOf = (sales: readonly CountedSale[], metric: Metric): readonly Standing[] => {
  const sums = new Map<number, Omit<Standing, 'place'>>();
  for (const sale of sales) {
    const weight = WEIGHTS[metric](sale);
    if (weight === 0) continue;
    const { affiliateId, at } = sale;
    const sum = sums.get(affiliateId) ?? { affiliateId, measure: 0, reachedAt: at };
    sums.set(affiliateId, { affiliateId, measure: sum.measure + weight, reachedAt: Math.max(sum.reachedAt, at) });
  }
  return [...sums.values()].sort(before).map((sum, index) => ({ place: index + 1, ...sum }));
};

/** Something that is won. `rank` is null for a bounty, which everybody wins alike. */
export interface Won {
  readonly key: string;
  readonly rank: number | null;
  readonly affiliateId: number;
  readonly amount: number;
}

/** What a standing wins: a prize for each rank from the first on, or the bounty for each who reached the goal; nobody below the threshold. */
export const wonBy = (
  { publicId, kind, prizes, threshold }: Pick<Contest, 'publicId' | 'kind' | 'prizes' | 'threshold'>,
  standings: readonly Standing[],
): readonly Won[] => {
  const enough = standings.filter(({ measure }) => measure >= threshold);
  const [bounty = 0] = prizes;
  if (kind === 'bounty')
    return enough.map(({ affiliateId }) => ({ key: `contest:${publicId}:goal:${affiliateId}`, rank: null, affiliateId, amount: bounty }));
  return enough.slice(0, prizes.length).map(({ place, affiliateId }) => ({
    key: `contest:${publicId}:${place}`,
    rank: place,
    affiliateId,
    amount: prizes[place - 1] ?? 0,
  }));
};
