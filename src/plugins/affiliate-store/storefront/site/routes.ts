import { matchPath } from 'react-router-dom';
import { cataloguePage } from '../pages/catalogue';
import { checkoutPage } from '../pages/checkout';
import { checkStatementPage } from '../pages/check-statement';
import { checkoutReturnPage } from '../pages/checkout-return';
import { certificatePage, documentPage } from '../pages/document';
import { offerAfterPage } from '../pages/offer-after';
import { portalPage } from '../pages/portal';
import { enrolPage, joinPage, programPage, programsPage } from '../pages/program';
import { productPage } from '../pages/product';
import { previewPage, salesPage } from '../pages/sales';
import { demoPage } from '../pages/demo';
import { consentPage, linkPage, optOutPage, signInPage } from '../pages/sign-in';
import { partnerPage, thanksPage } from '../pages/thanks';
import type { Page } from './page';

interface PageRoute {
  readonly pattern: string;
  readonly page: Page;
  readonly posts?: true;
}

/** Every address below `/store/:locale`, first match wins. */
const pageRoutes: readonly PageRoute[] = [
  { pattern: '/', page: cataloguePage },
  { pattern: '/p/:slug', page: productPage },
  { pattern: '/s/:slug', page: salesPage },
  { pattern: '/programs', page: programsPage },
  { pattern: '/programs/:slug', page: programPage },
  { pattern: '/programs/:slug/join', page: joinPage, posts: true },
  { pattern: '/preview/:slug', page: previewPage },
  { pattern: '/checkout/return', page: checkoutReturnPage, posts: true },
  { pattern: '/checkout/:offer', page: checkoutPage, posts: true },
  { pattern: '/offer-after/:token', page: offerAfterPage, posts: true },
  { pattern: '/thanks/:token', page: thanksPage, posts: true },
  { pattern: '/document/:ticket', page: documentPage },
  { pattern: '/check-statement', page: checkStatementPage, posts: true },
  { pattern: '/certificates/:number', page: certificatePage },
  { pattern: '/enrol/:token', page: enrolPage, posts: true },
  { pattern: '/unsubscribe/:token', page: optOutPage, posts: true },
  { pattern: '/partner-page/:token', page: partnerPage, posts: true },
  { pattern: '/consent', page: consentPage },
  { pattern: '/demo', page: demoPage },
  { pattern: '/sign-in', page: signInPage, posts: true },
  { pattern: '/link/:token', page: linkPage, posts: true },
  ...['/learn', '/account', '/apply', '/start', '/partner', '/studio', '/payouts', '/statements', '/help', '/feedback'].map((area) => ({
    pattern: `${area}/*`,
    page: portalPage,
  })),
];

export interface Found {
  readonly page: Page;
  readonly params: Readonly<Record<string, string>>;
}

/** The page behind a path, or null: 404, or 405 for a form posted to a page that takes none. */
export function findPage(method: 'GET' | 'POST', path: string): Found | null {
  for (const { pattern, page, posts } of pageRoutes) {
    const match = matchPath(pattern, path);
    if (match !== null && (method === 'GET' || posts)) {
      const params = Object.fromEntries(Object.entries(match.params).map(([name, value]) => [name, value ?? '']));
      return { page, params };
    }
  }
  return null;
}
