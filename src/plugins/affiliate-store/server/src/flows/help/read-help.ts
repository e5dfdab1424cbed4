import type { Core } from '@strapi/strapi';
import type { HelpArticlePage, HelpArticleRow, HelpQuestionPage, HelpQuestionRow } from '../../../../contracts/admin';
import type { ArticleRow, ArticleView, QuestionView } from '../../../../contracts/help';
import type { Locale } from '../../../../contracts/primitives';
import { articleIn, help, helpFailures, holding, inOrder, isArticleFor } from '../../capabilities/help/service';
import type { Article, HelpRole, Question, QuestionFilter, Votes } from '../../capabilities/help/service';
import { people } from '../../capabilities/people/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { isoOf, maybeIsoOf } from '../../platform/moments';
import { namesOfActors } from '../../platform/staff-names';
import type { HelpReader } from './help-reader';
import type { Page } from '../affiliates/read-partner-portal';

const OPENING = 160;

interface Slice {
  readonly from: number;
  readonly limit: number;
}

/** A part of a list that is known whole; the cursor says how many are above. */
const sliceOf = <T>(all: readonly T[], { from, limit }: Slice): Page<T> => {
  const end = from + limit;
  return { rows: all.slice(from, end), nextCursor: end < all.length ? String(end) : null, total: all.length };
};

const openingOf = (text: string): string => {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= OPENING ? line : `${line.slice(0, OPENING).replace(/\s\S*$/, '')} …`;
};

const rowOf = (article: Article, language: Locale): ArticleRow => {
  const { text, ...shown } = articleIn(article.words, language);
  const { publicId: id, role, kind, section } = article;
  return { id, role, kind, section, ...shown, opening: openingOf(text) };
};

/** A page of the articles somebody may read, in order; by words, best first. */
export const articlesFor = async (
  strapi: Core.Strapi,
  { roles }: HelpReader,
  asked: { readonly language: Locale; readonly role?: HelpRole | undefined; readonly q?: string | undefined } & Slice,
): Promise<Page<ArticleRow>> => {
  const mine = asked.role === undefined ? roles : roles.filter((role) => role === asked.role);
  const open = inOrder(await help(strapi).articles()).filter((article) => isArticleFor(article, mine));
  const page = sliceOf(holding(open, asked.q ?? '', asked.language), asked);
  return { ...page, rows: page.rows.map((article) => rowOf(article, asked.language)) };
};

/** One article somebody may read; a draft, or one for others, is as if there were none. */
export const articleFor = async (strapi: Core.Strapi, { roles }: HelpReader, id: string): Promise<Outcome<Article, Failure>> => {
  const article = await help(strapi).article(id);
  return article && isArticleFor(article, roles) ? ok(article) : failed(helpFailures.because('HELP_ARTICLE_NOT_FOUND'));
};

/** The same as it is shown. */
export const articlePageFor = async (
  strapi: Core.Strapi,
  reader: HelpReader,
  { id, language }: { readonly id: string; readonly language: Locale },
): Promise<Outcome<ArticleView, Failure>> => {
  const found = await articleFor(strapi, reader, id);
  if (!found.ok) return found;
  const { publicId, role, kind, section, words } = found.value;
  const helpful = await help(strapi).ratingOf(publicId, reader.userId);
  return ok({ id: publicId, role, kind, section, ...articleIn(words, language), helpful });
};

/** A question as whoever asked it sees it. */
export const questionForReader = ({ publicId, role, text, state, answer, askedAt, answeredAt }: Question): QuestionView => ({
  id: publicId,
  role,
  text,
  state,
  answer,
  askedAt: isoOf(askedAt),
  answeredAt: maybeIsoOf(answeredAt),
});

interface Before {
  readonly before?: number | undefined;
  readonly limit: number;
}

/** A page of questions, newest first. */
export const questionsBy = async (strapi: Core.Strapi, filter: QuestionFilter, asked: Before): Promise<Page<Question>> => {
  const rows = await help(strapi).questions(filter, asked);
  const last = rows.length === asked.limit ? rows.at(-1) : undefined;
  return { rows: [...rows], nextCursor: last ? String(last.id) : null, total: await help(strapi).countQuestions(filter) };
};

const NONE: Votes = { yes: 0, no: 0 };

