import { z } from 'zod';
import { endpoint } from './endpoint';
import { cursor, locale, moment, pageSize } from './primitives';
import { talkText } from './talk';

/** Who an article is for; everybody who signs in is a buyer. */
export const helpRole = z.enum(['affiliate', 'creator', 'buyer']);
export type HelpRoleName = z.output<typeof helpRole>;
/** An answer to one question, a guide through a matter, or how to do something well. */
export const articleKind = z.enum(['answer', 'guide', 'practice']);
/** In the order a reader meets them. */
export const articleSection = z.enum(['start', 'sales', 'money', 'rules', 'account']);
export const questionState = z.enum(['open', 'answered', 'closed']);

/** An article in a list, in the language it is shown in: the reader's, or the one it was written in. */
export const articleRow = z.object({
  id: z.string(),
  role: helpRole,
  kind: articleKind,
  section: articleSection,
  language: locale,
  title: z.string(),
  /** How its text begins. */
  opening: z.string(),
});
export type ArticleRow = z.output<typeof articleRow>;

export const articleView = articleRow.omit({ opening: true }).extend({
  text: z.string(),
  /** Whether the reader said that it helped; null while they have said nothing. */
  helpful: z.boolean().nullable(),
});
export type ArticleView = z.output<typeof articleView>;

/** A question as whoever asked it sees it. Who of the shop answered, only the shop is told. */
export const questionView = z.object({
  id: z.string(),
  role: helpRole,
  text: z.string(),
  state: questionState,
  answer: z.string().nullable(),
  askedAt: moment,
  answeredAt: moment.nullable(),
});
export type QuestionView = z.output<typeof questionView>;

const params = z.strictObject({ id: z.string().min(1).max(64) });
const PER_MINUTE = 20;

export const listHelp = endpoint({
  id: 'help.list',
  method: 'GET',
  path: '/help/articles',
  access: 'member',
  paginated: true,
  summary: 'Articles of the help centre for what you are here, in your language where they were written in it; by words, best first.',
  query: z.strictObject({
    language: locale.default('en'),
    role: helpRole.optional(),
    q: z.string().trim().min(1).max(80).optional(),
    cursor,
    pageSize,
  }),
  response: z.array(articleRow),
  failures: ['SESSION_MISSING', 'CURSOR_INVALID'],
});
export const readHelp = endpoint({
  id: 'help.read',
  method: 'GET',
  path: '/help/articles/:id',
  access: 'member',
  summary: 'One article of the help centre.',
  params,
  query: z.strictObject({ language: locale.default('en') }),
  response: articleView,
  failures: ['SESSION_MISSING', 'HELP_ARTICLE_NOT_FOUND'],
});
export const rateHelp = endpoint({
  id: 'help.rate',
  method: 'PUT',
  path: '/help/articles/:id/helpful',
  access: 'member',
  summary: 'Says whether an article helped; one word a person, the last one counts.',
  params,
  body: z.strictObject({ helpful: z.boolean() }),
  response: z.object({ helpful: z.boolean() }),
  rateLimit: 60,
  failures: ['SESSION_MISSING', 'HELP_ARTICLE_NOT_FOUND'],
});
export const listQuestions = endpoint({
  id: 'help.questions',
  method: 'GET',
  path: '/help/questions',
  access: 'member',
  paginated: true,
  summary: 'What you asked and what you were answered, newest first.',
  query: z.strictObject({ cursor, pageSize }),
  response: z.array(questionView),
  failures: ['SESSION_MISSING', 'CURSOR_INVALID'],
});
export const askForHelp = endpoint({
  id: 'help.ask',
  method: 'POST',
  path: '/help/questions',
  access: 'member',
  status: 201,
  summary: 'Asks the shop; it answers you alone, by letter and on your help page.',
  body: z.strictObject({
    role: helpRole,
    language: locale,
    text: talkText,
    /** The article it is about. */
    article: z.string().min(1).max(64).optional(),
  }),
  response: questionView,
  rateLimit: PER_MINUTE,
  failures: ['SESSION_MISSING', 'HELP_ROLE_NOT_YOURS', 'HELP_ARTICLE_NOT_FOUND', 'HELP_QUESTIONS_FULL'],
});
