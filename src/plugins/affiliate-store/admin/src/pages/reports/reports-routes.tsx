import { Route } from 'react-router-dom';
import { CohortsPage } from './cohorts-page';
import { PlaceReportPage } from './place-report-page';
import { QualityPage } from './quality-page';

/** Pages of what the programme brought. */
export const reportsRoutes = (
  <>
    <Route path="reports/affiliates" element={<PlaceReportPage />} />
    <Route path="reports/cohorts" element={<CohortsPage />} />
    <Route path="reports/quality" element={<QualityPage />} />
  </>
);
