import { AsyncLocalStorage } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { FailureError } from '../kernel/failure';
import type { Failure } from '../kernel/failure';
import type { Outcome } from '../kernel/outcome';
import { wallClock } from './clock';
import { isEmbedded, withConnection } from './connection';
import { runLeanly } from './lean-queries';
import { readingTransaction } from './one-moment';
import { shareFlushes, type SharedFlush } from './shared-flush';

export { isEmbedded } from './connection';

interface Unit {
  readonly trx: Knex.Transaction;
  readonly afterwards: Array<() => unknown>;
  /** What was put off to the end of the unit, by name. */
  readonly putOff: Map<string, () => Promise<void>>;
  /** Reads as of one moment, which others have gone on from. */
  readonly snapshot?: true;
}

/** Stands for a unit whose transaction is being opened. */
const OPENING: Unit = { trx: undefined as unknown as Knex.Transaction, afterwards: [], putOff: new Map() };
const units = new AsyncLocalStorage<Unit>();
const flushes = new WeakMap<Core.Strapi, SharedFlush>();
const ATTEMPTS = 5;

/** Lets units of work share their flushes of the disk; once, when the shop opens. */
export const prepareUnits = (strapi: Core.Strapi): Promise<void> =>
  withConnection(strapi, {
    // PostgreSQL shares them by itself.
    server: () => Promise.resolve(),
    embedded: (connection) => {
      const shared = shareFlushes(connection, () => units.getStore() === OPENING);
      if (shared) flushes.set(strapi, shared);
    },
  });

// How long a unit of work waits for a SQLite file that somebody else holds, and how often it asks. SQLite itself waits by standing
// still, and the whole site with it; the site's configuration therefore lets it do so for a moment only.
const BUSY_MS = 5_000;
const BUSY_PAUSE_MS = 100;

/** Lets no answer of the shop out before everything units have committed by then is on the disk: it may speak of any of it. */
export const answerFromDisk =
  (strapi: Core.Strapi) =>
  async (_ctx: unknown, next: () => Promise<unknown>): Promise<void> => {
    await next();
    await flushes.get(strapi)?.onDisk();
  };

/**
 * The one way to SQL. Inside `together` it is the open transaction, so raw knex cannot slip out of it (on PostgreSQL that
 * would be a silent partial write, on SQLite a deadlock of the single connection); outside it is the plain connection.
 */
export const sql = (strapi: Core.Strapi): Knex => {
  const unit = units.getStore();
  if (unit) return unit.trx;
  if (strapi.db.inTransaction()) throw new Error('raw SQL inside a transaction of Strapi: open it through together()');
  return strapi.db.connection;
};

/** True inside `together`. */
export const inUnit = (): boolean => units.getStore() !== undefined;

/** True inside `fromOneMoment`: what is read there is not to be kept for anybody else. */
export const inSnapshot = (): boolean => units.getStore()?.snapshot === true;

/** What stands for the unit of work that is open, to hang things on that end with it; null outside `together`. */
export const openUnit = (): object | null => units.getStore()?.trx ?? null;

/**
 * Puts work off to the end of the unit, still inside it; for rows that every sale writes. The database locks them from their first
 * change to the commit, and sales would wait for each other all that while. One piece of work per name; pieces are done in the order
 * of their names, so that no two units wait for each other crosswise.
 */
export const atTheEnd = (name: string, work: () => Promise<void>): void => {
  const unit = units.getStore();
  if (!unit) throw new Error('there is no unit of work whose end could be waited for');
  unit.putOff.set(name, work);
};

/** Does now what was put off under a name, for whoever has to read what it writes; nothing where there is nothing. */
export const catchUpOn = async (name: string): Promise<void> => {
  const unit = units.getStore();
  const work = unit?.putOff.get(name);
  unit?.putOff.delete(name);
  await work?.();
};

const finish = async ({ putOff }: Unit): Promise<void> => {
  while (putOff.size > 0) await catchUpOn([...putOff.keys()].sort()[0] ?? '');
};

/** Runs after the surrounding unit of work is committed, or at once where there is none. Errors are logged, never thrown. */
export const afterCommit = (strapi: Core.Strapi, tell: () => unknown): void => {
  const unit = units.getStore();
  if (unit) unit.afterwards.push(tell);
  else run(strapi, tell);
};

