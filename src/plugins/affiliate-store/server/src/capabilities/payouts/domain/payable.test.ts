import fc from 'fast-check';
import { payableOf, type Payee, type PayoutRules } from './payable';

const METHOD = { id: 1, partyId: 1, kind: 'sepa', shown: '', changedAt: 0, usableFrom: 0 } as const;
const payee = (given: Partial<Payee> = {}): Payee => ({
  currency: 'EUR',
  available: 5000,
  later: 0,
  hasAccount: true,
  confirmed: true,
  identified: true,
  method: METHOD,
  account: null,
  underWay: false,
  ...given,
});
const rules = (given: Partial<PayoutRules> = {}): PayoutRules => ({ minimum: 1000, frozen: false, now: 100, fees: {}, ...given });
const told = (given: Partial<Payee>, decided: Partial<PayoutRules> = {}) => {
  const { amount, obstacles } = payableOf(payee(given), rules(decided));
  return [amount.minor, ...obstacles.map(({ code }) => code)];
};

describe('what may be paid', () => {
  test('is all that is available', () => {
    expect(told({})).toEqual([5000]);
  });

  test('is in steps of the currency: fils of 1 to 9 and decimals of a forint stay (M22)', () => {
    const manual = { ...METHOD, kind: 'manual' } as const;
    expect(told({ currency: 'KWD', available: 1706, method: manual })).toEqual([1700]);
    expect(told({ currency: 'HUF', available: 1045, method: manual })).toEqual([1000]);
    expect(told({ currency: 'JPY', available: 1045, method: manual })).toEqual([1045]);
  });

  test('leaves what became payable after the cut-off', () => {
    expect(told({ later: 1500 })).toEqual([3500]);
    expect(told({ later: 9000 })).toEqual([0, 'NOTHING_PAYABLE']);
  });

  test('is nothing below the minimum (M21), and nothing of a debt', () => {
    expect(told({ available: 999 })).toEqual([999, 'BELOW_MINIMUM']);
    expect(told({ available: 1000 })).toEqual([1000]);
    expect(told({ available: -1 })).toEqual([0, 'OWING']);
    expect(told({ available: 0 })).toEqual([0, 'NOTHING_PAYABLE']);
  });

  test('is what is left once the fee is taken that its receiver bears (J18)', () => {
    const fees = { sepa: { fixed: { EUR: 35 }, basisPoints: 150 } };
    const sum = (given: Partial<Payee>, decided: Partial<PayoutRules> = {}) => {
      const { amount, fee } = payableOf(payee(given), rules({ fees, ...decided }));
      return [amount.minor, fee];
    };
    expect(sum({})).toEqual([4890, 110]);
    // Other currencies bear the percentage alone, other ways of being paid nothing; what a step leaves stays in the balance.
    expect(sum({ currency: 'USD' })).toEqual([4925, 75]);
    expect(sum({ method: { ...METHOD, kind: 'paypal' } })).toEqual([5000, 0]);
    expect(
      sum(
        { currency: 'KWD', available: 1706, method: { ...METHOD, kind: 'manual' } },
        { fees: { manual: { fixed: { KWD: 3 }, basisPoints: 0 } } },
      ),
    ).toEqual([1700, 3]);
    // The minimum is of what arrives, and a fee never makes a payout of nothing.
    expect(told({ available: 1050 }, { fees })).toEqual([1000]);
    expect(told({ available: 1049 }, { fees })).toEqual([999, 'BELOW_MINIMUM']);
    expect(told({ available: 20 }, { fees, minimum: 0 })).toEqual([0, 'BELOW_MINIMUM']);
    expect(told({ available: 0 }, { fees })).toEqual([0, 'NOTHING_PAYABLE']);
  });

  test('is, with its fee, never more than is there and never below zero', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -5000, max: 100_000 }),
        fc.nat(5000),
        fc.nat(2000),
        fc.nat(5000),
        (available, later, fixed, basisPoints) => {
          const { amount, fee } = payableOf(payee({ available, later }), rules({ fees: { sepa: { fixed: { EUR: fixed }, basisPoints } } }));
          expect(Math.min(amount.minor, fee)).toBeGreaterThanOrEqual(0);
          expect(amount.minor + fee).toBeLessThanOrEqual(Math.max(0, available - later));
        },
      ),
    );
  });

  test('waits for a method that is there, has cooled, and carries the currency', () => {
    expect(told({ method: null })).toEqual([5000, 'NO_METHOD']);
    expect(told({ confirmed: false })).toEqual([5000, 'CREATOR_NOT_CONFIRMED']);
    expect(told({ identified: false })).toEqual([5000, 'PAYEE_NOT_CONFIRMED']);
    expect(told({ method: { ...METHOD, usableFrom: 101 } })).toEqual([5000, 'METHOD_COOLING']);
    expect(told({ method: { ...METHOD, usableFrom: 100 } })).toEqual([5000]);
    expect(told({ currency: 'USD' })).toEqual([5000, 'METHOD_CURRENCY']);
    expect(told({}, { method: 'paypal' })).toEqual([5000, 'OTHER_METHOD']);
    expect(told({ hasAccount: false })).toEqual([5000, 'NO_ACCOUNT']);
  });

  test('is nothing while another payout is under way, or while the books do not agree', () => {
    expect(told({ underWay: true })).toEqual([5000, 'PAYOUT_UNDER_WAY']);
    expect(told({}, { frozen: true })).toEqual([5000, 'PAYOUTS_FROZEN']);
  });

  test('waits for an account at Stripe to be ready, and only for those who are paid there', () => {
    const stripe = { ...METHOD, kind: 'stripe' } as const;
    expect(told({ method: stripe, account: 'enabled', currency: 'USD' })).toEqual([5000]);
    expect(told({ method: stripe, account: null })).toEqual([5000, 'ACCOUNT_DETAILS_MISSING']);
    expect(told({ method: stripe, account: 'details_missing' })).toEqual([5000, 'ACCOUNT_DETAILS_MISSING']);
    expect(told({ method: stripe, account: 'in_review' })).toEqual([5000, 'ACCOUNT_IN_REVIEW']);
    expect(told({ method: stripe, account: 'restricted' })).toEqual([5000, 'ACCOUNT_RESTRICTED']);
    expect(told({ account: 'restricted' })).toEqual([5000]);
  });

  test('is never more than is available, never negative, always a step (I15)', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000, max: 1_000_000 }),
        fc.integer({ min: -1000, max: 1_000_000 }),
        fc.constantFrom('EUR', 'KWD', 'HUF', 'JPY'),
        (available, later, currency) => {
          const { amount } = payableOf(payee({ available, later, currency }), rules());
          expect(amount.minor).toBeGreaterThanOrEqual(0);
          expect(amount.minor).toBeLessThanOrEqual(Math.max(0, available));
          expect(amount.minor % { EUR: 1, KWD: 10, HUF: 100, JPY: 1 }[currency]).toBe(0);
        },
      ),
    );
  });
});
