import { monthsAfter } from '../../../kernel/months';
import { boundUntil, pseudonymOf } from './binding';

const at = (text: string): number => Date.parse(text);

describe('how long a customer is bound', () => {
  test.each([
    ['2026-01-15T10:00:00.000Z', 1, '2026-02-15T10:00:00.000Z'],
    ['2026-01-31T23:59:59.999Z', 1, '2026-02-28T23:59:59.999Z'],
    ['2027-11-30T00:00:00.000Z', 3, '2028-02-29T00:00:00.000Z'],
    ['2026-12-31T08:30:15.250Z', 12, '2027-12-31T08:30:15.250Z'],
    ['2026-05-05T00:00:00.000Z', 120, '2036-05-05T00:00:00.000Z'],
  ])('%s and %d months is %s', (since, months, until) => {
    expect(monthsAfter(at(since), months)).toBe(at(until));
  });

  test('is for good where the terms name no months', () => {
    expect(boundUntil(at('2026-01-15T10:00:00Z'), undefined)).toBeNull();
    expect(boundUntil(at('2026-01-15T10:00:00Z'), 2)).toBe(at('2026-03-15T10:00:00Z'));
  });
});

test('a bound customer is named by a few letters that are nobody’s name', () => {
  expect(pseudonymOf({ publicId: 'bnd_abcdefghjkmnpqrstuvw' })).toBe('#rstuvw');
});
