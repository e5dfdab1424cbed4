import type { Core } from '@strapi/strapi';
import { sql } from '../../../platform/transaction';
import { lastBefore } from '../domain/last-before';
import type { TouchKind } from '../domain/touch';

/** A click as far as it matters to whether it is paid. */
export interface DayClick {
  readonly id: number;
  readonly at: number;
  readonly kind: TouchKind;
  readonly visitor: string;
  /** Network and browser under the key of the day; null for what a server told. */
  readonly place: string | null;
}

const DAY_MS = 86_400_000;
const CHUNK = 2_000;
/** Ids rise with time but for what lay in the log of an instance that died: it is looked so much further back. */
export const LATE_MS = DAY_MS;

/** Adds the clicks of a bite that are of the day and of somebody asked for. */
const gather = (rows: readonly Row[], from: number, affiliateIds: ReadonlySet<number>, found: Map<number, DayClick[]>): void => {
  for (const row of rows) {
    const [at, affiliateId] = [Number(row.at), Number(row.affiliate_id)];
    if (at < from || at >= from + DAY_MS || !affiliateIds.has(affiliateId)) continue;
    const own = found.get(affiliateId) ?? [];
    own.push({ id: Number(row.id), at, kind: row.kind, visitor: row.visitor, place: row.visitor_hmac });
    found.set(affiliateId, own);
  }
};

interface Row {
  readonly id: number | string;
  readonly at: number | string;
  readonly affiliate_id: number | string;
  readonly kind: TouchKind;
  readonly visitor: string;
  readonly visitor_hmac: string | null;
}

/** The highest id with nothing but clicks of before a moment up to it: looked for by halves along the ids, each a look at one row. */
export const highestIdOf = async (strapi: Core.Strapi, until: number): Promise<number> => {
  const newest = (await sql(strapi)('afs_clicks').max({ id: 'id' }).first()) as { id: number | string | null } | undefined;
  return lastBefore(Number(newest?.id ?? 0), async (id) => {
    const row = (await sql(strapi)('afs_clicks').where('id', '>=', id).orderBy('id').first('at')) as Pick<Row, 'at'> | undefined;
    return row !== undefined && Number(row.at) < until;
  });
};

/**
 * The clicks of a day, of some affiliates, oldest first. Read backwards in bites along the ids, without an index of their own: a click costs its
 * writer nothing more for it, and a day that is closed late costs no more than one that is closed at once.
 */
export const clicksOfDay = async (
  strapi: Core.Strapi,
  day: string,
  affiliateIds: ReadonlySet<number>,
): Promise<ReadonlyMap<number, readonly DayClick[]>> => {
  const found = new Map<number, DayClick[]>();
  const from = Date.parse(day);
  for (let before = (await highestIdOf(strapi, from + DAY_MS + LATE_MS)) + 1; ;) {
    const query = sql(strapi)('afs_clicks').where('id', '<', before).orderBy('id', 'desc').limit(CHUNK);
    const rows = (await query.select('id', 'at', 'affiliate_id', 'kind', 'visitor', 'visitor_hmac')) as Row[];
    gather(rows, from, affiliateIds, found);
    const last = rows.at(-1);
    if (!last || rows.length < CHUNK || rows.every(({ at }) => Number(at) < from - LATE_MS)) break;
    before = Number(last.id);
  }
  for (const own of found.values()) own.sort((a, b) => a.at - b.at);
  return found;
};
