import { Layouts, Page } from '@strapi/strapi/admin';
import { QueryClientProvider } from '@tanstack/react-query';
import { Route, Routes } from 'react-router-dom';
import { ClockProvider } from '../shell/clock';
import { ExplainProvider } from '../shell/explain';
import { ExplainPanel } from '../shell/explain-panel';
import { queryClient } from '../shell/queries';
import { AffiliatesPage } from './affiliates/affiliates-page';
import { ledgerRoutes } from './ledger/ledger-routes';
import { NavStrip, StoreNav } from './navigation';
import { ordersRoutes } from './orders/orders-routes';
import { payoutsRoutes } from './payouts/payouts-routes';
import { OverviewPage } from './overview/overview-page';
import { systemRoutes } from './system/system-routes';

const Pages = () => (
  <Routes>
    <Route index element={<OverviewPage />} />
    {ordersRoutes}
    <Route path="affiliates" element={<AffiliatesPage />} />
    {payoutsRoutes}
    {ledgerRoutes}
    {systemRoutes}
    <Route path="*" element={<Page.Error />} />
  </Routes>
);

/** The store's part of the admin panel. */
export const App = () => (
  <QueryClientProvider client={queryClient}>
    <ClockProvider>
      <ExplainProvider>
        <Layouts.Root sideNav={<StoreNav />}>
          <NavStrip />
          <Page.Main>
            <Pages />
          </Page.Main>
        </Layouts.Root>
        <ExplainPanel />
      </ExplainProvider>
    </ClockProvider>
  </QueryClientProvider>
);
