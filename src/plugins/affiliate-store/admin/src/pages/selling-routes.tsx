import { Route } from 'react-router-dom';
import { AffiliatesPage } from './affiliates/affiliates-page';
import { TesterPage } from './affiliates/tester-page';
import { WhatIfPage } from './affiliates/what-if-page';
import { ApplicationsPage } from './applications/applications-page';
import { CasesPage } from './cases/cases-page';
import { CouponsPage } from './coupons/coupons-page';
import { CreatorsPage } from './creators/creators-page';
import { CurrenciesPage } from './currencies/currencies-page';
import { InvoicesPage } from './invoices/invoices-page';
import { VatChecksPage } from './invoices/vat-checks-page';
import { OrderPage } from './orders/order-page';
import { OrdersPage } from './orders/orders-page';
import { RatesPage } from './rates/rates-page';
import { ProgramPage } from './programs/program-page';
import { ProgramsPage } from './programs/programs-page';
import { SubscriptionPage } from './subscriptions/subscription-page';
import { SubscriptionsPage } from './subscriptions/subscriptions-page';

/** Pages of what is sold, and of who recommends it. */
export const sellingRoutes = (
  <>
    <Route path="orders" element={<OrdersPage />} />
    <Route path="orders/:number" element={<OrderPage />} />
    <Route path="subscriptions" element={<SubscriptionsPage />} />
    <Route path="subscriptions/:id" element={<SubscriptionPage />} />
    <Route path="invoices" element={<InvoicesPage />} />
    <Route path="vat-checks" element={<VatChecksPage />} />
    <Route path="coupons" element={<CouponsPage />} />
    <Route path="currencies" element={<CurrenciesPage />} />
    <Route path="creators" element={<CreatorsPage />} />
    <Route path="programs" element={<ProgramsPage />} />
    <Route path="programs/:id" element={<ProgramPage />} />
    <Route path="applications" element={<ApplicationsPage />} />
    <Route path="cases" element={<CasesPage />} />
    <Route path="affiliates" element={<AffiliatesPage />} />
    <Route path="rates" element={<RatesPage />} />
    <Route path="who-would-get-it" element={<TesterPage />} />
    <Route path="what-if" element={<WhatIfPage />} />
  </>
);
