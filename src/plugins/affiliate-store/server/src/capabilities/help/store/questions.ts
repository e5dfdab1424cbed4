import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { publicId } from '../../../platform/ids';
import { maybeNumber, maybeText } from '../../../platform/row-values';
import { escapedLike } from '../../../platform/text-search';
import { locked, sql } from '../../../platform/transaction';
import type { HelpRole, Locale } from '../domain/article';
import type { Question, QuestionState } from '../domain/question';

const TABLE = 'afs_help_questions';

type Raw = Record<string, unknown>;

const questionOf = (row: Raw): Question => ({
  id: Number(row['id']),
  publicId: String(row['public_id']),
  userId: Number(row['user_id']),
  role: row['role'] as HelpRole,
  language: row['language'] as Locale,
  text: String(row['text']),
  articleId: maybeText(row['article_id']),
  state: row['state'] as QuestionState,
  answer: maybeText(row['answer']),
  answeredBy: maybeText(row['answered_by']),
  answeredAt: maybeNumber(row['answered_at']),
  publishedAs: maybeText(row['published_as']),
  askedAt: Number(row['asked_at']),
});

export type NewQuestion = Pick<Question, 'userId' | 'role' | 'language' | 'text' | 'articleId'>;

export const insertQuestion = async (strapi: Core.Strapi, asked: NewQuestion): Promise<Question> => {
  const [row] = (await sql(strapi)(TABLE)
    .insert({
      public_id: publicId('hqu'),
      user_id: asked.userId,
      role: asked.role,
      language: asked.language,
      text: asked.text,
      article_id: asked.articleId,
      state: 'open',
      asked_at: now(),
    })
    .returning('*')) as Raw[];
  return questionOf(row ?? {});
};

export const findQuestion = async (strapi: Core.Strapi, id: string): Promise<Question | null> => {
  const row = (await sql(strapi)(TABLE).where({ public_id: id }).first()) as Raw | undefined;
  return row ? questionOf(row) : null;
};

/** The question, held until the unit of work ends. */
export const lockQuestion = async (strapi: Core.Strapi, id: string): Promise<Question | null> => {
  const row = (await locked(strapi, sql(strapi)(TABLE).where({ public_id: id }).first())) as Raw | undefined;
  return row ? questionOf(row) : null;
};

/** Writes a question as it stands now; its row is held by the caller. */
export const keepQuestion = async (strapi: Core.Strapi, kept: Question): Promise<void> => {
  await sql(strapi)(TABLE).where({ id: kept.id }).update({
    state: kept.state,
    answer: kept.answer,
    answered_by: kept.answeredBy,
    answered_at: kept.answeredAt,
    published_as: kept.publishedAs,
  });
};

export interface QuestionFilter {
  readonly userId?: number | undefined;
  readonly state?: QuestionState | undefined;
  readonly role?: HelpRole | undefined;
  readonly words?: string | undefined;
}

const matching = (strapi: Core.Strapi, { userId, state, role, words }: QuestionFilter) => {
  const query = sql(strapi)(TABLE);
  if (userId !== undefined) query.where({ user_id: userId });
  if (state !== undefined) query.where({ state });
  if (role !== undefined) query.where({ role });
  if (words !== undefined) escapedLike(strapi, query, ['text', 'answer'], words);
  return query;
};

/** Questions, newest first, below an id where given. */
export const findQuestions = async (
  strapi: Core.Strapi,
  filter: QuestionFilter,
  page: { readonly before?: number | undefined; readonly limit: number },
): Promise<readonly Question[]> => {
  const query = matching(strapi, filter).orderBy('id', 'desc').limit(page.limit);
  if (page.before !== undefined) query.where('id', '<', page.before);
  return ((await query) as Raw[]).map(questionOf);
};

export const countQuestions = async (strapi: Core.Strapi, filter: QuestionFilter): Promise<number> => {
  const row = (await matching(strapi, filter).count({ n: '*' }).first()) as { n: number | string } | undefined;
  return Number(row?.n ?? 0);
};
