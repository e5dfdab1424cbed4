import { perMonth } from './per-month';

describe('what subscriptions come to in a month', () => {
  it('is a twelfth of what is paid for a year, and a third of what is paid for a quarter', () => {
    expect(perMonth([{ interval: 'year', count: 1, amount: 12_000 }])).toBe(1_000);
    expect(perMonth([{ interval: 'month', count: 3, amount: 3_000 }])).toBe(1_000);
  });

  it('adds up what is paid for different lengths', () => {
    const prices = [
      { interval: 'month', count: 1, amount: 2_990 },
      { interval: 'year', count: 1, amount: 29_900 },
    ] as const;
    expect(perMonth(prices)).toBe(2_990 + 2_492);
  });

  it('is nothing for none', () => {
    expect(perMonth([])).toBe(0);
  });
});
