import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { now } from '../../../platform/clock';
import { publicId } from '../../../platform/ids';
import { maybeNumber, maybeText } from '../../../platform/row-values';
import { locked, sql } from '../../../platform/transaction';
import type { News, NewsState, Reader } from '../domain/news';

const TABLE = 'afs_news';
const READS = 'afs_news_reads';

type Raw = Record<string, unknown>;

const newsOf = (row: Raw): News => ({
  id: Number(row['id']),
  publicId: String(row['public_id']),
  programId: maybeNumber(row['program_id']),
  group: maybeText(row['group_name']),
  tag: maybeText(row['tag_name']),
  words: JSON.parse(String(row['words'])) as News['words'],
  state: row['state'] as NewsState,
  madeBy: String(row['made_by']),
  madeAt: Number(row['made_at']),
  publishedAt: maybeNumber(row['published_at']),
  mailed: Number(row['mailed']) === 1,
});

/** What a draft says, and to whom. */
export type NewsDraft = Pick<News, 'programId' | 'group' | 'tag' | 'words'>;

const columnsOf = ({ programId, group, tag, words }: NewsDraft) => ({
  program_id: programId,
  group_name: group,
  tag_name: tag,
  words: JSON.stringify(words),
});

export const insertNews = async (strapi: Core.Strapi, draft: NewsDraft, by: string): Promise<News> => {
  const [row] = (await sql(strapi)(TABLE)
    .insert({ ...columnsOf(draft), public_id: publicId('nws'), state: 'draft', made_by: by, made_at: now(), mailed: 0 })
    .returning('*')) as Raw[];
  return newsOf(row ?? {});
};

export const findNews = async (strapi: Core.Strapi, id: string): Promise<News | null> => {
  const row = (await sql(strapi)(TABLE).where({ public_id: id }).first()) as Raw | undefined;
  return row ? newsOf(row) : null;
};

/** The piece, held until the unit of work ends. */
export const lockNews = async (strapi: Core.Strapi, id: string): Promise<News | null> => {
  const row = (await locked(strapi, sql(strapi)(TABLE).where({ public_id: id }).first())) as Raw | undefined;
  return row ? newsOf(row) : null;
};

/** Writes a piece as it stands now; its row is held by the caller. */
export const keepNews = async (strapi: Core.Strapi, kept: News): Promise<void> => {
  await sql(strapi)(TABLE)
    .where({ id: kept.id })
    .update({ ...columnsOf(kept), state: kept.state, published_at: kept.publishedAt, mailed: kept.mailed ? 1 : 0 });
};

/** Which news to list. `of` are places it has to be for; `unread` only what waits for them. */
export interface NewsFilter {
  readonly state?: NewsState | undefined;
  readonly of?: readonly Reader[] | undefined;
  readonly unread?: true | undefined;
}

const forAnyOf = (strapi: Core.Strapi, query: Knex.QueryBuilder, { of = [], unread }: NewsFilter): void => {
  const active = of.filter(({ state }) => state === 'active');
  void query.where((any) => {
    void any.whereRaw('1 = 0');
    for (const { programId, group, tags, enrolledAt } of active)
      void any.orWhere((one) => {
        void one.where((program) => void program.whereNull('program_id').orWhere({ program_id: programId }));
        void one.where((inGroup) => {
          void inGroup.whereNull('group_name');
          if (group !== null) void inGroup.orWhere({ group_name: group });
        });
        void one.where((tagged) => void tagged.whereNull('tag_name').orWhereIn('tag_name', [...tags]));
        if (unread) void one.where('published_at', '>=', enrolledAt);
      });
  });
  if (unread)
    void query.whereNotIn(
      'id',
      sql(strapi)(READS)
        .select('news_id')
        .whereIn(
          'affiliate_id',
          active.map(({ id }) => id),
        ),
    );
};

const matching = (strapi: Core.Strapi, filter: NewsFilter) => {
  const query = sql(strapi)(TABLE);
  if (filter.state !== undefined) query.where({ state: filter.state });
  if (filter.of !== undefined) forAnyOf(strapi, query, filter);
  return query;
};

/** News, newest first, below an id where given. */
export const findNewsList = async (
  strapi: Core.Strapi,
  filter: NewsFilter,
  page: { readonly before?: number | undefined; readonly limit: number },
): Promise<readonly News[]> => {
  const query = matching(strapi, filter).orderBy('id', 'desc').limit(page.limit);
  if (page.before !== undefined) query.where('id', '<', page.before);
  return ((await query) as Raw[]).map(newsOf);
};

export const countNews = async (strapi: Core.Strapi, filter: NewsFilter): Promise<number> => {
  const row = (await matching(strapi, filter).count({ n: '*' }).first()) as { n: number | string } | undefined;
  return Number(row?.n ?? 0);
};

/** Says that places have read a piece; once is enough. */
export const markNewsRead = async (strapi: Core.Strapi, newsId: number, affiliateIds: readonly number[]): Promise<void> => {
  if (affiliateIds.length === 0) return;
  await sql(strapi)(READS)
    .insert(affiliateIds.map((id) => ({ news_id: newsId, affiliate_id: id, read_at: now() })))
    .onConflict(['news_id', 'affiliate_id'])
    .ignore();
};

/** Which of some places have read which of some pieces. */
export const readersOf = async (
  strapi: Core.Strapi,
  newsIds: readonly number[],
  affiliateIds: readonly number[],
): Promise<ReadonlyMap<number, ReadonlySet<number>>> => {
  const found = new Map<number, Set<number>>();
  const rows = (await sql(strapi)(READS)
    .select('news_id', 'affiliate_id')
    .whereIn('news_id', [...newsIds])
    .whereIn('affiliate_id', [...affiliateIds])) as Raw[];
  for (const row of rows) {
    const id = Number(row['news_id']);
    found.set(id, (found.get(id) ?? new Set()).add(Number(row['affiliate_id'])));
  }
  return found;
};

/** How many places have read each of some pieces. */
export const countReaders = async (strapi: Core.Strapi, newsIds: readonly number[]): Promise<ReadonlyMap<number, number>> => {
  const rows = (await sql(strapi)(READS)
    .select('news_id')
    .count({ n: '*' })
    .whereIn('news_id', [...newsIds])
    .groupBy('news_id')) as Raw[];
  return new Map(rows.map((row) => [Number(row['news_id']), Number(row['n'])]));
};
