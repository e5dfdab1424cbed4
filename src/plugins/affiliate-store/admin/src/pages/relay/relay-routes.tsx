import { Route } from 'react-router-dom';
import { JointPage } from './joint-page';
import { RelayLettersPage } from './letters-page';

/** Pages of what affiliates have to do with buyers who agreed to it. */
export const relayRoutes = (
  <>
    <Route path="joint-campaigns" element={<JointPage />} />
    <Route path="relay-letters" element={<RelayLettersPage />} />
  </>
);
