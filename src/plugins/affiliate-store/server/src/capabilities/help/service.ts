import type { Core } from '@strapi/strapi';
import { door } from '../../platform/door';
import { publicId } from '../../platform/ids';
import type { Article } from './domain/article';
import type { Question } from './domain/question';
import { STARTERS, starterOf } from './domain/starters';
import { countVotes, findArticles, insertArticle, insertVote, keepArticle, lockArticle, voteOf, type Votes } from './store/articles';
import { countQuestions, findQuestion, findQuestions, insertQuestion, keepQuestion, lockQuestion } from './store/questions';
import type { NewQuestion, QuestionFilter } from './store/questions';

export { articleIn, holding, inOrder, isArticleFor } from './domain/article';
export type { Article, HelpRole } from './domain/article';
export { helpFailures } from './domain/failures';
export { MOST_OPEN } from './domain/question';
export type { Question } from './domain/question';
export type { Votes } from './store/articles';
export type { QuestionFilter } from './store/questions';

/** What an editor decides of an article. */
export type ArticleDraft = Pick<Article, 'role' | 'kind' | 'section' | 'position' | 'words'>;

/** Articles for people of each role, and what they ask. */
export interface HelpService {
  /** All there are: those of the shop, and starters nothing stands in the place of. In no order. */
  readonly articles: () => Promise<readonly Article[]>;
  readonly article: (id: string) => Promise<Article | null>;
  /** How many the shop has written. */
  readonly countOwn: () => Promise<number>;
  /** The article, held until the unit of work ends; a starter becomes the shop's own with it. */
  readonly lockArticle: (id: string, by: string) => Promise<Article | null>;
  readonly write: (draft: ArticleDraft & Pick<Article, 'state'>, by: string) => Promise<Article>;
  readonly keepArticle: (kept: Article, by: string) => Promise<void>;
  readonly rate: (articleId: string, userId: number, helpful: boolean) => Promise<void>;
  readonly ratingOf: (articleId: string, userId: number) => Promise<boolean | null>;
  readonly ratings: () => Promise<ReadonlyMap<string, Votes>>;

  readonly ask: (asked: NewQuestion) => Promise<Question>;
  readonly question: (id: string) => Promise<Question | null>;
  /** Held until the unit of work ends. */
  readonly lockQuestion: (id: string) => Promise<Question | null>;
  readonly keepQuestion: (kept: Question) => Promise<void>;
  readonly questions: (
    filter: QuestionFilter,
    page: { readonly before?: number | undefined; readonly limit: number },
  ) => Promise<readonly Question[]>;
  readonly countQuestions: (filter: QuestionFilter) => Promise<number>;
}

/** The door of this room. */
export const help = (strapi: Core.Strapi): HelpService => door<HelpService>(strapi, 'help');

const all = async (strapi: Core.Strapi): Promise<readonly Article[]> => {
  const own = await findArticles(strapi);
  const replaced = new Set(own.map((one) => one.publicId));
  return [...own, ...STARTERS.filter((one) => !replaced.has(one.publicId))];
};

export const helpService = ({ strapi }: { readonly strapi: Core.Strapi }): HelpService => ({
  articles: () => all(strapi),
  article: async (id) => (await all(strapi)).find((one) => one.publicId === id) ?? null,
  countOwn: async () => (await findArticles(strapi)).length,
  lockArticle: async (id, by) => {
    const starter = starterOf(id);
    if (starter) await insertArticle(strapi, starter, by);
    return lockArticle(strapi, id);
  },
  write: async (draft, by) => {
    const article = { ...draft, publicId: publicId('hlp'), changedBy: by, changedAt: null };
    await insertArticle(strapi, article, by);
    return (await lockArticle(strapi, article.publicId)) ?? article;
  },
  keepArticle: (kept, by) => keepArticle(strapi, kept, by),
  rate: (articleId, userId, helpful) => insertVote(strapi, articleId, userId, helpful),
  ratingOf: (articleId, userId) => voteOf(strapi, articleId, userId),
  ratings: () => countVotes(strapi),
  ask: (asked) => insertQuestion(strapi, asked),
  question: (id) => findQuestion(strapi, id),
  lockQuestion: (id) => lockQuestion(strapi, id),
  keepQuestion: (kept) => keepQuestion(strapi, kept),
  questions: (filter, page) => findQuestions(strapi, filter, page),
  countQuestions: (filter) => countQuestions(strapi, filter),
});
