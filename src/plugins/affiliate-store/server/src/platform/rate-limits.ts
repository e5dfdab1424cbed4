import type { Core } from '@strapi/strapi';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import { clockStands } from './clock';
import { isEmbedded } from './transaction';

const limiters = new Map<string, RateLimiterAbstract>();

/** A demo whose clock stands lives a day in half a second, and all its people come from one address. */
const FACTOR_OF_A_JOURNEY = 1000;

// Load tests and stories come from one address; a shop never sets this.
const factor = (): number =>
  Math.max(clockStands() ? FACTOR_OF_A_JOURNEY : 1, Number(process.env['AFFILIATE_STORE_RATE_LIMIT_FACTOR'] ?? 1) || 1);

const limiterFor = (strapi: Core.Strapi, name: string, points: number): RateLimiterAbstract => {
  const key = `${name}:${points}`;
  const known = limiters.get(key);
  if (known) return known;
  const memory = new RateLimiterMemory({ keyPrefix: name, points, duration: 60 });
  const made = isEmbedded(strapi)
    ? memory
    : new RateLimiterPostgres({
        storeClient: strapi.db.connection,
        storeType: 'knex',
        tableName: 'afs_rate_limits',
        tableCreated: true,
        keyPrefix: name,
        points,
        duration: 60,
        insuranceLimiter: memory,
      });
  limiters.set(key, made);
  return made;
};

/** Creates the table that instances on PostgreSQL share their counts in. */
export const prepareRateLimits = async (strapi: Core.Strapi): Promise<void> => {
  limiters.clear();
  if (isEmbedded(strapi)) return;
  await strapi.db.connection.raw(
    'CREATE TABLE IF NOT EXISTS afs_rate_limits (key varchar(255) PRIMARY KEY, points integer NOT NULL DEFAULT 0, expire bigint)',
  );
};

/** Counts one try; answers 0 when it may go on, else the seconds to wait. `subject` is an address, an account or an order. */
export const allowed = async (strapi: Core.Strapi, name: string, subject: string, perMinute: number): Promise<number> => {
  try {
    await limiterFor(strapi, name, perMinute * factor()).consume(subject.slice(0, 150));
    return 0;
  } catch (error) {
    if (error instanceof RateLimiterRes) return Math.max(1, Math.ceil(error.msBeforeNext / 1000));
    throw error;
  }
};

/** Seconds to wait until a subject may try again, without counting this as a try; 0 when it may now. */
export const waitFor = async (strapi: Core.Strapi, name: string, subject: string, perMinute: number): Promise<number> => {
  const counted = await limiterFor(strapi, name, perMinute * factor()).get(subject.slice(0, 150));
  return counted && counted.remainingPoints <= 0 ? Math.max(1, Math.ceil(counted.msBeforeNext / 1000)) : 0;
};
