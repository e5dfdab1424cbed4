import type { Core } from '@strapi/strapi';
import { addUp } from '../../../platform/sums';
import { sql, together } from '../../../platform/transaction';

const TABLE = 'afs_creative_days';
const SUMS = { table: TABLE, place: ['creative_id', 'affiliate_id', 'day'], measures: ['impressions'] } as const;
/** How long an impression waits for others before they are written together. */
const GATHER_MS = 2_000;

interface Place {
  readonly creativeId: number;
  readonly affiliateId: number;
  readonly day: string;
}
interface Sum extends Place {
  impressions: number;
}

/** Impressions on their way into the sums. */
export interface ImpressionLog {
  readonly add: (place: Place) => void;
  /** Resolves when everything added so far is in the sums. */
  readonly catchUp: () => Promise<void>;
  readonly start: () => void;
  readonly stop: () => Promise<void>;
}

const write = (strapi: Core.Strapi, sums: readonly Sum[]): Promise<void> =>
  together(strapi, () =>
    addUp(
      strapi,
      SUMS,
      sums.map(({ creativeId, affiliateId, day, impressions }) => ({
        creative_id: creativeId,
        affiliate_id: affiliateId,
        day,
        impressions,
      })),
    ),
  );

/**
 * Adds impressions up in memory and writes the sums now and then. Unlike a click, an impression decides nothing and earns nothing: those of
 * the last two seconds are lost when the process dies, and no page waits for the disk.
 */
export const impressionLog = (strapi: Core.Strapi): ImpressionLog => {
  let gathered = new Map<string, Sum>();
  let writing: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  const add = (place: Place, count = 1): void => {
    const key = `${place.creativeId} ${place.affiliateId} ${place.day}`;
    const sum = gathered.get(key);
    if (sum) sum.impressions += count;
    else gathered.set(key, { ...place, impressions: count });
  };
  const flush = async (): Promise<void> => {
    if (gathered.size === 0) return;
    // Rows are touched in one order everywhere, so that instances never deadlock.
    const sums = [...gathered.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
    gathered = new Map();
    try {
      await write(strapi, sums);
    } catch (error) {
      for (const { impressions, ...place } of sums) add(place, impressions);
      throw error;
    }
  };
  // One after the other: what fails is told, stays gathered, and is tried with the next.
  const catchUp = (): Promise<void> => (writing = writing.catch(() => undefined).then(flush));
  const quietly = (): Promise<void> =>
    catchUp().catch((error: unknown) => {
      strapi.log.error(`affiliate-store: impressions could not be written: ${error instanceof Error ? error.message : String(error)}`);
    });
  return {
    add: (place) => add(place),
    catchUp,
    start: () => {
      timer = setInterval(() => void quietly(), GATHER_MS);
      timer.unref();
    },
    stop: async () => {
      clearInterval(timer);
      await quietly();
    },
  };
};

type Raw = Record<string, number | string>;

/** Impressions by piece, of some affiliates or of everybody. */
export const impressionsOf = async (
  strapi: Core.Strapi,
  creativeIds: readonly number[],
  affiliateIds?: readonly number[],
): Promise<ReadonlyMap<number, number>> => {
  if (creativeIds.length === 0) return new Map();
  const query = sql(strapi)(TABLE)
    .whereIn('creative_id', [...creativeIds])
    .select('creative_id')
    .sum({ impressions: 'impressions' })
    .groupBy('creative_id');
  if (affiliateIds) query.whereIn('affiliate_id', [...affiliateIds]);
  return new Map(((await query) as Raw[]).map((row) => [Number(row['creative_id']), Number(row['impressions'])]));
};

/** Who showed a piece most, and how often. */
export const showersOf = async (
  strapi: Core.Strapi,
  creativeId: number,
  limit: number,
): Promise<ReadonlyArray<{ readonly affiliateId: number; readonly impressions: number }>> => {
  const rows = (await sql(strapi)(TABLE)
    .where({ creative_id: creativeId })
    .select('affiliate_id')
    .sum({ impressions: 'impressions' })
    .groupBy('affiliate_id')
    .orderBy([
      { column: 'impressions', order: 'desc' },
      { column: 'affiliate_id', order: 'asc' },
    ])
    .limit(limit)) as Raw[];
  return rows.map((row) => ({ affiliateId: Number(row['affiliate_id']), impressions: Number(row['impressions']) }));
};
