import { AsyncLocalStorage } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';
import { now } from './clock';
import { isEmbedded, sql } from './transaction';

/** A backup this database comes of: what happened between the two moments (UTC ms) it does not know. */
export interface Restored {
  /** When the backup was made. */
  readonly from: number;
  /** When the shop last ran with what was lost. */
  readonly until: number;
  /** When the shop first opened with it. */
  readonly notedAt: number;
}

const KEY = { type: 'plugin', name: 'affiliate-store', key: 'restored' } as const;
const VARIABLE = 'AFFILIATE_STORE_RESTORED';
const HOUR = 3_600_000;
/** What comes round comes round once a day at least: after that it only tells what is new. */
const CATCH_UP = 25 * HOUR;
/** At least so many numbers are left out after a restore, and as many again as there were: more than a stretch between two backups can have used. */
const LEAVES_OUT = 1_000;
/** An id of PostgreSQL ends at two thousand million. */
const LEAVES_OUT_AT_MOST = 10_000_000;

const restores = new WeakMap<Core.Strapi, Restored>();
const occasions = new AsyncLocalStorage<number | 'round'>();

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/;
const momentOf = (text: string): number => (MOMENT.test(text) ? Date.parse(text) : Number.NaN);

/** What the variable says: two moments of ISO 8601 with a stroke between them; the second may be left out and is the first start then. */
export const readStretch = (text: string, at: number): Pick<Restored, 'from' | 'until'> | null => {
  const moments = text.split('/').map(momentOf);
  const [from = Number.NaN, until = at] = moments;
  // No comparison with what is no number holds.
  return moments.length <= 2 && from <= until && until <= at ? { from, until } : null;
};

/**
 * Takes up that this database comes of a backup, as whoever put it back says in the environment. Answers the restore when it is new: it is
 * kept in the database, so that one put back again is new again, and a variable that stays set says nothing twice. One that does not fit stops
 * the shop from opening: it would tell people once more what they know.
 */
export const takeUpRestore = async (strapi: Core.Strapi): Promise<Restored | null> => {
  const kept = (await strapi.store(KEY).get({})) as Restored | null;
  if (kept) restores.set(strapi, kept);
  const text = process.env[VARIABLE] ?? '';
  if (text === '') return null;
  const said = readStretch(text, now());
  if (!said) throw new Error(`affiliate-store: ${VARIABLE} is not two moments that are over, such as 2026-11-30T03:00Z/2026-12-01T10:00Z`);
  return kept?.from === said.from ? null : { ...said, notedAt: now() };
};

/** Keeps a restore; whatever has to be done about it was done before. */
export const keepRestore = async (strapi: Core.Strapi, restored: Restored): Promise<void> => {
  await strapi.store(KEY).set({ value: restored });
  restores.set(strapi, restored);
};

/** Says what a piece of work is about: something that happened at a moment (UTC ms), or whatever has come due in a round of the clock. */
export const onOccasion = <T>(occasion: number | 'round', work: () => Promise<T>): Promise<T> => occasions.run(occasion, work);

/** Whether what is said now may have been said before, by the shop whose backup this is. Whoever acts this moment is always answered. */
export const mayBeToldTwice = (strapi: Core.Strapi): boolean => {
  const [restored, occasion] = [restores.get(strapi), occasions.getStore()];
  if (!restored || occasion === undefined) return false;
  return occasion === 'round' ? now() < restored.notedAt + CATCH_UP : occasion <= restored.until;
};

/** The number after which a series of numbers that begins now goes on: what was given away in a stretch nobody remembers is not given twice. */
export const lastNumberOfNothing = (strapi: Core.Strapi): number => (restores.has(strapi) ? LEAVES_OUT : 0);

/** Leaves out numbers a series of papers may have given away. */
export const leaveOutNumbers = async (strapi: Core.Strapi, table: string): Promise<void> => {
  const db = sql(strapi);
  const rows = (await db(table).select('id', 'last')) as Array<{ id: number; last: number | string }>;
  for (const { id, last } of rows)
    await db(table)
      .where({ id })
      .update({ last: Number(last) + Math.max(LEAVES_OUT, Number(last)) });
};

const after = (last: number): number => last + Math.min(Math.max(LEAVES_OUT, last), LEAVES_OUT_AT_MOST);

/** Leaves out ids of rows that went: under some of them something was asked of others, or handed to somebody. */
export const leaveOutIds = async (strapi: Core.Strapi): Promise<void> => {
  const db = sql(strapi);
  if (isEmbedded(strapi)) {
    const counters = (await db('sqlite_sequence').where('name', 'like', 'afs_%').select('name', 'seq')) as Array<{
      name: string;
      seq: number;
    }>;
    for (const { name, seq } of counters)
      await db('sqlite_sequence')
        .where({ name })
        .update({ seq: after(seq) });
    return;
  }
  const { rows } = (await db.raw(
    "SELECT sequencename AS name, COALESCE(last_value, 0) AS last FROM pg_sequences WHERE schemaname = current_schema() AND sequencename LIKE 'afs\\_%'",
  )) as { rows: Array<{ name: string; last: string }> };
  for (const { name, last } of rows) await db.raw('SELECT setval(?::regclass, ?)', [name, after(Number(last))]);
};
