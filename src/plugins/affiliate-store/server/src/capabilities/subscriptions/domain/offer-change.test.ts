import { changeBilledBy, checkOfferChange, isOpenToChange, whyOver } from './offer-change';
import type { DatedChange, OtherOffer } from './offer-change';
import { NOT_PAUSED } from './pause';
import type { Pausable } from './pause';

const day = (text: string): number => Date.parse(`${text}T09:30:00Z`);
const NOW = day('2026-03-01');
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
const code = (of: Pausable, at = NOW): string => {
  const may = checkOfferChange(of, at);
  return may.ok ? 'ok' : may.failure.code;
};

test('the offer of what goes on and is paid may be changed, also in its free days; of nothing else', () => {
  expect([code(one()), code(one({ state: 'trialing' }))]).toEqual(['ok', 'ok']);
  expect(code(one({ state: 'ended' }))).toBe('SUBSCRIPTION_ENDED');
  expect(code(one({ state: 'past_due' }))).toBe('SUBSCRIPTION_OVERDUE');
  expect(code(one({ pausedAt: NOW }))).toBe('SUBSCRIPTION_PAUSED');
  expect(code(one({ cancelAtPeriodEnd: true }))).toBe('SUBSCRIPTION_CANCELLED');
  expect(code(one({ instalments: 3 }))).toBe('SUBSCRIPTION_IN_INSTALMENTS');
});

test('not in the minutes in which the next payment is made, nor after it was due', () => {
  const due = day('2026-03-15');
  expect([code(one(), due - 6 * 60_000), code(one(), due - 4 * 60_000), code(one(), due + 1)]).toEqual([
    'ok',
    'SUBSCRIPTION_STATE_ILLEGAL',
    'SUBSCRIPTION_STATE_ILLEGAL',
  ]);
  expect(code(one({ nextChargeAt: day('2026-04-15') }), due + 1)).toBe('ok');
});

test('one changes to another offer that can be had, goes on, and has a price in the currency', () => {
  const yearly: OtherOffer = {
    offerId: 'yearly',
    available: true,
    renewal: { interval: 'year', count: 1, instalments: null },
    price: 30_000,
  };
  const isOpen = (over: Partial<OtherOffer> = {}): boolean => isOpenToChange({ ...yearly, ...over }, 'monthly');
  expect(isOpen()).toBe(true);
  expect(isOpen({ offerId: 'monthly' })).toBe(false);
  expect(isOpen({ available: false })).toBe(false);
  expect(isOpen({ renewal: null })).toBe(false);
  expect(isOpen({ renewal: { interval: 'month', count: 1, instalments: 3 } })).toBe(false);
  expect([isOpen({ price: null }), isOpen({ price: 0 })]).toEqual([false, false]);
});

describe('a payment', () => {
  const change = (publicId: string, at: string, state: DatedChange['state'] = 'applied'): DatedChange => ({
    publicId,
    state,
    effectiveAt: day(at),
  });
  const changes = [change('first', '2026-03-15'), change('second', '2027-03-15'), change('withdrawn', '2027-05-01', 'withdrawn')];
  const billedBy = (named: string | null, from: string | null): string | null =>
    changeBilledBy(changes, { named, from: from === null ? null : day(from) })?.publicId ?? null;

  test('is split by the change its invoice names, however late it is told', () => {
    expect([billedBy('first', '2026-03-15'), billedBy('first', '2027-06-15'), billedBy('withdrawn', '2027-05-01')]).toEqual([
      'first',
      'first',
      'withdrawn',
    ]);
  });

  test('that names none is split by the change that had begun with its period, or by what the subscription began with', () => {
    expect([billedBy(null, '2026-02-15'), billedBy(null, '2026-03-15'), billedBy(null, '2027-06-15'), billedBy(null, null)]).toEqual([
      null,
      'first',
      'second',
      null,
    ]);
  });
});

test('a change is over with its subscription, with its cancellation and with a pause', () => {
  const stands = { ended: false, cancelAtPeriodEnd: false, paused: false };
  expect([stands, { ...stands, ended: true }, { ...stands, cancelAtPeriodEnd: true }, { ...stands, paused: true }].map(whyOver)).toEqual([
    null,
    'ended',
    'cancelled',
    'paused',
  ]);
});
