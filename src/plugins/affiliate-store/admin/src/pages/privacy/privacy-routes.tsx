import { Route } from 'react-router-dom';
import { PrivacyPage } from './privacy-page';

/** What is kept about people. */
export const privacyRoutes = <Route path="person-requests" element={<PrivacyPage />} />;
