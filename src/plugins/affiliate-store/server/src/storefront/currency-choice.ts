import type { Context } from 'koa';
import type { ShopView } from '../../../contracts/catalog';

/** Kept because the visitor chose: no other page of the site reads it, and nobody is recognised by it. */
const COOKIE = 'afs_currency';
const YEAR = 31_536_000;

const pageWithPrices = /^\/store\/(?:en|fr|es|pt-BR|ar)(?:\/(?:p|s)\/[A-Za-z0-9_-]{1,120})?\/?$/;
const checkoutOfOffer = /^\/store\/[A-Za-z-]{2,5}\/checkout\/(?!return$)[A-Za-z0-9]{1,64}$/;

/** The currency a visitor chose before; null where they have not. */
export const rememberedCurrency = (cookie: string | undefined): string | null =>
  /(?:^|;\s*)afs_currency=([A-Z]{3})(?:;|$)/.exec(cookie ?? '')?.[1] ?? null;

/**
 * Where a visitor who chose a currency before is sent from an address that names none; null where the address is right as it is.
 * What a page shows depends on its address alone, so that one kept copy is right for everybody.
 */
export const addressInCurrency = (ctx: Context, shop: Pick<ShopView, 'currencies' | 'defaultCurrency'>): string | null => {
  if ((ctx.method !== 'GET' && ctx.method !== 'HEAD') || !(pageWithPrices.test(ctx.path) || checkoutOfOffer.test(ctx.path))) return null;
  const query = new URLSearchParams(ctx.querystring);
  const chosen = rememberedCurrency(ctx.get('cookie'));
  if (chosen === null || chosen === shop.defaultCurrency || query.has('currency') || query.has('cart')) return null;
  if (!shop.currencies.includes(chosen)) return null;
  query.set('currency', chosen);
  return `${ctx.path}?${query.toString()}`;
};

/** Path and search of an address within the shop window; its front page for anything else. */
export const placeIn = (back: string): readonly [path: string, search: string] => {
  const [path = '/', search = ''] = /^\/(?![/\\])[^\s\\#]{0,500}$/.test(back) ? back.split('?', 2) : [];
  return [path, search];
};

/** Remembers the currency asked for and answers where to go on, in it: to a page of this shop window, never elsewhere. */
export const chooseCurrency = (ctx: Context, locale: string, shop: Pick<ShopView, 'currencies' | 'defaultCurrency'>): string => {
  const asked = new URLSearchParams(ctx.querystring);
  const to = asked.get('to') ?? '';
  const [path, search] = placeIn(asked.get('back') ?? '/');
  const query = new URLSearchParams(search);
  if (shop.currencies.includes(to)) {
    ctx.append('Set-Cookie', `${COOKIE}=${to}; Path=/store; Max-Age=${YEAR}; SameSite=Lax; HttpOnly${ctx.secure ? '; Secure' : ''}`);
    if (to !== shop.defaultCurrency) query.set('currency', to);
  }
  const text = query.toString();
  return `/store/${locale}${path === '/' ? '' : path}${text === '' ? '' : `?${text}`}`;
};
