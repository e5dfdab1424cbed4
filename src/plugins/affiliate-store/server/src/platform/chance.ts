import { createHmac, randomBytes } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { clockMoves } from './clock';

/** A number in [0, 1) to spread retries; never used for money, ids or secrets. */
export const jitter = (): number => Math.random();

/** Where the bytes of names come from: by the kind of name, and how many. */
type Naming = (kind: string, count: number) => Uint8Array;

const POOL = 4_096;
let pool = Buffer.alloc(0);

// Fetched in stock: a sale draws a dozen names, and each fetch costs as much as a look into a table.
const byChance: Naming = (_kind, count) => {
  if (pool.length < count) pool = randomBytes(Math.max(POOL, count));
  const drawn = pool.subarray(0, count);
  pool = pool.subarray(count);
  return drawn;
};
let naming = byChance;

/**
 * Bytes for names that everybody may see: public ids, numbers of orders. A demo may have them drawn from a seed, so that the same start
 * makes the same books to the last hash. Never for what has to be secret: tokens, keys and nonces come from `ids` alone, which has no seed.
 */
export const namingBytes: Naming = (kind, count) => naming(kind, count);

/**
 * Names from a seed. Each kind of name has a count of its own, so that a mail more or less does not give the next order another number;
 * and every start of the shop draws anew (`start`), so that one that was closed never makes a name twice.
 */
export const seededNaming = (seed: string, start: number): Naming => {
  const drawn = new Map<string, number>();
  return (kind, count) => {
    const n = (drawn.get(kind) ?? 0) + 1;
    drawn.set(kind, n);
    const bytes: Buffer[] = [];
    for (let block = 0; block * 32 < count; block += 1)
      bytes.push(createHmac('sha256', seed).update(`name ${start} ${kind} ${n} ${block}`).digest());
    return Buffer.concat(bytes).subarray(0, count);
  };
};

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Why names may not come from a seed here; null where they may: a demo or a test, whose payments all go to the sandbox on this machine. */
export const seedRefused = (env: NodeJS.ProcessEnv): string | null => {
  if (!clockMoves()) return 'this is neither a demo nor a test';
  const sandbox = env['STRIPE_SANDBOX_URL'] ?? '';
  if (!URL.canParse(sandbox) || !LOOPBACK.has(new URL(sandbox).hostname)) return 'payments do not go to the sandbox on this machine';
  if (/^(sk|rk)_live_/.test(env['STRIPE_SECRET_KEY'] ?? '')) return 'there is a key for real money';
  return null;
};

const KEY = { type: 'plugin', name: 'affiliate-store', key: 'naming' } as const;
const VARIABLE = 'AFFILIATE_STORE_DEMO_SEED';

/** What names are drawn from; null where they are drawn by chance. */
export const namingSeed = (): string | null => (naming === byChance ? null : (process.env[VARIABLE] ?? null));

/** Takes up the seed of a demo. A shop that takes money and has one in its environment does not open. */
export const restoreNaming = async (strapi: Core.Strapi): Promise<void> => {
  naming = byChance;
  const seed = process.env[VARIABLE];
  if (!seed) return;
  const refused = seedRefused(process.env);
  if (refused !== null) throw new Error(`affiliate-store: ${VARIABLE} is set, and ${refused}`);
  const saved = (await strapi.store(KEY).get({})) as { starts?: number } | null;
  const starts = (saved?.starts ?? 0) + 1;
  await strapi.store(KEY).set({ value: { starts } });
  naming = seededNaming(seed, starts);
};
