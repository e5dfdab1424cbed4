import { Route } from 'react-router-dom';
import { ImportPage } from './import-page';
import { ImportsPage } from './imports-page';

/** Pages of a programme that comes along from elsewhere. */
export const importsRoutes = (
  <>
    <Route path="imports" element={<ImportsPage />} />
    <Route path="imports/:id" element={<ImportPage />} />
  </>
);
