import type { ReactNode } from 'react';
import { direction } from '../i18n/locales';
import { storePath } from '../ui/site';
import type { PageDrawn, PageRequest } from './page';
import { ConsentNotice } from './consent';
import { LandingFooter, SiteFooter, SiteHeader, TestBanner } from './frame';

/** JSON that cannot end the script element it stands in. */
const structuredText = (value: object): string => JSON.stringify(value).replace(/</g, '\\u003c');

function Alternates({ request, page }: { readonly request: PageRequest; readonly page: PageDrawn }) {
  const everywhere = page.head.alternates ?? request.shop.locales.map((locale) => ({ locale, path: request.path }));
  const addresses = everywhere.map(({ locale, path }) => ({
    locale,
    href: request.origin + storePath(locale as PageRequest['locale'], path),
  }));
  const fallback = addresses.find((one) => one.locale === 'en') ?? addresses[0];
  return (
    <>
      {addresses.map((one) => (
        <link key={one.locale} rel="alternate" hrefLang={one.locale} href={one.href} />
      ))}
      {fallback && <link rel="alternate" hrefLang="x-default" href={fallback.href} />}
    </>
  );
}

function Social({ request, page, canonical }: { readonly request: PageRequest; readonly page: PageDrawn; readonly canonical: string }) {
  const { head } = page;
  const image = head.image ? new URL(head.image.url, request.origin).href : null;
  return (
    <>
      <meta property="og:title" content={head.title} />
      <meta property="og:type" content={head.type ?? 'website'} />
      <meta property="og:url" content={canonical} />
      <meta property="og:site_name" content={request.shop.name} />
      <meta property="og:locale" content={request.locale.replace('-', '_')} />
      {head.description && <meta property="og:description" content={head.description} />}
      {image && <meta property="og:image" content={image} />}
      {image && <meta property="og:image:alt" content={head.image?.alt ?? ''} />}
      <meta name="twitter:card" content={image ? 'summary_large_image' : 'summary'} />
    </>
  );
}

/** What search engines and other people's pages are told; nothing at all of a page that is nobody's business. */
function Found({ request, page }: { readonly request: PageRequest; readonly page: PageDrawn }) {
  const canonical = request.origin + storePath(page.head.writtenIn ?? request.locale, request.path);
  if (page.head.noindex) return <meta name="robots" content="noindex, nofollow" />;
  // Shared, it is shared as it is found; searched for, only the shop's own is.
  if (request.landingAt !== undefined)
    return (
      <>
        <meta name="robots" content="noindex" />
        <Social request={request} page={page} canonical={request.landingAt} />
      </>
    );
  return (
    <>
      <link rel="canonical" href={canonical} />
      <Alternates request={request} page={page} />
      {page.head.forMachines && (
        <link
          rel="alternate"
          type={page.head.forMachines.type}
          href={request.origin + storePath(request.locale, page.head.forMachines.path)}
        />
      )}
      <Social request={request} page={page} canonical={canonical} />
    </>
  );
}

function Files({ request, scripts = [] }: { readonly request: PageRequest; readonly scripts?: readonly string[] | undefined }) {
  const { assets, locale, shop } = request;
  const font = locale === 'ar' ? assets.fonts.arabic : assets.fonts.latin;
  return (
    <>
      <link rel="icon" href="/favicon.png" />
      {font && <link rel="preload" as="font" type="font/woff2" crossOrigin="anonymous" href={font} />}
      {assets.styles.map((href) => (
        <link key={href} rel="stylesheet" href={href} />
      ))}
      <link rel="stylesheet" href={`/_store/brand-${shop.brandColor.replace('#', '').toLowerCase()}.css`} />
      {scripts.map((name) => assets.scripts[name] && <script key={name} type="module" src={assets.scripts[name]} />)}
    </>
  );
}

/** A page that leads the shop's own way, of a shop that has to ask; the page that asks needs no notice beside it. */
const asksConsent = ({ shop, path, landingAt }: PageRequest, { frame }: PageDrawn): boolean =>
  shop.asksConsent && frame !== 'none' && path !== '/consent' && landingAt === undefined;

/** A page that leads the shop's own way tells for how long it was in sight. */
const scriptsOf = (request: PageRequest, page: PageDrawn): readonly string[] => [
  ...(page.scripts ?? []),
  ...(asksConsent(request, page) ? ['consent'] : []),
  ...(page.frame === 'none' ? [] : ['dwell']),
];

/** Where the visitor is, as the answer's form brings them back to it. */
const addressOf = ({ path, query }: PageRequest): string => {
  const asked = new URLSearchParams(query).toString();
  return asked === '' ? path : `${path}?${asked}`;
};

function Head({ request, page }: { readonly request: PageRequest; readonly page: PageDrawn }) {
  const { head } = page;
  return (
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
      <title>{head.title === request.shop.name ? head.title : `${head.title} · ${request.shop.name}`}</title>
      {head.description && <meta name="description" content={head.description} />}
      <Found request={request} page={page} />
      {head.refreshSeconds !== undefined && (
        <noscript>
          <meta httpEquiv="refresh" content={String(head.refreshSeconds)} />
        </noscript>
      )}
      {head.continueTo !== undefined && <meta httpEquiv="refresh" content={`0;url=${head.continueTo}`} />}
      <meta name="theme-color" content="#ffffff" media="(prefers-color-scheme: light)" />
      <meta name="theme-color" content="#0f1115" media="(prefers-color-scheme: dark)" />
      <Files request={request} scripts={scriptsOf(request, page)} />
      {head.structured?.map((value, at) => (
        <script key={at} type="application/ld+json" dangerouslySetInnerHTML={{ __html: structuredText(value) }} />
      ))}
    </head>
  );
}

/** The whole HTML document of a page. */
export function Document({ request, page }: { readonly request: PageRequest; readonly page: PageDrawn }): ReactNode {
  const frame = page.frame ?? 'full';
  return (
    <html lang={request.locale} dir={direction(request.locale)}>
      <Head request={request} page={page} />
      <body className="flex flex-col">
        <a href="#main" className="skip button button-primary">
          {request.t('skip')}
        </a>
        {request.shop.testMode && request.landingAt === undefined && <TestBanner />}
        {asksConsent(request, page) && <ConsentNotice back={addressOf(request)} />}
        {frame !== 'none' && request.landingAt === undefined && <SiteHeader plain={frame === 'plain'} request={request} page={page} />}
        {frame === 'none' ? (
          page.body
        ) : (
          <main id="main" tabIndex={-1} className="grow outline-none">
            {page.body}
          </main>
        )}
        {request.landingAt !== undefined ? <LandingFooter host={new URL(request.origin).host} /> : frame !== 'none' && <SiteFooter />}
      </body>
    </html>
  );
}
