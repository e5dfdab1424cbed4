import type { Context } from 'koa';
import type { ShopView } from '../../../contracts/catalog';
import { locale as localeSchema, type Locale } from '../../../contracts/primitives';
import type { RenderRequest, RenderResult } from '../../../contracts/rendering';
import type { StoreClient } from '../../../client';
import type { StorefrontBundle } from './bundle';
import { sendPage } from './cache-door';
import { cacheKey } from './cache-key';
import { chooseConsent, consentOf } from './consent-choice';
import { addressInCurrency, chooseCurrency } from './currency-choice';
import { injectClient, type AppCallback, type InjectedClient } from './inject-client';
import type { PageCache } from './page-cache';
import { comesFromOurPages, securityHeaders } from './security-headers';
import { countryGuess, flatten, negotiateLocale, onBehalfOf } from './visitor';

export interface StorefrontParts {
  readonly bundle: () => StorefrontBundle;
  readonly cache: PageCache;
  /** The running application; asked for late, when every middleware is in place. */
  readonly callback: () => AppCallback;
  readonly apiBase: string;
  /** The store's time, UTC ms. */
  readonly now: () => number;
  readonly originOf: (ctx: Context) => string;
  readonly mediaHosts: readonly string[];
  /** The cookie by which a browser stays signed in. */
  readonly sessionCookie: string;
  readonly log: (message: string, cause: unknown) => void;
}

const privatePages = /^\/(checkout|thanks|sign-in|link|enrol|unsubscribe|preview|learn|apply|account|partner|studio|help|feedback)(\/|$)/;
const tokenPages = /^\/(checkout|thanks|document|link|enrol|unsubscribe|preview)\//;

/** The shop's own words, asked once per invalidation or minute. */
export function shopReader(cache: PageCache): (client: StoreClient) => Promise<ShopView> {
  let kept: { readonly shop: ShopView; readonly mark: number; readonly until: number } | null = null;
  return async (client) => {
    const now = performance.now();
    if (kept !== null && kept.mark === cache.mark() && now < kept.until) return kept.shop;
    const mark = cache.mark();
    const shop = await client.catalog.readShop();
    kept = { shop, mark, until: now + 60_000 };
    return shop;
  };
}

interface Place {
  readonly locale: Locale;
  readonly path: string;
}

/** `/store/fr/p/argile` → French, `/p/argile`; null when the address names no language. */
export function placeOf(path: string): Place | null {
  const [, first = '', rest = ''] = /^\/store\/([^/]+)(\/.*)?$/.exec(path) ?? [];
  const locale = localeSchema.safeParse(first);
  if (!locale.success) return null;
  const trimmed = rest.replace(/\/+$/, '');
  return { locale: locale.data, path: trimmed === '' ? '/' : trimmed };
}

function pageHeaders(parts: StorefrontParts, path: string, kept: boolean): Record<string, string> {
  return {
    ...securityHeaders({ mediaHosts: parts.mediaHosts, framed: path.startsWith('/preview/') }),
    'content-type': 'text/html; charset=utf-8',
    'cache-control': kept ? 'public, max-age=0, s-maxage=60, stale-while-revalidate=600' : 'no-store',
    vary: 'Accept-Encoding',
    ...(tokenPages.test(path) ? { 'referrer-policy': 'same-origin' } : {}),
  };
}

function send(ctx: Context, parts: StorefrontParts, place: Place, drawn: RenderResult, mark: number): void {
  const key = drawn.status === 200 && drawn.cacheTags !== undefined ? cacheKey(parts.originOf(ctx), ctx.url) : null;
  const headers = pageHeaders(parts, place.path, key !== null);
  if (drawn.redirect !== undefined) {
    ctx.set(headers);
    ctx.redirect(drawn.redirect);
    ctx.status = drawn.status;
    return;
  }
  if (key !== null && ctx.method !== 'POST') {
    sendPage(ctx, parts.cache.write(key, { headers, body: Buffer.from(drawn.html), tags: drawn.cacheTags ?? [] }, mark));
    return;
  }
  ctx.set(headers);
  ctx.status = drawn.status;
  ctx.body = drawn.html;
}

