import { Route } from 'react-router-dom';
import { AffiliatesPage } from './affiliates-page';
import { TesterPage } from './tester-page';
import { WhatIfPage } from './what-if-page';
import { ApplicationsPage } from '../applications/applications-page';
import { CreativesPage } from '../creatives/creatives-page';
import { CreativeRequestsPage } from '../creatives/requests-page';
import { CasesPage } from '../cases/cases-page';
import { ImportPage } from '../imports/import-page';
import { ImportsPage } from '../imports/imports-page';
import { ContestsPage } from '../contests/contests-page';
import { TasksPage } from '../managers/tasks-page';
import { FraudPage } from '../fraud/fraud-page';
import { RatesPage } from '../rates/rates-page';
import { PathPage } from '../paths/path-page';
import { WalksPage } from '../paths/walks-page';
import { ProgramPage } from '../programs/program-page';
import { ProgramsPage } from '../programs/programs-page';

/** Pages of who recommends what is sold: programs, people, rates, and what they contest. */
export const affiliatesRoutes = (
  <>
    <Route path="programs" element={<ProgramsPage />} />
    <Route path="programs/:id" element={<ProgramPage />} />
    <Route path="programs/:id/path" element={<PathPage />} />
    <Route path="walks" element={<WalksPage />} />
    <Route path="applications" element={<ApplicationsPage />} />
    <Route path="creatives" element={<CreativesPage />} />
    <Route path="creative-requests" element={<CreativeRequestsPage />} />
    <Route path="cases" element={<CasesPage />} />
    <Route path="contests" element={<ContestsPage />} />
    <Route path="fraud" element={<FraudPage />} />
    <Route path="affiliates" element={<AffiliatesPage />} />
    <Route path="imports" element={<ImportsPage />} />
    <Route path="imports/:id" element={<ImportPage />} />
    <Route path="affiliate-tasks" element={<TasksPage />} />
    <Route path="rates" element={<RatesPage />} />
    <Route path="who-would-get-it" element={<TesterPage />} />
    <Route path="what-if" element={<WhatIfPage />} />
  </>
);
