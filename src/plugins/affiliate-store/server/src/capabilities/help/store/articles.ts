import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { locked, sql } from '../../../platform/transaction';
import type { Article, ArticleKind, ArticleState, HelpRole, Section } from '../domain/article';

const TABLE = 'afs_help_articles';
const VOTES = 'afs_help_votes';

type Raw = Record<string, unknown>;

/** How many said that it helped, and how many that it did not. */
export interface Votes {
  readonly yes: number;
  readonly no: number;
}

const articleOf = (row: Raw): Article => ({
  publicId: String(row['public_id']),
  role: row['role'] as HelpRole,
  kind: row['kind'] as ArticleKind,
  section: row['section'] as Section,
  position: Number(row['position']),
  words: JSON.parse(String(row['words'])) as Article['words'],
  state: row['state'] as ArticleState,
  changedBy: String(row['changed_by']),
  changedAt: Number(row['changed_at']),
});

const columnsOf = (article: Article, by: string) => ({
  role: article.role,
  kind: article.kind,
  section: article.section,
  position: article.position,
  words: JSON.stringify(article.words),
  state: article.state,
  changed_by: by,
  changed_at: now(),
});

/** Every article the shop has written. They are few: a shop writes no more than three hundred. */
export const findArticles = async (strapi: Core.Strapi): Promise<readonly Article[]> =>
  ((await sql(strapi)(TABLE).orderBy('id')) as Raw[]).map(articleOf);

/** The article, held until the unit of work ends. */
export const lockArticle = async (strapi: Core.Strapi, publicId: string): Promise<Article | null> => {
  const row = (await locked(strapi, sql(strapi)(TABLE).where({ public_id: publicId }).first())) as Raw | undefined;
  return row ? articleOf(row) : null;
};

/** Writes a new row; where somebody else has just written it, theirs stays. */
export const insertArticle = async (strapi: Core.Strapi, article: Article, by: string): Promise<void> => {
  await sql(strapi)(TABLE)
    .insert({ ...columnsOf(article, by), public_id: article.publicId })
    .onConflict('public_id')
    .ignore();
};

/** Writes an article as it stands now; its row is held by the caller. */
export const keepArticle = async (strapi: Core.Strapi, kept: Article, by: string): Promise<void> => {
  await sql(strapi)(TABLE).where({ public_id: kept.publicId }).update(columnsOf(kept, by));
};

export const insertVote = async (strapi: Core.Strapi, articleId: string, userId: number, helpful: boolean): Promise<void> => {
  await sql(strapi)(VOTES)
    .insert({ article_id: articleId, user_id: userId, helpful: helpful ? 1 : 0, at: now() })
    .onConflict(['article_id', 'user_id'])
    .merge(['helpful', 'at']);
};

/** What somebody said of an article; null while they have said nothing. */
export const voteOf = async (strapi: Core.Strapi, articleId: string, userId: number): Promise<boolean | null> => {
  const row = (await sql(strapi)(VOTES).where({ article_id: articleId, user_id: userId }).first()) as Raw | undefined;
  return row ? Number(row['helpful']) === 1 : null;
};

/** Of every article somebody said something about. */
export const countVotes = async (strapi: Core.Strapi): Promise<ReadonlyMap<string, Votes>> => {
  const rows = (await sql(strapi)(VOTES).select('article_id', 'helpful').count({ n: '*' }).groupBy('article_id', 'helpful')) as Raw[];
  const found = new Map<string, Votes>();
  for (const row of rows) {
    const id = String(row['article_id']);
    const before = found.get(id) ?? { yes: 0, no: 0 };
    const n = Number(row['n']);
    found.set(id, Number(row['helpful']) === 1 ? { ...before, yes: n } : { ...before, no: n });
  }
  return found;
};
