import { Route } from 'react-router-dom';
import { ArticlesPage } from './articles-page';
import { QuestionsPage } from './questions-page';

/** The help centre: what it says, and what it is asked. */
export const helpRoutes = (
  <>
    <Route path="help-articles" element={<ArticlesPage />} />
    <Route path="help-questions" element={<QuestionsPage />} />
  </>
);
