import fc from 'fast-check';
import { endOfMonth, monthOf, monthsBetween, nextMonth, startOfMonth } from './month';

describe('a month', () => {
  test('begins and ends at midnight UTC, whatever the year does', () => {
    expect([startOfMonth('2028-02'), endOfMonth('2028-02')]).toEqual([Date.UTC(2028, 1, 1), Date.UTC(2028, 2, 1)]);
    expect([nextMonth('2026-12'), monthOf(Date.UTC(2026, 11, 31, 23, 59, 59, 999)), monthOf(Date.UTC(2027, 0, 1))]).toEqual([
      '2027-01',
      '2026-12',
      '2027-01',
    ]);
    expect(monthsBetween('2026-11', '2027-02')).toEqual(['2026-11', '2026-12', '2027-01', '2027-02']);
    expect(monthsBetween('2026-11', '2026-10')).toEqual([]);
  });

  test('holds each moment once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Date.UTC(2200, 0, 1) }), (at) => {
        const month = monthOf(at);
        expect(startOfMonth(month)).toBeLessThanOrEqual(at);
        expect(endOfMonth(month)).toBeGreaterThan(at);
      }),
    );
  });
});
