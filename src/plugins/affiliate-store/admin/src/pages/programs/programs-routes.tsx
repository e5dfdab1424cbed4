import { Route } from 'react-router-dom';
import { ProgramsPage } from './programs-page';
import { ProgramPage } from './program-page';
import { PathPage } from '../paths/path-page';
import { WalksPage } from '../paths/walks-page';
import { ApplicationsPage } from '../applications/applications-page';
import { CreativesPage } from '../creatives/creatives-page';
import { CreativeRequestsPage } from '../creatives/requests-page';
import { BonusesPage } from '../bonuses/bonuses-page';
import { DealsPage } from '../deals/deals-page';
import { ContestsPage } from '../contests/contests-page';

/** Pages of programs: their terms, the way in, and what they give people to work with. */
export const programsRoutes = (
  <>
    <Route path="programs" element={<ProgramsPage />} />
    <Route path="programs/:id" element={<ProgramPage />} />
    <Route path="programs/:id/path" element={<PathPage />} />
    <Route path="walks" element={<WalksPage />} />
    <Route path="applications" element={<ApplicationsPage />} />
    <Route path="creatives" element={<CreativesPage />} />
    <Route path="creative-requests" element={<CreativeRequestsPage />} />
    <Route path="bonuses" element={<BonusesPage />} />
    <Route path="deals" element={<DealsPage />} />
    <Route path="contests" element={<ContestsPage />} />
  </>
);
