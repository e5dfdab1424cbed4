import { dayRange, daysOf } from './days';

const NOW = Date.parse('2026-11-21T15:00:00Z');

test('without ends the range is the last thirty days, today included', () => {
  expect(dayRange({}, NOW)).toMatchObject({ from: '2026-10-23', to: '2026-11-21', before: { from: '2026-09-23', to: '2026-10-22' } });
});

test('both ends are included and the end is exclusive in milliseconds', () => {
  const range = dayRange({ from: '2026-11-01', to: '2026-11-03' }, NOW);
  expect(range.endsAt - range.startsAt).toBe(3 * 86_400_000);
  expect(daysOf(range)).toEqual(['2026-11-01', '2026-11-02', '2026-11-03']);
});

test('a range given the wrong way round is turned', () => {
  expect(dayRange({ from: '2026-11-03', to: '2026-11-01' }, NOW)).toMatchObject({ from: '2026-11-01', to: '2026-11-03' });
});

test('a leap day is a day', () => {
  expect(daysOf(dayRange({ from: '2028-02-28', to: '2028-03-01' }, NOW))).toEqual(['2028-02-28', '2028-02-29', '2028-03-01']);
});
