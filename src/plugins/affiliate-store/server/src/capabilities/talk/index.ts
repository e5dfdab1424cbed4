import type { Capability } from '../../platform/assemble';
import { carry } from '../../platform/portable';
import { adminConversations } from './http/conversations-controller';
import { adminNews } from './http/news-controller';
import { partnerTalk } from './http/affiliate-controller';
import { mailNewsJob } from './jobs/mail-news';
import { permissions } from './permissions';
import { talkService } from './service';
import { conversationTable, messageTable, newsReads, newsTable } from './tables/talk';

/** Manifest of the room; README.md says what it owns. */
export const talkRoom: Capability = {
  name: 'talk',
  tables: [newsTable, newsReads, conversationTable, messageTable],
  portable: [carry(newsTable), carry(newsReads), carry(conversationTable), carry(messageTable)],
  services: { talk: talkService },
  controllers: [adminNews, adminConversations, partnerTalk],
  jobs: [mailNewsJob],
  permissions,
};
