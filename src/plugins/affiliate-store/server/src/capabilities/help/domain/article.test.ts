import { articleIn, holding, inOrder, isArticleFor, type Article } from './article';
import { STARTERS } from './starters';

const one = (publicId: string, more: Partial<Article> = {}): Article => ({
  publicId,
  role: 'affiliate',
  kind: 'answer',
  section: 'money',
  position: 10,
  words: { en: { title: publicId, text: 'Nothing' } },
  state: 'published',
  changedBy: null,
  changedAt: null,
  ...more,
});
const idsOf = (found: readonly Article[]) => found.map(({ publicId }) => publicId);

test('it is read in the language asked for, else in English, else in what there is, and says which', () => {
  const [fr, en] = [
    { title: 'Payé', text: 'Oui' },
    { title: 'Paid', text: 'Yes' },
  ];
  expect(articleIn({ fr, en }, 'fr')).toEqual({ language: 'fr', ...fr });
  expect(articleIn({ fr, en }, 'ar')).toEqual({ language: 'en', ...en });
  expect(articleIn({ fr }, 'ar')).toEqual({ language: 'fr', ...fr });
});

test('it is for who holds its role, once it is published', () => {
  expect(isArticleFor(one('a'), ['buyer', 'affiliate'])).toBe(true);
  expect(isArticleFor(one('a'), ['buyer', 'creator'])).toBe(false);
  expect(isArticleFor(one('a', { state: 'draft' }), ['affiliate'])).toBe(false);
});

test('they come by section, then as the editor ordered them', () => {
  const found = inOrder([one('b'), one('c', { position: 5 }), one('a'), one('d', { section: 'start', position: 90 })]);
  expect(idsOf(found)).toEqual(['d', 'c', 'a', 'b']);
});

test('every word has to be there, a title counts more, and accents and capitals do not matter', () => {
  const articles = [
    one('text', { words: { en: { title: 'Money', text: 'Why a commission is held.' } } }),
    one('title', { words: { en: { title: 'A held commission', text: 'It waits.' } } }),
    one('half', { words: { en: { title: 'Commission', text: 'It is paid.' } } }),
  ];
  expect(idsOf(holding(articles, '  HELD commission ', 'en'))).toEqual(['title', 'text']);
  expect(holding(articles, '   ', 'en')).toHaveLength(3);
  expect(holding(articles, 'nothing of it', 'en')).toEqual([]);
});

test('it is searched as it is shown: in one language, with the accents of another keyboard', () => {
  const both = one('both', { words: { en: { title: 'Payment', text: 'By bank' }, fr: { title: 'Être payé', text: 'Par virement' } } });
  expect(idsOf(holding([both], 'etre PAYE', 'fr'))).toEqual(['both']);
  expect(holding([both], 'bank', 'fr')).toEqual([]);
  expect(idsOf(holding([both], 'bank', 'es'))).toEqual(['both']);
  const arabic = one('ar', { words: { ar: { title: 'عمولة مُعلَّقة', text: 'إلى متى؟' } } });
  expect(idsOf(holding([arabic], 'عموله معلقة', 'ar'))).toEqual(['ar']);
  expect(idsOf(holding([arabic], 'الي', 'ar'))).toEqual(['ar']);
});

test('what the plugin brings along is written in every language, and no two are the same', () => {
  expect(new Set(idsOf(STARTERS)).size).toBe(STARTERS.length);
  const poor = STARTERS.flatMap(({ publicId, words }) =>
    (['en', 'fr', 'es', 'pt-BR', 'ar'] as const)
      .filter((language) => (words[language]?.title.length ?? 0) < 8 || (words[language]?.text.length ?? 0) < 80)
      .map((language) => `${publicId} ${language}`),
  );
  expect(poor).toEqual([]);
  const titles = STARTERS.flatMap(({ words }) => Object.values(words).map(({ title }) => title));
  expect(new Set(titles).size).toBe(titles.length);
});
