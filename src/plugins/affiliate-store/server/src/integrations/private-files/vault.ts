import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { FileTooLargeError } from '../../capabilities/members/ports';
import type { FileVault } from '../../capabilities/members/ports';
import { secretToken } from '../../platform/ids';

// A key is made here and nowhere else; anything of another shape never reaches the file system.
const KEY = /^[a-z0-9]{2}\/[A-Za-z0-9]{32}$/;

const newKey = (): string => {
  const name = secretToken();
  return `${name.slice(0, 2).toLowerCase()}/${name}`;
};

/** Counts and hashes what flows through; more than the limit ends the flow. */
const gauge = (limit: number) => {
  const hash = createHash('sha256');
  let bytes = 0;
  const through = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      bytes += chunk.length;
      if (bytes > limit) return done(new FileTooLargeError(limit));
      hash.update(chunk);
      return done(null, chunk);
    },
  });
  return { through, read: () => ({ bytes, checksum: hash.digest('hex') }) };
};

const sizeOf = async (path: string): Promise<number | null> => {
  try {
    const found = await stat(path);
    return found.isFile() ? found.size : null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
};

/** A vault in a folder of this machine. `folder` is asked for at each use, so that a changed setting holds at once. */
export const localVault = (folder: () => Promise<string>): FileVault => {
  const pathOf = async (key: string): Promise<string | null> => (KEY.test(key) ? join(await folder(), key) : null);

  return {
    put: async (content, limit) => {
      const key = newKey();
      const path = (await pathOf(key)) as string;
      const coming = `${path}.coming`;
      await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
      const { through, read } = gauge(limit);
      try {
        // flush: what is for sale must survive a power cut as the sale does.
        await pipeline(content, through, createWriteStream(coming, { mode: 0o600, flush: true }));
        await rename(coming, path);
      } catch (error) {
        await rm(coming, { force: true });
        throw error;
      }
      return { key, ...read() };
    },
    open: async (key, range) => {
      const path = await pathOf(key);
      if (path === null || (await sizeOf(path)) === null) return null;
      return createReadStream(path, range ? { start: range.start, end: range.end } : {});
    },
    size: async (key) => {
      const path = await pathOf(key);
      return path === null ? null : sizeOf(path);
    },
    remove: async (key) => {
      const path = await pathOf(key);
      if (path !== null) await rm(path, { force: true });
    },
  };
};
