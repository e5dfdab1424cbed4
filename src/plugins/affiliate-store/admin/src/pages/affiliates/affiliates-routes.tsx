import { Route } from 'react-router-dom';
import { AffiliatesPage } from './affiliates-page';
import { TesterPage } from './tester-page';
import { WhatIfPage } from './what-if-page';
import { ApplicationsPage } from '../applications/applications-page';
import { CasesPage } from '../cases/cases-page';
import { FraudPage } from '../fraud/fraud-page';
import { RatesPage } from '../rates/rates-page';
import { ProgramPage } from '../programs/program-page';
import { ProgramsPage } from '../programs/programs-page';

/** Pages of who recommends what is sold: programs, people, rates, and what they contest. */
export const affiliatesRoutes = (
  <>
    <Route path="programs" element={<ProgramsPage />} />
    <Route path="programs/:id" element={<ProgramPage />} />
    <Route path="applications" element={<ApplicationsPage />} />
    <Route path="cases" element={<CasesPage />} />
    <Route path="fraud" element={<FraudPage />} />
    <Route path="affiliates" element={<AffiliatesPage />} />
    <Route path="rates" element={<RatesPage />} />
    <Route path="who-would-get-it" element={<TesterPage />} />
    <Route path="what-if" element={<WhatIfPage />} />
  </>
);
