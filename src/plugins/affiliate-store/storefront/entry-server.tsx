import { renderToStaticMarkup } from 'react-dom/server';
import { isStoreFailure, type StoreClient } from '../client';
import type { RenderRequest, RenderResult } from '../contracts/rendering';
import { catalogueOf } from './i18n/catalogues';
import type { MessageKey } from './i18n/keys';
import { locales } from './i18n/locales';
import { translator, type Translate } from './i18n/translate';
import { failurePage, failureStatus } from './pages/failure';
import { Document } from './site/document';
import type { PageAnswer, PageDrawn, PageRequest } from './site/page';
import { cameBy } from './site/came-by';
import { currencyOf } from './site/currency';
import { findPage } from './site/routes';
import { SiteProvider, storePath } from './ui/site';

const translators = new Map<string, Translate<MessageKey>>(
  locales.map((locale) => [locale, translator<MessageKey>(locale, catalogueOf(locale))]),
);

const htmlOf = (request: PageRequest, page: PageDrawn): string => {
  const wanted = currencyOf(request);
  const currency = wanted === request.shop.defaultCurrency ? undefined : wanted;
  const site = { locale: request.locale, t: request.t, shop: request.shop, now: () => request.now, currency, cameBy: cameBy(request) };
  return `<!doctype html>${renderToStaticMarkup(
    <SiteProvider value={site}>
      <Document request={request} page={page} />
    </SiteProvider>,
  )}`;
};

function result(request: PageRequest, answer: PageAnswer): RenderResult {
  if (answer.kind === 'elsewhere') return { status: answer.status, html: '', redirect: answer.to };
  const html = htmlOf(request, answer);
  return { status: answer.status, html, ...(answer.cacheTags ? { cacheTags: answer.cacheTags } : {}) };
}

/** Draws the page a visitor asked for. A refusal of the store becomes a page; anything else is the caller's to log. */
export async function render(given: RenderRequest<StoreClient>): Promise<RenderResult> {
  const t = translators.get(given.locale) ?? translators.get('en');
  if (t === undefined) throw new Error('The storefront was built without its English messages.');
  const found = findPage(given.method, given.path);
  const request: PageRequest = { ...given, t, params: found?.params ?? {}, href: (path) => storePath(given.locale, path) };
  if (found === null) return result(request, failurePage(request, 404));
  try {
    return result(request, await found.page(request));
  } catch (thrown) {
    if (!isStoreFailure(thrown) || failureStatus(thrown.status) === 500) throw thrown;
    return result(request, failurePage(request, failureStatus(thrown.status)));
  }
}

/** The page for a failure of the server itself; needs nothing but the shop's name. */
export function renderFailure(given: RenderRequest<StoreClient>, status: number): RenderResult {
  const t = translators.get(given.locale) ?? translators.get('en')!;
  const request: PageRequest = { ...given, t, params: {}, href: (path) => storePath(given.locale, path) };
  return result(request, failurePage(request, failureStatus(status)));
}
