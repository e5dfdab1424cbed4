import { EventEmitter } from 'node:events';
import type { Core } from '@strapi/strapi';
import { Logger, parseCronItems, run, runMigrations } from 'graphile-worker';
import type { Runner, TaskList, WorkerEvents } from 'graphile-worker';
import { Pool } from 'pg';
import { now, clockOffset } from '../clock';
import { onOccasion } from '../restored';
import { sql } from '../transaction';
import type { CronDefinition, JobDefinition, JobDriver, JobRequest, JobView } from './definitions';
import { DEFAULT_ATTEMPTS, rankOf } from './definitions';
import { describeError, perform } from './perform';
import { workerPresence } from './worker-presence';
import type { WorkerPresence } from './worker-presence';

const CRON_PREFIX = 'cron:';
const CONCURRENCY = 4;

interface Row {
  id: string;
  task_identifier: string;
  attempts: number;
  max_attempts: number;
  run_at: Date;
  locked_at: Date | null;
  last_error: string | null;
  payload: unknown;
}

/** graphile-worker's pattern for "every n minutes". */
export const cronPattern = (everyMinutes: number): string => {
  if (everyMinutes < 60) return everyMinutes === 1 ? '* * * * *' : `*/${everyMinutes} * * * *`;
  const hours = everyMinutes / 60;
  return hours >= 24 ? '0 0 * * *' : `0 */${hours} * * *`;
};

const stateOf = (row: Row): JobView['state'] => {
  if (row.attempts >= row.max_attempts && row.locked_at === null) return 'dead';
  return row.locked_at === null ? 'queued' : 'running';
};

// One round trip for all: the function is called for each row, in their order.
const ADD = `SELECT graphile_worker.add_job(r.name, payload := r.payload, run_at := r.run_at, max_attempts := r.max_attempts, job_key := r.key,
    job_key_mode := r.mode, priority := r.rank)
  FROM json_to_recordset(?::json) AS r(name text, payload json, run_at timestamptz, max_attempts int, key text, mode text, rank int)`;

const SELECT = `SELECT j.id::text AS id, t.identifier AS task_identifier, j.attempts, j.max_attempts, j.run_at, j.locked_at, j.last_error, j.payload
  FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id`;

