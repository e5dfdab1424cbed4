import { languageNames } from '../i18n/locales';
import type { Locale } from '../../contracts/primitives';
import { currencyName } from '../i18n/format';
import { GlobeIcon } from '../ui/icons';
import { showsPrices, storePath, useHref, useSite } from '../ui/site';
import { SupportLink } from '../ui/support-link';
import { currencyOf } from './currency';
import type { PageDrawn, PageRequest } from './page';

/** Says on every page of a shop that runs on the sandbox that nothing here costs money. */
export function TestBanner() {
  const { t, shop } = useSite();
  const href = useHref();
  return (
    <aside aria-label={t('test.title')} className="no-print bg-warning-soft px-5 py-1.5 text-center text-13 text-ink">
      <strong className="font-bold">{t('test.title')}</strong> {t('test.text')}
      {shop.demo && (
        <span className="ms-2 inline-flex gap-3">
          <a className="link" href={href('/demo')}>
            {t('demo.tour')}
          </a>
          <a className="link" href="/store/demo/mail">
            {t('demo.mailbox')}
          </a>
        </span>
      )}
    </aside>
  );
}

/** The same page in another language, as plain links. */
function LanguageMenu({ request, page }: { readonly request: PageRequest; readonly page: PageDrawn }) {
  const { t, locale, shop } = useSite();
  if (shop.locales.length < 2) return null;
  // A page that is found in other languages by other names is still shown in the same currency.
  const { currency } = useSite();
  const carried = page.head.alternates ? (currency === undefined ? {} : { currency }) : request.query;
  const query = new URLSearchParams(carried).toString();
  const pathIn = (other: string): string => {
    const known = page.head.alternates?.find((one) => one.locale === other)?.path;
    // A page that is not translated is shown as it is, with everything around it in the other language.
    return known ?? request.path;
  };
  return (
    <details className="group relative">
      <summary
        className="flex min-h-11 items-center gap-1.5 rounded-control px-2 text-muted hover:text-ink"
        aria-label={t('language.choose', { language: languageNames[locale] })}
      >
        <GlobeIcon />
        <span className="hidden sm:inline">{languageNames[locale]}</span>
      </summary>
      <ul className="absolute end-0 top-full z-40 min-w-44 rounded-card border border-line bg-paper p-1.5 shadow-float">
        {(shop.locales as Locale[]).map((other) => (
          <li key={other}>
            <a
              lang={other}
              hrefLang={other}
              aria-current={other === locale ? 'true' : undefined}
              href={storePath(other, pathIn(other)) + (query ? `?${query}` : '')}
              className="block rounded-control px-3 py-2 hover:bg-wash aria-[current]:font-medium"
            >
              {languageNames[other]}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The same page with its prices in another currency. The address behind a choice remembers it. */
function CurrencyMenu({ request }: { readonly request: PageRequest }) {
  const { t, locale, shop } = useSite();
  if (shop.currencies.length < 2 || !showsPrices(request.path)) return null;
  const current = currencyOf(request);
  const { currency: _before, ...rest } = request.query;
  const back = request.path + (Object.keys(rest).length === 0 ? '' : `?${new URLSearchParams(rest).toString()}`);
  return (
    <details className="group relative">
      <summary
        className="flex min-h-11 items-center gap-1.5 rounded-control px-2 text-muted hover:text-ink"
        aria-label={t('currency.choose', { currency: current })}
      >
        {current}
      </summary>
      <ul className="absolute end-0 top-full z-40 max-h-96 min-w-60 overflow-y-auto rounded-card border border-line bg-paper p-1.5 shadow-float">
        {shop.currencies.map((one) => (
          <li key={one}>
            <a
              rel="nofollow"
              aria-current={one === current ? 'true' : undefined}
              href={`${storePath(locale, '/currency')}?${new URLSearchParams({ to: one, back }).toString()}`}
              className="flex justify-between gap-4 rounded-control px-3 py-2 hover:bg-wash aria-[current]:font-medium"
            >
              <span>{currencyName(locale, one)}</span>
              <bdi className="text-muted">{one}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

export function SiteHeader({ plain, request, page }: { readonly plain: boolean; readonly request: PageRequest; readonly page: PageDrawn }) {
  const { t, shop } = useSite();
  const href = useHref();
  return (
    <header data-site className="border-b border-line">
      <div className="wrap flex min-h-16 items-center gap-6">
        <a href={href('/')} className="-ms-1 rounded-control px-1 py-2 text-18 font-bold tracking-tight">
          {shop.name}
        </a>
        <nav aria-label={t('nav.label')} className="ms-auto flex items-center gap-1 sm:gap-4">
          {!plain && (
            <a href={href('/')} className="hidden min-h-11 items-center px-2 text-muted hover:text-ink sm:flex">
              {t('nav.catalogue')}
            </a>
          )}
          {!plain && (
            <a href={href('/learn')} className="flex min-h-11 items-center px-2 text-muted hover:text-ink">
              {t('nav.myLibrary')}
            </a>
          )}
          {!plain && <CurrencyMenu request={request} />}
          <LanguageMenu request={request} page={page} />
        </nav>
      </div>
    </header>
  );
}

/** Under a page of the shop on somebody else's host: who sells, and where one buys. */
export function LandingFooter({ host }: { readonly host: string }) {
  const { t, shop } = useSite();
  return (
    <footer data-site className="mt-24 border-t border-line">
      <div className="wrap flex flex-wrap items-center gap-x-8 gap-y-2 py-8 text-13 text-muted">
        <span className="me-auto">{t('landing.soldBy', { shop: shop.name, host })}</span>
        {shop.testMode && (
          <span>
            {t('test.title')} {t('test.text')}
          </span>
        )}
        {shop.termsUrl && (
          <a className="py-1 hover:text-ink" href={shop.termsUrl}>
            {t('nav.terms')}
          </a>
        )}
      </div>
    </footer>
  );
}

export function SiteFooter() {
  const { t, shop } = useSite();
  const href = useHref();
  return (
    <footer data-site className="mt-24 border-t border-line">
      <div className="wrap flex flex-wrap items-center gap-x-8 gap-y-2 py-8 text-13 text-muted">
        <span className="me-auto">
          <bdi>{shop.name}</bdi>
          {shop.tagline && (
            <>
              {' '}
              — <bdi>{shop.tagline}</bdi>
            </>
          )}
        </span>
        <a className="py-1 hover:text-ink" href={href('/programs')}>
          {t('programs.title')}
        </a>
        <a className="py-1 hover:text-ink" href={href('/partner')}>
          {t('nav.affiliates')}
        </a>
        {shop.termsUrl && (
          <a className="py-1 hover:text-ink" href={shop.termsUrl}>
            {t('nav.terms')}
          </a>
        )}
        {shop.asksConsent && (
          <a className="py-1 hover:text-ink" href={href('/consent')}>
            {t('consent.change')}
          </a>
        )}
        <SupportLink className="py-1 hover:text-ink" label={t('nav.help')} />
      </div>
    </footer>
  );
}
