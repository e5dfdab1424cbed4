import { afterRefusal, isGivenUp, letterFor, NOT_OVERDUE } from './dunning';

const DAY = 86_400_000;
const at = Date.UTC(2026, 10, 21);

describe('a refused payment', () => {
  it('is overdue from its first refusal on, and counts each refusal once', () => {
    const first = afterRefusal(NOT_OVERDUE, { tries: 1, nextTryAt: at + 3 * DAY }, at);
    expect(first).toEqual({ refusedTries: 1, overdueSince: at, nextTryAt: at + 3 * DAY });
    expect(afterRefusal(first ?? NOT_OVERDUE, { tries: 1, nextTryAt: at + 3 * DAY }, at + 1)).toBeNull();
    expect(afterRefusal(first ?? NOT_OVERDUE, { tries: 2, nextTryAt: null }, at + 3 * DAY)).toEqual({
      refusedTries: 2,
      overdueSince: at,
      nextTryAt: null,
    });
  });

  it('is written about when it is refused first, and when a single try is left', () => {
    const told = [];
    let before = NOT_OVERDUE;
    for (let tries = 1; tries <= 4; tries += 1) {
      const after = afterRefusal(before, { tries, nextTryAt: tries < 4 ? at : null }, at) ?? before;
      told.push(letterFor(before, after, 3));
      before = after;
    }
    expect(told).toEqual(['first', null, 'last', null]);
  });

  it('is written about once where only one try is left after the first', () => {
    const after = { refusedTries: 1, overdueSince: at, nextTryAt: at };
    expect(letterFor(NOT_OVERDUE, after, 1)).toBe('last');
    expect(letterFor(NOT_OVERDUE, { ...after, nextTryAt: null }, 0)).toBe('first');
  });

  it('is still warned about where refusals were told out of order', () => {
    expect(letterFor({ refusedTries: 1, overdueSince: at, nextTryAt: at }, { refusedTries: 3, overdueSince: at, nextTryAt: at }, 3)).toBe(
      'last',
    );
  });
});

describe('an overdue subscription', () => {
  const overdue = { refusedTries: 4, overdueSince: at, nextTryAt: null };

  it('is over when nobody tries any more and the days of grace are over', () => {
    expect(isGivenUp(overdue, 7, at + 7 * DAY - 1)).toBe(false);
    expect(isGivenUp(overdue, 7, at + 7 * DAY)).toBe(true);
  });

  it('is not over while it is tried again, or when nothing is overdue', () => {
    expect(isGivenUp({ ...overdue, nextTryAt: at + 40 * DAY }, 7, at + 30 * DAY)).toBe(false);
    expect(isGivenUp(NOT_OVERDUE, 7, at)).toBe(false);
  });
});