/** The queue of a shop on PostgreSQL: enqueued by SQL inside the same transaction as the change, claimed with SKIP LOCKED. */
// oxlint-disable-next-line max-lines-per-function -- one queue, whose parts share its state
export const graphileDriver = (
  strapi: Core.Strapi,
  definitions: ReadonlyMap<string, JobDefinition>,
  crons: readonly CronDefinition[],
): JobDriver => {
  let runner: Runner | undefined;
  let presence: WorkerPresence | undefined;
  const pool = new Pool({ ...(strapi.db.config.connection.connection as object), max: CONCURRENCY + 3 });
  // A connection lost while idle is replaced at the next use; without a listener the process would end.
  pool.on('error', (error) => strapi.log.warn(`affiliate-store: job connection: ${describeError(error)}`));

  const taskList: TaskList = {};
  for (const name of definitions.keys()) taskList[name] = (payload) => perform(strapi, definitions, name, payload);
  for (const cron of crons) taskList[CRON_PREFIX + cron.name] = () => onOccasion('round', () => cron.run(strapi));

  const rowOf = (request: JobRequest) => ({
    name: request.name,
    payload: request.payload,
    // The queue keeps the database's time; the store's clock may run ahead of it in a demo.
    run_at: new Date((request.runAt ?? now()) - clockOffset()).toISOString(),
    max_attempts: definitions.get(request.name)?.attempts ?? DEFAULT_ATTEMPTS,
    key: request.key ?? null,
    mode: request.hurry ? 'replace' : 'preserve_run_at',
    rank: rankOf(definitions.get(request.name)),
  });

  return {
    kind: 'graphile-worker',
    enqueue: async (requests) => {
      const hurried = requests.flatMap(({ hurry, key }) => (hurry && key !== undefined ? [key] : []));
      // The queue would put a new job beside one it has given up, and leave the dead letter for a person who has just dealt with it.
      if (hurried.length > 0)
        await sql(strapi).raw(
          'DELETE FROM graphile_worker._private_jobs WHERE key = ANY(?) AND locked_at IS NULL AND attempts >= max_attempts',
          [hurried],
        );
      if (requests.length > 0) await sql(strapi).raw(ADD, [JSON.stringify(requests.map(rowOf))]);
    },
    start: async () => {
      const events: WorkerEvents = new EventEmitter();
      presence = workerPresence(pool, (error) => strapi.log.warn(`affiliate-store: presence of workers: ${describeError(error)}`));
      events.on('worker:create', ({ worker }) => presence?.add(worker.workerId));
      runner = await run({
        events,
        pgPool: pool,
        taskList,
        concurrency: CONCURRENCY,
        noHandleSignals: true,
        pollInterval: 1000,
        parsedCronItems: parseCronItems(
          crons.map((cron) => ({ task: CRON_PREFIX + cron.name, match: cronPattern(cron.everyMinutes), identifier: cron.name })),
        ),
        logger: quietLogger(strapi),
      });
      runner.promise.catch((error: unknown) => strapi.log.error(`affiliate-store: jobs stopped: ${describeError(error)}`));
    },
    stop: async () => {
      await runner?.stop();
      await presence?.stop();
      await pool.end();
    },
    list: async (state, limit) => {
      // oxlint-disable-next-line house/no-composed-sql -- two constants of this file
      const { rows } = (await sql(strapi).raw(`${SELECT} ORDER BY j.id DESC LIMIT 1000`)) as { rows: Row[] };
      return rows
        .map((row) => ({
          id: row.id,
          name: row.task_identifier,
          state: stateOf(row),
          attempts: row.attempts,
          maxAttempts: row.max_attempts,
          runAt: row.run_at.getTime(),
          lastError: row.last_error,
          payload: JSON.stringify(row.payload),
        }))
        .filter((view) => state === 'all' || view.state === state)
        .slice(0, limit);
    },
    counts: async () => {
      const { rows } = (await sql(strapi).raw(
        `SELECT count(*) FILTER (WHERE locked_at IS NULL AND attempts < max_attempts) AS queued, count(*) FILTER (WHERE locked_at IS NOT NULL) AS running,
           count(*) FILTER (WHERE locked_at IS NULL AND attempts >= max_attempts) AS dead,
           min(run_at) FILTER (WHERE locked_at IS NULL AND attempts < max_attempts AND run_at <= now()) AS oldest
         FROM graphile_worker._private_jobs`,
      )) as { rows: Array<{ queued: string; running: string; dead: string; oldest: Date | null }> };
      const row = rows[0];
      return {
        queued: Number(row?.queued ?? 0),
        running: Number(row?.running ?? 0),
        dead: Number(row?.dead ?? 0),
        oldestDueAt: row?.oldest ? row.oldest.getTime() + clockOffset() : null,
      };
    },
    retry: async (id) => {
      const { rows } = (await sql(strapi).raw(
        'UPDATE graphile_worker._private_jobs SET attempts = 0, run_at = now(), last_error = NULL WHERE id = ?::bigint AND locked_at IS NULL AND attempts >= max_attempts RETURNING id',
        [id],
      )) as { rows: unknown[] };
      return rows.length === 1;
    },
    lastRuns: async () => {
      const { rows } = (await sql(strapi).raw(
        'SELECT identifier, last_execution FROM graphile_worker._private_known_crontabs WHERE last_execution IS NOT NULL',
      )) as {
        rows: Array<{ identifier: string; last_execution: Date }>;
      };
      return new Map(rows.map((row) => [row.identifier, row.last_execution.getTime() + clockOffset()]));
    },
  };
};

/** Creates or updates the queue's own schema; must be done before anything is enqueued. */
export const prepareGraphile = async (strapi: Core.Strapi): Promise<void> => {
  const pool = new Pool({ ...(strapi.db.config.connection.connection as object), max: 1 });
  try {
    await runMigrations({ pgPool: pool, logger: quietLogger(strapi) });
  } finally {
    await pool.end();
  }
};

// graphile-worker logs each job; a shop's log should tell of failures only.
// graphile-worker's levels are an enum of its own package; their texts are stable.
const quietLogger = (strapi: Core.Strapi): Logger =>
  new Logger(() => (level: string, message) => {
    if (level === 'error') strapi.log.error(`affiliate-store: jobs: ${message}`);
    else if (level === 'warning') strapi.log.warn(`affiliate-store: jobs: ${message}`);
  });
