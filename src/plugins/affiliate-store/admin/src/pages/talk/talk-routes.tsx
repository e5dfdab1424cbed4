import { Route } from 'react-router-dom';
import { ConversationsPage } from './conversations-page';
import { NewsPage } from './news-page';

/** What the shop and its affiliates tell each other. */
export const talkRoutes = (
  <>
    <Route path="news" element={<NewsPage />} />
    <Route path="conversations" element={<ConversationsPage />} />
  </>
);
