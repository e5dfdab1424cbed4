import { Route } from 'react-router-dom';
import { ArticlesPage } from './articles-page';
import { FeedbackPage } from '../feedback/feedback-page';
import { QuestionsPage } from './questions-page';

/** The help centre: what it says, and what it is asked; and the board of partners. */
export const helpRoutes = (
  <>
    <Route path="help-articles" element={<ArticlesPage />} />
    <Route path="feedback" element={<FeedbackPage />} />
    <Route path="help-questions" element={<QuestionsPage />} />
  </>
);
