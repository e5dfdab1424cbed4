import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { openLog, type DurableLog } from '../../../platform/durable-log';
import { groupCommit, type GroupCommit } from '../../../platform/group-commit';
import { publicId } from '../../../platform/ids';
import { inUnit, isEmbedded } from '../../../platform/transaction';
import { clickTables, type ClickTables, type NewClick } from './click-writer';
import { takeOverLogs } from './left-logs';

/** What the health page tells of clicks on their way. */
export interface ClickLogState {
  /** Clicks that are on the disk and not yet in the tables. */
  readonly waiting: number;
  /** False where clicks go into the tables before they are answered. */
  readonly logged: boolean;
  readonly trouble: string | null;
}

/** Clicks: durable when their visitor is answered, in the tables a moment later. */
export interface ClickLog extends GroupCommit<NewClick> {
  /** Brings in what an instance that died has left, and opens this instance's own log. */
  readonly start: () => Promise<void>;
  /** Resolves when every click answered so far is in the tables. Never inside a unit of work: on SQLite it would wait for itself. */
  readonly catchUp: () => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly state: () => ClickLogState;
}

const LARGEST_BATCH = 500;
const MOST_WAITING = 20_000;
/** Above this many the tables have not been reachable for long, and new clicks are refused. */
const MOST_UNDRAINED = 100_000;
const DRAIN_MS = 100;
const RETRY_MS = 1_000;
const TIDY_MS = 3_600_000;

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Folder of the logs: beside the SQLite file, or where the site says; null when clicks are to go straight into the tables. */
const folderOf = (strapi: Core.Strapi): string | null => {
  const asked = process.env['TRACKING_LOG_DIR'] ?? '';
  if (asked === 'off') return null;
  if (asked !== '') return path.resolve(strapi.dirs.app.root, asked);
  if (!isEmbedded(strapi)) return path.join(strapi.dirs.app.root, '.tmp', 'click-logs');
  const { filename } = strapi.db.config.connection.connection as { readonly filename?: string };
  return filename === undefined || filename === ':memory:' ? null : `${filename}-clicks`;
};

/** The clicks between log and tables, by number: the first of `waiting` is `drained + 1`. */
const queueOf = (tables: ClickTables, log: string) => {
  const waiting: NewClick[] = [];
  let drained = 0;
  let working: Promise<void> | null = null;

  const goneTo = (number: number): void => {
    waiting.splice(0, number - drained);
    drained = number;
  };
  // A deadlock between instances, a connection just lost: once more, before anybody hears of it.
  const write = (from: number, clicks: readonly NewClick[]): Promise<boolean> =>
    tables.write({ log, from }, clicks).catch(() => tables.write({ log, from }, clicks));
  const drainSome = async (): Promise<void> => {
    const clicks = waiting.slice(0, LARGEST_BATCH);
    if (await write(drained, clicks)) return goneTo(drained + clicks.length);
    // Another instance read our file and was faster, or the database does not know the log (any more).
    const known = await tables.drained(log);
    if (known === null || known <= drained) await tables.enter(log, drained);
    else goneTo(Math.min(known, drained + waiting.length));
  };
  const last = (): number => drained + waiting.length;
  return {
    last,
    drained: () => drained,
    waiting: () => waiting.length,
    add: (clicks: readonly NewClick[]): void => void waiting.push(...clicks),
    /** Takes back the newest, down to a number; what is in the tables, or on its way there, stays. */
    takeBackTo: (number: number): void => {
      if (working === null) waiting.splice(Math.max(0, number - drained));
    },
    drain: async (): Promise<void> => {
      const upTo = last();
      while (drained < upTo) {
        working ??= drainSome().finally(() => {
          working = null;
        });
        await working;
      }
    },
  };
};

/** The click log of this instance. */
// oxlint-disable-next-line max-lines-per-function -- one log, whose parts share its state
export const clickLog = (strapi: Core.Strapi, tables: ClickTables = clickTables(strapi)): ClickLog => {
  const name = publicId('log');
  const queue = queueOf(tables, name);
  let file: DurableLog | null = null;
  let trouble: string | null = null;
  let timer: NodeJS.Timeout | undefined;
  let tidying: NodeJS.Timeout | undefined;

  const complain = (what: string, error: unknown): void => {
    const said = `${what}: ${reasonOf(error)}`;
    if (said !== trouble) strapi.log.error(`affiliate-store: ${said}`);
    trouble = said;
  };
  const drain = async (): Promise<void> => {
    if (inUnit()) throw new Error('clicks cannot catch up inside a unit of work');
    await queue.drain();
    file?.release(queue.drained());
  };
  const turn = (): void => {
    timer = undefined;
    drain().then(
      () => {
        trouble = null;
      },
      (error: unknown) => {
        complain('clicks wait in their log, the tables cannot be written', error);
        soon(RETRY_MS);
      },
    );
  };
  const soon = (wait: number): void => {
    timer ??= setTimeout(turn, wait).unref();
  };
  const isLogged = async (clicks: readonly NewClick[]): Promise<boolean> => {
    if (!file) return false;
    try {
      await file.append(
        queue.last() + 1,
        clicks.map((click) => JSON.stringify(click)),
      );
      return true;
    } catch (error) {
      complain('the click log cannot be written, clicks go straight into the tables', error);
      return false;
    }
  };
  const keep = async (clicks: readonly NewClick[]): Promise<void> => {
    if (queue.waiting() > MOST_UNDRAINED) throw new Error('too many clicks wait for the tables');
    const before = queue.last();
    const logged = await isLogged(clicks);
    queue.add(clicks);
    if (logged) return soon(DRAIN_MS);
    try {
      await drain();
    } catch (error) {
      // Their visitors are asked to come again, and must not be counted twice when they do.
      queue.takeBackTo(before);
      throw error;
    }
  };
  const commits = groupCommit<NewClick>({ largestBatch: LARGEST_BATCH, mostWaiting: MOST_WAITING, write: keep });

  return {
    ...commits,
    catchUp: drain,
    state: () => ({ waiting: queue.waiting(), logged: file !== null, trouble }),
    start: async () => {
      const folder = folderOf(strapi);
      await tables.enter(name, 0);
      if (folder === null) return;
      try {
        file = await openLog(folder, name);
        await takeOverLogs(strapi, tables, folder, name);
      } catch (error) {
        complain('the click log cannot be used', error);
      }
      tidying = setInterval(() => file?.tidy(), TIDY_MS).unref();
    },
    stop: async () => {
      clearInterval(tidying);
      await commits.idle();
      clearTimeout(timer);
      try {
        await drain();
        await file?.remove();
        await tables.strike(name);
        file = null;
      } catch (error) {
        complain('clicks stay in their log until the next start', error);
      }
    },
  };
};
