import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { LRUCache } from 'lru-cache';

const packBrotli = promisify(brotliCompress);
const packGzip = promisify(gzip);

/** A page ready to be sent to anybody, byte for byte the same each time. */
export interface CachedPage {
  readonly headers: Readonly<Record<string, string>>;
  readonly etag: string;
  readonly body: Buffer;
  readonly tags: readonly string[];
  /** Packed forms; absent until they have been made. */
  br?: Buffer;
  gzip?: Buffer;
}

/** Public pages in memory. What is stored was drawn after the last invalidation, or it is not stored. */
export interface PageCache {
  read(key: string): CachedPage | undefined;
  /** A mark to draw under; give it back with the page. */
  mark(): number;
  write(key: string, page: Pick<CachedPage, 'headers' | 'body' | 'tags'>, mark: number): CachedPage;
  invalidate(tags: readonly string[] | 'all'): void;
}

const limits = { max: 2_000, maxSize: 64 * 1024 * 1024, ttl: 60_000 };

async function pack(page: CachedPage): Promise<void> {
  const [br, zipped] = await Promise.all([packBrotli(page.body, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }), packGzip(page.body)]);
  page.br = br;
  page.gzip = zipped;
}

export function createPageCache(): PageCache {
  const pages = new LRUCache<string, CachedPage>({ ...limits, sizeCalculation: (page) => page.body.length * 2 });
  let generation = 0;
  return {
    read: (key) => pages.get(key),
    mark: () => generation,
    write(key, { headers, body, tags }, mark) {
      const etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
      const page: CachedPage = { headers, body, tags, etag };
      if (mark !== generation) return page;
      pages.set(key, page);
      // Packing is a courtesy; without it the page is sent as it is.
      void pack(page).catch(() => undefined);
      return page;
    },
    invalidate(tags) {
      generation += 1;
      if (tags === 'all') return pages.clear();
      const stale = new Set(tags);
      for (const [key, page] of pages.entries()) if (page.tags.some((tag) => stale.has(tag))) pages.delete(key);
      return undefined;
    },
  };
}
