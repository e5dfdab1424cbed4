import fc from 'fast-check';
import { changeOf, grown, isBounce, MOST_SECONDS, type Visit } from './dwell';

const MINUTE = 60_000;

describe('a visit', () => {
  test('is as long as its pages were in sight, and never longer than the time since its click', () => {
    const first = grown(null, { seconds: 40, pages: 1 }, MINUTE);
    expect(first).toEqual({ seconds: 40, pages: 1 });
    expect(grown(first, { seconds: 40, pages: 1 }, MINUTE)).toEqual({ seconds: 60, pages: 2 });
    expect(grown(null, { seconds: 1_800, pages: 1 }, 3_000)).toEqual({ seconds: 3, pages: 1 });
  });

  test('counts half an hour at most, however often it is told', () => {
    let visit: Visit | null = null;
    for (let told = 0; told < 100; told += 1) visit = grown(visit, { seconds: 1_800, pages: 1 }, 3 * 60 * MINUTE);
    expect(visit).toEqual({ seconds: MOST_SECONDS, pages: 50 });
  });

  test.each([
    [{ seconds: 9, pages: 1 }, true],
    [{ seconds: 10, pages: 1 }, false],
    [{ seconds: 2, pages: 2 }, false],
    [{ seconds: 0, pages: 0 }, true],
  ])('%j is a bounce: %s', (visit, expected) => {
    expect(isBounce(visit)).toBe(expected);
  });

  test('moves the sums by what it grew: they are those of the visit as it ended, however it was told', () => {
    const told = fc.record({
      seconds: fc.integer({ min: -5, max: 4_000 }),
      pages: fc.integer({ min: 0, max: 3 }),
      at: fc.integer({ min: 0, max: 14_400_000 }),
    });
    fc.assert(
      fc.property(fc.array(told, { minLength: 1, maxLength: 30 }), (tellings) => {
        let visit: Visit | null = null;
        const sums = { visits: 0, seconds: 0, bounced: 0 };
        for (const { at, ...said } of tellings) {
          const after = grown(visit, said, at);
          const change = changeOf(visit, after);
          sums.visits += change.visits;
          sums.seconds += change.seconds;
          sums.bounced += change.bounced;
          visit = after;
        }
        const last = visit as unknown as Visit;
        expect(sums).toEqual({ visits: 1, seconds: last.seconds, bounced: isBounce(last) ? 1 : 0 });
        expect(last.seconds).toBeLessThanOrEqual(Math.min(MOST_SECONDS, Math.floor(Math.max(...tellings.map(({ at }) => at)) / 1_000)));
      }),
    );
  });
});
