import { mkdirSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.resolve(__dirname, '../..');

/** What the shops of a run said: kept, to be read after one that failed. Parts of a run that go side by side keep them apart. */
export const LOGS = path.join(ROOT, '.tmp', `stories${process.env['STORY_PART'] ?? ''}-${process.env['DATABASE_CLIENT'] ?? 'sqlite'}`);

const IN_MEMORY = '/dev/shm';
const ROOM = 2 * 1024 ** 3;

/**
 * Makes the folder in which the shops of a run keep databases, click logs and files, and forgets it when the run ends. In memory where there
 * is room (containers are often given 64 MB, which a run outgrows): stories kill shops, but none of them cuts the power, so that waiting for
 * the disk would prove nothing.
 */
export const makeScratch = (): void => {
  try {
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    if (bavail * bsize < ROOM) return;
    const folder = mkdtempSync(path.join(IN_MEMORY, 'stories-'));
    process.env['STORY_SCRATCH'] = folder;
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  } catch {
    // No such folder, or not for us: the disk will do.
  }
};

/** The folder of this run. */
export const scratch = (): string => {
  const folder = process.env['STORY_SCRATCH'] ?? LOGS;
  mkdirSync(folder, { recursive: true });
  return folder;
};
