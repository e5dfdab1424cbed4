import fc from 'fast-check';
import { noticedUntil, noticeDue, type NoticeDays } from './evidence-notice';

const DAY = 86_400_000;
const days: NoticeDays = { first: 5, last: 1 };

test('nothing is told too early, first the first, then the last, and nothing after the day', () => {
  expect(noticeDue(5 * DAY + 1, 0, days)).toBeNull();
  expect(noticeDue(5 * DAY, 0, days)).toBe('first');
  expect(noticeDue(DAY + 1, 0, days)).toBe('first');
  expect(noticeDue(DAY, 0, days)).toBe('last');
  expect(noticeDue(1, 0, days)).toBe('last');
  expect(noticeDue(0, 0, days)).toBeNull();
});

test('a dispute that is heard of on its last day gets one letter, not two', () => {
  const told = [20, 10, 2, 0].map((hour) => noticeDue(DAY, DAY - hour * 3_600_000, days));
  expect(new Set(told)).toEqual(new Set(['last', null]));
});

test('what is switched off is not told', () => {
  expect(noticeDue(DAY, 0, { first: 0, last: 0 })).toBeNull();
  expect(noticeDue(DAY, 0, { first: 5, last: 0 })).toBe('first');
  expect(noticeDue(3 * DAY, 0, { first: 0, last: 1 })).toBeNull();
});

test('whoever wants a notice is found by the moment that is looked until', () => {
  const some = fc.integer({ min: 0, max: 30 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 * DAY }), some, some, (left, first, last) => {
      if (noticeDue(left, 0, { first, last }) !== null) expect(left).toBeLessThanOrEqual(noticedUntil(0, { first, last }));
    }),
  );
});
