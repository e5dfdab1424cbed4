import { table } from '../tables';

/** The embedded queue; on PostgreSQL graphile-worker's own tables serve and this one stays empty. */
export const jobs = table({
  name: 'job',
  table: 'afs_jobs',
  columns: {
    name: { type: 'string' },
    payload: { type: 'text' },
    job_key: { type: 'string', nullable: true },
    state: { type: 'string' },
    attempts: { type: 'integer' },
    max_attempts: { type: 'integer' },
    rank: { type: 'integer' },
    run_at: { type: 'bigint' },
    locked_until: { type: 'bigint', nullable: true },
    last_error: { type: 'text', nullable: true },
    created_at: { type: 'bigint' },
  },
  unique: [{ columns: ['job_key'], where: "job_key IS NOT NULL AND state <> 'dead'" }],
  indexes: [['state', 'rank', 'run_at']],
  checks: { known_state: (row) => `${row}state IN ('queued', 'running', 'dead')` },
});

/** Which slot of which cron has been taken, so that two schedulers cannot both run it. */
export const cronRuns = table({
  name: 'cron-run',
  table: 'afs_cron_runs',
  columns: {
    cron: { type: 'string' },
    slot: { type: 'bigint' },
    started_at: { type: 'bigint' },
    finished_at: { type: 'bigint', nullable: true },
    error: { type: 'text', nullable: true },
  },
  unique: [{ columns: ['cron', 'slot'] }],
});
