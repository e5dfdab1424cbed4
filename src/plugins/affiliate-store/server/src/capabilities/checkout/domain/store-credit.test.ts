import fc from 'fast-check';
import { creditFor, type CreditAsked } from './store-credit';

const asked: CreditAsked = { paid: 'once', available: 1200, total: 4900, cardOffered: true, minimum: 50, step: 1 };

test('pays as much as there is, and the whole where there is enough, without a card being needed', () => {
  expect(creditFor(asked)).toEqual({ uses: 1200, why: null });
  expect(creditFor({ ...asked, available: 4900, cardOffered: false })).toEqual({ uses: 4900, why: null });
  expect(creditFor({ ...asked, available: 9000 })).toEqual({ uses: 4900, why: null });
});

test('leaves a card at least what it can be charged', () => {
  expect(creditFor({ ...asked, available: 4880 })).toEqual({ uses: 4850, why: null });
  expect(creditFor({ ...asked, total: 60, available: 55 })).toEqual({ uses: 10, why: null });
  expect(creditFor({ ...asked, total: 50, available: 49 })).toEqual({ uses: null, why: 'rest_too_small' });
});

test('says why it cannot be used', () => {
  expect(creditFor({ ...asked, total: 0 }).why).toBe('nothing_due');
  expect(creditFor({ ...asked, paid: 'subscription' }).why).toBe('paid_again');
  expect(creditFor({ ...asked, paid: 'instalments' }).why).toBe('paid_again');
  expect(creditFor({ ...asked, available: 0 }).why).toBe('no_credit');
  expect(creditFor({ ...asked, cardOffered: false }).why).toBe('card_not_offered');
});

test('never uses more than there is or than is due, and what is left is nothing or can be charged', () => {
  const amounts = fc.record({
    available: fc.integer({ min: -500, max: 20_000 }),
    total: fc.integer({ min: 0, max: 2_000 }),
    minimum: fc.constantFrom(1, 50, 500),
    step: fc.constantFrom(1, 10),
  });
  fc.assert(
    fc.property(amounts, fc.boolean(), ({ total: units, ...given }, cardOffered) => {
      const total = units * given.step;
      const { uses } = creditFor({ paid: 'once', ...given, total, cardOffered });
      if (uses === null) return;
      const rest = total - uses;
      expect(uses).toBeGreaterThan(0);
      expect(uses).toBeLessThanOrEqual(Math.min(given.available, total));
      expect(rest === 0 || (cardOffered && rest >= given.minimum && rest % given.step === 0)).toBe(true);
    }),
  );
});
