import { AsyncResource } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';
import { now, wallClock } from '../clock';
import { afterCommit, isBusy, sql } from '../transaction';
import type { JobDefinition, JobDriver, JobRequest, JobView } from './definitions';
import { DEFAULT_ATTEMPTS, rankOf } from './definitions';
import { describeError, perform } from './perform';

const TABLE = 'afs_jobs';
const BATCH = 20;
const CONCURRENCY = 6;
const LEASE_MS = 5 * 60_000;
const IDLE_MS = 500;

interface Row {
  id: number;
  name: string;
  payload: string;
  state: JobView['state'];
  attempts: number;
  max_attempts: number;
  rank: number;
  run_at: number;
  last_error: string | null;
}

/** Grows to six hours, with a fifth of jitter so that failed jobs do not come back as one herd. */
export const backoff = (attempt: number, jitter: number): number =>
  Math.round(Math.min(6 * 3_600_000, 30_000 * 2 ** (attempt - 1)) * (0.8 + 0.4 * jitter));

/** The queue of the one-process shop: a table in the same database, claimed in batches, nudged as soon as work is committed. */
// oxlint-disable-next-line max-lines-per-function -- one queue, whose parts share its state
export const embeddedDriver = (strapi: Core.Strapi, definitions: ReadonlyMap<string, JobDefinition>, jitter: () => number): JobDriver => {
  let stopped = true;
  // While the clock of a demo stands, nothing is done until somebody asks for it.
  let byHand = false;
  // Whether there may be more to claim: somebody said so, or the last claim found something.
  let again = false;
  // Jobs that are claimed and not begun.
  const claimed: Row[] = [];
  // Those and the ones under way, until the table says how they ended: however long that takes, nobody claims them a second time.
  const held = new Set<number>();
  const workers = new Set<Promise<void>>();
  let refilling: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;
  const db = () => sql(strapi);

  const claim = async (): Promise<Row[]> => {
    const rows = await claimDue();
    for (const { id } of rows) held.add(id);
    return byHand ? rows.sort((a, b) => a.rank - b.rank || a.run_at - b.run_at || a.id - b.id) : rows;
  };

  const claimDue = async (): Promise<Row[]> => {
    const due = db()(TABLE)
      .select('id')
      .where('run_at', '<=', now())
      .andWhere(
        (either) =>
          void either.where('state', 'queued').orWhere(
            (lost) =>
              void lost
                .where('state', 'running')
                .andWhere('locked_until', '<', wallClock())
                .whereNotIn('id', [...held]),
          ),
      )
      .orderBy('rank')
      .orderBy('run_at')
      .orderBy('id')
      .limit(BATCH);
    return db()(TABLE)
      .whereIn('id', due)
      .update({ state: 'running', locked_until: wallClock() + LEASE_MS, attempts: db().raw('attempts + 1') })
      .returning('*');
  };

  // How jobs ended, until the table says so. It may refuse for a while (another program holds the file); a job that was then forgotten
  // would stand there as running until its lease is over, and run twice.
  const done = new Set<number>();
  const failed = new Map<number, object>();

  const failure = (row: Row, error: unknown): object => {
    // Not the job's fault, and over in a moment: no attempt is counted, and nobody waits half a minute for it.
    if (isBusy(error)) return { state: 'queued', locked_until: null, attempts: row.attempts - 1, last_error: describeError(error) };
    const dead = row.attempts >= row.max_attempts;
    if (dead) strapi.log.error(`affiliate-store: job ${row.name} #${row.id} is a dead letter: ${describeError(error)}`);
    return {
      state: dead ? 'dead' : 'queued',
      locked_until: null,
      last_error: describeError(error),
      run_at: now() + backoff(row.attempts, jitter()),
    };
  };

  const settle = async (): Promise<void> => {
    // Others end while the table is written.
    const ended = [...done];
    if (ended.length > 0) await db()(TABLE).whereIn('id', ended).delete();
    for (const id of ended) {
      done.delete(id);
      held.delete(id);
    }
    for (const [id, changes] of [...failed]) {
      await db()(TABLE).where({ id }).update(changes);
      failed.delete(id);
      held.delete(id);
    }
  };

  const runOne = async (row: Row): Promise<void> => {
    try {
      await perform(strapi, definitions, row.name, JSON.parse(row.payload));
      done.add(row.id);
    } catch (error) {
      failed.set(row.id, failure(row, error));
    }
  };

  const mayWork = (): boolean => !stopped && !byHand;

  const refill = async (): Promise<void> => {
    again = false;
    await settle();
    const rows = await claim();
    claimed.push(...rows);
    again ||= rows.length > 0;
    for (let more = rows.length; more > 1; more -= 1) hire();
  };

  /** The next job for whoever is free. What is claimed is done, whatever is asked meanwhile. */
  const next = async (): Promise<Row | undefined> => {
    while (claimed.length === 0 && again && mayWork()) await (refilling ??= refill().finally(() => (refilling = null)));
    return claimed.shift();
  };

  const work = async (): Promise<void> => {
    try {
      for (let row = await next(); row; row = await next()) await runOne(row);
      await settle();
    } catch (error) {
      strapi.log.error(`affiliate-store: jobs: ${describeError(error)}`);
      // The next tick is soon enough for a database that does not answer.
      again = false;
    }
  };

  /**
   * So many at a time: they wait for the network side by side, and the database takes their units of work one after the other. Whoever is free
   * takes the next, so that a long one (an import, a run of payouts) keeps one of them and nobody waits for it.
   */
  const hire = (): void => {
    if (workers.size >= CONCURRENCY) return;
    const worker = work().finally(() => {
      workers.delete(worker);
      if (again && mayWork()) setImmediate(wake);
    });
    workers.add(worker);
  };

  const idle = async (): Promise<void> => {
    while (workers.size > 0) await Promise.all(workers);
  };

  // Work is done in nobody's name: a request that nudges the queue must not lend it its context.
  const scope = new AsyncResource('affiliate-store:jobs');
  const wake = (): void => scope.runInAsyncScope(turn);

  const turn = (): void => {
    if (!mayWork()) return;
    again = true;
    hire();
  };

  const enqueue = async (requests: readonly JobRequest[]): Promise<void> => {
    if (requests.length === 0) return;
    const rows = requests.map((request) => ({
      name: request.name,
      payload: JSON.stringify(request.payload),
      job_key: request.key ?? null,
      state: 'queued',
      attempts: 0,
      max_attempts: definitions.get(request.name)?.attempts ?? DEFAULT_ATTEMPTS,
      rank: rankOf(definitions.get(request.name)),
      run_at: request.runAt ?? now(),
      created_at: now(),
    }));
    const hurried = requests.flatMap((request) => (request.hurry && request.key !== undefined ? [request.key] : []));
    // What a person asks for again is the dead letter itself, not one beside it.
    if (hurried.length > 0) await db()(TABLE).whereIn('job_key', hurried).where({ state: 'dead' }).delete();
    // Without a conflict target: the key that makes two requests one is a partial index.
    await db()(TABLE).insert(rows).onConflict().ignore();
    if (hurried.length > 0) await db()(TABLE).whereIn('job_key', hurried).where({ state: 'queued' }).update({ run_at: now(), attempts: 0 });
    afterCommit(strapi, wake);
  };

  const workOff = async (): Promise<number> => {
    await settle();
    let count = 0;
    for (let rows = await claim(); rows.length > 0 && !stopped; rows = await claim()) {
      for (const row of rows) await runOne(row);
      await settle();
      count += rows.length;
    }
    return count;
  };

  return {
    kind: 'embedded',
    byHand: {
      hold: async () => {
        byHand = true;
        await idle();
      },
      workOff,
      letGo: () => {
        byHand = false;
        wake();
      },
    },
    enqueue,
    start: async () => {
      stopped = false;
      // One process owns this database: whatever was running when it died runs again.
      await db()(TABLE).where({ state: 'running' }).update({ state: 'queued', locked_until: null });
      timer = setInterval(wake, IDLE_MS);
      timer.unref();
      wake();
    },
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await idle();
    },
    list: async (state, limit) => {
      const query = db()(TABLE).orderBy('id', 'desc').limit(limit);
      const rows = (await (state === 'all' ? query : query.where({ state }))) as Row[];
      return rows.map((row) => ({
        id: String(row.id),
        name: row.name,
        state: row.state,
        attempts: row.attempts,
        maxAttempts: row.max_attempts,
        runAt: Number(row.run_at),
        lastError: row.last_error,
        payload: row.payload,
      }));
    },
    counts: async () => {
      const rows = (await db()(TABLE).select('state').count({ n: '*' }).groupBy('state')) as Array<{ state: JobView['state']; n: number }>;
      const oldest = (await db()(TABLE).where({ state: 'queued' }).where('run_at', '<=', now()).min({ at: 'run_at' }).first()) as
        | { at: number | null }
        | undefined;
      const of = (state: JobView['state']) => Number(rows.find((row) => row.state === state)?.n ?? 0);
      return { queued: of('queued'), running: of('running'), dead: of('dead'), oldestDueAt: oldest?.at == null ? null : Number(oldest.at) };
    },
    retry: async (id) => {
      const changed = await db()(TABLE)
        .where({ id: Number(id), state: 'dead' })
        .update({ state: 'queued', attempts: 0, run_at: now(), last_error: null });
      afterCommit(strapi, wake);
      return changed === 1;
    },
    lastRuns: async () => {
      const rows = (await db()('afs_cron_runs').select('cron').max({ at: 'started_at' }).groupBy('cron')) as Array<{
        cron: string;
        at: number;
      }>;
      return new Map(rows.map((row) => [row.cron, Number(row.at)]));
    },
  };
};
