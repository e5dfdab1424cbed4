import fc from 'fast-check';
import { aPlan, type PlanWords } from '../../../../../../../../tests/support/builders/sales';
import { rate } from '../../../kernel/basis-points';
import { minor } from '../../../kernel/money';
import { validatePlan } from './plan';
import type { Component } from './split';
import { cutAt, marginGuard, waterfall } from './waterfall';

const shares = (gross: number, tax: number, plan: PlanWords): Record<string, number> =>
  Object.fromEntries(waterfall({ gross: minor(gross), tax: minor(tax) }, aPlan(plan)).components.map(({ key, amount }) => [key, amount]));

const one = (key: string, gross: number, tax: number, plan: PlanWords): Component => {
  const found = waterfall({ gross: minor(gross), tax: minor(tax) }, aPlan(plan)).components.find((each) => each.key === key);
  if (!found) throw new Error(`no ${key}`);
  return found;
};

const anyPlan = fc.record({
  platform: fc.tuple(fc.nat(10_000), fc.nat(500)),
  affiliate: fc.tuple(fc.constant('A'), fc.nat(20_000)),
  secondTier: fc.option(fc.tuple(fc.constant('B'), fc.nat(20_000), fc.constantFrom('same' as const, 'first_tier' as const)), {
    nil: undefined,
  }),
  base: fc.constantFrom('gross' as const, 'net_of_tax' as const, 'net_of_fee' as const, 'profit' as const),
  unitCost: fc.nat(5000),
  coProducers: fc.array(
    fc.oneof(
      fc.nat(2500).map((bps) => ({ party: 'X', bps })),
      fc.nat(3000).map((fixed) => ({ party: 'Y', fixed })),
    ),
    { maxLength: 4 },
  ),
  keeps: fc.option(fc.tuple(fc.nat(10_000), fc.nat(4000)), { nil: undefined }),
});
const anyLine = fc.tuple(fc.nat(1_000_000), fc.nat(10_000)).map(([gross, part]) => ({ gross, tax: Math.floor((gross * part) / 10_000) }));

describe('the base of a commission', () => {
  const plan: PlanWords = { platform: [1000, 0], affiliate: ['A', 5000], unitCost: 2000 };
  test.each([
    ['gross', 6000],
    ['net_of_tax', 5000],
    ['net_of_fee', 4500],
    ['profit', 3500],
  ] as const)('%s', (base, earned) => {
    expect(shares(12000, 2000, { ...plan, base })).toMatchObject({ tax: 2000, platform: 1000, affiliate: earned });
  });
  test('a unit cost above the price leaves no profit to share, and takes nothing away', () => {
    expect(shares(1000, 0, { affiliate: ['A', 5000], base: 'profit', unitCost: 5000 })).toEqual({
      tax: 0,
      platform: 0,
      affiliate: 0,
      creator: 1000,
    });
  });
  test('of the first tier is what the first tier got, not what it was promised', () => {
    expect(shares(1000, 0, { affiliate: ['A', 15000], secondTier: ['B', 1000, 'first_tier'] })).toMatchObject({
      affiliate: 1000,
      second_tier: 0,
    });
  });
});

describe('the platform', () => {
  test('takes no fixed fee from a free line, nor more than there is', () => {
    expect(shares(0, 0, { platform: [500, 50] })).toEqual({ tax: 0, platform: 0, creator: 0 });
    expect(shares(30, 0, { platform: [500, 50] })).toEqual({ tax: 0, platform: 30, creator: 0 });
  });
  test('takes no fixed fee from a line that is all tax', () => {
    expect(shares(30, 30, { platform: [500, 50] })).toEqual({ tax: 30, platform: 0, creator: 0 });
  });
});

describe('co-producers', () => {
  test('with an agreed amount are served before the percentages, in the plan’s order', () => {
    const plan: PlanWords = {
      coProducers: [
        { party: 'X', bps: 5000 },
        { party: 'Y', fixed: 300 },
        { party: 'Z', fixed: 400 },
      ],
    };
    expect(shares(1000, 0, plan)).toEqual({
      tax: 0,
      platform: 0,
      creator: 150,
      'co_producer:1': 150,
      'co_producer:2': 300,
      'co_producer:3': 400,
    });
    expect(shares(500, 0, plan)).toEqual({
      tax: 0,
      platform: 0,
      creator: 0,
      'co_producer:1': 0,
      'co_producer:2': 300,
      'co_producer:3': 200,
    });
  });
  test('with an agreed amount that cannot be paid make the split capped', () => {
    expect(waterfall({ gross: minor(100), tax: minor(0) }, aPlan({ coProducers: [{ party: 'Y', fixed: 300 }] })).capped).toBe(true);
  });
  test('may have all of the pool', () => {
    expect(shares(100, 0, { coProducers: [{ party: 'X', bps: 10_000 }] })).toEqual({
      tax: 0,
      platform: 0,
      creator: 0,
      'co_producer:1': 100,
    });
  });
});

