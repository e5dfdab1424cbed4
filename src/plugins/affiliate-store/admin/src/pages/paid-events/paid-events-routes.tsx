import { Route } from 'react-router-dom';
import { EventEarningsPage } from './event-earnings-page';
import { LeadsPage } from './leads-page';

/** Pages of leads and clicks that pay. */
export const paidEventsRoutes = (
  <>
    <Route path="leads" element={<LeadsPage />} />
    <Route path="event-earnings" element={<EventEarningsPage />} />
  </>
);
