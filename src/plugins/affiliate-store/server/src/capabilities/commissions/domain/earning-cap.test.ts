import fc from 'fast-check';
import { aLine, aPlan, aSale } from '../../../../../../../../tests/support/builders/sales';
import { rate } from '../../../kernel/basis-points';
import { minor } from '../../../kernel/money';
import { bookSale } from './book-sale';
import { underCaps, type OrderCap } from './earning-cap';
import type { OrderBooks, ShareBook } from './order-books';
import type { SplitPlan } from './plan';
import { marginGuard, waterfall } from './waterfall';

const cap = (most: number, used: number, more: Partial<OrderCap> = {}): OrderCap => ({
  of: 'sale',
  period: '2026-11',
  most: minor(most),
  used: minor(used),
  party: 'A',
  lines: [1],
  ...more,
});
const capped = (gross: number, plan: SplitPlan, caps: readonly OrderCap[]) => {
  const [line] = underCaps([{ line: 1, gross: minor(gross), tax: minor(0), plan }], caps);
  if (!line) throw new Error('a line stays one');
  return waterfall(line, line.plan).components;
};
const amounts = (components: ReturnType<typeof capped>) => Object.fromEntries(components.map(({ key, amount }) => [key, amount]));
const books = (...of: Parameters<typeof aSale>): OrderBooks => {
  const booked = bookSale(null, aSale(...of));
  if (!booked.ok) throw new Error(booked.failure.message);
  return booked.value.books;
};
const earned = (shares: readonly ShareBook[], party = 'A'): number =>
  shares.reduce((sum, each) => sum + (each.role === 'affiliate' && each.party === party ? each.amount : 0), 0);

describe('a cap on what sales earn', () => {
  const plan = aPlan({ platform: [1000, 0], affiliate: ['A', 3000], secondTier: ['B', 500] });
  test.each([
    ['lets through what there is room for', cap(5000, 2000), { affiliate: 3000, second_tier: 500, creator: 5500 }],
    ['cuts what is above it, and the creator has it', cap(5000, 4000), { affiliate: 1000, second_tier: 500, creator: 7500 }],
    ['leaves nothing once it is used up', cap(5000, 5000), { affiliate: 0, second_tier: 500, creator: 8500 }],
    ['that was lowered since is used up as well', cap(5000, 9000), { affiliate: 0, second_tier: 500, creator: 8500 }],
    ['is another’s', cap(0, 0, { party: 'Z' }), { affiliate: 3000, second_tier: 500, creator: 5500 }],
    ['is of another line', cap(0, 0, { lines: [2] }), { affiliate: 3000, second_tier: 500, creator: 5500 }],
  ])('%s', (_what, of, expected) => {
    expect(amounts(capped(10_000, plan, [of]))).toEqual({ tax: 0, platform: 1000, ...expected });
  });

  test('names the cap, how much of it was used, and what was cut', () => {
    const last = (of: OrderCap) =>
      capped(10_000, plan, [of])
        .find(({ key }) => key === 'affiliate')
        ?.derivation.at(-1);
    const facts = { of: 'sale', period: '2026-11', capMost: '5000', capUsed: '4000' };
    expect(last(cap(5000, 4000))).toEqual({ code: 'CUT_BY_CAP', amount: 1000, facts: { ...facts, wanted: '3000', cut: '2000' } });
    expect(last(cap(7000, 4000))).toEqual({ code: 'BELOW_CAP', amount: 3000, facts: { ...facts, capMost: '7000' } });
  });

  test('is no share the price does not hold: nothing was promised above it', () => {
    const line = underCaps([{ line: 1, gross: minor(10_000), tax: minor(0), plan }], [cap(5000, 5000)])[0];
    expect(marginGuard(line?.plan ?? plan, [{ gross: minor(10_000), tax: minor(0) }]).ok).toBe(true);
    expect(capped(10_000, plan, [cap(5000, 5000)]).some((each) => each.capped)).toBe(false);
  });

  test('cuts what a recruiter has of the commission along with it, and nothing of what they have of the price', () => {
    const ofCommission = aPlan({ affiliate: ['A', 3000], secondTier: ['B', 1000, 'first_tier'] });
    expect(amounts(capped(10_000, ofCommission, [cap(5000, 4001)]))).toMatchObject({ affiliate: 999, second_tier: 99, creator: 8902 });
    expect(amounts(capped(10_000, ofCommission, [cap(9000, 0)]))).toMatchObject({ affiliate: 3000, second_tier: 300 });
  });

  test('of one of two who share a sale is theirs alone', () => {
    const both: SplitPlan = {
      ...aPlan({ affiliate: ['A', 3000] }),
      affiliate: { party: 'A', rate: rate(3000), share: 6000 },
      other: { affiliate: { party: 'F', rate: rate(3000), share: 4000 }, secondTier: null, commissionBase: 'net_of_tax', holdDays: 0 },
    };
    expect(amounts(capped(10_000, both, [cap(1000, 0)]))).toMatchObject({ affiliate: 1000, 'affiliate:2': 1200, creator: 7800 });
    expect(amounts(capped(10_000, both, [cap(1000, 0), cap(500, 0, { party: 'F' })]))).toMatchObject({
      affiliate: 1000,
      'affiliate:2': 500,
      creator: 8500,
    });
  });

  test('is used line by line, and kept with the books', () => {
    const line = aLine(10_000, 0, { affiliate: ['A', 3000] });
    const caps = [cap(5000, 500, { lines: [1, 2, 3] })];
    const { shares, caps: kept } = books([line, line, line], { caps });
    expect(shares.filter(({ role }) => role === 'affiliate').map(({ amount }) => amount)).toEqual([3000, 1500, 0]);
    expect(kept).toEqual(caps);
    expect(shares.find(({ key }) => key === '3:affiliate')?.derivation.at(-1)?.facts).toMatchObject({ capUsed: '5000', cut: '3000' });
    expect('caps' in books([line])).toBe(false);
  });

  const payments = fc.array(
    fc.record({
      gross: fc.integer({ min: 0, max: 20_000 }),
      bps: fc.integer({ min: 0, max: 9000 }),
      tier: fc.integer({ min: 0, max: 900 }),
      base: fc.constantFrom('same' as const, 'first_tier' as const),
      lines: fc.integer({ min: 1, max: 3 }),
    }),
    { maxLength: 15 },
  );

  test('is never passed, whatever comes, only lowers, and every payment is shared to the last cent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30_000 }), payments, (most, all) => {
        let used = 0;
        for (const { gross, bps, tier, base, lines: count } of all) {
          const line = aLine(gross, 0, { affiliate: ['A', bps], secondTier: ['B', tier, base] });
          const lines = Array<typeof line>(count).fill(line);
          const alone = books(lines);
          const { shares, gross: charged } = books(lines, { caps: [cap(most, used, { lines: [1, 2, 3] })] });
          expect(shares.reduce((sum, { amount }) => sum + amount, 0)).toBe(charged);
          const less = shares.map(({ amount }, at) => (alone.shares[at]?.amount ?? 0) - amount);
          for (const [at, { role, amount }] of shares.entries()) {
            expect(amount).toBeGreaterThanOrEqual(0);
            if (role === 'affiliate' || role === 'second_tier') expect(less[at]).toBeGreaterThanOrEqual(0);
          }
          const now = earned(shares);
          // All of the room is used before anything is cut.
          expect(now).toBe(Math.min(earned(alone.shares), most - used));
          used += now;
          expect(used).toBeLessThanOrEqual(most);
        }
      }),
    );
  });
});
