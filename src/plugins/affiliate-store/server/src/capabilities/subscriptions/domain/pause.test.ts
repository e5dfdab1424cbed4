import { checkPause, checkUnpause, dueAfterPause, hasRunOut, NOT_PAUSED, pauseAfter, pauseChoices, pauseEnd } from './pause';
import type { Pausable } from './pause';

const day = (text: string): number => Date.parse(`${text}T09:30:00Z`);
const one = (over: Partial<Pausable> = {}): Pausable => ({
  ...NOT_PAUSED,
  state: 'active',
  interval: 'month',
  count: 1,
  cancelAtPeriodEnd: false,
  instalments: null,
  periodEndsAt: day('2026-03-15'),
  ...over,
});
const NOW = day('2026-03-01');

describe('a pause', () => {
  test('leaves out whole periods: it ends with the payment that is due then', () => {
    expect([1, 2, 3].map((periods) => pauseEnd(one(), periods, NOW))).toEqual([day('2026-04-15'), day('2026-05-15'), day('2026-06-15')]);
    expect(pauseEnd(one({ count: 3 }), 1, NOW)).toBe(day('2026-06-15'));
  });

  test('of one that waits for its payment after an earlier pause counts from that payment', () => {
    expect(pauseEnd(one({ nextChargeAt: day('2026-05-15') }), 1, day('2026-04-20'))).toBe(day('2026-06-15'));
  });

  test('asked for while the payment that is due is being made leaves out the one after it', () => {
    expect(pauseEnd(one(), 1, day('2026-03-16'))).toBe(day('2026-05-15'));
  });

  test('is chosen among as many periods as fit into the months; one longer than those cannot be paused', () => {
    expect(pauseChoices(one(), 3, NOW).map(({ periods }) => periods)).toEqual([1, 2, 3]);
    expect(pauseChoices(one({ count: 2 }), 3, NOW)).toEqual([{ periods: 1, until: day('2026-05-15') }]);
    expect(pauseChoices(one({ interval: 'year' }), 3, NOW)).toEqual([]);
    expect(pauseChoices(one({ interval: 'year' }), 12, NOW)).toEqual([{ periods: 1, until: day('2027-03-15') }]);
  });

  test('is charged again when it ends, or with the first period after that', () => {
    expect(dueAfterPause(one({ pausedAt: NOW, pausedUntil: day('2026-05-15') }))).toBe(day('2026-05-15'));
    expect(dueAfterPause(one({ pausedAt: NOW, pausedUntil: day('2026-05-02') }))).toBe(day('2026-05-15'));
    expect(dueAfterPause(one({ pausedAt: NOW, pausedUntil: null }))).toBeNull();
  });
});

describe('what may be done', () => {
  const code = (outcome: ReturnType<typeof checkPause>): string => (outcome.ok ? 'ok' : outcome.failure.code);
  test('a pause is for what goes on and is paid', () => {
    expect(code(checkPause(one()))).toBe('ok');
    expect(code(checkPause(one({ state: 'trialing' })))).toBe('ok');
    expect(code(checkPause(one({ state: 'ended', pausedAt: NOW })))).toBe('SUBSCRIPTION_ENDED');
    expect(code(checkPause(one({ state: 'past_due' })))).toBe('SUBSCRIPTION_OVERDUE');
    expect(code(checkPause(one({ pausedAt: NOW })))).toBe('SUBSCRIPTION_PAUSED');
    expect(code(checkPause(one({ cancelAtPeriodEnd: true })))).toBe('SUBSCRIPTION_CANCELLED');
  });

  test('only what is paused can go on', () => {
    expect(code(checkUnpause(one({ pausedAt: NOW })))).toBe('ok');
    expect(code(checkUnpause(one()))).toBe('SUBSCRIPTION_NOT_PAUSED');
    expect(code(checkUnpause(one({ state: 'ended', pausedAt: NOW })))).toBe('SUBSCRIPTION_ENDED');
  });
});

describe('following the provider', () => {
  const paidUntil = day('2026-03-15');
  const told = (paused: boolean, periodEnd: string, until: string | null = null) => ({
    paused,
    pausedUntil: until === null ? null : day(until),
    periodEnd: day(periodEnd),
  });
  const paused = { pausedAt: NOW, pausedUntil: day('2026-05-15'), nextChargeAt: null };

  test('a pause begins once, however often it is told', () => {
    const begun = pauseAfter(NOT_PAUSED, told(true, '2026-03-15', '2026-05-15'), { paidUntil, at: NOW });
    expect(begun).toEqual(paused);
    expect(pauseAfter(begun, told(true, '2026-04-15', '2026-05-15'), { paidUntil, at: day('2026-03-20') })).toEqual(paused);
  });

  test('ended while paid time runs it leaves nothing behind', () => {
    expect(pauseAfter(paused, told(false, '2026-03-15'), { paidUntil, at: day('2026-03-02') })).toEqual(NOT_PAUSED);
  });

  test('ended later, the next payment is due with the provider’s next period, and waits for nothing once it is made', () => {
    const over = pauseAfter(paused, told(false, '2026-05-15'), { paidUntil, at: day('2026-04-20') });
    expect(over).toEqual({ ...NOT_PAUSED, nextChargeAt: day('2026-05-15') });
    expect(pauseAfter(over, told(false, '2026-06-15'), { paidUntil, at: day('2026-05-15') })).toEqual(over);
    expect(pauseAfter(over, told(false, '2026-06-15'), { paidUntil: day('2026-06-15'), at: day('2026-05-15') })).toEqual(NOT_PAUSED);
  });

  test('it ran out by itself when its time had come, give or take the provider’s haste', () => {
    expect(hasRunOut(paused, day('2026-05-15') - 3_600_000)).toBe(true);
    expect(hasRunOut(paused, day('2026-05-14'))).toBe(false);
    expect(hasRunOut({ pausedUntil: null }, day('2027-01-01'))).toBe(false);
  });
});
