/** The languages articles are written in. */
export type Locale = 'en' | 'fr' | 'es' | 'pt-BR' | 'ar';

/** Who an article is for. Everybody who signs in is a buyer. */
export type HelpRole = 'affiliate' | 'creator' | 'buyer';

/** An answer to one question, a guide through a matter, or how to do something well. */
export type ArticleKind = 'answer' | 'guide' | 'practice';

/** In the order a reader meets them. */
export const SECTIONS = ['start', 'sales', 'money', 'rules', 'account'] as const;
export type Section = (typeof SECTIONS)[number];

export type ArticleState = 'draft' | 'published';

export interface ArticleWords {
  readonly title: string;
  readonly text: string;
}

/** An article; times are UTC ms. */
export interface Article {
  readonly publicId: string;
  readonly role: HelpRole;
  readonly kind: ArticleKind;
  readonly section: Section;
  /** Lower ones come first within a section. */
  readonly position: number;
  readonly words: Readonly<Partial<Record<Locale, ArticleWords>>>;
  readonly state: ArticleState;
  /** Null for a starter as the plugin brings it. */
  readonly changedBy: string | null;
  readonly changedAt: number | null;
}

/** In the reader's language where it was written in it, else in English, else in the first there is. */
export const articleIn = (words: Article['words'], language: Locale): ArticleWords & { readonly language: Locale } => {
  const written = Object.keys(words) as Locale[];
  const chosen = [language, 'en' as const].find((one) => words[one]) ?? written[0] ?? language;
  return { language: chosen, ...(words[chosen] ?? { title: '', text: '' }) };
};

/** Whether somebody with these roles may read it. */
export const isArticleFor = ({ role, state }: Pick<Article, 'role' | 'state'>, roles: readonly HelpRole[]): boolean =>
  state === 'published' && roles.includes(role);

/** By section, then as the editor ordered them; the id decides between equals, so that a list is the same each time. */
export const inOrder = (articles: readonly Article[]): readonly Article[] =>
  [...articles].sort(
    (a, b) => SECTIONS.indexOf(a.section) - SECTIONS.indexOf(b.section) || a.position - b.position || (a.publicId < b.publicId ? -1 : 1),
  );

// Accents, vowel signs and the two shapes Arabic writes some letters in do not keep anybody from finding a word.
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\u0640]/gu, '')
    .replace(/\u0649/g, '\u064a')
    .replace(/\u0629/g, '\u0647')
    .toLowerCase();

const OF_A_TITLE = 10;

const rankOf = ({ title, text }: ArticleWords, wanted: readonly string[]): number => {
  const [inTitle, inText] = [plain(title), plain(text)];
  if (!wanted.every((word) => inTitle.includes(word) || inText.includes(word))) return 0;
  return wanted.reduce((sum, word) => sum + (inTitle.includes(word) ? OF_A_TITLE : 1), 0);
};

/** Those that hold every word, as they are shown in a language: words of titles count more, and what is equal stays in order. */
export const holding = (articles: readonly Article[], words: string, language: Locale): readonly Article[] => {
  const wanted = plain(words).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return articles;
  return articles
    .map((article) => ({ article, rank: rankOf(articleIn(article.words, language), wanted) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .map(({ article }) => article);
};
