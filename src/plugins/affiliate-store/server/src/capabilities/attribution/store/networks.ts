import type { Core } from '@strapi/strapi';
import { sql } from '../../../platform/transaction';
import { isSearchAd } from '../domain/origin';
import { tagsIn } from '../domain/tags';
import { networkHashes } from './visitor-keys';

const MINUTE_MS = 60_000;
// Ids rise with time: looking back over so many needs no index of its own, and a flood is longer than that only by being one.
const LOOKED_BACK = 5_000;

/** Clicks of the network and browser of a click on the same affiliate in the minute up to it, itself included; null where it has none. */
const clicksInMinute = async (strapi: Core.Strapi, clickId: number): Promise<number | null> => {
  const db = sql(strapi);
  const row = (await db('afs_clicks').where({ id: clickId }).first('at', 'affiliate_id', 'visitor_hmac')) as
    | { at: number | string; affiliate_id: number | string; visitor_hmac: string | null }
    | undefined;
  if (!row || row.visitor_hmac === null) return null;
  const counted = (await db('afs_clicks')
    .whereBetween('id', [clickId - LOOKED_BACK, clickId])
    .where({ affiliate_id: row.affiliate_id, visitor_hmac: row.visitor_hmac })
    .where('at', '>', Number(row.at) - MINUTE_MS)
    .count({ n: '*' })
    .first()) as { n: number | string } | undefined;
  return Number(counted?.n ?? 0);
};

/** How a click came about: the page it was made on, and the mark of a search advertisement, by the address or the words of the link. */
export interface Origin {
  readonly host: string | null;
  readonly searchAd: string | null;
}

const NOWHERE: Origin = { host: null, searchAd: null };

const originOf = async (strapi: Core.Strapi, clickId: number): Promise<Origin> => {
  const row = (await sql(strapi)('afs_clicks').where({ id: clickId }).first('source_host', 'paid_ad', 'tags')) as
    | { source_host: string | null; paid_ad: string | null; tags: string | null }
    | undefined;
  if (!row) return NOWHERE;
  const medium = tagsIn(row.tags)?.utmMedium;
  return { host: row.source_host, searchAd: row.paid_ad ?? (isSearchAd(medium) ? `utm_medium=${medium}` : null) };
};

/** What is known of the networks clicks come from, and of the pages. */
export interface Networks {
  /** How many clicks came from the network and browser of a click to the same affiliate within a minute; null where that is not known. */
  clicksInMinute(clickId: number): Promise<number | null>;
  /** Where a click came from; nothing of one that is not kept any more. */
  originOf(clickId: number): Promise<Origin>;
  /** What the network of an address is known by today and was yesterday; none for one that says nothing. */
  networkHashes(ip: string): Promise<readonly string[]>;
}

export const networks = (strapi: Core.Strapi): Networks => ({
  clicksInMinute: (clickId) => clicksInMinute(strapi, clickId),
  originOf: (clickId) => originOf(strapi, clickId),
  networkHashes: (ip) => networkHashes(strapi, ip),
});
