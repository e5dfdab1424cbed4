import { Route } from 'react-router-dom';
import { CasesPage } from '../cases/cases-page';
import { FraudPage } from '../fraud/fraud-page';
import { AffiliatesPage } from './affiliates-page';
import { ImportsPage } from '../imports/imports-page';
import { ImportPage } from '../imports/import-page';
import { JointPage } from '../relay/joint-page';
import { RelayLettersPage } from '../relay/letters-page';
import { TasksPage } from '../managers/tasks-page';
import { EventEarningsPage } from '../paid-events/event-earnings-page';
import { LeadsPage } from '../paid-events/leads-page';
import { RatesPage } from '../rates/rates-page';
import { TesterPage } from './tester-page';
import { WhatIfPage } from './what-if-page';
import { programsRoutes } from '../programs/programs-routes';
import { recruitingRoutes } from '../prospects/recruiting-routes';
import { reportsRoutes } from '../reports/reports-routes';
import { talkRoutes } from '../talk/talk-routes';

/** Pages of who recommends what is sold: people, rates, what they contest, and what looks wrong. */
export const affiliatesRoutes = (
  <>
    {programsRoutes}
    {reportsRoutes}
    {talkRoutes}
    {recruitingRoutes}
    <Route path="cases" element={<CasesPage />} />
    <Route path="fraud" element={<FraudPage />} />
    <Route path="joint-campaigns" element={<JointPage />} />
    <Route path="relay-letters" element={<RelayLettersPage />} />
    <Route path="affiliates" element={<AffiliatesPage />} />
    <Route path="imports" element={<ImportsPage />} />
    <Route path="imports/:id" element={<ImportPage />} />
    <Route path="affiliate-tasks" element={<TasksPage />} />
    <Route path="leads" element={<LeadsPage />} />
    <Route path="event-earnings" element={<EventEarningsPage />} />
    <Route path="rates" element={<RatesPage />} />
    <Route path="who-would-get-it" element={<TesterPage />} />
    <Route path="what-if" element={<WhatIfPage />} />
  </>
);
