import { z } from 'zod';
import { endpoint } from '../endpoint';
import { cursor, locale, moment, pageSize } from '../primitives';
import { talkText } from '../talk';

const READ = 'admin:news.read';
const WRITE = 'admin:news.write';
const TALK = 'admin:affiliates.messages';

export const newsState = z.enum(['draft', 'published', 'taken_back']);
const title = z.string().trim().min(2).max(120);
const text = z.string().trim().min(2).max(5000);
const words = z.object({ language: locale, title: z.string(), text: z.string() });

export const newsRow = z.object({
  id: z.string(),
  state: newsState,
  /** Of whom it is: everybody, a program, or a group of one; with a tag, of these only who has it. */
  program: z.object({ id: z.string(), name: z.string() }).nullable(),
  group: z.string().nullable(),
  tag: z.string().nullable(),
  words: z.array(words),
  madeBy: z.string(),
  madeAt: moment,
  publishedAt: moment.nullable(),
  mailed: z.boolean(),
  /** How many places in programs have read it. */
  read: z.number().int(),
});
export type NewsRow = z.output<typeof newsRow>;

export const newsPage = newsRow.extend({
  /** How many places it is for, as they stand now. */
  reaches: z.number().int(),
});
export type NewsPage = z.output<typeof newsPage>;

const params = z.strictObject({ id: z.string().min(1).max(64) });
const body = z.strictObject({
  program: z.string().min(1).max(64).nullable(),
  group: z.string().trim().min(1).max(40).nullable(),
  tag: z.string().trim().min(1).max(40).nullable().default(null),
  /** One entry a language. */
  words: z
    .array(z.strictObject({ language: locale, title, text }))
    .min(1)
    .max(5),
});

export const listNews = endpoint({
  id: 'adminNews.list',
  method: 'GET',
  path: '/news',
  access: READ,
  paginated: true,
  summary: 'News for affiliates, newest first, and how many have read each.',
  query: z.strictObject({ state: newsState.optional(), cursor, pageSize }),
  response: z.array(newsRow),
  failures: ['CURSOR_INVALID'],
});
export const readNews = endpoint({
  id: 'adminNews.read',
  method: 'GET',
  path: '/news/:id',
  access: READ,
  summary: 'One piece of news, and how many it is for.',
  params,
  response: newsPage,
  failures: ['NEWS_NOT_FOUND'],
});
export const draftNews = endpoint({
  id: 'adminNews.draft',
  method: 'POST',
  path: '/news',
  access: WRITE,
  status: 201,
  summary: 'Writes a draft, in one language or several.',
  body,
  response: newsRow,
  failures: ['NEWS_AUDIENCE_UNKNOWN', 'NEWS_LANGUAGE_TWICE'],
});
export const changeNews = endpoint({
  id: 'adminNews.change',
  method: 'PUT',
  path: '/news/:id',
  access: WRITE,
  summary: 'Changes a draft. What is published stays as people have read it.',
  params,
  body,
  response: newsRow,
  failures: ['NEWS_NOT_FOUND', 'NEWS_STATE', 'NEWS_AUDIENCE_UNKNOWN', 'NEWS_LANGUAGE_TWICE'],
});
export const publishNews = endpoint({
  id: 'adminNews.publish',
  method: 'POST',
  path: '/news/:id/publish',
  access: WRITE,
  summary: 'Publishes a draft, by mail too if wanted.',
  params,
  body: z.strictObject({ mail: z.boolean().default(false) }),
  response: newsRow,
  failures: ['NEWS_NOT_FOUND', 'NEWS_STATE'],
});
export const takeNewsBack = endpoint({
  id: 'adminNews.takeBack',
  method: 'POST',
  path: '/news/:id/take-back',
  access: WRITE,
  summary: 'Takes a piece of news back: nobody sees it any more, and letters that are not written yet are not.',
  params,
  response: newsRow,
  failures: ['NEWS_NOT_FOUND', 'NEWS_STATE'],
});

/** A conversation as the desk lists it. */
export const conversationRow = z.object({
  affiliate: z.object({ id: z.string(), name: z.string() }),
  program: z.string(),
  /** Messages the shop has not read. */
  unread: z.number().int(),
  lastBy: z.enum(['partner', 'shop']),
  lastAt: moment,
});
export type ConversationRow = z.output<typeof conversationRow>;

/** A message as staff reads it, with who wrote it. */
export const staffMessage = z.object({ id: z.string(), by: z.enum(['partner', 'shop']), who: z.string(), text: z.string(), at: moment });
export type StaffMessage = z.output<typeof staffMessage>;

export const listStaffConversations = endpoint({
  id: 'adminConversations.list',
  method: 'GET',
  path: '/conversations',
  access: TALK,
  managed: 'list',
  paginated: true,
  summary: 'Conversations with affiliates: those with something unread first.',
  query: z.strictObject({ waiting: z.enum(['true', 'false']).optional(), cursor, pageSize }),
  response: z.array(conversationRow),
  failures: ['CURSOR_INVALID'],
});
export const listStaffMessages = endpoint({
  id: 'adminConversations.listMessages',
  method: 'GET',
  path: '/affiliates/:id/messages',
  access: TALK,
  managed: 'affiliate',
  paginated: true,
  summary: 'What an affiliate and the shop wrote to each other, newest first.',
  params,
  query: z.strictObject({ cursor, pageSize }),
  response: z.array(staffMessage),
  failures: ['AFFILIATE_NOT_FOUND', 'CURSOR_INVALID'],
});
export const writeToAffiliate = endpoint({
  id: 'adminConversations.write',
  method: 'POST',
  path: '/affiliates/:id/messages',
  access: TALK,
  managed: 'affiliate',
  status: 201,
  summary: 'Writes to an affiliate; they get one letter until they have read it.',
  params,
  body: z.strictObject({ text: talkText }),
  response: staffMessage,
  failures: ['AFFILIATE_NOT_FOUND'],
});
export const readFromAffiliate = endpoint({
  id: 'adminConversations.read',
  method: 'POST',
  path: '/affiliates/:id/messages/read',
  access: TALK,
  managed: 'affiliate',
  summary: 'Says that the shop has read what an affiliate wrote.',
  params,
  response: z.object({ unread: z.number().int() }),
  failures: ['AFFILIATE_NOT_FOUND'],
});