const deskRow = (article: Article, votes: Votes, nameOf: (actor: string) => string): HelpArticleRow => ({
  id: article.publicId,
  title: articleIn(article.words, 'en').title,
  role: article.role,
  kind: article.kind,
  section: article.section,
  position: article.position,
  state: article.state,
  starter: article.changedBy === null,
  languages: Object.keys(article.words) as Locale[],
  helped: votes.yes,
  didNotHelp: votes.no,
  changedBy: article.changedBy === null ? null : nameOf(article.changedBy),
  changedAt: maybeIsoOf(article.changedAt),
});

const ROLES: readonly HelpRole[] = ['affiliate', 'creator', 'buyer'];
type ArticleFilter = Partial<Pick<Article, 'role' | 'state' | 'kind'>> & { readonly q?: string | undefined };

const fits = (article: Article, { role, state, kind, q }: ArticleFilter): boolean =>
  (role === undefined || article.role === role) &&
  (state === undefined || article.state === state) &&
  (kind === undefined || article.kind === kind) &&
  // An editor looks for words of any language.
  (q === undefined || Object.keys(article.words).some((language) => holding([article], q, language as Locale).length > 0));

/** A page of articles on the desk: by role, section and order. */
export const articlesOnDesk = async (strapi: Core.Strapi, filter: ArticleFilter, slice: Slice): Promise<Page<HelpArticleRow>> => {
  const all = inOrder(await help(strapi).articles());
  const page = sliceOf(
    ROLES.flatMap((role) => all.filter((article) => article.role === role && fits(article, filter))),
    slice,
  );
  const votes = await help(strapi).ratings();
  const nameOf = await namesOfActors(
    strapi,
    page.rows.flatMap(({ changedBy }) => changedBy ?? []),
  );
  return { ...page, rows: page.rows.map((article) => deskRow(article, votes.get(article.publicId) ?? NONE, nameOf)) };
};

/** One article on the desk, with its words in every language. */
export const articleOnDesk = async (strapi: Core.Strapi, article: Article): Promise<HelpArticlePage> => {
  const votes = (await help(strapi).ratings()).get(article.publicId) ?? NONE;
  const nameOf = await namesOfActors(strapi, article.changedBy === null ? [] : [article.changedBy]);
  return {
    ...deskRow(article, votes, nameOf),
    words: Object.entries(article.words).map(([language, { title, text }]) => ({ language: language as Locale, title, text })),
  };
};

/** Who looks at the desk: how addresses are shown to them, and whether they see every affiliate. */
export interface DeskReader {
  readonly readable: (address: string) => string;
  readonly seesAffiliates: boolean;
}

const questionRow = async (strapi: Core.Strapi, question: Question, reader: DeskReader): Promise<HelpQuestionRow> => {
  const hidden = question.role === 'affiliate' && !reader.seesAffiliates;
  const account = hidden ? null : await people(strapi).account(question.userId);
  const { publicId: id, role, language, text, state } = question;
  return {
    ...{ id, role, language, text, state },
    asker: account ? reader.readable(account.email) : null,
    askedAt: isoOf(question.askedAt),
    answeredAt: maybeIsoOf(question.answeredAt),
  };
};

/** A page of questions on the desk. */
export const questionsOnDesk = async (
  strapi: Core.Strapi,
  filter: QuestionFilter,
  asked: Before,
  reader: DeskReader,
): Promise<Page<HelpQuestionRow>> => {
  const page = await questionsBy(strapi, filter, asked);
  const rows: HelpQuestionRow[] = [];
  for (const question of page.rows) rows.push(await questionRow(strapi, question, reader));
  return { ...page, rows };
};

/** One question on the desk, with its answer. */
export const questionOnDesk = async (strapi: Core.Strapi, question: Question, reader: DeskReader): Promise<HelpQuestionPage> => {
  const named = async (id: string | null) => {
    const article = id === null ? null : await help(strapi).article(id);
    return article && { id: article.publicId, title: articleIn(article.words, question.language).title };
  };
  const nameOf = await namesOfActors(strapi, question.answeredBy === null ? [] : [question.answeredBy]);
  return {
    ...(await questionRow(strapi, question, reader)),
    answer: question.answer,
    answeredBy: question.answeredBy === null ? null : nameOf(question.answeredBy),
    about: await named(question.articleId),
    publishedAs: await named(question.publishedAs),
  };
};
