import fc from 'fast-check';
import { dayOf, nextPeriod, periodOf, periodsBetween, startOfPeriod, windowOf } from './period';
import type { ClosedPeriod } from './period';

const ZONES = ['UTC', 'Europe/Paris', 'America/Sao_Paulo', 'Asia/Kolkata', 'Pacific/Auckland', 'America/New_York'];

test('months follow each other over the end of a year', () => {
  expect(nextPeriod('2026-12')).toBe('2027-01');
  expect(periodsBetween('2026-11', '2027-02')).toEqual(['2026-11', '2026-12', '2027-01', '2027-02']);
});

test('a sale at half past eleven at night UTC on the 31st is one of the next month in Paris', () => {
  const at = Date.UTC(2026, 2, 31, 22, 30);
  expect([periodOf(at, 'UTC'), periodOf(at, 'Europe/Paris'), dayOf(at, 'Europe/Paris')]).toEqual(['2026-03', '2026-04', '2026-04-01']);
});

test('a month begins with its first millisecond, in every time zone, summer or winter', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), fc.integer({ min: 2000, max: 2040 }), fc.integer({ min: 1, max: 12 }), (zone, year, month) => {
      const period = `${year}-${String(month).padStart(2, '0')}`;
      const start = startOfPeriod(period, zone);
      expect(periodOf(start, zone)).toBe(period);
      expect(nextPeriod(periodOf(start - 1, zone))).toBe(period);
    }),
  );
});

const closed = (period: string, block: number, timeZone: string): ClosedPeriod => ({
  period,
  startsAt: startOfPeriod(period, timeZone),
  endsAt: startOfPeriod(nextPeriod(period), timeZone),
  timeZone,
  block,
  hash: `h${block}`,
  closedAt: 0,
  closedBy: 'admin:1',
  reason: 'month end',
  baseCurrency: null,
  rateAgeDays: null,
});

test('every journal lies in exactly one month, whenever it was booked and whatever the time zone is now', () => {
  const anyJournal = fc.record({
    occurredAt: fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2026, 6, 1) }),
    block: fc.option(fc.integer({ min: 1, max: 12 })),
  });
  fc.assert(
    fc.property(
      fc.constantFrom(...ZONES),
      fc.constantFrom(...ZONES),
      fc.integer({ min: 0, max: 3 }),
      anyJournal,
      (then, now, count, journal) => {
        const months = periodsBetween('2026-01', '2026-03').slice(0, count);
        const closings = months.map((period, index) => closed(period, (index + 1) * 3, then));
        const holding = periodsBetween(months[0] ?? '2025-12', '2026-08').filter((period) => {
          const { startsAt, endsAt, upTo, restatedAfter } = windowOf(period, closings, now);
          const block = journal.block ?? Number.MAX_SAFE_INTEGER;
          const inTime = upTo === null || block <= upTo;
          const own = journal.occurredAt >= startsAt && journal.occurredAt < endsAt;
          return inTime && (own || (restatedAfter !== null && journal.occurredAt < startsAt && block > restatedAfter));
        });
        expect(holding).toHaveLength(1);
      },
    ),
  );
});
