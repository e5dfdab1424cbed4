import type { Core } from '@strapi/strapi';
import type { Contest } from '../../capabilities/contests/service';
import { now } from '../../platform/clock';
import { countContest, type ContestCount } from './count-contest';

/** Up to so many sales a contest is counted anew for everybody who looks. */
const FEW_SALES = 2_000;
/** Beyond, it is counted once in so long, whoever looks: each of its orders is read, and that takes seconds. */
const KEPT_MS = 60_000;
/** Contests that are remembered; the oldest goes first. */
const MOST = 100;

/** Standings as they were counted a moment ago, and when. */
export interface RecalledCount extends ContestCount {
  readonly countedAt: number;
}
type Counting = Promise<RecalledCount>;

/** Keeps counts of large contests for a minute. Who looks while one is counted waits for that one, and does not begin another. */
export const recalledCounts = (clock: () => number) => {
  const kept = new Map<string, Counting>();
  const fresh = ({ countedAt, sales }: RecalledCount): boolean => {
    const age = clock() - countedAt;
    return sales > FEW_SALES && age >= 0 && age < KEPT_MS;
  };
  return async (id: string, count: () => Promise<ContestCount>): Counting => {
    const known = kept.get(id);
    // One that is being counted is waited for; one that failed is everybody's failure who waited, and nobody's after.
    if (known) {
      const found = await known;
      if (fresh(found)) return found;
    }
    const another = kept.get(id);
    if (another && another !== known) return another;
    const counting = (async (): Counting => {
      const countedAt = clock();
      return { ...(await count()), countedAt };
    })();
    kept.set(id, counting);
    if (kept.size > MOST) kept.delete([...kept.keys()][0] as string);
    try {
      const counted = await counting;
      if (!fresh(counted) && kept.get(id) === counting) kept.delete(id);
      return counted;
    } catch (error) {
      if (kept.get(id) === counting) kept.delete(id);
      throw error;
    }
  };
};

const recall = recalledCounts(now);

/** How a contest stands, for whoever looks. What is awarded is never taken from here: it is counted for itself. */
export const recallContest = (strapi: Core.Strapi, contest: Contest): Promise<RecalledCount> =>
  contest.final === null
    ? recall(contest.publicId, () => countContest(strapi, contest))
    : countContest(strapi, contest).then((count) => ({ ...count, countedAt: now() }));
