import { refusalOfVisit, type Visit } from './visit';

const person: Visit = {
  method: 'GET',
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/120',
  robot: false,
  secFetchDest: 'document',
  secFetchMode: 'navigate',
  secPurpose: '',
  purpose: '',
  xPurpose: '',
  xMoz: '',
  declaredBot: false,
};

describe('a request to a link', () => {
  test('by a person who follows it is a touch', () => {
    expect(refusalOfVisit(person)).toBeNull();
  });

  test('by an old browser that says nothing of its purpose is a touch', () => {
    expect(refusalOfVisit({ ...person, secFetchDest: '', secFetchMode: '' })).toBeNull();
  });

  test.each([
    ['a HEAD request', { method: 'HEAD' }, 'HEAD_REQUEST'],
    ['a known robot', { robot: true }, 'ROBOT'],
    ['a link checker that says so', { declaredBot: true }, 'ROBOT'],
    ['a program without a name', { userAgent: '' }, 'ROBOT'],
    ['Chrome prefetching', { secPurpose: 'prefetch' }, 'PREFETCH'],
    ['Chrome prerendering', { secPurpose: 'prefetch;prerender' }, 'PREFETCH'],
    ['an old Chrome prefetching', { purpose: 'prefetch' }, 'PREFETCH'],
    ['Safari drawing a preview', { xPurpose: 'preview' }, 'PREFETCH'],
    ['an old Firefox prefetching', { xMoz: 'prefetch' }, 'PREFETCH'],
    ['an image', { secFetchDest: 'image', secFetchMode: 'no-cors' }, 'NOT_A_NAVIGATION'],
    ['a hidden frame', { secFetchDest: 'iframe' }, 'NOT_A_NAVIGATION'],
    ['an embedded object', { secFetchDest: 'embed' }, 'NOT_A_NAVIGATION'],
    ['a script’s fetch', { secFetchDest: 'empty', secFetchMode: 'cors' }, 'NOT_A_NAVIGATION'],
  ] as const)('from %s is no touch', (_what, change, refusal) => {
    expect(refusalOfVisit({ ...person, ...change })).toBe(refusal);
  });
});
