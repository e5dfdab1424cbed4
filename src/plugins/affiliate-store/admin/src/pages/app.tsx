import { Layouts, Page } from '@strapi/strapi/admin';
import { QueryClientProvider } from '@tanstack/react-query';
import { Navigate, Route, Routes } from 'react-router-dom';
import { ClockProvider } from '../shell/clock';
import { ExplainProvider } from '../shell/explain';
import { ExplainPanel } from '../shell/explain-panel';
import { to } from '../shell/plugin';
import { queryClient } from '../shell/queries';
import { affiliatesRoutes } from './affiliates/affiliates-routes';
import { ledgerRoutes } from './ledger/ledger-routes';
import { NavStrip, StoreNav, useFirstPage } from './navigation';
import { payoutsRoutes } from './payouts/payouts-routes';
import { sellingRoutes } from './selling-routes';
import { OverviewPage } from './overview/overview-page';
import { systemRoutes } from './system/system-routes';

/** The overview, or, for whoever may not see it, the first page of the menu they may. */
const FirstPage = () => {
  const first = useFirstPage();
  return first === null || first === to.overview() ? <OverviewPage /> : <Navigate to={first} replace />;
};

const Pages = () => (
  <Routes>
    <Route index element={<FirstPage />} />
    {sellingRoutes}
    {affiliatesRoutes}
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
