import { minor } from '../../../kernel/money';
import { costOfInstalment, endOfInstalments, isPaidOff, lastInstalmentAt } from './instalments';

const monthly = { interval: 'month', count: 1 } as const;

test('three instalments are paid off with the third; what goes on never is', () => {
  expect([1, 2, 3, 4].map((made) => isPaidOff({ instalments: 3 }, made))).toEqual([false, false, true, true]);
  expect(isPaidOff({ instalments: null }, 400)).toBe(false);
});

test('the last is due two months after the first, and its period ends after three; the 31st is counted from, not from February', () => {
  const first = Date.UTC(2026, 0, 31, 9, 30);
  expect(lastInstalmentAt(first, monthly, 3)).toBe(Date.UTC(2026, 2, 31, 9, 30));
  expect(endOfInstalments(first, monthly, 3)).toBe(Date.UTC(2026, 3, 30, 9, 30));
  expect(endOfInstalments(first, monthly, 2)).toBe(Date.UTC(2026, 2, 31, 9, 30));
});

test('what the sale costs its creator is carried once by all of them together', () => {
  const parts = [1, 2, 3].map((number) => costOfInstalment(minor(1000), 3, number));
  expect(parts).toEqual([334, 333, 333]);
  expect(costOfInstalment(minor(1000), 3, 4)).toBe(0);
});
