import { fdatasync, open, type PathLike } from 'node:fs';
import { promisify } from 'node:util';
import type { EmbeddedConnection } from './connection';

const openFile = promisify(open) as (path: PathLike, flags: string) => Promise<number>;
const syncFile = promisify(fdatasync);

/**
 * Durable commits that do not stop the process while the disk works. SQLite waits for the disk inside the commit, and with
 * it waits the one thread that answers everybody. Here the commit is made without that wait (`synchronous=NORMAL`, which in
 * WAL mode only means that the log is not flushed yet) and the log file is then flushed from a thread of Node's pool; who
 * waits for durability is answered after that. Everyone else's commits stay as they were: `FULL`.
 */
export interface WalSync {
  /** Runs a transaction without waiting for the disk; anything but a WAL file of our own waits as ever. */
  readonly commit: <T>(connection: EmbeddedConnection, transaction: () => T) => T;
  /** Resolves when everything committed so far is on the disk. */
  readonly persist: () => Promise<void>;
}

interface Log {
  readonly connection: EmbeddedConnection;
  readonly level: number;
  file: Promise<number> | null;
}

const FULL = 2;

/** Makes the switch for one database. */
export const walSync = (): WalSync => {
  let log: Log | null = null;

  const logOf = (connection: EmbeddedConnection): Log => {
    if (log?.connection === connection) return log;
    const level = connection.pragma('synchronous', { simple: true }) as number;
    const isWal = !connection.memory && connection.pragma('journal_mode', { simple: true }) === 'wal';
    // Where the site asked for less than FULL, or for no WAL, there is nothing to take over.
    return { connection, level, file: isWal && level >= FULL ? openFile(`${connection.name}-wal`, 'r+') : null };
  };
  return {
    commit: (connection, transaction) => {
      log = logOf(connection);
      if (log.file === null) return transaction();
      connection.exec('PRAGMA synchronous = NORMAL');
      try {
        return transaction();
      } finally {
        connection.exec(`PRAGMA synchronous = ${log.level}`);
      }
    },
    persist: async () => {
      if (log?.file) await syncFile(await log.file);
    },
  };
};
