import { afterPeriod, nextChargeAt } from './period';

const at = (text: string): number => Date.parse(`${text}T10:00:00Z`);
const day = (moment: number): string => new Date(moment).toISOString().slice(0, 10);

describe('when something is charged again', () => {
  it('is a month, some months or a year later, at the same hour', () => {
    expect(afterPeriod(at('2026-03-15'), { interval: 'month', count: 1 })).toBe(at('2026-04-15'));
    expect(afterPeriod(at('2026-11-15'), { interval: 'month', count: 3 })).toBe(at('2027-02-15'));
    expect(afterPeriod(at('2026-03-15'), { interval: 'year', count: 1 })).toBe(at('2027-03-15'));
  });

  it('is the last day of a month that is too short', () => {
    expect(day(afterPeriod(at('2027-01-31'), { interval: 'month', count: 1 }))).toBe('2027-02-28');
    expect(day(afterPeriod(at('2028-02-29'), { interval: 'year', count: 1 }))).toBe('2029-02-28');
  });

  it('is the end of the free days where there are some', () => {
    expect(day(nextChargeAt(at('2026-03-15'), { interval: 'year', count: 1, trialDays: 14 }))).toBe('2026-03-29');
    expect(day(nextChargeAt(at('2026-03-15'), { interval: 'year', count: 1, trialDays: 0 }))).toBe('2027-03-15');
  });
});
