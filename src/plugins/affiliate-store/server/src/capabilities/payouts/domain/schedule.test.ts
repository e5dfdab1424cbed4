import { GRACE, lastTransferAt, nextTransferAt, overdueSince } from './schedule';

const at = (text: string): number => Date.parse(`${text}Z`);
const day = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString().slice(0, 10));
const NOW = at('2026-11-27T15:00:00'); // a Friday

describe('the date of the next transfer (B-60)', () => {
  test.each([
    [{ rhythm: 'daily', day: 1 }, '2026-11-28', '2026-11-27'],
    [{ rhythm: 'weekly', day: 1 }, '2026-11-30', '2026-11-23'],
    [{ rhythm: 'weekly', day: 5 }, '2026-12-04', '2026-11-27'],
    [{ rhythm: 'weekly', day: 7 }, '2026-11-29', '2026-11-22'],
    [{ rhythm: 'monthly', day: 1 }, '2026-12-01', '2026-11-01'],
    [{ rhythm: 'monthly', day: 27 }, '2026-12-27', '2026-11-27'],
    [{ rhythm: 'monthly', day: 28 }, '2026-11-28', '2026-10-28'],
  ] as const)('%j is %s, and the one before %s', (schedule, next, last) => {
    expect([day(nextTransferAt(schedule, NOW)), day(lastTransferAt(schedule, NOW))]).toEqual([next, last]);
  });

  test('is none where the shop pays on request', () => {
    expect(nextTransferAt({ rhythm: 'on_request', day: 1 }, NOW)).toBeNull();
    expect(overdueSince({ rhythm: 'on_request', day: 1 }, 0, NOW)).toBeNull();
  });

  test('follows every month of a year, February included', () => {
    let now = at('2027-01-15T00:00:00');
    const days = Array.from({ length: 12 }, () => {
      now = nextTransferAt({ rhythm: 'monthly', day: 28 }, now) ?? 0;
      return day(now);
    });
    expect(days[1]).toBe('2027-02-28');
    expect(new Set(days.map((one) => one?.slice(8)))).toEqual(new Set(['28']));
  });
});

describe('a transfer is overdue', () => {
  const monthly = { rhythm: 'monthly', day: 1 } as const;
  test('when its day and the grace have passed and the money is still there', () => {
    const payable = at('2026-10-20T00:00:00');
    expect(overdueSince(monthly, payable, at('2026-11-01T00:00:00') + GRACE)).toBeNull();
    expect(day(overdueSince(monthly, payable, at('2026-11-01T00:00:00') + GRACE + 1))).toBe('2026-11-01');
  });

  test('not when it became payable after that day', () => {
    expect(overdueSince(monthly, at('2026-11-02T00:00:00'), NOW)).toBeNull();
    expect(overdueSince(monthly, null, NOW)).toBeNull();
  });

  test('also with a daily rhythm, whose last day is always young', () => {
    expect(day(overdueSince({ rhythm: 'daily', day: 1 }, at('2026-11-20T10:00:00'), NOW))).toBe('2026-11-21');
  });
});
