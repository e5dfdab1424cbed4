import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router-dom';
import { isStoreFailure } from '../client';
import type { ShopView } from '../contracts/catalog';
import type { Locale } from '../contracts/primitives';
import type { MessageKey } from './i18n/keys';
import { translator, type Catalogue } from './i18n/translate';
import { PortalRoutes } from './portal/router';
import { SessionGate } from './portal/session';
import { SiteProvider, storePath } from './ui/site';

const files = import.meta.glob<Catalogue>('./i18n/locales/*/{common,portal,payouts,why}.json', { import: 'default' });

async function catalogueOf(locale: Locale): Promise<Catalogue> {
  const parts = await Promise.all(
    ['common', 'portal', 'payouts', 'why'].map((part) => files[`./i18n/locales/${locale}/${part}.json`]?.() ?? Promise.resolve({})),
  );
  return Object.assign({}, ...parts) as Catalogue;
}

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      // A refusal will be a refusal again; a lost connection may come back.
      retry: (count, failure) => count < 2 && (!isStoreFailure(failure) || failure.status === 0 || failure.status >= 500),
    },
  },
});

async function start(place: HTMLElement): Promise<void> {
  const locale = document.documentElement.lang as Locale;
  const shop = JSON.parse(place.dataset['shop'] ?? '{}') as ShopView;
  const ahead = Number(place.dataset['now'] ?? Date.now()) - Date.now();
  const site = { locale, shop, now: () => Date.now() + ahead, t: translator<MessageKey>(locale, await catalogueOf(locale)) };
  createRoot(place).render(
    <SiteProvider value={site}>
      <QueryClientProvider client={queries}>
        <BrowserRouter basename={storePath(locale, '/')} future={{ v7_startTransition: true, v7_relativeSplatPath: true }}>
          <SessionGate>
            <PortalRoutes />
          </SessionGate>
        </BrowserRouter>
      </QueryClientProvider>
    </SiteProvider>,
  );
}

const place = document.getElementById('portal');
if (place !== null) void start(place);
