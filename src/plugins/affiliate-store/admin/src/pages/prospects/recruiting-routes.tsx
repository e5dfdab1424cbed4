import { Route } from 'react-router-dom';
import { MailingsPage } from '../mailings/mailings-page';
import { OptOutsPage } from '../mailings/opt-outs-page';
import { InactivePage } from '../programs/inactive-page';
import { ProspectsPage } from './prospects-page';

/** Pages of whom programs would like to have, whom they write to, and whom they let go. */
export const recruitingRoutes = (
  <>
    <Route path="prospects" element={<ProspectsPage />} />
    <Route path="mailings" element={<MailingsPage />} />
    <Route path="opt-outs" element={<OptOutsPage />} />
    <Route path="inactive" element={<InactivePage />} />
  </>
);
