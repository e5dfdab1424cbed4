import { pauseAfter, verdictOf } from './retry';

describe('trying again', () => {
  test('waits longer each time, and gives up after nine pauses', () => {
    const pauses = Array.from({ length: 9 }, (_, tries) => pauseAfter(tries + 1) ?? 0);
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
    expect(pauses[0]).toBe(60_000);
    expect(pauses.reduce((sum, each) => sum + each, 0)).toBeGreaterThan(3 * 86_400_000);
    expect(pauseAfter(10)).toBeNull();
  });

  test.each([
    [200, 'taken'],
    [204, 'taken'],
    [301, 'again'],
    [400, 'again'],
    [410, 'gone'],
    [500, 'again'],
    [null, 'again'],
  ] as const)('%s is %s', (status, verdict) => expect(verdictOf(status)).toBe(verdict));
});
