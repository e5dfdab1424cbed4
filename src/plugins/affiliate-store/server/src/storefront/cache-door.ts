import type { Context, Middleware } from 'koa';
import { cacheKey } from './cache-key';
import type { CachedPage, PageCache } from './page-cache';

/** Sends a page in the form the browser takes, or says that it has it already. */
export function sendPage(ctx: Context, page: CachedPage): void {
  ctx.set(page.headers);
  ctx.set('etag', page.etag);
  ctx.status = 200;
  if (ctx.get('if-none-match').includes(page.etag)) {
    ctx.status = 304;
    return;
  }
  const accepted = ctx.get('accept-encoding');
  if (page.br !== undefined && accepted.includes('br')) {
    ctx.set('content-encoding', 'br');
    ctx.body = page.br;
  } else if (page.gzip !== undefined && accepted.includes('gzip')) {
    ctx.set('content-encoding', 'gzip');
    ctx.body = page.gzip;
  } else {
    ctx.body = page.body;
  }
}

/** Answers kept pages before Strapi's middlewares see the request; everything else goes on as if this were not there. */
export const cacheDoor =
  (cache: PageCache, originOf: (ctx: Context) => string): Middleware =>
  async (ctx, next) => {
    if ((ctx.method === 'GET' || ctx.method === 'HEAD') && ctx.url.startsWith('/store/')) {
      const key = cacheKey(originOf(ctx), ctx.url);
      const page = key === null ? undefined : cache.read(key);
      if (page !== undefined) return sendPage(ctx, page);
    }
    await next();
  };
