import { Layouts, Page } from '@strapi/strapi/admin';
import { QueryClientProvider } from '@tanstack/react-query';
import { Route, Routes } from 'react-router-dom';
import { ClockProvider } from '../shell/clock';
import { ExplainProvider } from '../shell/explain';
import { ExplainPanel } from '../shell/explain-panel';
import { queryClient } from '../shell/queries';
import { AffiliatesPage } from './affiliates/affiliates-page';
import { AccountPage } from './ledger/account-page';
import { BooksPage } from './ledger/books-page';
import { JournalPage } from './ledger/journal-page';
import { LedgerPage } from './ledger/ledger-page';
import { NavStrip, StoreNav } from './navigation';
import { OrderPage } from './orders/order-page';
import { OrdersPage } from './orders/orders-page';
import { OverviewPage } from './overview/overview-page';
import { AuditPage } from './system/audit-page';
import { JobsPage } from './system/jobs-page';
import { MailsPage } from './system/mails-page';
import { SettingsPage } from './system/settings-page';
import { WebhooksPage } from './system/webhooks-page';

const Pages = () => (
  <Routes>
    <Route index element={<OverviewPage />} />
    <Route path="orders" element={<OrdersPage />} />
    <Route path="orders/:number" element={<OrderPage />} />
    <Route path="affiliates" element={<AffiliatesPage />} />
    <Route path="ledger" element={<LedgerPage />} />
    <Route path="ledger/account" element={<AccountPage />} />
    <Route path="ledger/journals/:id" element={<JournalPage />} />
    <Route path="books" element={<BooksPage />} />
    <Route path="jobs" element={<JobsPage />} />
    <Route path="webhooks" element={<WebhooksPage />} />
    <Route path="settings" element={<SettingsPage />} />
    <Route path="audit" element={<AuditPage />} />
    <Route path="mails" element={<MailsPage />} />
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
          <Page.Main><Pages /></Page.Main>
        </Layouts.Root>
        <ExplainPanel />
      </ExplainProvider>
    </ClockProvider>
  </QueryClientProvider>
);
