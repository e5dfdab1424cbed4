import { z } from 'zod';
import { endpoint } from '../endpoint';
import { articleKind, articleSection, helpRole, questionState } from '../help';
import { cursor, locale, moment, pageSize, reason } from '../primitives';
import { talkText } from '../talk';

const READ = 'admin:help.read';
const WRITE = 'admin:help.write';
const ANSWER = 'admin:help.answer';

export const articleState = z.enum(['draft', 'published']);
const title = z.string().trim().min(2).max(120);
const text = z.string().trim().min(2).max(8000);
const q = z.string().trim().min(1).max(80).optional();

/** An article as the desk lists it. */
export const helpArticleRow = z.object({
  id: z.string(),
  title: z.string(),
  role: helpRole,
  kind: articleKind,
  section: articleSection,
  position: z.number().int(),
  state: articleState,
  /** Whether it is as the plugin brings it: nobody of the shop has touched it. */
  starter: z.boolean(),
  languages: z.array(locale),
  helped: z.number().int(),
  didNotHelp: z.number().int(),
  changedBy: z.string().nullable(),
  changedAt: moment.nullable(),
});
export type HelpArticleRow = z.output<typeof helpArticleRow>;

export const helpArticlePage = helpArticleRow.extend({
  words: z.array(z.object({ language: locale, title: z.string(), text: z.string() })),
});
export type HelpArticlePage = z.output<typeof helpArticlePage>;

const params = z.strictObject({ id: z.string().min(1).max(64) });
const body = z.strictObject({
  role: helpRole,
  kind: articleKind,
  section: articleSection,
  position: z.number().int().min(0).max(9999),
  /** One entry a language. */
  words: z
    .array(z.strictObject({ language: locale, title, text }))
    .min(1)
    .max(5)
    .refine((words) => new Set(words.map(({ language }) => language)).size === words.length, 'each language once'),
});

export const listHelpArticles = endpoint({
  id: 'adminHelp.list',
  method: 'GET',
  path: '/help-articles',
  access: READ,
  paginated: true,
  summary: 'Articles of the help centre, by role and section, and how many they helped.',
  query: z.strictObject({ role: helpRole.optional(), state: articleState.optional(), kind: articleKind.optional(), q, cursor, pageSize }),
  response: z.array(helpArticleRow),
  failures: ['CURSOR_INVALID'],
});
export const readHelpArticle = endpoint({
  id: 'adminHelp.read',
  method: 'GET',
  path: '/help-articles/:id',
  access: READ,
  summary: 'One article with its words in every language.',
  params,
  response: helpArticlePage,
  failures: ['HELP_ARTICLE_NOT_FOUND'],
});
export const draftHelpArticle = endpoint({
  id: 'adminHelp.draft',
  method: 'POST',
  path: '/help-articles',
  access: WRITE,
  status: 201,
  summary: 'Writes a draft, in one language or several.',
  body,
  response: helpArticlePage,
  failures: ['HELP_FULL'],
});
export const changeHelpArticle = endpoint({
  id: 'adminHelp.change',
  method: 'PUT',
  path: '/help-articles/:id',
  access: WRITE,
  summary: 'Changes an article where it stands; one of the plugin becomes the shop’s own with it.',
  params,
  body,
  response: helpArticlePage,
  failures: ['HELP_ARTICLE_NOT_FOUND'],
});
export const publishHelpArticle = endpoint({
  id: 'adminHelp.publish',
  method: 'POST',
  path: '/help-articles/:id/publish',
  access: WRITE,
  summary: 'Publishes an article.',
  params,
  response: helpArticlePage,
  failures: ['HELP_ARTICLE_NOT_FOUND', 'HELP_ARTICLE_STATE'],
});
export const withdrawHelpArticle = endpoint({
  id: 'adminHelp.withdraw',
  method: 'POST',
  path: '/help-articles/:id/withdraw',
  access: WRITE,
  summary: 'Withdraws an article to a draft; nobody reads it until it is published again.',
  params,
  response: helpArticlePage,
  failures: ['HELP_ARTICLE_NOT_FOUND', 'HELP_ARTICLE_STATE'],
});

/** A question on the desk. */
export const helpQuestionRow = z.object({
  id: z.string(),
  role: helpRole,
  language: locale,
  text: z.string(),
  state: questionState,
  /** Who asked: masked without `pii.view`, and null where it is an affiliate and the reader does not see every one of them. */
  asker: z.string().nullable(),
  askedAt: moment,
  answeredAt: moment.nullable(),
});
export type HelpQuestionRow = z.output<typeof helpQuestionRow>;

export const helpQuestionPage = helpQuestionRow.extend({
  answer: z.string().nullable(),
  answeredBy: z.string().nullable(),
  /** The article they came from, and the one their question became. */
  about: z.object({ id: z.string(), title: z.string() }).nullable(),
  publishedAs: z.object({ id: z.string(), title: z.string() }).nullable(),
});
export type HelpQuestionPage = z.output<typeof helpQuestionPage>;

const ON_A_QUESTION = ['HELP_QUESTION_NOT_FOUND', 'HELP_QUESTION_STATE'] as const;

export const listHelpQuestions = endpoint({
  id: 'adminHelpQuestions.list',
  method: 'GET',
  path: '/help-questions',
  access: ANSWER,
  paginated: true,
  summary: 'What readers of the help centre ask, newest first.',
  query: z.strictObject({ state: questionState.optional(), role: helpRole.optional(), q, cursor, pageSize }),
  response: z.array(helpQuestionRow),
  failures: ['CURSOR_INVALID'],
});
export const readHelpQuestion = endpoint({
  id: 'adminHelpQuestions.read',
  method: 'GET',
  path: '/help-questions/:id',
  access: ANSWER,
  summary: 'One question and its answer.',
  params,
  response: helpQuestionPage,
  failures: ['HELP_QUESTION_NOT_FOUND'],
});
export const answerHelpQuestion = endpoint({
  id: 'adminHelpQuestions.answer',
  method: 'POST',
  path: '/help-questions/:id/answer',
  access: ANSWER,
  summary: 'Answers whoever asked, by letter too; and publishes question and answer as an article, in words of their own, if wanted.',
  params,
  body: z.strictObject({
    text: talkText,
    publish: z.strictObject({ title, text, section: articleSection }).nullable(),
  }),
  response: helpQuestionPage,
  failures: [...ON_A_QUESTION, 'HELP_FULL'],
});
export const closeHelpQuestion = endpoint({
  id: 'adminHelpQuestions.close',
  method: 'POST',
  path: '/help-questions/:id/close',
  access: ANSWER,
  summary: 'Closes a question nobody answers; whoever asked sees that it is closed and gets no letter. The reason stays in the audit log.',
  params,
  body: z.strictObject({ reason }),
  response: helpQuestionPage,
  failures: ON_A_QUESTION,
});
