import type { Pool, PoolClient } from 'pg';

/** Namespace of these advisory locks among all that use the database. */
const SPACE = 0x0af5;
const SWEEP_MS = 5000;

/**
 * Whether a worker lives is known by a lock of its instance's session, which the database lets go the moment the instance is
 * gone, however it went. graphile-worker itself takes a killed worker's jobs up again only after four hours, and the access
 * mail of a buyer would lie there as long. A job that is taken from a worker who lives after all (its connection was cut) is
 * done twice, which every job bears.
 */
export interface WorkerPresence {
  readonly add: (workerId: string) => void;
  /** Gives back the jobs of workers that are no more; answers their ids. */
  readonly sweep: () => Promise<readonly string[]>;
  readonly stop: () => Promise<void>;
}

/** Jobs locked a moment ago may be of a worker whose own lock is still on its way. */
const HOLDERS = `SELECT DISTINCT locked_by FROM graphile_worker._private_jobs
  WHERE locked_by IS NOT NULL AND locked_at < now() - interval '5 seconds'`;

export const workerPresence = (pool: Pool, report: (error: unknown) => void): WorkerPresence => {
  const own = new Set<string>();
  let session: Promise<PoolClient> | null = null;

  const open = async (): Promise<PoolClient> => {
    const client = await pool.connect();
    client.once('error', () => {
      session = null;
      client.release(true);
    });
    for (const id of own) await client.query('SELECT pg_advisory_lock($1, hashtext($2))', [SPACE, id]);
    return client;
  };
  const client = (): Promise<PoolClient> => {
    session ??= open().catch((error: unknown) => {
      session = null;
      throw error;
    });
    return session;
  };

  const isGone = async (id: string): Promise<boolean> => {
    const { rows } = await (await client()).query<{ gone: boolean }>('SELECT pg_try_advisory_lock($1, hashtext($2)) AS gone', [SPACE, id]);
    return rows[0]?.gone === true;
  };

  const sweep = async (): Promise<readonly string[]> => {
    const { rows } = await (await client()).query<{ locked_by: string }>(HOLDERS);
    const gone: string[] = [];
    for (const { locked_by: id } of rows) {
      if (own.has(id) || !(await isGone(id))) continue;
      await (await client()).query('SELECT graphile_worker.force_unlock_workers($1::text[])', [[id]]);
      await (await client()).query('SELECT pg_advisory_unlock($1, hashtext($2))', [SPACE, id]);
      gone.push(id);
    }
    return gone;
  };

  const timer = setInterval(() => void sweep().catch(report), SWEEP_MS);
  timer.unref();
  return {
    add: (workerId) => {
      own.add(workerId);
      client()
        .then((held) => held.query('SELECT pg_advisory_lock($1, hashtext($2))', [SPACE, workerId]))
        .catch(report);
    },
    sweep,
    stop: async () => {
      clearInterval(timer);
      const held = session;
      session = null;
      // Closed rather than given back: its locks go with it.
      if (held) (await held.catch(() => null))?.release(true);
    },
  };
};
