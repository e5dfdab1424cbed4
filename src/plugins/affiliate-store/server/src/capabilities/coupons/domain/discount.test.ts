import fc from 'fast-check';
import { chargeStep } from '../../../kernel/currencies';
import { minor } from '../../../kernel/money';
import type { Reduction } from './coupon';
import { discountsOf } from './discount';

const percent = (basisPoints: number, products: readonly string[] | null = null) => ({
  reduction: { kind: 'percent', basisPoints } as Reduction,
  products,
});
const amount = (amounts: Record<string, number>, products: readonly string[] | null = null) => ({
  reduction: { kind: 'amount', amounts } as Reduction,
  products,
});
const line = (productId: string, price: number) => ({ productId, price: minor(price) });

describe('a coupon', () => {
  test.each([
    ['20 % of 49.00 is 9.80', percent(2000), [line('a', 4900)], [980]],
    ['20 % of 9.99 is 2.00, half up', percent(2000), [line('a', 999)], [200]],
    ['everything of everything (E5)', percent(10_000), [line('a', 999), line('b', 1)], [999, 1]],
    ['10 % over two lines adds up to 10 % of their sum', percent(1000), [line('a', 333), line('b', 332)], [34, 33]],
    ['5.00 off', amount({ EUR: 500 }), [line('a', 4900)], [500]],
    ['never more than the price', amount({ EUR: 9900 }), [line('a', 4900)], [4900]],
    ['5.00 off two lines, in proportion', amount({ EUR: 500 }), [line('a', 3000), line('b', 1000)], [375, 125]],
    ['only the product it is for', percent(5000, ['b']), [line('a', 3000), line('b', 1001)], [0, 501]],
    ['a free line gets nothing off', percent(5000), [line('a', 0), line('b', 100)], [0, 50]],
  ])('%s', (_story, coupon, lines, off) => expect(discountsOf(coupon, 'EUR', lines)).toEqual(off));

  test.each([
    ['another product', percent(5000, ['c']), [line('a', 3000)]],
    ['another currency', amount({ USD: 500 }), [line('a', 3000)]],
    ['nothing to pay anyway', percent(5000), [line('a', 0)]],
    ['so little that nothing comes of it', percent(1), [line('a', 100)]],
  ])('is not for %s', (_story, coupon, lines) => expect(discountsOf(coupon, 'EUR', lines)).toBeNull());

  test('takes its whole amount off, and of no line more than its price', () => {
    const reductions = fc.oneof(
      fc.integer({ min: 1, max: 10_000 }).map((basisPoints): Reduction => ({ kind: 'percent', basisPoints })),
      fc.integer({ min: 1, max: 1_000_000 }).map((off): Reduction => ({ kind: 'amount', amounts: { EUR: off } })),
    );
    const lines = fc.array(fc.integer({ min: 0, max: 500_000 }), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(reductions, lines, (reduction, prices) => {
        const found = discountsOf(
          { reduction, products: null },
          'EUR',
          prices.map((price) => line('a', price)),
        );
        const whole = prices.reduce((all, price) => all + price, 0);
        const wanted =
          reduction.kind === 'percent'
            ? Math.round((whole * reduction.basisPoints) / 10_000)
            : Math.min(whole, reduction.amounts['EUR'] ?? 0);
        expect((found ?? []).reduce((all: number, off) => all + off, 0)).toBe(wanted);
        (found ?? []).forEach((off, index) => {
          expect(off).toBeGreaterThanOrEqual(0);
          expect(off).toBeLessThanOrEqual(prices[index] ?? 0);
        });
      }),
    );
  });

  test.each([
    ['15 % of 12.340 KWD is 1.850, in tens of fils', 'KWD', percent(1500), [line('a', 12340)], [1850]],
    ['1.999 KWD off is 1.990 off', 'KWD', amount({ KWD: 1999 }), [line('a', 12340)], [1990]],
    ['two lines in tens of fils', 'KWD', percent(1000), [line('a', 330), line('b', 320)], [40, 30]],
    ['10 % of 1985 JPY is 199 yen', 'JPY', percent(1000), [line('a', 1985)], [199]],
  ])('%s', (_story, currency, coupon, lines, off) => expect(discountsOf(coupon, currency, lines)).toEqual(off));

  test('leaves what can be charged, in whatever currency', () => {
    const cases = fc.tuple(
      fc.constantFrom('EUR', 'JPY', 'KWD', 'TND', 'ISK'),
      fc.array(fc.integer({ min: 0, max: 500_000 }), { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 1, max: 10_000 }),
    );
    fc.assert(
      fc.property(cases, ([currency, steps, basisPoints]) => {
        const step = chargeStep(currency);
        const lines = steps.map((each) => line('a', each * step));
        const off = discountsOf(percent(basisPoints), currency, lines) ?? [];
        off.forEach((each, index) => {
          expect(each % step).toBe(0);
          expect(each).toBeLessThanOrEqual(lines[index]?.price ?? 0);
        });
      }),
    );
  });
});
