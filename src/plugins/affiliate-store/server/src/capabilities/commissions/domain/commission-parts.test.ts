import fc from 'fast-check';
import { aPlan, aSale, type PlanWords } from '../../../../../../../../tests/support/builders/sales';
import { rate } from '../../../kernel/basis-points';
import { minor } from '../../../kernel/money';
import { bookRefund } from './book-refund';
import { bookSale } from './book-sale';
import type { OrderBooks } from './order-books';
import { type OtherPart, type SplitPlan, validatePlan } from './plan';
import { marginGuard, waterfall } from './waterfall';

interface Other {
  readonly rate: number;
  readonly tier?: number;
  readonly base?: SplitPlan['commissionBase'];
  readonly fixed?: number;
}

/** A plan two share: L, whose plan it is, and F, who came first. */
const shared = (words: PlanWords, firstShare: number, { rate: bps, tier, base, fixed }: Other): SplitPlan => {
  const plan = aPlan(words);
  const other: OtherPart = {
    affiliate: { party: 'F', rate: rate(bps), share: firstShare, ...(fixed === undefined ? {} : { fixed: minor(fixed) }) },
    secondTier: tier === undefined ? null : { party: 'G', rate: rate(tier), base: 'same' },
    commissionBase: base ?? plan.commissionBase,
    holdDays: 60,
  };
  return { ...plan, affiliate: plan.affiliate && { ...plan.affiliate, share: 10_000 - firstShare }, other };
};
const split = (gross: number, plan: SplitPlan) => waterfall({ gross: minor(gross), tax: minor(0) }, plan);
const amounts = (gross: number, plan: SplitPlan): Record<string, number> =>
  Object.fromEntries(split(gross, plan).components.map(({ key, amount }) => [key, amount]));

test.each([
  [
    'one rate: together what one would have earned, to the cent',
    10_001,
    { affiliate: ['L', 3000] },
    4000,
    { rate: 3000 },
    { affiliate: 1800, 'affiliate:2': 1200 },
  ],
  [
    'each of their own: 60 % of 3000 and 40 % of 5000',
    10_000,
    { affiliate: ['L', 3000] },
    4000,
    { rate: 5000 },
    { affiliate: 1800, 'affiliate:2': 2000 },
  ],
  [
    'a cent nobody can halve goes to the larger remainder',
    101,
    { affiliate: ['L', 10_000] },
    4000,
    { rate: 10_000 },
    { affiliate: 61, 'affiliate:2': 40 },
  ],
  [
    'each by the base of their own contract',
    10_000,
    { platform: [1000, 0], affiliate: ['L', 5000], base: 'net_of_tax' },
    5000,
    { rate: 5000, base: 'net_of_fee' },
    { affiliate: 2500, 'affiliate:2': 2250 },
  ],
  [
    'an amount by a rule is shared in like any',
    10_000,
    { affiliate: ['L', 3000] },
    5000,
    { rate: 3000, fixed: 999 },
    { affiliate: 1500, 'affiliate:2': 499 },
  ],
  [
    'recruiters get the same share of theirs',
    10_000,
    { affiliate: ['L', 3000], secondTier: ['M', 1000] },
    4000,
    { rate: 3000, tier: 500 },
    { second_tier: 600, 'second_tier:2': 200 },
  ],
  [
    'a recruiter of one alone gets what is theirs',
    10_000,
    { affiliate: ['L', 3000] },
    4000,
    { rate: 3000, tier: 500 },
    { 'second_tier:2': 200 },
  ],
] as const)('%s', (_story, gross, words, first, other, expected) => {
  const found = amounts(gross, shared(words as PlanWords, first, other));
  expect(found).toMatchObject(expected);
  expect(Object.values(found).reduce((sum, amount) => sum + amount, 0)).toBe(gross);
});

