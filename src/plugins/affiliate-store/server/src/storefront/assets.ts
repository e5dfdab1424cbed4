import { readFile, readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { brandCss } from './brand-css';

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

export interface Asset {
  readonly type: string;
  readonly body: Buffer;
  readonly br?: Buffer;
  readonly gzip?: Buffer;
}
export type FindAsset = (name: string) => Promise<Asset | null>;

function packed(type: string, body: Buffer): Asset {
  // Fonts are packed already.
  return type.startsWith('font/') ? { type, body } : { type, body, br: brotliCompressSync(body), gzip: gzipSync(body) };
}

/** Finds a built file by its hashed name, and the brand's colours by their own; each is read and packed once. */
export function assetFinder(folder: string): FindAsset {
  const known = new Map<string, Promise<Asset>>();
  const remember = (name: string, make: () => Promise<Asset>): Promise<Asset> => {
    const before = known.get(name);
    if (before !== undefined) return before;
    if (known.size > 500) known.clear();
    const made = make();
    known.set(name, made);
    made.catch(() => known.delete(name));
    return made;
  };
  return async (name) => {
    const hex = /^brand-([0-9a-f]{6})\.css$/.exec(name)?.[1];
    if (hex !== undefined) return remember(name, async () => packed('text/css; charset=utf-8', Buffer.from(brandCss(hex))));
    const before = known.get(name);
    if (before !== undefined) return before;
    const type = types[extname(name)];
    // Only names that are in the folder, so that no path leads out of it.
    if (type === undefined || !(await readdir(folder).catch((): string[] => [])).includes(name)) return null;
    return remember(name, async () => packed(type, await readFile(join(folder, name))));
  };
}