const run = (strapi: Core.Strapi, tell: () => unknown): void => {
  const report = (error: unknown) =>
    strapi.log.error(`affiliate-store: after commit: ${error instanceof Error ? error.message : String(error)}`);
  try {
    Promise.resolve(tell()).catch(report);
  } catch (error) {
    report(error);
  }
};

const codeOf = (error: unknown): string => (error as { code?: string } | null)?.code ?? '';

/** True for what SQLite answers while another program (a backup, a console) holds the file: nothing was done, and it passes. */
export const isBusy = (error: unknown): boolean => codeOf(error).startsWith('SQLITE_BUSY');

/**
 * True for what a unique key answers whoever wrote second. Of two who looked at the same moment neither has seen the other: a look before
 * the write cannot tell, the key does.
 */
export const isTaken = (error: unknown): boolean => ['23505', 'SQLITE_CONSTRAINT_UNIQUE'].includes(codeOf(error));

// PostgreSQL: serialization failure and deadlock; and a key somebody else was the first to write. The work had no effect and may simply be
// done again: of the key it then sees whose it is, and says so in its own words.
const mayBeRepeated = (error: unknown): boolean => ['40001', '40P01'].includes(codeOf(error)) || isTaken(error);

/**
 * One unit of work: everything inside is committed together or not at all. Joins a unit already open. A throw rolls back,
 * and so does a failed outcome, which is then handed back outside (Strapi's own transaction rolls back only on a throw).
 */
export const together = async <T>(strapi: Core.Strapi, work: () => Promise<T>): Promise<T> => {
  if (units.getStore()) return work();
  const givesUpAt = wallClock() + BUSY_MS;
  for (let attempt = 1; ; attempt += 1) {
    const afterwards: Unit['afterwards'] = [];
    try {
      const result = await units.run(OPENING, () =>
        strapi.db.transaction(async ({ trx }) => {
          await runLeanly(trx as Knex.Transaction, strapi.db.connection);
          const unit: Unit = { trx: trx as Knex.Transaction, afterwards, putOff: new Map() };
          return units.run(unit, async () => {
            const done = await work();
            await finish(unit);
            return done;
          });
        }),
      );
      await flushes.get(strapi)?.onDisk();
      for (const tell of afterwards) run(strapi, tell);
      return result;
    } catch (error) {
      if (isBusy(error) ? wallClock() >= givesUpAt : !mayBeRepeated(error) || attempt >= ATTEMPTS) throw error;
      await new Promise((resume) => setTimeout(resume, isBusy(error) ? BUSY_PAUSE_MS : attempt * 20));
    }
  }
};

/**
 * Reads many things as they stood at one moment, while others go on writing. The database refuses every write in here. On SQLite a
 * statement answers at once, so that long readings let others in between their bites (`platform/breath`).
 */
export const fromOneMoment = <T>(strapi: Core.Strapi, read: () => Promise<T>): Promise<T> => {
  if (units.getStore()) throw new Error('a snapshot inside a unit of work would show what is not committed yet');
  return readingTransaction(strapi, (trx) => units.run({ trx, afterwards: [], putOff: new Map(), snapshot: true }, read));
};

/** `together` for work that answers an outcome: a failure undoes everything and is returned. */
export const togetherOrNot = async <V>(strapi: Core.Strapi, work: () => Promise<Outcome<V, Failure>>): Promise<Outcome<V, Failure>> => {
  try {
    return await together(strapi, async () => {
      const outcome = await work();
      if (!outcome.ok) throw new FailureError(outcome.failure);
      return outcome;
    });
  } catch (error) {
    if (error instanceof FailureError) return { ok: false, failure: error.failure };
    throw error;
  }
};

/** `FOR SHARE` where the database has it: rows stay as they are until the unit ends, and many units may ask that at once. */
export const steady = <Q extends Knex.QueryBuilder>(strapi: Core.Strapi, query: Q): Q =>
  isEmbedded(strapi) ? query : (query.forShare() as Q);

/** `FOR UPDATE` where the database has it; SQLite needs none, its units are serial. */
export const locked = <Q extends Knex.QueryBuilder>(strapi: Core.Strapi, query: Q): Q =>
  isEmbedded(strapi) ? query : (query.forUpdate() as Q);
