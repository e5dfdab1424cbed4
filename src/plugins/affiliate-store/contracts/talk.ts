import { z } from 'zod';
import { endpoint } from './endpoint';
import { cursor, locale, moment, pageSize } from './primitives';

/** What one side writes to the other, wherever it does: in a case, about a piece, in a conversation. */
export const talkText = z.string().trim().min(2).max(2000);

/** A piece of news as its reader sees it: in their language, or in the one it was written in. */
export const newsView = z.object({
  id: z.string(),
  language: locale,
  title: z.string(),
  text: z.string(),
  /** The program it is of; null for the whole shop. */
  program: z.string().nullable(),
  publishedAt: moment,
  /** What was published before they came does not wait for them. */
  read: z.boolean(),
});
export type NewsView = z.output<typeof newsView>;

/** One message of a conversation. Who of the shop wrote it, only the shop is told. */
export const messageView = z.object({ id: z.string(), by: z.enum(['you', 'shop']), text: z.string(), at: moment });
export type MessageView = z.output<typeof messageView>;

/** What waits for the reader. */
export const unreadView = z.object({ news: z.number().int(), messages: z.number().int() });
export type UnreadView = z.output<typeof unreadView>;

const code = z.string().trim().min(1).max(64);
const PER_MINUTE = 20;

export const readUnread = endpoint({
  id: 'partnerTalk.unread',
  method: 'GET',
  path: '/partner/unread',
  access: 'affiliate',
  summary: 'How much news and how many messages you have not read.',
  response: unreadView,
  failures: ['NOT_AN_AFFILIATE'],
});
export const listPartnerNews = endpoint({
  id: 'partnerTalk.listNews',
  method: 'GET',
  path: '/partner/news',
  access: 'affiliate',
  paginated: true,
  summary: 'News of your programs and of the shop, newest first, in your language where it was written in it.',
  query: z.strictObject({ language: locale.default('en'), cursor, pageSize }),
  response: z.array(newsView),
  failures: ['NOT_AN_AFFILIATE', 'CURSOR_INVALID'],
});
export const readPartnerNews = endpoint({
  id: 'partnerTalk.readNews',
  method: 'POST',
  path: '/partner/news/:id/read',
  access: 'affiliate',
  summary: 'Says that you have read a piece of news; once is enough.',
  params: z.strictObject({ id: z.string().min(1).max(64) }),
  response: unreadView,
  failures: ['NOT_AN_AFFILIATE', 'NEWS_NOT_FOUND'],
});
export const listConversations = endpoint({
  id: 'partnerTalk.listConversations',
  method: 'GET',
  path: '/partner/conversations',
  access: 'affiliate',
  summary: 'Your conversations with the shop, one for each of your programs.',
  response: z.array(z.object({ code: z.string(), program: z.string(), unread: z.number().int(), lastAt: moment.nullable() })),
  failures: ['NOT_AN_AFFILIATE'],
});
export const listMessages = endpoint({
  id: 'partnerTalk.listMessages',
  method: 'GET',
  path: '/partner/messages',
  access: 'affiliate',
  paginated: true,
  summary: 'What you and the shop wrote to each other about one of your programs, newest first.',
  query: z.strictObject({ code, cursor, pageSize }),
  response: z.array(messageView),
  failures: ['NOT_AN_AFFILIATE', 'CURSOR_INVALID'],
});
export const writeMessage = endpoint({
  id: 'partnerTalk.write',
  method: 'POST',
  path: '/partner/messages',
  access: 'affiliate',
  status: 201,
  summary: 'Writes to whoever looks after you in a program.',
  body: z.strictObject({ code, text: talkText }),
  response: messageView,
  rateLimit: PER_MINUTE,
  failures: ['NOT_AN_AFFILIATE'],
});
export const readMessages = endpoint({
  id: 'partnerTalk.readMessages',
  method: 'POST',
  path: '/partner/messages/read',
  access: 'affiliate',
  summary: 'Says that you have read what the shop wrote.',
  body: z.strictObject({ code }),
  response: unreadView,
  failures: ['NOT_AN_AFFILIATE'],
});
