import { FRESH_LINK_MS, isFreshFromLink, secondsUntil, whyRefused } from './sign-in-rules';

test('a refused link says whether it was unknown, used or too old; used before too old', () => {
  expect(whyRefused(null)).toBe('LINK_INVALID');
  expect(whyRefused({ expiresAt: 0, usedAt: 5 })).toBe('LINK_USED');
  expect(whyRefused({ expiresAt: 0, usedAt: null })).toBe('LINK_EXPIRED');
});

test.each([
  ['link', 0, 0, true],
  ['link', 0, FRESH_LINK_MS, true],
  ['link', 0, FRESH_LINK_MS + 1, false],
  ['link', 10, 5, false],
  ['password', 0, 0, false],
  [null, null, 0, false],
])('entered by %s at %s, asked at %s: fresh is %s', (entrance, enteredAt, now, fresh) => {
  expect(isFreshFromLink({ entrance, enteredAt }, now)).toBe(fresh);
});

test('a lock is at least a second away from its end', () => {
  expect([secondsUntil(1_500, 0), secondsUntil(1, 0), secondsUntil(0, 5)]).toEqual([2, 1, 1]);
});
