import type { Context, Middleware } from 'koa';
import { cacheKey } from './cache-key';
import { rememberedCurrency } from './currency-choice';
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

interface Form {
  readonly headers: readonly string[];
  /** The bytes as a string of as many characters: Node sends head and body in one piece where the body is a string. */
  readonly body: string;
}
/** What goes out for each form of a page, worked out once. */
interface Forms {
  readonly plain: Form;
  readonly br?: Form;
  readonly gzip?: Form;
}
const forms = new WeakMap<CachedPage, Forms>();

const formOf = ({ headers, etag }: CachedPage, body: Buffer, encoding?: string): Form => ({
  headers: [
    ...Object.entries(headers).flat(),
    ...['ETag', etag, 'Content-Length', String(body.length)],
    ...(encoding === undefined ? [] : ['Content-Encoding', encoding]),
  ],
  body: body.toString('latin1'),
});

const formsOf = (page: CachedPage): Forms => {
  const known = forms.get(page);
  if (known) return known;
  const made: Forms = {
    plain: formOf(page, page.body),
    ...(page.br && { br: formOf(page, page.br, 'br') }),
    ...(page.gzip && { gzip: formOf(page, page.gzip, 'gzip') }),
  };
  // Packed forms come a moment after the page: until both are there it is asked again.
  if (page.br && page.gzip) forms.set(page, made);
  return made;
};

/** Sends a kept page at once: Koa would set, read back and write each header by itself, which costs more than the page. */
function sendKept(ctx: Context, page: CachedPage): void {
  const { headers: asked } = ctx.req;
  if (asked['if-none-match']?.includes(page.etag)) return sendPage(ctx, page);
  const accepted = String(asked['accept-encoding'] ?? '');
  const { plain, br, gzip } = formsOf(page);
  const form = (br && accepted.includes('br') ? br : gzip && accepted.includes('gzip') ? gzip : undefined) ?? plain;
  ctx.respond = false;
  ctx.res.writeHead(200, form.headers as string[]);
  ctx.res.end(ctx.method === 'HEAD' ? '' : form.body, 'latin1');
}

/** Answers kept pages before Strapi's middlewares see the request; everything else goes on as if this were not there. */
export const cacheDoor =
  (cache: PageCache, originOf: (ctx: Context) => string): Middleware =>
  (ctx, next) => {
    // Whoever chose a currency may have to be sent on to its address first.
    const asIs = ctx.querystring.includes('currency=') || rememberedCurrency(ctx.req.headers.cookie) === null;
    if ((ctx.method === 'GET' || ctx.method === 'HEAD') && ctx.url.startsWith('/store/') && asIs) {
      const key = cacheKey(originOf(ctx), ctx.url);
      const page = key === null ? undefined : cache.read(key);
      if (page !== undefined) return sendKept(ctx, page);
    }
    return next();
  };
