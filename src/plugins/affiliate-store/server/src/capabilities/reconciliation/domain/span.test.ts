import { countDays, daysToCompare, spanOfDay } from './span';

const NOON = Date.parse('2026-11-21T12:00:00Z');

test('the first run looks thirty days back, a later one a little before the last', () => {
  expect(daysToCompare({}, null, NOON)).toMatchObject({ ok: true, value: { from: '2026-10-22', to: '2026-11-21' } });
  expect(daysToCompare({}, '2026-11-20', NOON)).toMatchObject({ ok: true, value: { from: '2026-11-17', to: '2026-11-21' } });
});

test.each([
  ['backwards', { from: '2026-11-20', to: '2026-11-19' }],
  ['in the future', { to: '2026-11-22' }],
  ['longer than four hundred days', { from: '2025-10-01' }],
])('days that are %s are refused', (_, asked) => {
  expect(daysToCompare(asked, null, NOON)).toMatchObject({ ok: false, failure: { code: 'RECONCILIATION_RANGE_INVALID' } });
});

test('a day spans midnight to midnight UTC, through a change of clocks too', () => {
  const days = { from: '2026-03-28', to: '2026-03-30' };
  expect(countDays(days)).toBe(3);
  expect(spanOfDay(days, 1, NOON)).toEqual({ from: Date.parse('2026-03-29T00:00:00Z'), to: Date.parse('2026-03-30T00:00:00Z') });
});

test('today ends an hour ago: what is younger may still be on its way', () => {
  expect(spanOfDay({ from: '2026-11-21', to: '2026-11-21' }, 0, NOON).to).toBe(Date.parse('2026-11-21T11:00:00Z'));
});

test('half an hour after midnight there is nothing of today to compare yet', () => {
  const early = Date.parse('2026-11-21T00:30:00Z');
  const span = spanOfDay({ from: '2026-11-21', to: '2026-11-21' }, 0, early);
  expect(span.to).toBe(span.from);
});