test('the creator comes first in a tie', () => {
  expect(shares(1, 0, { coProducers: [{ party: 'X', bps: 5000 }] })).toEqual({ tax: 0, platform: 0, creator: 1, 'co_producer:1': 0 });
});

test('shares are whole, never negative, sum to what was charged, and keep their keys', () => {
  fc.assert(
    fc.property(anyLine, anyPlan, ({ gross, tax }, plan) => {
      const split = waterfall({ gross: minor(gross), tax: minor(tax) }, aPlan(plan));
      const total = split.components.reduce((all, { amount }) => all + amount, 0);
      const whole = split.components.every(({ amount }) => Number.isSafeInteger(amount) && amount >= 0);
      return total === gross && whole && new Set(split.components.map(({ key }) => key)).size === split.components.length;
    }),
    { numRuns: 10_000 },
  );
});

test('the last step of every derivation is the amount', () => {
  fc.assert(
    fc.property(anyLine, anyPlan, ({ gross, tax }, plan) => {
      for (const { derivation, amount } of waterfall({ gross: minor(gross), tax: minor(tax) }, aPlan(plan)).components) {
        expect(derivation.at(-1)?.amount).toBe(amount);
      }
    }),
  );
});

describe('a cent is explained', () => {
  test('of a commission: base, rate, exact product, rounding', () => {
    expect(one('affiliate', 12345, 0, { platform: [990, 50], base: 'net_of_fee', affiliate: ['A', 3333] }).derivation).toEqual([
      { code: 'BASE_NET_OF_FEE', amount: 11073, facts: { net: '12345', platform: '1272' } },
      { code: 'RATE_APPLIED', amount: 3690, facts: { base: '11073', bps: '3333', exact: '3690.6309' } },
      { code: 'ROUNDED_DOWN', amount: 3690, facts: { exact: '3690.6309' } },
    ]);
  });
  test('of a capped commission: what was wanted and what was left', () => {
    expect(one('affiliate', 300, 0, { platform: [500, 50], affiliate: ['A', 9000] }).derivation.at(-1)).toEqual({
      code: 'CAPPED_BY_WHAT_IS_LEFT',
      amount: 235,
      facts: { wanted: '270', left: '235' },
    });
  });
  test('of the platform: percentage and fixed part', () => {
    expect(one('platform', 10000, 0, { platform: [990, 50] }).derivation.map(({ code, amount }) => [code, amount])).toEqual([
      ['BASE_NET_OF_TAX', 10000],
      ['RATE_APPLIED', 990],
      ['FIXED_ADDED', 1040],
    ]);
  });
  test('of the pool: the weight, and who got the residual cent', () => {
    const thirds: PlanWords = {
      coProducers: [
        { party: 'X', bps: 3333 },
        { party: 'Y', bps: 3333 },
      ],
    };
    const steps = (key: string): string[] => one(key, 100, 0, thirds).derivation.map(({ code }) => code);
    expect(steps('creator')).toEqual(['POOL_LEFT', 'WEIGHT_IN_POOL', 'RESIDUAL_CENT_RECEIVED']);
    expect(steps('co_producer:1')).toEqual(['POOL_LEFT', 'WEIGHT_IN_POOL', 'RESIDUAL_CENT_ELSEWHERE']);
    const dated = { coProducers: [{ party: 'X', bps: 3333, until: '2026-12-01T00:00:00.000Z' }] };
    expect(one('co_producer:1', 100, 0, dated).derivation[1]).toEqual({
      code: 'AGREED_UNTIL',
      amount: null,
      facts: { agreedUntil: '2026-12-01T00:00:00.000Z' },
    });
    expect(one('creator', 100, 0, {}).derivation).toEqual([{ code: 'WHOLE_POOL', amount: 100, facts: { pool: '100' } }]);
  });
});

test.each([
  [-1, 0],
  [100, 101],
  [100, -1],
])('a line of %i with tax %i is refused', (gross, tax) => {
  expect(() => waterfall({ gross: minor(gross), tax: minor(tax) }, aPlan())).toThrow(RangeError);
});

