import { idleSince, stepAt, WARNED_BEFORE_DAYS } from './inactivity';

const DAY = 86_400_000;
const start = Date.UTC(2026, 0, 1);
const day = (n: number): number => start + n * DAY;

test('the days begin with the latest of joining, a sale, the rule itself and what staff took back', () => {
  expect(idleSince({ joinedAt: day(5), ruleSince: day(1), lastSaleAt: null, resumedAt: null })).toBe(day(5));
  expect(idleSince({ joinedAt: day(5), ruleSince: day(9), lastSaleAt: day(7), resumedAt: null })).toBe(day(9));
  expect(idleSince({ joinedAt: day(5), ruleSince: day(9), lastSaleAt: day(30), resumedAt: day(40) })).toBe(day(40));
});

test('a warning comes 37 days before the end, and not a moment sooner', () => {
  const of = { idle: start, days: 90, standing: null };
  expect(stepAt(of, day(53) - 1)).toEqual({ do: 'nothing' });
  expect(stepAt(of, day(53))).toEqual({ do: 'warn', endsAt: day(90) });
});

test('a warning that comes late leaves its whole time', () => {
  expect(stepAt({ idle: start, days: 90, standing: null }, day(400))).toEqual({ do: 'warn', endsAt: day(400 + WARNED_BEFORE_DAYS) });
});

test('a warned contract ends at its moment, and a sale before it starts the days anew', () => {
  const standing = { idleSince: start, endsAt: day(90) };
  expect(stepAt({ idle: start, days: 90, standing }, day(90) - 1)).toEqual({ do: 'nothing' });
  expect(stepAt({ idle: start, days: 90, standing }, day(90))).toEqual({ do: 'end' });
  expect(stepAt({ idle: day(89), days: 90, standing }, day(90))).toEqual({ do: 'spare' });
});
