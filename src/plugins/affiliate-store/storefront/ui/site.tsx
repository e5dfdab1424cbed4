import { createContext, useContext } from 'react';
import type { ShopView } from '../../contracts/catalog';
import type { Locale } from '../../contracts/primitives';
import type { MessageKey } from '../i18n/keys';
import type { Translate } from '../i18n/translate';
import { cameByParameters, type CameBy } from '../site/came-by';

/** What every component may need to know about where it is shown. */
export interface Site {
  readonly locale: Locale;
  readonly t: Translate<MessageKey>;
  readonly shop: ShopView;
  /** The store's time, UTC ms. */
  readonly now: () => number;
  /** The currency prices are wanted in, where it is not the shop's main one; links to pages with prices carry it on. */
  readonly currency?: string | undefined;
  /** How the visitor came, where only the address knows; links carry it on as far as the checkout. */
  readonly cameBy?: CameBy | undefined;
}

const SiteContext = createContext<Site | null>(null);
export const SiteProvider = SiteContext.Provider;

export function useSite(): Site {
  const site = useContext(SiteContext);
  if (site === null) throw new Error('A component was drawn outside the site.');
  return site;
}

/** The address of a page in the present language: `href('/p/clay')` is `/store/en/p/clay`. */
export const storePath = (locale: Locale, path: string): string => `/store/${locale}${path === '/' ? '' : path}`;

/** Whether a page is one of those that show prices to everybody. */
export const showsPrices = (path: string): boolean => /^\/(?:$|[ps]\/)/.test(path);

/** Whether a page is one on the way to a purchase. */
const leadsToCheckout = (path: string): boolean => showsPrices(path) || /^\/checkout\/(?!return$)[^/]+$/.test(path);

export function useHref(): (path: string) => string {
  const { locale, currency, cameBy = {} } = useSite();
  return (path) => {
    const carried = new URLSearchParams({
      ...(currency !== undefined && showsPrices(path) ? { currency } : {}),
      ...(leadsToCheckout(path) ? cameByParameters(cameBy) : {}),
    }).toString();
    return storePath(locale, path) + (carried === '' ? '' : `?${carried}`);
  };
}
