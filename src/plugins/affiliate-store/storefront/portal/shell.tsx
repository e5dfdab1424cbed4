import { Suspense, useEffect, useRef } from 'react';
import { Link, Outlet, useLocation } from 'react-router-dom';
import type { Locale } from '../../contracts/primitives';
import { languageNames } from '../i18n/locales';
import { storePath, useSite } from '../ui/site';
import { Strip } from './area-menu';
import { isWithin } from './place';
import { useSession } from './session';
import { PageSkeleton } from './states';

function LanguageSelect() {
  const { locale, shop, t } = useSite();
  const { pathname, search } = useLocation();
  if (shop.locales.length < 2) return null;
  return (
    <select
      aria-label={t('language.choose', { language: languageNames[locale] })}
      value={locale}
      className="min-h-9 rounded-control bg-transparent px-1 text-muted field-sizing-content hover:text-ink"
      onChange={(event) => location.assign(storePath(event.target.value as Locale, pathname) + search)}
    >
      {(shop.locales as Locale[]).map((one) => (
        <option key={one} value={one} lang={one}>
          {languageNames[one]}
        </option>
      ))}
    </select>
  );
}

function Areas() {
  const { t } = useSite();
  const { profile } = useSession();
  const { pathname } = useLocation();
  const earns = profile.roles.includes('affiliate') || profile.roles.includes('creator');
  const areas = [
    { at: ['/learn'], label: t('area.learn'), shown: true },
    { at: ['/start'], label: t('path.title'), shown: profile.onPath },
    { at: ['/partner'], label: t('area.partner'), shown: profile.roles.includes('affiliate') },
    { at: ['/studio'], label: t('area.studio'), shown: profile.roles.includes('creator') },
    { at: ['/payouts', '/statements'], label: t('area.payouts'), shown: earns },
    { at: ['/account'], label: t('area.account'), shown: true },
    { at: ['/help', '/feedback'], label: t('helpCentre.title'), shown: true },
  ].map((area) => ({ ...area, to: area.at[0] ?? '', here: area.at.some((place) => isWithin(place, pathname)) }));
  return (
    <nav aria-label={t('area.label')}>
      <Strip current={areas.find(({ here }) => here)?.to ?? ''} className="-mx-1 gap-1">
        {areas
          .filter((area) => area.shown)
          .map((area) => (
            <li key={area.to} className="flex-none">
              <Link
                to={area.to}
                aria-current={area.here ? (pathname === area.to ? 'page' : 'true') : undefined}
                className="flex min-h-12 items-center border-b-2 border-transparent px-2.5 whitespace-nowrap text-muted hover:text-ink focus-visible:-outline-offset-2 aria-[current]:border-ink aria-[current]:font-medium aria-[current]:text-ink"
              >
                {area.label}
              </Link>
            </li>
          ))}
      </Strip>
    </nav>
  );
}

/** A new page begins at its heading, for eyes and for screen readers. */
function useFreshStart() {
  const { pathname } = useLocation();
  const first = useRef(true);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    window.scrollTo(0, 0);
    document.querySelector<HTMLElement>('[data-page-title]')?.focus();
  }, [pathname]);
}

/** The frame of the private areas; each shows only what the person has. */
export function Shell() {
  const { t, locale, shop } = useSite();
  const { profile, signOut } = useSession();
  useFreshStart();
  return (
    <>
      <header data-site className="border-b border-line">
        <div className="wrap">
          <div className="flex min-h-14 items-center gap-4">
            <a href={storePath(locale, '/')} className="-ms-1 rounded-control px-1 py-2 text-18 font-bold tracking-tight">
              {shop.name}
            </a>
            <span className="ms-auto hidden truncate text-13 text-muted sm:inline" dir="ltr">
              {profile.email}
            </span>
            <span className="ms-auto sm:ms-0">
              <LanguageSelect />
            </span>
            <button type="button" className="min-h-9 text-muted hover:text-ink" onClick={() => void signOut()}>
              {t('area.signOut')}
            </button>
          </div>
          <Areas />
        </div>
      </header>
      <main id="main" tabIndex={-1} className="wrap grow pb-24 outline-none">
        <Suspense
          fallback={
            <div className="pt-10">
              <PageSkeleton />
            </div>
          }
        >
          <Outlet />
        </Suspense>
      </main>
    </>
  );
}
