import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { at } from './house.mjs';

/** Every file below a path (or the file itself) that `keep` wants, sorted, as paths from the root. */
export const filesBelow = (start, keep = () => true) => {
  const full = at(start);
  if (!existsSync(full)) return [];
  if (statSync(full).isFile()) return keep(start) ? [start] : [];
  return readdirSync(full, { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules')
    .flatMap((entry) => filesBelow(path.posix.join(start, entry.name), keep))
    .sort();
};

/** One hash over names and contents: the same files give the same hash on every machine, whatever their dates say. */
export const contentHash = (files, ...extra) => {
  const hash = createHash('sha256');
  for (const word of extra) hash.update(`${word}\0`);
  for (const file of files)
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(at(file)))
      .update('\0');
  return hash.digest('hex');
};

const stampOf = (name) => at('.tmp/stamps', name);

/** Was `name` last made from exactly this, and is what was made still there? */
export const isFresh = (name, hash, outputs) => {
  const stamp = stampOf(name);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hash && outputs.every((output) => existsSync(at(output)));
};

export const stampFresh = (name, hash) => {
  mkdirSync(path.dirname(stampOf(name)), { recursive: true });
  writeFileSync(stampOf(name), hash);
};
