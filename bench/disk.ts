import { closeSync, fdatasync, openSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { median } from './rounds';

const TIMES = 200;
const BATCH = Buffer.alloc(2_000, 'x');
const ROOM = TIMES * BATCH.length;
const flush = promisify(fdatasync);

/** What the disk asks for making one small write durable, in milliseconds: nothing that is durable can be faster. */
export const flushMilliseconds = async (): Promise<number> => {
  const file = path.join('.tmp', 'bench', 'flush');
  const descriptor = openSync(file, 'w');
  writeSync(descriptor, Buffer.alloc(ROOM), 0, ROOM, 0);
  await flush(descriptor);
  const waits: number[] = [];
  for (let time = 0; time < TIMES; time += 1) {
    const began = performance.now();
    writeSync(descriptor, BATCH, 0, BATCH.length, time * BATCH.length);
    await flush(descriptor);
    waits.push(performance.now() - began);
  }
  closeSync(descriptor);
  rmSync(file);
  return median(waits);
};
