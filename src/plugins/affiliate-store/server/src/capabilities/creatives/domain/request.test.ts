import { isUnderWay, mayBecome, STEPS, type RequestState } from './request';

const STATES = Object.keys(STEPS) as RequestState[];

test('a request is proposed for, and answered', () => {
  expect(mayBecome('open', 'proposed')).toBe(true);
  expect(mayBecome('proposed', 'open')).toBe(true);
  expect(mayBecome('proposed', 'accepted')).toBe(true);
  expect(mayBecome('open', 'accepted')).toBe(false);
});

test('what is ended stays ended', () => {
  for (const ended of ['accepted', 'declined', 'withdrawn'] as const) {
    expect(isUnderWay(ended)).toBe(false);
    expect(STATES.filter((to) => mayBecome(ended, to))).toEqual([]);
  }
});
