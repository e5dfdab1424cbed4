import type { Core } from '@strapi/strapi';
import { siteHash } from '../../../platform/sealed-text';
import { sql } from '../../../platform/transaction';
import { tagsIn, type Tags } from '../domain/tags';
import type { TouchKind } from '../domain/touch';
import { dayOf } from '../domain/visitor';
import { highestIdOf, LATE_MS } from './day-clicks';

const DAY_MS = 86_400_000;
/** Each look goes through the clicks of everybody on so many days at most, whoever asks. */
const DAYS_A_LOOK = 7;
const MARK_LENGTH = 16;
const MOST_ORDERS = 50;
const MOST_OF_A_MOMENT = 1_000;

/** A click as the affiliate whose link was followed may see it. Times are UTC ms. */
export interface OwnClick {
  readonly id: number;
  readonly publicId: string;
  readonly affiliateId: number;
  readonly programId: number;
  readonly at: number;
  readonly kind: TouchKind;
  readonly landing: string;
  readonly tags: Tags | null;
  /** The first of its visitor within the hour. */
  readonly counted: boolean;
}

/** Which clicks: of some affiliates, on UTC days (both ends included), of one own link or sub-id where one is named. */
export interface OwnClickFilter {
  readonly affiliateIds: readonly number[];
  readonly from: string;
  readonly to: string;
  readonly said?: { readonly dimension: 'link' | 'sub_id'; readonly value: string } | undefined;
}

interface Row {
  readonly id: number | string;
  readonly affiliate_id: number | string;
  readonly program_id: number | string;
  readonly at: number | string;
  readonly kind: TouchKind;
  readonly landing: string;
  readonly tags: string | null;
  readonly counted: number | string;
}

const FIELDS = ['id', 'affiliate_id', 'program_id', 'at', 'kind', 'landing', 'tags', 'counted'];
const ID = /^clk_([0-9a-z]{1,9})_([0-9a-f]{16})$/;

// By its moment and a mark of the site's own: the number of a row would tell an affiliate how many visitors everybody else has.
const publicIdOf = (strapi: Core.Strapi, id: number, at: number): string =>
  `clk_${at.toString(36)}_${siteHash(strapi, String(id), 'click').slice(0, MARK_LENGTH)}`;

/** When a click of some public id was; null for what is none. */
export const momentOfClick = (publicId: string): number | null => {
  const at = parseInt(ID.exec(publicId)?.[1] ?? '', 36);
  return Number.isSafeInteger(at) ? at : null;
};

const clickOf = (strapi: Core.Strapi, row: Row): OwnClick => ({
  id: Number(row.id),
  publicId: publicIdOf(strapi, Number(row.id), Number(row.at)),
  affiliateId: Number(row.affiliate_id),
  programId: Number(row.program_id),
  at: Number(row.at),
  kind: row.kind,
  landing: row.landing,
  tags: tagsIn(row.tags),
  counted: Number(row.counted) === 1,
});

const FIELD = { link: 'link', sub_id: 'subId' } as const;
const escaped = (text: string): string => text.replace(/[!%_]/g, '!$&');

/** The ids clicks of between two moments have, and more: found without an index of their own, that the redirect would pay for. */
const idsBetween = async (strapi: Core.Strapi, from: number, until: number): Promise<readonly [number, number]> => [
  await highestIdOf(strapi, from - LATE_MS),
  await highestIdOf(strapi, until + LATE_MS),
];

