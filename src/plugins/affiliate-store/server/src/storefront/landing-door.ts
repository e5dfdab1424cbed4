import type { Middleware } from 'koa';
import type { StoreClient } from '../../../client';
import type { RenderRequest, RenderResult } from '../../../contracts/rendering';
import { landingPageOf, type LandingPage } from '../platform/landing-page';
import { sendPage } from './cache-door';
import { injectClient } from './inject-client';
import { leavingPage } from './leave-page';
import { placeOf, shopReader, type StorefrontParts } from './page-handler';
import { landingHeaders } from './security-headers';
import { flatten } from './visitor';

type ReadShop = ReturnType<typeof shopReader>;

/** The page as anybody is shown it who is nobody here: cookies of the shop are not sent to another host, and are not asked for. */
const requestOf = async (
  parts: StorefrontParts,
  readShop: ReadShop,
  { target, shop, address }: LandingPage,
  ip: string,
): Promise<RenderRequest<StoreClient> | null> => {
  const url = new URL(target, shop);
  const place = placeOf(url.pathname);
  if (!place) return null;
  const headers = { host: new URL(shop).host, 'x-forwarded-proto': new URL(shop).protocol.slice(0, -1) };
  const { client } = injectClient(parts.callback(), parts.apiBase, { ip, headers });
  return {
    ...place,
    method: 'GET',
    query: flatten(Object.fromEntries(url.searchParams)),
    form: null,
    origin: shop,
    countryGuess: null,
    consent: null,
    now: parts.now(),
    client,
    signedIn: () => Promise.resolve(null),
    shop: await readShop(client),
    assets: parts.bundle().assets,
    landingAt: address,
  };
};

/** Only what is shown to everybody alike is shown elsewhere. */
const isForAll = ({ status, cacheTags }: RenderResult): boolean => status === 200 && cacheTags !== undefined;

/** The page as it is drawn; null for what is not to be shown here, and for what fails: a fault of the shop's is not told on another host. */
const drawn = async (parts: StorefrontParts, readShop: ReadShop, page: LandingPage, ip: string): Promise<RenderResult | null> => {
  try {
    const request = await requestOf(parts, readShop, page, ip);
    const result = request && (await parts.bundle().render(request));
    return result && isForAll(result) ? result : null;
  } catch (cause) {
    parts.log(`The landing page ${page.target} could not be drawn.`, cause);
    return null;
  }
};

const keyOf = ({ address, target, shop }: LandingPage): string => `landing ${address} ${shop}${target}`;

/** Shows pages of the shop on hosts of affiliates; where one cannot be drawn, its visitor is led on to the shop, which says why. */
export const landingDoor = (parts: StorefrontParts): Middleware => {
  const { cache } = parts;
  const readShop = shopReader(cache);
  return async (ctx, next) => {
    const page = landingPageOf(ctx);
    if (!page) return next() as Promise<unknown>;
    const known = page.kept ? cache.read(keyOf(page)) : undefined;
    if (known) return sendPage(ctx, known);
    const mark = cache.mark();
    const result = await drawn(parts, readShop, page, ctx.ip);
    if (!result) return page.leadOn();
    const body = Buffer.from(leavingPage(result.html, page));
    const made = { headers: landingHeaders(page.shop, parts.mediaHosts), body, tags: result.cacheTags ?? [] };
    if (page.kept) return sendPage(ctx, cache.write(keyOf(page), made, mark));
    ctx.set(made.headers);
    ctx.status = 200;
    ctx.body = body;
    return undefined;
  };
};
