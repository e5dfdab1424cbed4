import { isLate, nameKeyOf, siteOf } from './prospect';

test('a prospect is known by its address, and by its site where there is none, however it is written', () => {
  expect(nameKeyOf({ email: 'Lea@Example.com', site: 'https://lea.example' })).toBe('mail:lea@example.com');
  const ways = ['https://www.Lea.example/', 'http://lea.example', 'lea.example'];
  expect(new Set(ways.map((site) => nameKeyOf({ email: null, site })))).toEqual(new Set(['site:lea.example']));
  expect(nameKeyOf({ email: null, site: 'https://tube.example/@Lea/' })).toBe('site:tube.example/@Lea');
  expect(nameKeyOf({ email: null, site: null })).toBeNull();
});

test.each([
  ['lea.example', 'https://lea.example'],
  ['http://lea.example/blog', 'http://lea.example/blog'],
  ['lea', null],
  ['javascript:alert(1)', null],
  ['https://me:secret@lea.example', null],
  ['', null],
])('a site typed as %j is %j', (typed, site) => {
  expect(siteOf(typed)).toBe(site);
});

test('a step is late once its day is over, and never for what is decided', () => {
  const step = (state: Parameters<typeof isLate>[0]['state']) => isLate({ nextStepOn: '2026-03-01', state }, '2026-03-02');
  expect([step('new'), step('applied'), step('joined'), step('lost'), step('declined')]).toEqual([true, true, false, false, false]);
  expect(isLate({ nextStepOn: '2026-03-02', state: 'new' }, '2026-03-02')).toBe(false);
});
