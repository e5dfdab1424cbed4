import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { keyedHash, secretToken } from '../../../platform/ids';
import { sql } from '../../../platform/transaction';
import { dayOf, isOwnNetwork, networkOf } from '../domain/visitor';

const TABLE = 'afs_visitor_keys';
const LIFE_MS = 48 * 3_600_000;

/** The key visitors of a UTC day are pseudonymised with; made by whichever instance needs it first. */
export const keyOfDay = async (strapi: Core.Strapi, day: string): Promise<string> => {
  await sql(strapi)(TABLE).insert({ day, secret: secretToken(), created_at: now() }).onConflict('day').ignore();
  const row = (await sql(strapi)(TABLE).where({ day }).first()) as { secret: string };
  return row.secret;
};

/** Deletes keys older than 48 hours; with them goes every way from a click back to a visitor. */
export const forgetKeys = async (strapi: Core.Strapi): Promise<number> =>
  sql(strapi)(TABLE)
    .where('created_at', '<', now() - LIFE_MS)
    .delete();

const DAY_MS = 86_400_000;

interface Today {
  readonly number: number;
  readonly secret: string;
}

/** Today's key from memory, so that a click does not wait for it; yesterday's is not kept there. */
export const visitorKeys = (strapi: Core.Strapi) => {
  let today: Today | null = null;
  const learn = async (at: number): Promise<string> => {
    const secret = await keyOfDay(strapi, dayOf(at));
    today = { number: Math.floor(at / DAY_MS), secret };
    return secret;
  };
  return {
    /** At once when it is known; a promise only for the first click of a day. */
    keyAt: (at: number): string | Promise<string> => (today?.number === Math.floor(at / DAY_MS) ? today.secret : learn(at)),
    forget: (): void => {
      today = null;
    },
  };
};

const KEPT_HASH = 32;

/**
 * What a network is known by today, and what it was known by yesterday while that key is there; none for an address that says nothing. Who
 * compares them looks back a day; the keys go as those of clicks do, and with them every way back.
 */
export const networkHashes = async (strapi: Core.Strapi, ip: string): Promise<readonly string[]> => {
  const network = networkOf(ip);
  if (isOwnNetwork(network)) return [];
  const at = now();
  const yesterday = (await sql(strapi)(TABLE)
    .where({ day: dayOf(at - DAY_MS) })
    .first()) as { secret: string } | undefined;
  const keys = [await keyOfDay(strapi, dayOf(at)), ...(yesterday ? [yesterday.secret] : [])];
  return keys.map((key) => keyedHash(key, network).slice(0, KEPT_HASH));
};
