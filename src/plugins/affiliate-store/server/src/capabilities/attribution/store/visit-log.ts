import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { addUp } from '../../../platform/sums';
import { locked, sql, together } from '../../../platform/transaction';
import { changeOf, grown, MOST_SECONDS, VISIT_MS, type Visit, type VisitChange } from '../domain/dwell';
import { dayOf } from '../domain/visitor';

const SUMS = { table: 'afs_visit_days', place: ['affiliate_id', 'day'], measures: ['visits', 'seconds', 'bounced'] } as const;
/** How long what a browser told waits for others before it is written together. */
const GATHER_MS = 2_000;
/** Of more visitors at once nothing is gathered: it is a statistic, and memory is finite. */
const MOST_VISITORS = 20_000;
const BITE = 200;

interface Told extends Visit {
  readonly at: number;
}
interface ClickRow {
  id: number | string;
  at: number | string;
  affiliate_id: number | string;
  visitor: string;
  dwell_seconds: number | null;
  pages: number | null;
}

/** What browsers tell of visits, on its way into the tables. */
export interface VisitLog {
  readonly add: (visitor: string, told: Visit) => void;
  /** Resolves when everything told so far is in the tables. Never inside a unit of work. */
  readonly catchUp: () => Promise<void>;
  readonly start: () => void;
  readonly stop: () => Promise<void>;
}

/** The newest counted click of each visitor that a visit can still be of. */
const clicksOf = async (strapi: Core.Strapi, visitors: readonly string[], at: number): Promise<readonly ClickRow[]> => {
  const rows = (await locked(
    strapi,
    sql(strapi)('afs_clicks')
      .whereIn('visitor', [...visitors])
      .where('at', '>', at - VISIT_MS)
      .where({ counted: 1 })
      .orderBy('id')
      .select('id', 'at', 'affiliate_id', 'visitor', 'dwell_seconds', 'pages'),
  )) as ClickRow[];
  const newest = new Map<string, ClickRow>();
  for (const row of rows) {
    const before = newest.get(row.visitor);
    if (!before || Number(row.at) >= Number(before.at)) newest.set(row.visitor, row);
  }
  return [...newest.values()].sort((a, b) => Number(a.id) - Number(b.id));
};

const sumsOf = (changes: ReadonlyMap<string, VisitChange>) =>
  [...changes.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, change]) => {
      const [affiliate = '0', day = ''] = key.split(' ');
      return { affiliate_id: parseInt(affiliate, 10), day, ...change };
    });

/** Adds what was told to the clicks it is of, and to the sums of their days. Of somebody who followed nobody's link nothing is kept. */
const write = (strapi: Core.Strapi, told: ReadonlyMap<string, Told>): Promise<void> =>
  together(strapi, async () => {
    const changes = new Map<string, VisitChange>();
    for (const row of await clicksOf(strapi, [...told.keys()], now())) {
      const said = told.get(row.visitor);
      if (!said) continue;
      const before = row.dwell_seconds === null ? null : { seconds: row.dwell_seconds, pages: row.pages ?? 0 };
      const after = grown(before, said, said.at - Number(row.at));
      await sql(strapi)('afs_clicks').where({ id: row.id }).update({ dwell_seconds: after.seconds, pages: after.pages });
      const key = `${row.affiliate_id} ${dayOf(Number(row.at))}`;
      const { visits, seconds, bounced } = changeOf(before, after);
      const sum = changes.get(key) ?? { visits: 0, seconds: 0, bounced: 0 };
      changes.set(key, { visits: sum.visits + visits, seconds: sum.seconds + seconds, bounced: sum.bounced + bounced });
    }
    await addUp(strapi, SUMS, sumsOf(changes));
  });

/**
 * Gathers what browsers tell of visits and writes it now and then. It decides nothing and earns nothing: what was told in the last two
 * seconds is lost when the process dies, and no page waits for the disk.
 */
export const visitLog = (strapi: Core.Strapi, clicks: { readonly catchUp: () => Promise<void> }): VisitLog => {
  let gathered = new Map<string, Told>();
  let writing: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  const add = (visitor: string, { seconds, pages }: Visit): void => {
    const before = gathered.get(visitor);
    if (!before && gathered.size >= MOST_VISITORS) return;
    gathered.set(visitor, {
      seconds: Math.min((before?.seconds ?? 0) + seconds, MOST_SECONDS),
      pages: (before?.pages ?? 0) + pages,
      at: now(),
    });
  };
  const flush = async (): Promise<void> => {
    if (gathered.size === 0) return;
    const told = [...gathered.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
    gathered = new Map();
    // The click may have come a moment before.
    await clicks.catchUp();
    for (let from = 0; from < told.length; from += BITE) await write(strapi, new Map(told.slice(from, from + BITE)));
  };
  const catchUp = (): Promise<void> => (writing = writing.catch(() => undefined).then(flush));
  const quietly = (): Promise<void> =>
    catchUp().catch((error: unknown) => {
      strapi.log.error(`affiliate-store: visits could not be written: ${error instanceof Error ? error.message : String(error)}`);
    });
  return {
    add,
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

/** Measured visits of one affiliate over some days. */
export interface VisitSum {
  readonly affiliateId: number;
  readonly visits: number;
  readonly seconds: number;
  readonly bounced: number;
}

/** Measured visits of every affiliate who had some, by the day of the click, both ends included. */
export const visitsByAffiliate = async (
  strapi: Core.Strapi,
  range: { readonly from: string; readonly to: string },
): Promise<ReadonlyMap<number, VisitSum>> => {
  const rows = (await sql(strapi)('afs_visit_days')
    .whereBetween('day', [range.from, range.to])
    .select('affiliate_id')
    .sum({ visits: 'visits', seconds: 'seconds', bounced: 'bounced' })
    .groupBy('affiliate_id')) as Array<Record<string, number | string>>;
  return new Map(
    rows.map((row) => [
      Number(row['affiliate_id']),
      {
        affiliateId: Number(row['affiliate_id']),
        visits: Number(row['visits']),
        seconds: Number(row['seconds']),
        bounced: Number(row['bounced']),
      },
    ]),
  );
};