test('the derivation says what it would have been alone, the share, and where the cent went', () => {
  const of = (key: string) =>
    split(101, shared({ affiliate: ['L', 10_000] }, 4000, { rate: 10_000 })).components.find((each) => each.key === key)?.derivation;
  expect(of('affiliate')?.map(({ code, amount }) => [code, amount])).toEqual([
    ['BASE_NET_OF_TAX', 101],
    ['RATE_APPLIED', 101],
    ['SHARE_OF_SALE', 60],
    ['RESIDUAL_CENT_RECEIVED', 61],
  ]);
  expect(of('affiliate:2')?.at(-2)?.facts).toEqual({ bps: '4000', base: '101', exact: '40.4000' });
});

test('one of two whose other is gone has their share alone, rounded down', () => {
  const plan = aPlan({ affiliate: ['L', 10_000] });
  const alone: SplitPlan = { ...plan, affiliate: plan.affiliate && { ...plan.affiliate, share: 6000 } };
  expect(validatePlan(alone).ok).toBe(true);
  expect(amounts(101, alone)).toMatchObject({ affiliate: 60, creator: 41 });
});

test.each([
  [
    'that are not the whole',
    { ...shared({ affiliate: ['L', 3000] }, 4000, { rate: 3000 }), affiliate: { party: 'L', rate: rate(3000), share: 5000 } },
  ],
  ['of whom one has none', { ...shared({ affiliate: ['L', 3000] }, 4000, { rate: 3000 }), affiliate: { party: 'L', rate: rate(3000) } }],
  ['with nobody to share with', { ...shared({}, 4000, { rate: 3000 }) }],
] as const)('shares %s are refused', (_why, plan) => {
  expect(validatePlan(plan)).toMatchObject({ ok: false, failure: { code: 'PLAN_SHARED_WRONG' } });
});

test('nobody sponsors themself, on either side', () => {
  const plan = shared({ affiliate: ['L', 3000] }, 4000, { rate: 3000, tier: 100 });
  const wrong = { ...plan, other: { ...(plan.other as OtherPart), secondTier: { party: 'F', rate: rate(100), base: 'same' as const } } };
  expect(validatePlan(wrong)).toMatchObject({ ok: false, failure: { code: 'PLAN_SECOND_TIER_IS_AFFILIATE' } });
});

