import { isPastMonths } from './months';

const at = (text: string): number => Date.parse(text);

test.each([
  ['2026-01-15T10:00:00.900Z', 2, '2026-02-15T10:00:00.000Z', false],
  // To the day, and some seconds early by the provider's clock.
  ['2026-01-15T10:00:00.900Z', 2, '2026-03-15T10:00:00.000Z', true],
  ['2026-01-15T10:00:00.900Z', 2, '2026-03-15T09:59:58.000Z', true],
  ['2026-01-15T10:00:00.900Z', 2, '2026-03-15T08:59:00.000Z', false],
  // Of a month that is shorter the last day counts.
  ['2026-01-31T10:00:00.000Z', 1, '2026-02-28T10:00:00.000Z', true],
])('a subscription paid first %s for %i months: a payment of %s is past them: %s', (first, months, payment, past) => {
  expect(isPastMonths(at(first), months, at(payment))).toBe(past);
});