/** Clicks between two moments, the later not included. */
const within = async (
  strapi: Core.Strapi,
  { affiliateIds, said }: Pick<OwnClickFilter, 'affiliateIds' | 'said'>,
  [from, until]: readonly [number, number],
  limit: number,
): Promise<readonly OwnClick[]> => {
  const query = sql(strapi)('afs_clicks')
    .whereBetween('id', [...(await idsBetween(strapi, from, until))])
    .whereIn('affiliate_id', [...affiliateIds])
    .where('at', '>=', from)
    .where('at', '<', until)
    .orderBy([
      { column: 'at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(limit);
  if (said) void query.whereRaw("tags LIKE ? ESCAPE '!'", [`%"${FIELD[said.dimension]}":${escaped(JSON.stringify(said.value))}%`]);
  return ((await query.select(FIELDS)) as Row[]).map((row) => clickOf(strapi, row));
};

const daysTable = (strapi: Core.Strapi, { affiliateIds, from, to, said }: OwnClickFilter) => {
  const query = sql(strapi)(said ? 'afs_source_days' : 'afs_affiliate_days')
    .whereIn('affiliate_id', [...affiliateIds])
    .whereBetween('day', [from, to]);
  return said ? query.where({ dimension: said.dimension, value: said.value }) : query;
};

/** All there were, those that were not kept one by one included. */
export const countOwnClicks = async (strapi: Core.Strapi, filter: OwnClickFilter): Promise<number> => {
  const row = (await daysTable(strapi, filter).sum({ n: 'clicks' }).first()) as { n: number | string | null } | undefined;
  return Number(row?.n ?? 0);
};

/** The last day with clicks, not after `to`; null where there is none. */
const lastDay = async (strapi: Core.Strapi, filter: OwnClickFilter): Promise<string | null> => {
  const row = (await daysTable(strapi, filter).max({ day: 'day' }).first()) as { day: string | null } | undefined;
  return row?.day ?? null;
};

/**
 * Clicks that are kept one by one, newest first, up to `limit`, behind the click `before`. Days without a click are stepped over, so that a quiet
 * year costs nothing; of the days with some the clicks of everybody are looked through.
 */
export const findOwnClicks = async (
  strapi: Core.Strapi,
  filter: OwnClickFilter,
  { before, limit }: { readonly before: string | undefined; readonly limit: number },
): Promise<readonly OwnClick[]> => {
  const found: OwnClick[] = [];
  if (filter.affiliateIds.length === 0) return found;
  const end = Date.parse(filter.to) + DAY_MS;
  const left = before === undefined ? null : momentOfClick(before);
  for (let until = Math.min(end, left === null ? end : left + 1); found.length < limit;) {
    const day = await lastDay(strapi, { ...filter, to: dayOf(until - 1) });
    if (day === null) break;
    const from = Math.max(Date.parse(filter.from), Date.parse(day) - (DAYS_A_LOOK - 1) * DAY_MS);
    // Those of the very moment the list was left at are asked for again, to find where it goes on.
    const most = limit - found.length + (left === null ? 0 : limit);
    const clicks = await within(strapi, filter, [from, Math.min(until, Date.parse(day) + DAY_MS)], most);
    const leftAt = clicks.findIndex(({ publicId }) => publicId === before);
    found.push(...clicks.slice(leftAt + 1));
    until = from;
  }
  return found.slice(0, limit);
};

/** One click of some affiliates; null for anybody else's, and for one that was forgotten. */
export const findOwnClick = async (strapi: Core.Strapi, affiliateIds: readonly number[], publicId: string): Promise<OwnClick | null> => {
  const at = momentOfClick(publicId);
  if (at === null || affiliateIds.length === 0) return null;
  return (await within(strapi, { affiliateIds }, [at, at + 1], MOST_OF_A_MOMENT)).find((click) => click.publicId === publicId) ?? null;
};

/** Orders a click was weighed for, as its affiliate was told of them; the newest fifty. */
export const ordersOfClick = async (strapi: Core.Strapi, { id, affiliateId, at }: OwnClick): Promise<readonly number[]> => {
  const db = sql(strapi);
  const told = db('afs_referrals').where({ affiliate_id: affiliateId }).select('order_id');
  const rows = (await db('afs_attributions')
    .whereIn('order_id', told)
    .where('decided_at', '>=', at)
    // What is frozen is text with sorted keys; behind the number of the click there is always another key.
    .where('decision', 'like', `%"clickId":${id},%`)
    .orderBy('order_id', 'desc')
    .limit(MOST_ORDERS)
    .select('order_id')) as Array<{ readonly order_id: number | string }>;
  return rows.map((row) => Number(row.order_id));
};