describe('a plan', () => {
  test.each([
    [
      'PLAN_POOL_OVERSUBSCRIBED',
      {
        coProducers: [
          { party: 'X', bps: 6000 },
          { party: 'Y', bps: 4001 },
        ],
      },
    ],
    ['PLAN_SECOND_TIER_ALONE', { secondTier: ['B', 500] }],
    ['PLAN_SECOND_TIER_IS_AFFILIATE', { affiliate: ['A', 500], secondTier: ['A', 500] }],
    ['PLAN_AMOUNT_NEGATIVE', { platform: [0, -1] }],
    ['PLAN_AMOUNT_NEGATIVE', { coProducers: [{ party: 'X', fixed: -1 }] }],
  ] as const)('is refused as %s', (code, words) => {
    expect(validatePlan(aPlan(words as PlanWords))).toMatchObject({ ok: false, failure: { code } });
  });
  test('that promises at most everything is taken', () => {
    const plan = aPlan({ affiliate: ['A', 5000], secondTier: ['B', 100], coProducers: [{ party: 'X', bps: 10_000 }] });
    expect(validatePlan(plan)).toEqual({ ok: true, value: plan });
  });
  test('that promises more than a price yields is refused with that price', () => {
    const plan = aPlan({ platform: [500, 50], affiliate: ['A', 9000] });
    const price = (gross: number) => ({ gross: minor(gross), tax: minor(0) });
    expect(marginGuard(plan, [price(10000)])).toMatchObject({ ok: true });
    expect(marginGuard(plan, [price(10000), price(300)])).toMatchObject({
      ok: false,
      failure: { code: 'PLAN_EXCEEDS_PRICE', facts: { gross: 300, share: 'affiliate', wanted: '270', left: 235 } },
    });
  });
  test('what a price does not pay in full is named, the fee of the site among it', () => {
    const plan = aPlan({ platform: [500, 50], affiliate: ['A', 9000] });
    const price = (gross: number) => ({ gross: minor(gross), tax: minor(0) });
    expect(cutAt(price(10000), plan)).toBeNull();
    expect(cutAt(price(0), plan)).toBeNull();
    expect(cutAt(price(300), plan)).toEqual({ share: 'affiliate', wanted: 270, left: 235 });
    expect(cutAt(price(40), plan)).toEqual({ share: 'platform', wanted: 52, left: 40 });
  });
});

describe('an affiliate paid by a rule', () => {
  const byRule = (fixed: number | null, words: Parameters<typeof aPlan>[0] = {}) => {
    const plan = aPlan({ affiliate: ['A', 3000], ...words });
    const rule = { key: 'spain', name: 'Spain' };
    return { ...plan, affiliate: { party: 'A', rate: rate(3000), rule, ...(fixed === null ? {} : { fixed: minor(fixed) }) } };
  };
  const affiliateOf = (gross: number, plan: ReturnType<typeof byRule>) =>
    waterfall({ gross: minor(gross), tax: minor(0) }, plan).components.find(({ role }) => role === 'affiliate');

  test('the rule is the first thing its derivation names', () => {
    expect(affiliateOf(10_000, byRule(null))).toMatchObject({ amount: 3000, capped: false });
    expect(affiliateOf(10_000, byRule(null))?.derivation.map(({ code }) => code)).toEqual([
      'RULE_CHOSEN',
      'BASE_NET_OF_TAX',
      'RATE_APPLIED',
    ]);
    expect(affiliateOf(10_000, byRule(null))?.derivation[0]?.facts).toEqual({ key: 'spain', rule: 'Spain' });
  });

  test('an amount is paid whatever the price, of too little what is left, and of nothing nothing', () => {
    expect(affiliateOf(10_000, byRule(500))).toMatchObject({ amount: 500, capped: false });
    expect(affiliateOf(300, byRule(500))).toMatchObject({ amount: 300, capped: true });
    expect(affiliateOf(0, byRule(500))).toMatchObject({ amount: 0, capped: false });
  });

  test('the shares still sum to the price, and a second tier of the commission takes it of the amount', () => {
    const split = waterfall(
      { gross: minor(10_000), tax: minor(1667) },
      byRule(999, { platform: [1000, 30], secondTier: ['B', 1000, 'first_tier'] }),
    );
    expect(split.components.reduce((sum, { amount }) => sum + amount, 0)).toBe(10_000);
    expect(split.components.find(({ role }) => role === 'second_tier')?.amount).toBe(99);
  });
});

