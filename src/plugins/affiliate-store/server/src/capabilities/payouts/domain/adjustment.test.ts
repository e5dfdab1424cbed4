import fc from 'fast-check';
import { effectOf, exceedsBalance, exceedsDebt, movedInto } from './adjustment';

describe('an adjustment', () => {
  test('adds or takes by its kind', () => {
    expect(
      (['bonus', 'deduction', 'write_off', 'credit', 'currency_move', 'forfeiture', 'reinstatement'] as const).map((kind) =>
        effectOf({ kind, amount: 500 }),
      ),
    ).toEqual([500, -500, 500, 500, -500, -500, 500]);
  });

  test('writes off a debt and no cent more', () => {
    expect([
      exceedsDebt('write_off', 400, -400),
      exceedsDebt('write_off', 401, -400),
      exceedsDebt('write_off', 1, 0),
      exceedsDebt('bonus', 1, 0),
    ]).toEqual([false, true, true, false]);
  });
});

describe('a currency move', () => {
  const rate = (from: string, to: string, at: string) => ({ from, to, rate: at, source: 'ECB', validFrom: 0 });

  test('takes what is there and no cent more', () => {
    expect([
      exceedsBalance('currency_move', 400, 400),
      exceedsBalance('currency_move', 401, 400),
      exceedsBalance('currency_move', 1, -5),
      exceedsBalance('deduction', 401, 400),
      exceedsBalance('forfeiture', 401, 400),
    ]).toEqual([false, true, true, false, true]);
  });

  test('becomes whole minor units of its currency, by the pair or by the pair the other way round', () => {
    const into = (amount: number, from: string, to: string, exchange: ReturnType<typeof rate>): number =>
      movedInto(amount, { from, to }, exchange).amount;
    expect(into(1000, 'EUR', 'USD', rate('EUR', 'USD', '1.1'))).toBe(1100);
    expect(into(1100, 'USD', 'EUR', rate('EUR', 'USD', '1.1'))).toBe(1000);
    // Yen have no minor unit, dinars a thousand: 10.00 EUR is 1635 JPY and 3.341 KWD.
    expect(into(1000, 'EUR', 'JPY', rate('EUR', 'JPY', '163.5'))).toBe(1635);
    expect(into(1000, 'EUR', 'KWD', rate('EUR', 'KWD', '0.3341'))).toBe(3341);
    expect(into(1, 'JPY', 'EUR', rate('EUR', 'JPY', '163.5'))).toBe(1);
    expect(into(1, 'EUR', 'JPY', rate('EUR', 'JPY', '30'))).toBe(0);
  });

  test('is never further from the exact amount than half a minor unit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000_000 }), fc.integer({ min: 1, max: 9_999_999 }), (amount, digits) => {
        const exact = BigInt(amount) * BigInt(digits);
        const { amount: got } = movedInto(amount, { from: 'EUR', to: 'USD' }, rate('EUR', 'USD', `${digits / 10_000}`));
        const off = BigInt(got) * 10_000n - exact;
        expect(off <= 5_000n && off > -5_000n).toBe(true);
      }),
    );
  });
});
