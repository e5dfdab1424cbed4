import type { Core } from '@strapi/strapi';
import { door } from '../../platform/door';
import type { Conversation, Message, Side } from './domain/conversation';
import type { News } from './domain/news';
import {
  conversationsOf,
  countConversations,
  countMessages,
  findConversations,
  findMessages,
  insertMessage,
  markMessagesRead,
} from './store/messages';
import type { ConversationFilter } from './store/messages';
import { countNews, countReaders, findNews, findNewsList, insertNews, keepNews, lockNews, markNewsRead, readersOf } from './store/news';
import type { NewsDraft, NewsFilter } from './store/news';

export type { Conversation, Message, Side } from './domain/conversation';
export { tellsByLetter } from './domain/conversation';
export { talkFailures } from './domain/failures';
export type { News } from './domain/news';
export { isNewsFor, isUnread, newsIn, newsMayBecome } from './domain/news';
export type { NewsDraft } from './store/news';

interface KeysetPage {
  readonly before?: number | undefined;
  readonly limit: number;
}

/** What the shop and its affiliates tell each other. */
export interface TalkService {
  readonly draft: (draft: NewsDraft, by: string) => Promise<News>;
  readonly news: (publicId: string) => Promise<News | null>;
  /** Held until the unit of work ends. */
  readonly lockNews: (publicId: string) => Promise<News | null>;
  readonly keepNews: (kept: News) => Promise<void>;
  readonly listNews: (filter: NewsFilter, page: KeysetPage) => Promise<readonly News[]>;
  readonly countNews: (filter: NewsFilter) => Promise<number>;
  readonly markNewsRead: (newsId: number, affiliateIds: readonly number[]) => Promise<void>;
  readonly readersOf: (newsIds: readonly number[], affiliateIds: readonly number[]) => Promise<ReadonlyMap<number, ReadonlySet<number>>>;
  readonly countReaders: (newsIds: readonly number[]) => Promise<ReadonlyMap<number, number>>;

  /** Writes a message down, in the unit of work that is open. */
  readonly say: (said: Pick<Message, 'affiliateId' | 'side' | 'actor' | 'text'>) => ReturnType<typeof insertMessage>;
  readonly markRead: (affiliateId: number, side: Side) => Promise<void>;
  readonly messages: (affiliateId: number, page: KeysetPage) => Promise<readonly Message[]>;
  readonly countMessages: (affiliateId: number) => Promise<number>;
  readonly conversationsOf: (affiliateIds: readonly number[]) => Promise<ReadonlyMap<number, Conversation>>;
  readonly conversations: (
    filter: ConversationFilter,
    page: { readonly from: number; readonly limit: number },
  ) => Promise<readonly Conversation[]>;
  readonly countConversations: (filter: ConversationFilter) => Promise<number>;
}

/** The door of this room. */
export const talk = (strapi: Core.Strapi): TalkService => door<TalkService>(strapi, 'talk');

export const talkService = ({ strapi }: { readonly strapi: Core.Strapi }): TalkService => ({
  draft: (draft, by) => insertNews(strapi, draft, by),
  news: (publicId) => findNews(strapi, publicId),
  lockNews: (publicId) => lockNews(strapi, publicId),
  keepNews: (kept) => keepNews(strapi, kept),
  listNews: (filter, page) => findNewsList(strapi, filter, page),
  countNews: (filter) => countNews(strapi, filter),
  markNewsRead: (newsId, affiliateIds) => markNewsRead(strapi, newsId, affiliateIds),
  readersOf: (newsIds, affiliateIds) => readersOf(strapi, newsIds, affiliateIds),
  countReaders: (newsIds) => countReaders(strapi, newsIds),
  say: (said) => insertMessage(strapi, said),
  markRead: (affiliateId, side) => markMessagesRead(strapi, affiliateId, side),
  messages: (affiliateId, page) => findMessages(strapi, affiliateId, page),
  countMessages: (affiliateId) => countMessages(strapi, affiliateId),
  conversationsOf: (affiliateIds) => conversationsOf(strapi, affiliateIds),
  conversations: (filter, page) => findConversations(strapi, filter, page),
  countConversations: (filter) => countConversations(strapi, filter),
});
