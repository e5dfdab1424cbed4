import { Route } from 'react-router-dom';
import { CasesPage } from '../cases/cases-page';
import { FraudPage } from '../fraud/fraud-page';

/** What affiliates contest, and what looks wrong. */
export const fairPlayRoutes = (
  <>
    <Route path="cases" element={<CasesPage />} />
    <Route path="fraud" element={<FraudPage />} />
  </>
);
