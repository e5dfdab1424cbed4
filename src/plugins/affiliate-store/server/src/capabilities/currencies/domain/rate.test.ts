import { isPlausibleFrom, jumps, standingOf, stateOf, type Rate } from './rate';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 28);
const rate = (id: number, validFrom: number): Rate => ({
  id,
  publicId: `fx_${id}`,
  from: 'EUR',
  to: 'BRL',
  rate: '5.8',
  source: 'ECB',
  validFrom,
  enteredBy: 'staff:1',
  enteredAt: validFrom,
});

test('a currency is offered while its rate is there and not too old', () => {
  expect([
    standingOf(null, 30, NOW),
    standingOf(rate(1, NOW), 30, NOW),
    standingOf(rate(1, NOW - 30 * DAY + 1), 30, NOW),
    standingOf(rate(1, NOW - 30 * DAY), 30, NOW),
  ]).toEqual(['missing', 'offered', 'offered', 'stale']);
});

test('a rate that would be too old at once, or holds in years, is a wrong date', () => {
  expect([NOW, NOW - 29 * DAY, NOW - 30 * DAY, NOW + 366 * DAY, NOW + 367 * DAY].map((from) => isPlausibleFrom(from, 30, NOW))).toEqual([
    true,
    true,
    false,
    true,
    false,
  ]);
});

test.each([
  ['5.8312', '5.9', false],
  ['6.996', '5.83', false],
  ['6.997', '5.83', true],
  ['4.664', '5.83', false],
  ['4.663', '5.83', true],
  ['0.1715', '5.8312', true],
  ['58312', '5.8312', true],
])('%s after %s jumps: %s', (now, before, expected) => expect(jumps(now, before)).toBe(expected));

test('of a pair one rate is in force, later ones are scheduled, the others past', () => {
  const [past, current, next] = [rate(1, NOW - DAY), rate(2, NOW - 1), rate(3, NOW + DAY)];
  expect([past, current, next].map((each) => stateOf(each, current, NOW))).toEqual(['past', 'in_force', 'scheduled']);
});
