import fc from 'fast-check';
import { forfeitureStep, monthsLater } from './forfeiture';

const DAY = 86_400_000;
const rule = { months: 12, noticeDays: 60 };
const start = Date.UTC(2026, 0, 31);

test('months are those of the calendar', () => {
  expect(new Date(monthsLater(start, 1)).toISOString().slice(0, 10)).toBe('2026-02-28');
  expect(new Date(monthsLater(start, 12)).toISOString().slice(0, 10)).toBe('2027-01-31');
  expect(new Date(monthsLater(Date.UTC(2028, 1, 29), 12)).toISOString().slice(0, 10)).toBe('2029-02-28');
});

test('a notice comes its whole time before the end, and not a moment sooner', () => {
  const over = monthsLater(start, 12);
  expect(forfeitureStep({ idle: start, standing: null }, rule, over - 60 * DAY - 1)).toEqual({ do: 'nothing' });
  expect(forfeitureStep({ idle: start, standing: null }, rule, over - 60 * DAY)).toEqual({ do: 'notice', dueAt: over });
});

test('a notice that stands waits for a person; whatever moved since ends it', () => {
  expect(forfeitureStep({ idle: start, standing: { idleSince: start } }, rule, start + 9_000 * DAY)).toEqual({ do: 'nothing' });
  expect(forfeitureStep({ idle: start + 1, standing: { idleSince: start } }, rule, start + 2)).toEqual({ do: 'spare' });
});

test('nobody has less than the time of the notice, and nobody less than the months', () => {
  fc.assert(
    fc.property(fc.nat(4000), fc.integer({ min: 12, max: 120 }), fc.integer({ min: 30, max: 365 }), (days, months, noticeDays) => {
      const at = start + days * DAY;
      const step = forfeitureStep({ idle: start, standing: null }, { months, noticeDays }, at);
      if (step.do !== 'notice') return;
      expect(step.dueAt - at).toBeGreaterThanOrEqual(noticeDays * DAY);
      expect(step.dueAt).toBeGreaterThanOrEqual(monthsLater(start, months));
    }),
  );
});
