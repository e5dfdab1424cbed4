import type { Core } from '@strapi/strapi';
import type { Context, Middleware } from 'koa';
import { now } from '../platform/clock';
import { assetFinder } from './assets';
import { builtStorefront, loadBundle, type StorefrontBundle } from './bundle';
import { cacheDoor } from './cache-door';
import { injectClient, type AppCallback } from './inject-client';
import { landingDoor } from './landing-door';
import { createPageCache } from './page-cache';
import { pageHandler, shopReader, type StorefrontParts } from './page-handler';
import { programFiles } from './program-feed';
import { robots, siteMap } from './site-map';
import { onBehalfOf } from './visitor';

type Handler = (ctx: Context) => Promise<void>;
export interface StorefrontRoute {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly handler: Handler;
}

const cache = createPageCache();

function assetHandler(browserFolder: string): Handler {
  const find = assetFinder(browserFolder);
  return async (ctx) => {
    const asset = await find(String((ctx as { params?: Record<string, string> }).params?.['file'] ?? ''));
    if (asset === null) return ctx.throw(404);
    const accepted = ctx.get('accept-encoding');
    const packed = accepted.includes('br') && asset.br ? 'br' : accepted.includes('gzip') && asset.gzip ? 'gzip' : null;
    ctx.set({
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'Accept-Encoding',
      'x-content-type-options': 'nosniff',
      // Landing pages on hosts of affiliates take their letters from here.
      'access-control-allow-origin': '*',
      ...(packed ? { 'content-encoding': packed } : {}),
    });
    ctx.type = asset.type;
    ctx.body = packed === null ? asset.body : asset[packed];
  };
}

function crawlerHandler(parts: StorefrontParts, kind: 'map' | 'robots'): Handler {
  const readShop = shopReader(parts.cache);
  return async (ctx) => {
    const { client } = injectClient(parts.callback(), parts.apiBase, onBehalfOf(ctx, false));
    const shop = await readShop(client);
    const origin = parts.originOf(ctx);
    ctx.set('cache-control', 'public, max-age=600');
    ctx.type = kind === 'map' ? 'application/xml' : 'text/plain';
    ctx.body = kind === 'map' ? await siteMap(client, shop, origin) : robots(shop, origin);
  };
}

/** The storefront's middleware and routes for any Koa application that also answers the store's API. */
export function storefrontRoutes(
  parts: StorefrontParts,
  browserFolder: string,
): { readonly doors: readonly Middleware[]; readonly routes: readonly StorefrontRoute[] } {
  const page = pageHandler(parts);
  return {
    doors: [landingDoor(parts), cacheDoor(parts.cache, parts.originOf)],
    routes: [
      { method: 'GET', path: '/', handler: page },
      { method: 'GET', path: '/robots.txt', handler: crawlerHandler(parts, 'robots') },
      { method: 'GET', path: '/store/robots.txt', handler: crawlerHandler(parts, 'robots') },
      { method: 'GET', path: '/store/sitemap.xml', handler: crawlerHandler(parts, 'map') },
      { method: 'GET', path: '/_store/:file', handler: assetHandler(browserFolder) },
      { method: 'GET', path: '/store', handler: page },
      { method: 'GET', path: '/store/:locale/programs.rss', handler: programFiles(parts, 'feed') },
      { method: 'GET', path: '/store/:locale/programs/:slug.json', handler: programFiles(parts, 'card') },
      { method: 'GET', path: '/store/:page*', handler: page },
      { method: 'POST', path: '/store/:page*', handler: page },
    ],
  };
}

/** The address people reach the site by, where the configuration says it; otherwise the one they used. */
function originReader(configured: string): (ctx: Context) => string {
  const fixed = /^https?:\/\//.test(configured) ? new URL(configured).origin : null;
  return (ctx) => fixed ?? ctx.origin;
}

function register(strapi: Core.Strapi): void {
  const built = builtStorefront(strapi.dirs.app.root, strapi.dirs.static.public);
  let bundle: StorefrontBundle | null = null;
  let callback: AppCallback | null = null;
  const parts: StorefrontParts = {
    bundle: () => (bundle ??= loadBundle(built)),
    cache,
    callback: () => (callback ??= strapi.server.app.callback()),
    apiBase: `${strapi.config.get<string>('api.rest.prefix', '/api')}/affiliate-store`,
    now,
    originOf: originReader(strapi.config.get<string>('server.url', '')),
    sessionCookie: strapi.config.get<string>('plugin::users-permissions.sessions.cookie.name', 'strapi_up_refresh'),
    mediaHosts: strapi.config.get<string[]>('plugin::affiliate-store.storefront.mediaHosts', []),
    log: (message, cause) => strapi.log.error(`${message} ${cause instanceof Error ? cause.stack : String(cause)}`),
  };
  const { doors, routes } = storefrontRoutes(parts, built.browser);
  for (const door of doors) strapi.server.use(door);
  strapi.server.routes(routes.map((route) => ({ ...route, config: { auth: false as const } })));
}

/** What the composition root wires: `register` in the plugin's register, after the tracking middleware's own. */
export const storefrontSurface = {
  register,
  /** Forgets kept pages: those that carry a tag, or all of them. Tags: `catalog`, `shop`, `product:<slug>`, `sales-page:<slug>`. */
  invalidate: (tags: readonly string[] | 'all'): void => cache.invalidate(tags),
} as const;
