import type { Core } from '@strapi/strapi';
import type { Context, Middleware } from 'koa';
import { creativeShower, type CreativeShower, type Shown } from '../../../flows/creatives/show-creative';

const PREFIX = '/c/';
const AHEAD_OF_TIME = /prefetch|prerender|preview/i;

const header = (ctx: Context, name: string): string => {
  const value = ctx.req.headers[name];
  return typeof value === 'string' ? value : '';
};

/** `/c/<piece>/<code>`; without a code it is looked at and not counted. */
const addressIn = (path: string): { readonly piece: string; readonly code: string } => {
  const [piece = '', code = ''] = path.slice(PREFIX.length).split('/');
  try {
    return { piece, code: decodeURIComponent(code) };
  } catch {
    return { piece, code: '' };
  }
};

/** Pages of others may show it, nobody keeps it: what is shown here tomorrow is another picture. */
const answer = (ctx: Context, shown: Shown | null): void => {
  ctx.set({ 'Cache-Control': 'no-store', 'Cross-Origin-Resource-Policy': 'cross-origin', 'X-Content-Type-Options': 'nosniff' });
  // Opened by itself it is a page of this host: nothing in it runs, and it fetches nothing.
  ctx.set('Content-Security-Policy', "default-src 'none'; img-src data:; frame-ancestors 'none'; sandbox");
  if (shown === null) {
    ctx.status = 404;
    ctx.body = '';
  } else if ('picture' in shown) {
    ctx.status = 302;
    ctx.set('Location', shown.picture);
    ctx.body = '';
  } else {
    ctx.status = 200;
    ctx.set('Content-Type', 'image/svg+xml; charset=utf-8');
    ctx.body = shown.drawing;
  }
};

const show = async (shower: CreativeShower, ctx: Context): Promise<void> => {
  const { piece, code } = addressIn(ctx.path);
  const shown = await shower.show(piece);
  if (shown !== null && code !== '' && ctx.method === 'GET') {
    const ahead = [header(ctx, 'sec-purpose'), header(ctx, 'purpose'), header(ctx, 'x-moz')].some((purpose) => AHEAD_OF_TIME.test(purpose));
    shower.count(piece, code, { ip: ctx.ip, userAgent: header(ctx, 'user-agent'), ahead });
  }
  answer(ctx, shown);
};

/** Answers addresses of pieces before Strapi's own stack sees the request. Everything else goes on untouched. */
export const showing = (strapi: Core.Strapi): Middleware => {
  const shower = creativeShower(strapi);
  return (ctx, next) => (ctx.url.startsWith(PREFIX) && (ctx.method === 'GET' || ctx.method === 'HEAD') ? show(shower, ctx) : next());
};
