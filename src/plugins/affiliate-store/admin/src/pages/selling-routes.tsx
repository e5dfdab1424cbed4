import { Route } from 'react-router-dom';
import { CouponsPage } from './coupons/coupons-page';
import { CreatorsPage } from './creators/creators-page';
import { CurrenciesPage } from './currencies/currencies-page';
import { DisputesPage } from './disputes/disputes-page';
import { InvoicesPage } from './invoices/invoices-page';
import { VatChecksPage } from './invoices/vat-checks-page';
import { OrderPage } from './orders/order-page';
import { OrdersPage } from './orders/orders-page';
import { PayeesPage } from './payees/payees-page';
import { RefundsPage } from './refunds/refunds-page';
import { SubscriptionPage } from './subscriptions/subscription-page';
import { SubscriptionsPage } from './subscriptions/subscriptions-page';
import { TaxOwedPage } from './tax-owed/tax-owed-page';
import { TaxRatesPage } from './tax-rates/tax-rates-page';

/** Pages of what is sold. */
export const sellingRoutes = (
  <>
    <Route path="orders" element={<OrdersPage />} />
    <Route path="orders/:number" element={<OrderPage />} />
    <Route path="refunds" element={<RefundsPage />} />
    <Route path="disputes" element={<DisputesPage />} />
    <Route path="subscriptions" element={<SubscriptionsPage />} />
    <Route path="subscriptions/:id" element={<SubscriptionPage />} />
    <Route path="invoices" element={<InvoicesPage />} />
    <Route path="vat-checks" element={<VatChecksPage />} />
    <Route path="tax-rates" element={<TaxRatesPage />} />
    <Route path="tax-owed" element={<TaxOwedPage />} />
    <Route path="coupons" element={<CouponsPage />} />
    <Route path="currencies" element={<CurrenciesPage />} />
    <Route path="payee-confirmations" element={<PayeesPage />} />
    <Route path="creators" element={<CreatorsPage />} />
  </>
);