/** Sends a visitor back who said whether how they came may be remembered; false where something else is asked. */
function sentOnForConsent(ctx: Context, { path, locale }: Place): boolean {
  if (path !== '/consent' || ctx.method !== 'POST') return false;
  ctx.set('cache-control', 'no-store');
  ctx.redirect(chooseConsent(ctx, locale));
  ctx.status = 303;
  return true;
}

/** Sends a visitor on who chooses a currency now, or chose one before and asks without it; false where the page is to be drawn. */
function sentOnForCurrency(ctx: Context, { path, locale }: Place, shop: ShopView): boolean {
  const elsewhere = path === '/currency' && ctx.method === 'GET' ? chooseCurrency(ctx, locale, shop) : addressInCurrency(ctx, shop);
  if (elsewhere === null) return false;
  ctx.set({ 'cache-control': 'no-store', vary: 'Cookie' });
  ctx.redirect(elsewhere);
  ctx.status = 303;
  return true;
}

function refuseForeignForms(ctx: Context): void {
  if (ctx.method === 'POST' && !comesFromOurPages(ctx.headers, ctx.host)) ctx.throw(403, 'This form was sent from another site.');
}

/** Draws any page below `/store`. */
export function pageHandler(parts: StorefrontParts): (ctx: Context) => Promise<void> {
  const readShop = shopReader(parts.cache);

  async function requestFor(ctx: Context, place: Place, { client, signedIn }: InjectedClient): Promise<RenderRequest<StoreClient>> {
    const shop = await readShop(client);
    return {
      method: ctx.method === 'POST' ? 'POST' : 'GET',
      path: place.path,
      locale: place.locale,
      query: flatten(ctx.query),
      form: ctx.method === 'POST' ? flatten((ctx.request as { body?: unknown }).body) : null,
      origin: parts.originOf(ctx),
      countryGuess: countryGuess(ctx),
      consent: consentOf(ctx.get('cookie')),
      now: parts.now(),
      client,
      signedIn: ctx.cookies.get(parts.sessionCookie, { signed: false }) === undefined ? () => Promise.resolve(null) : signedIn,
      shop,
      assets: parts.bundle().assets,
    };
  }

  return async (ctx) => {
    const injected = injectClient(parts.callback(), parts.apiBase, onBehalfOf(ctx, privatePages.test(placeOf(ctx.path)?.path ?? '')));
    const preview = ctx.path.startsWith('/store/preview/') ? localeSchema.catch('en').parse(ctx.query['locale']) : null;
    const place = preview === null ? placeOf(ctx.path) : { locale: preview, path: ctx.path.slice('/store'.length) };
    if (place === null) {
      const locale = negotiateLocale(ctx, (await readShop(injected.client)).locales);
      ctx.set({ vary: 'Accept-Language', 'cache-control': 'no-cache' });
      ctx.redirect(`/store/${locale}${ctx.path.replace(/^\/store/, '').replace(/^\/$/, '')}${ctx.search}`);
      return;
    }
    refuseForeignForms(ctx);
    if (sentOnForConsent(ctx, place) || sentOnForCurrency(ctx, place, await readShop(injected.client))) return;
    const mark = parts.cache.mark();
    const request = await requestFor(ctx, place, injected);
    const drawn = await parts
      .bundle()
      .render(request)
      .catch((cause: unknown) => {
        parts.log(`The page ${place.path} could not be drawn.`, cause);
        return parts.bundle().renderFailure(request, 500);
      });
    if (injected.cookies.length > 0) ctx.append('Set-Cookie', [...injected.cookies]);
    send(ctx, parts, place, drawn, mark);
  };
}
