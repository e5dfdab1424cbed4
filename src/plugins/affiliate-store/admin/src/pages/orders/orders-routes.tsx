import { Route } from 'react-router-dom';
import { InvoicesPage } from '../invoices/invoices-page';
import { OrderPage } from './order-page';
import { OrdersPage } from './orders-page';

/** The pages of orders and of their documents. */
export const ordersRoutes = (
  <>
    <Route path="orders" element={<OrdersPage />} />
    <Route path="orders/:number" element={<OrderPage />} />
    <Route path="invoices" element={<InvoicesPage />} />
  </>
);
