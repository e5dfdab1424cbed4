/** The languages news is written in. */
export type Locale = 'en' | 'fr' | 'es' | 'pt-BR' | 'ar';

export type NewsState = 'draft' | 'published' | 'taken_back';

export interface NewsWords {
  readonly title: string;
  readonly text: string;
}

/** A piece of news; times are UTC ms. */
export interface News {
  readonly id: number;
  readonly publicId: string;
  /** Null for everybody; a group is one of a program. */
  readonly programId: number | null;
  readonly group: string | null;
  /** Null for whatever tags somebody has. */
  readonly tag: string | null;
  readonly words: Readonly<Partial<Record<Locale, NewsWords>>>;
  readonly state: NewsState;
  readonly madeBy: string;
  readonly madeAt: number;
  readonly publishedAt: number | null;
  readonly mailed: boolean;
}

/** What news asks about a place in a program. */
export interface Reader {
  readonly id: number;
  readonly state: string;
  readonly programId: number;
  readonly group: string | null;
  readonly tags: readonly string[];
  readonly enrolledAt: number;
}

const NEXT: Readonly<Record<NewsState, readonly NewsState[]>> = { draft: ['published'], published: ['taken_back'], taken_back: [] };

/** A draft is published, and what is published can be taken back; nothing else happens to news. */
export const newsMayBecome = (from: NewsState, to: NewsState): boolean => NEXT[from].includes(to);

/** Whether news is for a place: an active one, of its program, its group and with its tag where it has them. */
export const isNewsFor = (news: Pick<News, 'programId' | 'group' | 'tag'>, place: Omit<Reader, 'id' | 'enrolledAt'>): boolean =>
  place.state === 'active' &&
  (news.programId === null || news.programId === place.programId) &&
  (news.group === null || news.group === place.group) &&
  (news.tag === null || place.tags.includes(news.tag));

/** Whether news waits for somebody: it came after they did, and none of their places has read it. */
export const isUnread = (
  news: Pick<News, 'programId' | 'group' | 'tag' | 'publishedAt'>,
  places: readonly Reader[],
  readBy: ReadonlySet<number>,
): boolean => {
  const reached = places.filter((place) => isNewsFor(news, place));
  return (
    !reached.some(({ id }) => readBy.has(id)) &&
    reached.some(({ enrolledAt }) => news.publishedAt !== null && news.publishedAt >= enrolledAt)
  );
};

/** In the reader's language where it was written in it, else in English, else in the first there is. */
export const newsIn = (words: News['words'], language: Locale): NewsWords & { readonly language: Locale } => {
  const written = Object.keys(words) as Locale[];
  const chosen = [language, 'en' as const].find((one) => words[one]) ?? written[0] ?? language;
  return { language: chosen, ...(words[chosen] ?? { title: '', text: '' }) };
};
