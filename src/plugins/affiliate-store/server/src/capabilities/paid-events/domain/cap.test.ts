import fc from 'fast-check';
import { capped, periodAt, type Cap } from './cap';

const cap = (more: Partial<Cap> = {}): Cap => ({ period: 'day', count: null, amount: null, ...more });

describe('a cap', () => {
  test.each([
    ['lets all through where there is room', 3, 10, cap({ count: 5 }), { count: 2, amount: 20 }, { paid: 3, by: null }],
    ['names the number', 4, 10, cap({ count: 5 }), { count: 2, amount: 20 }, { paid: 3, by: 'count' }],
    ['names the amount, and pays whole events alone', 4, 10, cap({ amount: 55 }), { count: 2, amount: 20 }, { paid: 3, by: 'amount' }],
    ['names the narrower of both', 9, 10, cap({ count: 5, amount: 30 }), { count: 0, amount: 0 }, { paid: 3, by: 'amount' }],
    ['lets nothing through once it is used up', 1, 10, cap({ count: 5 }), { count: 7, amount: 70 }, { paid: 0, by: 'count' }],
    ['of less than one event pays none', 1, 10, cap({ amount: 9 }), { count: 0, amount: 0 }, { paid: 0, by: 'amount' }],
  ] as const)('%s', (_what, wanted, each, of, used, expected) => {
    expect(capped(wanted, each, of, used)).toEqual(expected);
  });

  test('counts days and months in UTC', () => {
    const at = Date.parse('2026-02-28T23:59:59.999Z');
    expect(periodAt('day', at)).toEqual({ from: Date.parse('2026-02-28'), until: Date.parse('2026-03-01') });
    expect(periodAt('month', at)).toEqual({ from: Date.parse('2026-02-01'), until: Date.parse('2026-03-01') });
  });

  const limits = fc.record({
    period: fc.constantFrom('day' as const, 'month' as const),
    count: fc.option(fc.nat(50), { nil: null }),
    amount: fc.option(fc.nat(500), { nil: null }),
  });
  const bites = fc.array(fc.nat(20), { maxLength: 12 });

  test('is never passed, however the events come, and pays as many in bites as at once', () => {
    fc.assert(
      fc.property(limits, fc.integer({ min: 1, max: 40 }), bites, (of, each, wanted) => {
        const used = { count: 0, amount: 0 };
        for (const some of wanted) {
          const { paid, by } = capped(some, each, of, used);
          expect(paid).toBeLessThanOrEqual(some);
          expect(by === null).toBe(paid === some);
          used.count += paid;
          used.amount += paid * each;
        }
        if (of.count !== null) expect(used.count).toBeLessThanOrEqual(of.count);
        if (of.amount !== null) expect(used.amount).toBeLessThanOrEqual(of.amount);
        const all = wanted.reduce((sum, some) => sum + some, 0);
        expect(used.count).toBe(capped(all, each, of, { count: 0, amount: 0 }).paid);
      }),
    );
  });
});
