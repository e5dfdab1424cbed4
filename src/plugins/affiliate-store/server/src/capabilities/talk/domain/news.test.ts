import { isNewsFor, isUnread, newsIn, newsMayBecome } from './news';

const place = { id: 1, state: 'active', programId: 7, group: 'gold', tags: ['radio', 'north'], enrolledAt: 1000 };
const toAll = { programId: null, group: null, tag: null, publishedAt: 2000 };

test('a draft is published, what is published is taken back, and that is all', () => {
  expect(newsMayBecome('draft', 'published')).toBe(true);
  expect(newsMayBecome('published', 'taken_back')).toBe(true);
  expect([newsMayBecome('draft', 'taken_back'), newsMayBecome('taken_back', 'published'), newsMayBecome('published', 'draft')]).toEqual([
    false,
    false,
    false,
  ]);
});

test('news is for everybody, for a program, for a group of one or for a tag, and for active places alone', () => {
  expect(isNewsFor(toAll, place)).toBe(true);
  expect(isNewsFor({ ...toAll, programId: 7 }, place)).toBe(true);
  expect(isNewsFor({ ...toAll, programId: 8 }, place)).toBe(false);
  expect(isNewsFor({ ...toAll, programId: 7, group: 'gold' }, place)).toBe(true);
  expect(isNewsFor({ ...toAll, programId: 7, group: 'silver' }, place)).toBe(false);
  expect(isNewsFor({ ...toAll, tag: 'radio' }, place)).toBe(true);
  expect(isNewsFor({ ...toAll, tag: 'radi' }, place)).toBe(false);
  expect(isNewsFor({ programId: 7, group: 'silver', tag: 'radio' }, place)).toBe(false);
  expect(isNewsFor(toAll, { ...place, state: 'blocked' })).toBe(false);
});

test('what came before somebody did does not wait for them, nor what one of their places has read', () => {
  expect(isUnread(toAll, [place], new Set())).toBe(true);
  expect(isUnread({ ...toAll, publishedAt: 999 }, [place], new Set())).toBe(false);
  const both = [place, { ...place, id: 2, programId: 8 }];
  expect(isUnread(toAll, both, new Set([2]))).toBe(false);
  expect(isUnread({ ...toAll, programId: 9 }, both, new Set())).toBe(false);
});

test('it is read in the language asked for, else in English, else in what there is', () => {
  const [fr, en] = [
    { title: 'Bonjour', text: 'Oui' },
    { title: 'Hello', text: 'Yes' },
  ];
  expect(newsIn({ fr, en }, 'fr')).toEqual({ language: 'fr', ...fr });
  expect(newsIn({ fr, en }, 'ar')).toEqual({ language: 'en', ...en });
  expect(newsIn({ fr }, 'ar')).toEqual({ language: 'fr', ...fr });
});
