import { isTrialEnding, type Trial } from './trial';

const DAY = 86_400_000;
const start = Date.UTC(2026, 2, 1);
const trial: Trial = { state: 'trialing', cancelAtPeriodEnd: false, pausedAt: null, startedAt: start, periodEndsAt: start + 14 * DAY };
const on = (day: number, one: Partial<Trial> = {}): boolean => isTrialEnding({ ...trial, ...one }, start + day * DAY);

test('a trial is ending in its last three days and not before', () => {
  expect([on(0), on(10.9), on(11), on(13.9)]).toEqual([false, false, true, true]);
});

test('one that is over, cancelled, paused or paid is not', () => {
  expect([on(14), on(12, { cancelAtPeriodEnd: true }), on(12, { pausedAt: start }), on(12, { state: 'active' })]).toEqual([
    false,
    false,
    false,
    false,
  ]);
});

test('one of three days or less was told with its beginning', () => {
  expect([on(1, { periodEndsAt: start + 3 * DAY }), on(1.5, { periodEndsAt: start + 4 * DAY })]).toEqual([false, true]);
});
