import fc from 'fast-check';
import { inWindow, VISIT_MS, windowMs } from './window';

const DAY = 86_400_000;
const SECOND = 1000;
const click = Date.UTC(2026, 0, 1, 12);

describe('the window of a program', () => {
  test.each([
    ['at the very moment of the click', 0, true],
    ['one second before it ends', 30 * DAY - SECOND, true],
    ['one millisecond before it ends', 30 * DAY - 1, true],
    ['at the moment it ends', 30 * DAY, false],
    ['one second after it ended', 30 * DAY + SECOND, false],
    ['before the click', -1, false],
  ])('of thirty days, %s', (_when, later, open) => {
    expect(inWindow(click, click + later, 30)).toBe(open);
  });

  test('of no days is this visit: four hours', () => {
    expect(windowMs(0)).toBe(VISIT_MS);
    expect(inWindow(click, click + VISIT_MS - 1, 0)).toBe(true);
    expect(inWindow(click, click + VISIT_MS, 0)).toBe(false);
  });

  test('is shorter for a visit than for one day', () => {
    expect(windowMs(0)).toBeLessThan(windowMs(1));
  });

  test('never closes again once it is open, until its end', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3650 }),
        fc.nat({ max: 400 * DAY }),
        (days, later) => inWindow(click, click + later, days) === later < days * DAY,
      ),
    );
  });
});
