import { createServer, type IncomingMessage, type Server } from 'node:http';
import { resolve } from 'node:path';
import Koa, { type Context } from 'koa';
import { builtStorefront, loadBundle } from '../../../src/plugins/affiliate-store/server/src/storefront/bundle';
import { createPageCache, type PageCache } from '../../../src/plugins/affiliate-store/server/src/storefront/page-cache';
import { storefrontRoutes } from '../../../src/plugins/affiliate-store/server/src/storefront/surface';
import { coverSvg } from './fixture/covers';
import { decide } from './fixture/sale';
import { fixtureApi } from './fixture-api';

const root = process.cwd();

async function textOf(request: IncomingMessage & { body?: unknown; payload?: unknown }): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString('utf8');
}

async function jsonBody(ctx: Context): Promise<unknown> {
  const text = await textOf(ctx.req);
  return text === '' ? undefined : JSON.parse(text);
}

/** Pictures, files and a payment page: what lies outside the storefront. */
function surroundings(ctx: Context): boolean {
  const cover = /^\/fixture\/cover-(\d+)\.svg$/.exec(ctx.path)?.[1];
  const pay = /^\/fixture\/pay\/([^/]+)(?:\/(processing|failed))?$/.exec(ctx.path);
  if (cover !== undefined) {
    ctx.type = 'image/svg+xml';
    ctx.body = coverSvg(Number(cover));
  } else if (pay !== null) {
    const [, token = '', choice] = pay;
    if (choice === undefined) {
      ctx.type = 'text/html';
      ctx.body = `<!doctype html><title>Pay</title><a id="ok" href="/fixture/pay/${token}/processing">Pay</a> <a id="no" href="/fixture/pay/${token}/failed">Refuse</a>`;
    } else {
      decide(token, choice as 'processing' | 'failed');
      ctx.redirect(`/store/en/checkout/return?cart=${token}`);
    }
  } else if (ctx.path.startsWith('/fixture/file/')) {
    ctx.attachment('file.txt');
    ctx.body = 'a file';
  } else {
    return false;
  }
  return true;
}

function matcher(path: string): RegExp {
  return new RegExp(`^${path.replace(/\/:page\*$/, '/(.*)').replace(/:file$/, '([^/]+)')}$`);
}

/** A small application around the storefront's own server part and the fixture API. */
export function harness(): { readonly app: Koa; readonly cache: PageCache } {
  const app = new Koa();
  const cache = createPageCache();
  let callback: ReturnType<Koa['callback']> | null = null;
  let bundle: ReturnType<typeof loadBundle> | null = null;
  const built = builtStorefront(root, resolve(root, 'public'));
  const { doors, routes } = storefrontRoutes(
    {
      bundle: () => (bundle ??= loadBundle(built)),
      cache,
      callback: () => (callback ??= app.callback()),
      apiBase: '/api/affiliate-store',
      // Not this machine's time: the store's own is what the pages go by.
      now: () => Date.UTC(2026, 10, 21, 12),
      originOf: (ctx) => ctx.origin,
      mediaHosts: [],
      sessionCookie: 'strapi_up_refresh',
      log: (message, cause) => process.stderr.write(`${message} ${String(cause)}\n`),
    },
    built.browser,
  );
  const table = routes.map((route) => ({ ...route, pattern: matcher(route.path) }));
  for (const door of doors) app.use(door);
  app.use(fixtureApi(jsonBody));
  app.use(async (ctx) => {
    if (surroundings(ctx)) return;
    const method = ctx.method === 'HEAD' ? 'GET' : ctx.method;
    const route = table.find((one) => one.method === method && one.pattern.test(ctx.path));
    if (route === undefined) return ctx.throw(404);
    if (method === 'POST') (ctx.request as { body?: unknown }).body = Object.fromEntries(new URLSearchParams(await textOf(ctx.req)));
    (ctx as { params?: unknown }).params = { file: route.pattern.exec(ctx.path)?.[1] ?? '' };
    await route.handler(ctx);
  });
  return { app, cache };
}

export async function listen(port = 0): Promise<{ readonly server: Server; readonly origin: string; readonly cache: PageCache }> {
  const { app, cache } = harness();
  const answer = app.callback();
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  const address = server.address();
  return { server, cache, origin: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : port}` };
}
