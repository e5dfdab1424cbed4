import { Route } from 'react-router-dom';
import { AdjustmentsPage } from './adjustments-page';
import { PayoutsPage } from './payouts-page';
import { RunPage } from './run-page';
import { RunWizard } from './run-wizard';
import { RunsPage } from './runs-page';
import { SelfBilledPage } from './self-billed-page';
import { StatementsPage } from './statements-page';

/** Pages of payouts. */
export const payoutsRoutes = (
  <>
    <Route path="payouts" element={<PayoutsPage />} />
    <Route path="payout-runs" element={<RunsPage />} />
    <Route path="payout-runs/new" element={<RunWizard />} />
    <Route path="payout-runs/:id" element={<RunPage />} />
    <Route path="adjustments" element={<AdjustmentsPage />} />
    <Route path="self-billed" element={<SelfBilledPage />} />
    <Route path="statements" element={<StatementsPage />} />
  </>
);