describe('for any two contracts, prices and shares', () => {
  const anyBase = fc.constantFrom('gross' as const, 'net_of_tax' as const, 'net_of_fee' as const, 'profit' as const);
  const anyCase = fc.record({
    gross: fc.nat(500_000),
    words: fc.record({
      platform: fc.tuple(fc.nat(3000), fc.nat(200)),
      affiliate: fc.tuple(fc.constant('L'), fc.nat(16_000)),
      secondTier: fc.option(fc.tuple(fc.constant('M'), fc.nat(4000), fc.constantFrom('same' as const, 'first_tier' as const)), {
        nil: undefined,
      }),
      base: anyBase,
      unitCost: fc.nat(3000),
    }),
    first: fc.integer({ min: 1, max: 9999 }),
    other: fc.record({ rate: fc.nat(16_000), base: anyBase }),
    tier: fc.option(fc.nat(4000), { nil: undefined }),
  });
  const planOf = ({ words, first, other, tier }: { words: object; first: number; other: Other; tier?: number | undefined }) =>
    shared(words as PlanWords, first, { ...other, ...(tier === undefined ? {} : { tier }) });
  const sumOf = (plan: SplitPlan, gross: number, role: string) =>
    split(gross, plan).components.reduce((sum, each) => sum + (each.role === role ? each.amount : 0), 0);

  test('the line sums to its price, nothing is negative, and the two never have more than the better of them alone', () => {
    fc.assert(
      fc.property(anyCase, ({ gross, ...given }) => {
        const plan = planOf(given);
        const { components } = split(gross, plan);
        expect(components.reduce((sum, { amount }) => sum + amount, 0)).toBe(gross);
        expect(components.every(({ amount }) => amount >= 0)).toBe(true);
        const { other, ...own } = plan;
        const last = { ...own, affiliate: own.affiliate && { party: 'L', rate: own.affiliate.rate } };
        const { affiliate, secondTier, commissionBase } = other as OtherPart;
        const first = { ...own, affiliate: { party: 'F', rate: affiliate.rate }, secondTier, commissionBase };
        const both = (one: SplitPlan) => sumOf(one, gross, 'affiliate') + sumOf(one, gross, 'second_tier');
        expect(sumOf(plan, gross, 'affiliate')).toBeLessThanOrEqual(
          Math.max(sumOf(last, gross, 'affiliate'), sumOf(first, gross, 'affiliate')),
        );
        expect(both(plan)).toBeLessThanOrEqual(Math.max(both(last), both(first)));
        // What is refused of either alone is all that can be refused of both.
        const price = [{ gross: minor(gross), tax: minor(0) }];
        if (marginGuard(last, price).ok && marginGuard(first, price).ok) expect(marginGuard(plan, price).ok).toBe(true);
      }),
    );
  });

  test('of one contract the two have what one would have had, to the cent', () => {
    fc.assert(
      fc.property(fc.nat(500_000), fc.nat(10_000), fc.integer({ min: 1, max: 9999 }), (gross, bps, first) => {
        const plan = shared({ affiliate: ['L', bps] }, first, { rate: bps });
        expect(sumOf(plan, gross, 'affiliate')).toBe(sumOf(aPlan({ affiliate: ['L', bps] }), gross, 'affiliate'));
      }),
    );
  });

  test('refunds take from each in proportion, in any pieces, and all of it in the end', () => {
    fc.assert(
      fc.property(anyCase, fc.nat(10_000), ({ gross, ...given }, part) => {
        if (gross === 0) return;
        const sold = bookSale(
          null,
          aSale([{ gross: minor(gross), tax: minor(0), plan: planOf(given), holdDays: 14, guaranteeDays: 14, blockedRoles: [] }]),
        );
        if (!sold.ok) throw new Error(sold.failure.code);
        const first = Math.floor((gross * part) / 10_000);
        let books: OrderBooks = sold.value.books;
        for (const [refund, amount] of [
          ['r1', first],
          ['r2', gross - first],
        ] as const) {
          if (amount === 0) continue;
          const done = bookRefund(books, { refund, amount: minor(amount), statedTax: null });
          if (!done.ok) throw new Error(done.failure.code);
          books = done.value.books;
          if (refund === 'r1')
            for (const share of books.shares) expect(share.reversed).toBe(Number((BigInt(share.amount) * BigInt(first)) / BigInt(gross)));
        }
        for (const share of books.shares) expect(share.reversed).toBe(share.amount);
      }),
    );
  });
});

test('each waits as their own contract says', () => {
  const plan = shared({ affiliate: ['L', 3000] }, 4000, { rate: 3000 });
  const sold = bookSale(null, aSale([{ gross: minor(10_000), tax: minor(0), plan, holdDays: 30, guaranteeDays: 14, blockedRoles: [] }]));
  const days = sold.ok ? Object.fromEntries(sold.value.books.shares.map(({ key, payableAt }) => [key, payableAt / 86_400_000])) : {};
  expect(days).toMatchObject({ '1:affiliate': 30, '1:affiliate:2': 60, '1:creator': 30 });
});

test('what is held of one is not held of the other', () => {
  const plan = shared({ affiliate: ['L', 3000] }, 4000, { rate: 3000 });
  const line = {
    gross: minor(10_000),
    tax: minor(0),
    plan,
    holdDays: 30,
    guaranteeDays: 14,
    blockedRoles: ['affiliate' as const],
    blockedParties: ['F'],
  };
  const sold = bookSale(null, aSale([line]));
  const held = sold.ok ? Object.fromEntries(sold.value.books.shares.map(({ key, held: amount }) => [key, amount])) : {};
  expect(held).toMatchObject({ '1:affiliate': 0, '1:affiliate:2': 1200 });
});
