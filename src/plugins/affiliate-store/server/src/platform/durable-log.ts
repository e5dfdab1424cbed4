import { createHash } from 'node:crypto';
import { closeSync, fdatasync, futimesSync, openSync, writeSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { wallClock } from './clock';

/**
 * Numbered lines that are on the disk before anybody is told of them, until they are safe elsewhere. Adding some is one write
 * and one flush of a file whose room was made beforehand, so that the file system has nothing of its own to write down.
 */
export interface DurableLog {
  /** Adds lines, `first` and the following numbers, and resolves when they are on the disk. One call at a time. */
  readonly append: (first: number, lines: readonly string[]) => Promise<void>;
  /** Lines up to this number are safe elsewhere: their room may be used again. */
  readonly release: (upTo: number) => void;
  /** Overwrites what is safe elsewhere, so that nothing outlives the place it went to, and shows that the owner is alive. */
  readonly tidy: () => void;
  readonly remove: () => Promise<void>;
}

/** A line as it was found. */
export interface LoggedLine {
  readonly number: number;
  readonly line: string;
}

/** Two files take turns: one is written while what the other holds is brought to safety. */
const HALVES = ['a', 'b'] as const;
const ROOM = 2 * 1024 * 1024;
const MARK = 'afs-log-1';
const HEADER = new RegExp(`^${MARK} (\\d{1,15}) (\\d{1,9}) (\\d{1,9}) ([0-9a-f]{32})$`);
const NEW_LINE = 10;
const syncFile = promisify(fdatasync);

const fileOf = (folder: string, name: string, half: (typeof HALVES)[number]): string => path.join(folder, `${name}.${half}.log`);

const sumOf = (first: number, count: number, body: string | Buffer): string =>
  createHash('sha256').update(`${first} ${count}\n`).update(body).digest('hex').slice(0, 32);

// Whole or not at all: of a batch that was cut off nobody was told, so that no line of it counts.
const batchOf = (first: number, lines: readonly string[]): Buffer => {
  const body = Buffer.from(`${lines.join('\n')}\n`);
  return Buffer.concat([Buffer.from(`${MARK} ${first} ${lines.length} ${body.length} ${sumOf(first, lines.length, body)}\n`), body]);
};

/** The lines at the beginning of a file. Reading ends at whatever is torn, or older than what stands before it. */
export const linesIn = (content: Buffer): readonly LoggedLine[] => {
  const found: LoggedLine[] = [];
  let last = -1;
  for (let at = 0; ;) {
    const end = content.indexOf(NEW_LINE, at);
    const header = end < 0 ? null : HEADER.exec(content.toString('latin1', at, end));
    if (!header) return found;
    const [first, count, bytes] = header.slice(1, 4).map(Number) as [number, number, number];
    const body = content.subarray(end + 1, end + 1 + bytes);
    if (body.length !== bytes || first <= last || sumOf(first, count, body) !== header[4]) return found;
    const lines = body.toString('utf8').split('\n').slice(0, count);
    found.push(...lines.map((line, index) => ({ number: first + index, line })));
    last = first + count - 1;
    at = end + 1 + bytes;
  }
};

/** Names of the logs in a folder, and when each was last written or tidied (UTC ms of the file system). */
export const logsIn = async (folder: string): Promise<ReadonlyMap<string, number>> => {
  const names = new Map<string, number>();
  for (const file of await readdir(folder)) {
    const name = /^(.+)\.[ab]\.log$/.exec(file)?.[1];
    if (name === undefined) continue;
    const { mtimeMs } = await stat(path.join(folder, file));
    names.set(name, Math.max(names.get(name) ?? 0, mtimeMs));
  }
  return names;
};

const contentOf = (file: string): Promise<Buffer> =>
  readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  });

/** Every line of a log that can be read, by number. */
export const readLog = async (folder: string, name: string): Promise<readonly LoggedLine[]> => {
  const halves = await Promise.all(HALVES.map((half) => contentOf(fileOf(folder, name, half))));
  return halves.flatMap(linesIn).sort((one, other) => one.number - other.number);
};

export const removeLog = async (folder: string, name: string): Promise<void> => {
  for (const half of HALVES) await rm(fileOf(folder, name, half), { force: true });
};

// A file is only there after a power cut when its folder has been flushed too; platforms that cannot do that need not.
const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
};

interface Half {
  readonly descriptor: number;
  /** Where the next batch goes. */
  end: number;
  /** Bytes that hold lines, of this turn or an earlier one. */
  used: number;
  /** Number of the last line. */
  last: number;
}

const prepareHalf = async (file: string): Promise<Half> => {
  const descriptor = openSync(file, 'wx+', 0o600);
  writeSync(descriptor, Buffer.alloc(ROOM), 0, ROOM, 0);
  await syncFile(descriptor);
  return { descriptor, end: 0, used: 0, last: 0 };
};

/** Makes a new log. `flush` is there for tests, which cannot pull the plug. */
export const openLog = async (
  folder: string,
  name: string,
  flush: (descriptor: number) => Promise<void> = syncFile,
): Promise<DurableLog> => {
  await mkdir(folder, { recursive: true });
  const [one, other] = [await prepareHalf(fileOf(folder, name, 'a')), await prepareHalf(fileOf(folder, name, 'b'))];
  await syncFolder(folder);
  let [current, resting] = [one, other];
  let released = 0;

  const roomFor = (bytes: number): Half => {
    // Where nothing is safe yet the file grows: slower, but nothing is lost.
    if (current.end + bytes > ROOM && resting.last <= released) [current, resting] = [Object.assign(resting, { end: 0 }), current];
    return current;
  };
  return {
    append: async (first, lines) => {
      const batch = batchOf(first, lines);
      const half = roomFor(batch.length);
      half.last = first + lines.length - 1;
      half.used = Math.max(half.used, half.end + batch.length);
      const written = writeSync(half.descriptor, batch, 0, batch.length, half.end);
      if (written !== batch.length) throw new Error(`only ${written} of ${batch.length} bytes could be written`);
      await flush(half.descriptor);
      // Only now: what failed is overwritten by what comes next.
      half.end += batch.length;
    },
    release: (upTo) => {
      released = upTo;
    },
    tidy: () => {
      for (const half of [current, resting]) {
        if (half.last <= released && half.used > 0) {
          writeSync(half.descriptor, Buffer.alloc(half.used), 0, half.used, 0);
          Object.assign(half, { end: 0, used: 0 });
        }
        futimesSync(half.descriptor, wallClock() / 1000, wallClock() / 1000);
      }
    },
    remove: async () => {
      for (const { descriptor } of [current, resting]) closeSync(descriptor);
      await removeLog(folder, name);
    },
  };
};
