import type { Context } from 'koa';

// Written to the socket at once: Koa would set, read back and write each header by itself, which costs more than the click.
const answer = (ctx: Context, status: number, headers: readonly string[], body: string): void => {
  ctx.respond = false;
  ctx.res.writeHead(status, [...headers, 'Content-Length', String(Buffer.byteLength(body))]);
  ctx.res.end(ctx.method === 'HEAD' ? undefined : body);
};

const FRAMELESS = [
  'Cache-Control',
  'no-store',
  'Referrer-Policy',
  'strict-origin-when-cross-origin',
  'Content-Security-Policy',
  "frame-ancestors 'none'",
  'X-Frame-Options',
  'DENY',
];

/** Sends a visitor on. The target was judged by `safeTarget`; no answer of a link is kept by anyone, or shown in a frame. */
export const sendOn = (ctx: Context, target: string, cookie: string | null = null): void =>
  answer(ctx, 302, ['Location', target, ...FRAMELESS, ...(cookie === null ? [] : ['Set-Cookie', cookie])], '');

/** Asks a visitor, or a browser that came too early, to come again. */
export const comeBack = (ctx: Context, words: string): void =>
  answer(ctx, 503, ['Content-Type', 'text/plain; charset=utf-8', 'Cache-Control', 'no-store', 'Retry-After', '1'], words);

/** Says that there is nothing, in a page that loads nothing and that no search engine keeps. */
export const showNothing = (ctx: Context, status: 200 | 404, page: string): void =>
  answer(
    ctx,
    status,
    [
      ...[
        'Content-Type',
        'text/html; charset=utf-8',
        'Cache-Control',
        'no-store',
        'Vary',
        'Accept-Language',
        'Referrer-Policy',
        'no-referrer',
      ],
      ...['X-Content-Type-Options', 'nosniff', 'X-Robots-Tag', 'noindex, nofollow', 'X-Frame-Options', 'DENY'],
      ...['Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'"],
    ],
    page,
  );
