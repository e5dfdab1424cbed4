import { countsAsCompany, FRESH_MS, isToAsk, nextTryAt, standingOf, type VatCheck } from './vat-check';

const NOW = Date.UTC(2026, 2, 9);
const check = (state: VatCheck['state'], ago: number): VatCheck => ({
  id: 1,
  vatId: 'DE129273398',
  requester: '',
  state,
  consultation: null,
  answeredAt: null,
  name: null,
  address: null,
  why: null,
  askedAt: NOW - ago,
});
const accept = { ask: true, unanswered: 'accept' } as const;
const charge = { ask: true, unanswered: 'charge' } as const;

describe('how a VAT id stands', () => {
  it('is a matter of its form where nobody is asked, and nobody is', () => {
    const off = { ask: false, unanswered: 'charge' } as const;
    expect([standingOf(null, off, NOW), isToAsk(null, off, NOW)]).toEqual(['form', false]);
  });

  it('follows the answer of the day, and the policy without one', () => {
    expect(standingOf(check('valid', 0), charge, NOW)).toBe('confirmed');
    expect(standingOf(check('invalid', 0), accept, NOW)).toBe('refused');
    for (const without of [null, check('unanswered', 0), check('valid', FRESH_MS), check('invalid', FRESH_MS)]) {
      expect(standingOf(without, accept, NOW)).toBe('unverified');
      expect(standingOf(without, charge, NOW)).toBe('charged');
    }
    expect((['form', 'confirmed', 'unverified', 'refused', 'charged'] as const).map(countsAsCompany)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });

  it('is asked for once a day, and after no answer not within the minute', () => {
    expect(isToAsk(null, accept, NOW)).toBe(true);
    expect(isToAsk(check('valid', FRESH_MS - 1), accept, NOW)).toBe(false);
    expect(isToAsk(check('invalid', FRESH_MS), accept, NOW)).toBe(true);
    expect(isToAsk(check('unanswered', 59_999), accept, NOW)).toBe(false);
    expect(isToAsk(check('unanswered', 60_000), accept, NOW)).toBe(true);
  });

  it('is asked for again after a quarter of an hour, an hour, four hours, then daily', () => {
    expect([0, 1, 2, 3, 40].map((tries) => (nextTryAt(tries, 0) / 60_000) | 0)).toEqual([15, 60, 240, 1440, 1440]);
  });
});
