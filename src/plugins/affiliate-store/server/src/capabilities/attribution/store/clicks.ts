import type { Core } from '@strapi/strapi';
import { sql } from '../../../platform/transaction';
import { tagsIn } from '../domain/tags';
import type { Touch, TouchKind } from '../domain/touch';

interface Row {
  id: number | string;
  affiliate_id: number | string;
  program_id: number | string;
  at: number | string;
  kind: TouchKind;
  landing: string;
  tags: string | null;
}

const withTags = (text: string | null): Pick<Touch, 'tags'> => {
  const tags = tagsIn(text);
  return tags === null ? {} : { tags };
};

const touchOf = (row: Row): Touch => ({
  clickId: Number(row.id),
  affiliateId: Number(row.affiliate_id),
  programId: Number(row.program_id),
  at: Number(row.at),
  kind: row.kind,
  landing: row.landing,
  ...withTags(row.tags),
});

const TOUCH = ['id', 'affiliate_id', 'program_id', 'at', 'kind', 'landing', 'tags'];

const MOST = 400;
const HALF = MOST / 2;

/** Clicks of one visitor, oldest first. Of somebody with more than 400 the oldest and the newest 200 are read, and how many were not is told. */
export const touchesOf = async (
  strapi: Core.Strapi,
  visitor: string,
): Promise<{ readonly touches: readonly Touch[]; readonly leftOut: number }> => {
  const query = () => sql(strapi)('afs_clicks').where({ visitor }).select(TOUCH);
  const newest = (await query()
    .orderBy([
      { column: 'at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(MOST + 1)) as Row[];
  if (newest.length <= MOST) return { touches: newest.map(touchOf).reverse(), leftOut: 0 };
  const counted = (await sql(strapi)('afs_clicks').where({ visitor }).count({ n: '*' }).first()) as { n: number | string };
  const oldest = (await query()
    .orderBy([{ column: 'at' }, { column: 'id' }])
    .limit(HALF)) as Row[];
  return { touches: [...oldest, ...newest.slice(0, HALF).reverse()].map(touchOf), leftOut: Number(counted.n) - MOST };
};

const BITE = 1_000;

/** Of some clicks those that are still kept, by id. A hundred sales may have weighed more than one statement has room for. */
export const clicksById = async (strapi: Core.Strapi, ids: readonly number[]): Promise<ReadonlyMap<number, Touch>> => {
  const found = new Map<number, Touch>();
  for (let at = 0; at < ids.length; at += BITE) {
    const rows = (await sql(strapi)('afs_clicks')
      .whereIn('id', ids.slice(at, at + BITE))
      .select(TOUCH)) as Row[];
    for (const row of rows) found.set(Number(row.id), touchOf(row));
  }
  return found;
};

/** Clicks of one affiliate on one day; `counted` leaves out repeats of one visitor within an hour. */
export interface DayClicks {
  readonly affiliateId: number;
  readonly day: string;
  readonly clicks: number;
  readonly counted: number;
}

/** Clicks per day of some affiliates, both ends of the range included (UTC days such as `2026-11-21`). */
export const clicksPerDay = async (
  strapi: Core.Strapi,
  affiliateIds: readonly number[],
  range: { readonly from: string; readonly to: string },
): Promise<readonly DayClicks[]> => {
  if (affiliateIds.length === 0) return [];
  const rows = (await sql(strapi)('afs_affiliate_days')
    .whereIn('affiliate_id', [...affiliateIds])
    .whereBetween('day', [range.from, range.to])
    .orderBy('day')) as Array<Record<string, number | string>>;
  return rows.map((row) => ({
    affiliateId: Number(row['affiliate_id']),
    day: String(row['day']),
    clicks: Number(row['clicks']),
    counted: Number(row['counted']),
  }));
};

/** Clicks of one affiliate over some days. */
export interface ClickSum {
  readonly affiliateId: number;
  readonly clicks: number;
  readonly counted: number;
}

/** Clicks of every affiliate who had some within a range of days, both ends included. */
export const clicksByAffiliate = async (
  strapi: Core.Strapi,
  range: { readonly from: string; readonly to: string },
): Promise<readonly ClickSum[]> => {
  const rows = (await sql(strapi)('afs_affiliate_days')
    .whereBetween('day', [range.from, range.to])
    .select('affiliate_id')
    .sum({ clicks: 'clicks', counted: 'counted' })
    .groupBy('affiliate_id')) as Array<Record<string, number | string>>;
  return rows.map((row) => ({
    affiliateId: Number(row['affiliate_id']),
    clicks: Number(row['clicks']),
    counted: Number(row['counted']),
  }));
};

/** Clicks of everybody within a range of days, both ends included. */
export const sumClicks = async (strapi: Core.Strapi, range: { readonly from: string; readonly to: string }): Promise<number> => {
  const row = (await sql(strapi)('afs_affiliate_days').whereBetween('day', [range.from, range.to]).sum({ n: 'clicks' }).first()) as
    | { n: number | string | null }
    | undefined;
  return Number(row?.n ?? 0);
};

const DAY_MS = 86_400_000;
const RAW_DAYS = 90;
const CHUNK = 2_000;

type Old = Row & { visitor_hmac: string | null };

const drop = async (strapi: Core.Strapi, ids: readonly number[]): Promise<void> => {
  if (ids.length > 0)
    await sql(strapi)('afs_clicks')
      .whereIn('id', [...ids])
      .delete();
};

// What a window longer than 90 days still needs is who followed whose link when; the rest of the click goes.
const strip = async (strapi: Core.Strapi, ids: readonly number[]): Promise<void> => {
  if (ids.length > 0)
    await sql(strapi)('afs_clicks')
      .whereIn('id', [...ids])
      .update({
        country: null,
        agent: null,
        visitor_hmac: null,
        dedupe: null,
        landing: '',
        tags: null,
        source_host: null,
        paid_ad: null,
        dwell_seconds: null,
        pages: null,
      });
};

/**
 * Deletes clicks older than 90 days; days already hold their totals, written with each click. A click whose program has
 * promised a longer window stays until that has passed, without anything but visitor, affiliate and time. Answers how many.
 */
export const forgetClicks = async (strapi: Core.Strapi, at: number, windows: ReadonlyMap<number, number>): Promise<number> => {
  const cutoff = at - RAW_DAYS * DAY_MS;
  let dropped = 0;
  for (let after = 0; ;) {
    // Ids rise with time, so that old rows are found without an index of their own.
    const rows = await sql(strapi)('afs_clicks')
      .where('id', '>', after)
      .orderBy('id')
      .limit(CHUNK)
      .select<Old[]>('id', 'at', 'program_id', 'visitor_hmac');
    const old = rows.filter((row) => Number(row.at) < cutoff);
    const promised = (row: Old): boolean => Number(row.at) >= at - (windows.get(Number(row.program_id)) ?? 0) * DAY_MS;
    const gone = old.filter((row) => !promised(row)).map((row) => Number(row.id));
    await drop(strapi, gone);
    await strip(
      strapi,
      old.filter((row) => promised(row) && row.visitor_hmac !== null).map((row) => Number(row.id)),
    );
    dropped += gone.length;
    const last = rows.at(-1);
    if (!last || rows.length < CHUNK || old.length === 0) return dropped;
    after = Number(last.id);
  }
};
