import { Route } from 'react-router-dom';
import { AffiliatesPage } from './affiliates-page';
import { PartnerPage } from './partner-page';

/** Everyone who recommends, and one of them whole. */
export const peopleRoutes = (
  <>
    <Route path="affiliates" element={<AffiliatesPage />} />
    <Route path="affiliates/:id" element={<PartnerPage />} />
  </>
);
