import { createContext, useContext } from 'react';
import type { ShopView } from '../../contracts/catalog';
import type { Locale } from '../../contracts/primitives';
import type { MessageKey } from '../i18n/keys';
import type { Translate } from '../i18n/translate';

/** What every component may need to know about where it is shown. */
export interface Site {
  readonly locale: Locale;
  readonly t: Translate<MessageKey>;
  readonly shop: ShopView;
  /** The store's time, UTC ms. */
  readonly now: () => number;
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

export function useHref(): (path: string) => string {
  const { locale } = useSite();
  return (path) => storePath(locale, path);
}