describe('what the creator keeps', () => {
  const team = {
    coProducers: [
      { party: 'X', fixed: 500 },
      { party: 'Y', bps: 9000 },
    ],
  } satisfies PlanWords;
  test('is set aside first, amounts are served of the rest, and the percentages share what is left beside it', () => {
    expect(shares(1000, 0, team)).toMatchObject({ creator: 50, 'co_producer:1': 500, 'co_producer:2': 450 });
    expect(shares(1000, 0, { ...team, keeps: [3000, 0] })).toMatchObject({ creator: 300, 'co_producer:1': 500, 'co_producer:2': 200 });
    expect(shares(1000, 0, { ...team, keeps: [3000, 400] })).toMatchObject({ creator: 400, 'co_producer:1': 500, 'co_producer:2': 100 });
    expect(shares(1000, 0, { ...team, keeps: [0, 700] })).toMatchObject({ creator: 700, 'co_producer:1': 300, 'co_producer:2': 0 });
    expect(shares(1000, 0, { ...team, keeps: [0, 2000] })).toMatchObject({ creator: 1000, 'co_producer:1': 0, 'co_producer:2': 0 });
  });
  test('costs neither tax nor platform nor affiliate anything', () => {
    const plan: PlanWords = { ...team, platform: [1000, 0], affiliate: ['A', 3000] };
    const pick = (of: Record<string, number>) => [of['tax'], of['platform'], of['affiliate']];
    expect(pick(shares(12_000, 2000, { ...plan, keeps: [10_000, 0] }))).toEqual(pick(shares(12_000, 2000, plan)));
  });
  test('is told to whoever has less by it, and an amount that is cut, or not there, is one that was promised', () => {
    const codes = (key: string, plan: PlanWords) => one(key, 1000, 0, plan).derivation.map(({ code }) => code);
    const keeps = { ...team, keeps: [3000, 0] } satisfies PlanWords;
    expect(codes('creator', keeps)).toEqual(['POOL_LEFT', 'WEIGHT_IN_POOL', 'CREATOR_KEEPS']);
    expect(codes('co_producer:2', keeps)).toEqual(['POOL_LEFT', 'WEIGHT_IN_POOL', 'LESS_FOR_CREATOR']);
    const cutOf = (kept: number) => cutAt({ gross: minor(1000), tax: minor(0) }, aPlan({ ...team, keeps: [0, kept] }));
    expect(cutOf(500)).toBeNull();
    expect(cutOf(700)).toEqual({ share: 'co_producer:1', wanted: 500, left: 300 });
    expect(cutOf(2000)).toEqual({ share: 'creator', wanted: 2000, left: 1000 });
  });
  test('is nothing of nothing charged, like an agreed amount: a free order breaks no promise', () => {
    const plan: PlanWords = { ...team, keeps: [0, 700] };
    expect(shares(0, 0, plan)).toMatchObject({ creator: 0, 'co_producer:1': 0, 'co_producer:2': 0 });
    expect(cutAt({ gross: minor(0), tax: minor(0) }, aPlan(plan))).toBeNull();
    expect(cutAt({ gross: minor(1), tax: minor(0) }, aPlan(plan))).toEqual({ share: 'creator', wanted: 700, left: 1 });
  });
  test('is never less than was agreed where there is enough, and everything still adds up to the cent', () => {
    fc.assert(
      fc.property(anyLine, anyPlan, (line, plan) => {
        const { components } = waterfall({ gross: minor(line.gross), tax: minor(line.tax) }, aPlan(plan));
        expect(components.reduce((sum, { amount }) => sum + amount, 0)).toBe(line.gross);
        expect(components.every(({ amount }) => amount >= 0)).toBe(true);
        for (const { amount, derivation } of components) expect(derivation.flatMap((each) => each.amount ?? []).at(-1)).toBe(amount);
        const pool = components
          .filter(({ role }) => role === 'creator' || role === 'co_producer')
          .reduce((sum, { amount }) => sum + amount, 0);
        const [bps, fixed] = plan.keeps ?? [0, 0];
        const kept = Math.min(pool, Math.max(Math.floor((pool * bps) / 10_000), fixed));
        expect(components.find(({ role }) => role === 'creator')?.amount).toBeGreaterThanOrEqual(kept);
      }),
      { numRuns: 1000 },
    );
  });
});
