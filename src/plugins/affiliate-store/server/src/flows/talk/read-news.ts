import type { Core } from '@strapi/strapi';
import type { NewsPage, NewsRow } from '../../../../contracts/admin';
import type { Locale } from '../../../../contracts/primitives';
import type { NewsView, UnreadView } from '../../../../contracts/talk';
import { affiliates } from '../../capabilities/affiliates/service';
import { isNewsFor, isUnread, newsIn, talk, talkFailures, type News } from '../../capabilities/talk/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { isoOf, maybeIsoOf } from '../../platform/moments';
import { namesOfActors } from '../../platform/staff-names';
import type { Page, PartnerSelf } from '../affiliates/read-partner-portal';

/** News as the desk lists it. */
export const newsRows = async (strapi: Core.Strapi, found: readonly News[]): Promise<NewsRow[]> => {
  const programs = new Map((await affiliates(strapi).programs()).map((program) => [program.id, program]));
  const readers = await talk(strapi).countReaders(found.map(({ id }) => id));
  const nameOf = await namesOfActors(
    strapi,
    found.map(({ madeBy }) => madeBy),
  );
  return found.map((news) => {
    const program = news.programId === null ? undefined : programs.get(news.programId);
    return {
      id: news.publicId,
      state: news.state,
      program: news.programId === null ? null : { id: program?.documentId ?? '', name: program?.name ?? '' },
      group: news.group,
      tag: news.tag,
      words: Object.entries(news.words).map(([language, { title, text }]) => ({ language: language as Locale, title, text })),
      madeBy: nameOf(news.madeBy),
      madeAt: isoOf(news.madeAt),
      publishedAt: maybeIsoOf(news.publishedAt),
      mailed: news.mailed,
      read: readers.get(news.id) ?? 0,
    };
  });
};

export const newsRowOf = async (strapi: Core.Strapi, news: News): Promise<NewsRow> => (await newsRows(strapi, [news]))[0] as NewsRow;

/** One piece, with how many places it is for. */
export const newsPageOf = async (strapi: Core.Strapi, id: string): Promise<Outcome<NewsPage, Failure>> => {
  const news = await talk(strapi).news(id);
  if (!news) return failed(talkFailures.because('NEWS_NOT_FOUND'));
  const row = await newsRowOf(strapi, news);
  const reached = await affiliates(strapi).idsOf({
    state: 'active',
    ...(row.program === null ? {} : { programDocumentId: row.program.id }),
    ...(news.group === null ? {} : { group: news.group }),
    ...(news.tag === null ? {} : { tag: news.tag }),
  });
  return ok({ ...row, reaches: reached.size });
};

/** A page of the news a person may read, newest first. */
export const newsForPartner = async (
  strapi: Core.Strapi,
  { places }: PartnerSelf,
  asked: { readonly language: Locale; readonly before?: number | undefined; readonly limit: number },
): Promise<Page<NewsView>> => {
  const filter = { state: 'published' as const, of: places };
  const found = await talk(strapi).listNews(filter, { before: asked.before, limit: asked.limit });
  const readers = await talk(strapi).readersOf(
    found.map(({ id }) => id),
    places.map(({ id }) => id),
  );
  const program = new Map(places.map(({ programId, programName }) => [programId, programName]));
  const last = found.length === asked.limit ? found.at(-1) : undefined;
  return {
    rows: found.map((news) => ({
      id: news.publicId,
      ...newsIn(news.words, asked.language),
      program: news.programId === null ? null : (program.get(news.programId) ?? null),
      publishedAt: isoOf(news.publishedAt ?? news.madeAt),
      read: !isUnread(news, places, readers.get(news.id) ?? new Set()),
    })),
    nextCursor: last ? String(last.id) : null,
    total: await talk(strapi).countNews(filter),
  };
};

/** What waits for a person. */
export const unreadOf = async (strapi: Core.Strapi, { places }: PartnerSelf): Promise<UnreadView> => {
  const conversations = await talk(strapi).conversationsOf(places.map(({ id }) => id));
  return {
    news: await talk(strapi).countNews({ state: 'published', of: places, unread: true }),
    messages: [...conversations.values()].reduce((sum, { unreadByPartner }) => sum + unreadByPartner, 0),
  };
};

/** A person has read a piece of news, for all their places it is for; what is not for them is not there. */
export const readNewsOf = async (strapi: Core.Strapi, self: PartnerSelf, id: string): Promise<Outcome<UnreadView, Failure>> => {
  const news = await talk(strapi).news(id);
  const reached = news?.state === 'published' ? self.places.filter((place) => isNewsFor(news, place)) : [];
  if (!news || reached.length === 0) return failed(talkFailures.because('NEWS_NOT_FOUND'));
  await talk(strapi).markNewsRead(
    news.id,
    reached.map(({ id: place }) => place),
  );
  return ok(await unreadOf(strapi, self));
};
