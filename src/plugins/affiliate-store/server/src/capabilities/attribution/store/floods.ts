import type { Core } from '@strapi/strapi';
import { sql } from '../../../platform/transaction';

const MINUTE_MS = 60_000;
// Ids rise with time: looking back over so many needs no index of its own, and a flood is longer than that only by being one.
const LOOKED_BACK = 5_000;

/** Clicks of the network and browser of a click on the same affiliate in the minute up to it, itself included; null where it has none. */
export const clicksInMinute = async (strapi: Core.Strapi, clickId: number): Promise<number | null> => {
  const db = sql(strapi);
  const row = (await db('afs_clicks').where({ id: clickId }).first('at', 'affiliate_id', 'visitor_hmac')) as
    { at: number | string; affiliate_id: number | string; visitor_hmac: string | null } | undefined;
  if (!row || row.visitor_hmac === null) return null;
  const counted = (await db('afs_clicks')
    .whereBetween('id', [clickId - LOOKED_BACK, clickId])
    .where({ affiliate_id: row.affiliate_id, visitor_hmac: row.visitor_hmac })
    .where('at', '>', Number(row.at) - MINUTE_MS)
    .count({ n: '*' })
    .first()) as { n: number | string } | undefined;
  return Number(counted?.n ?? 0);
};
