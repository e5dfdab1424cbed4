import { fdatasync, openSync } from 'node:fs';
import { promisify } from 'node:util';
import type { EmbeddedConnection } from './connection';

const syncFile = promisify(fdatasync);
const FULL = 2;

interface Statement {
  readonly reader: boolean;
  readonly readonly: boolean;
  readonly run: (...values: readonly unknown[]) => unknown;
}

/** The log of one SQLite file: how many commits have written to it, and how many of them are on the disk. */
interface Log {
  committed: number;
  flushed: number;
}

/** Commits that share one flush of the disk. */
export interface SharedFlush {
  /**
   * Resolves when everything that was committed so far is on the disk. Others see what a unit did a moment before: whoever answers waits
   * for this (`answerFromDisk`), and whoever acts on it writes first, and the log is flushed from its beginning.
   */
  readonly onDisk: () => Promise<void>;
}

/** Flushes a file for many at once: whoever comes while a flush is under way waits for the next, as that one may have begun too early. */
const flusher = (log: Log, sync: () => Promise<void>): (() => Promise<void>) => {
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  const flush = async (): Promise<void> => {
    const upTo = log.committed;
    await sync();
    log.flushed = Math.max(log.flushed, upTo);
  };
  const begin = (): Promise<void> => {
    running = flush().finally(() => {
      running = null;
    });
    return running;
  };
  return () => {
    if (!running) return begin();
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = null;
        return running ?? begin();
      });
    return next;
  };
};

/** Lets the commits of units go without waiting for the disk, and counts them. */
const watch = (connection: EmbeddedConnection, log: Log, opensUnit: () => boolean): void => {
  const writable = connection as { prepare: (text: string) => unknown };
  const compile = connection.prepare.bind(connection) as (text: string) => unknown;
  let ours = false;
  let wrote = false;
  const ending = (statement: Statement): Statement => ({
    reader: false,
    readonly: true,
    run: (...values) => {
      const answer = statement.run(...values);
      connection.exec('PRAGMA synchronous = FULL');
      if (wrote) log.committed += 1;
      ours = false;
      return answer;
    },
  });
  writable.prepare = (text) => {
    if (text === 'BEGIN;' && opensUnit()) {
      connection.exec('PRAGMA synchronous = NORMAL');
      [ours, wrote] = [true, false];
    }
    const statement = compile(text) as Statement;
    if (!ours) return statement;
    if (statement.readonly === false) wrote = true;
    return text === 'COMMIT;' || text === 'ROLLBACK' ? ending(statement) : statement;
  };
};

/**
 * Lets units of work on SQLite share one flush of the disk, waited for in a thread. SQLite waits for the disk inside the commit, and with it
 * waits the one thread that answers everybody. Here a unit is committed without that wait (`synchronous=NORMAL`, which in WAL mode means
 * only that the log is not flushed yet), others go on, and the unit is over when the log is flushed. Everybody else's commits stay as they
 * are: `FULL`. Null where the site asked for less than that. `sync` is there for tests, which cannot pull the plug.
 */
export const shareFlushes = (
  connection: EmbeddedConnection,
  opensUnit: () => boolean,
  sync: (descriptor: number) => Promise<void> = syncFile,
): SharedFlush | null => {
  const level = connection.pragma('synchronous', { simple: true }) as number;
  if (connection.memory || level !== FULL || connection.pragma('journal_mode', { simple: true }) !== 'wal') return null;
  const descriptor = openSync(`${connection.name}-wal`, 'r+');
  const log: Log = { committed: 0, flushed: 0 };
  watch(connection, log, opensUnit);
  const flush = flusher(log, () => sync(descriptor));
  return {
    onDisk: async () => {
      const upTo = log.committed;
      while (log.flushed < upTo) await flush();
    },
  };
};
