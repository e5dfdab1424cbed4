import { troubleWithRates } from './check-rates';
import type { RateRule } from './rate-rule';
import { compareLadders, nextTier, spanAt, tierAt, tierFor, type TierLadder, type TierReached } from './tiers';

const ladder: TierLadder = {
  period: 'month',
  measure: 'sales',
  steps: [
    { name: 'Silver', from: 5 },
    { name: 'Gold', from: 20 },
  ],
};
const at = (day: string): number => Date.parse(`${day}T00:00:00.000Z`);

test('the highest rung that is reached is the tier, and the one above it is next', () => {
  expect([0, 4, 5, 19, 20, 900].map((sales) => tierFor(ladder, sales))).toEqual([null, null, 'Silver', 'Silver', 'Gold', 'Gold']);
  expect([nextTier(ladder, null)?.name, nextTier(ladder, 'Silver')?.name, nextTier(ladder, 'Gold')]).toEqual(['Silver', 'Gold', null]);
});

test('periods are calendar months and quarters, and what is reached in one is kept to the end of the next', () => {
  expect(spanAt('month', at('2026-12-31'))).toEqual({
    name: '2026-12',
    from: at('2026-12-01'),
    until: at('2027-01-01'),
    keptUntil: at('2027-02-01'),
  });
  expect(spanAt('quarter', at('2026-11-29'))).toEqual({
    name: '2026-Q4',
    from: at('2026-10-01'),
    until: at('2027-01-01'),
    keptUntil: at('2027-04-01'),
  });
  expect(spanAt('ever', at('2026-11-29'))).toMatchObject({ until: null, keptUntil: null });
});

describe('the tier somebody has', () => {
  const reached: TierReached[] = [
    { tier: 'Silver', reachedAt: at('2026-01-10'), until: at('2026-03-01') },
    { tier: 'Gold', reachedAt: at('2026-01-20'), until: at('2026-03-01') },
    { tier: 'Silver', reachedAt: at('2026-02-12'), until: at('2026-04-01') },
  ];
  test.each([
    ['before anything', '2026-01-01', null],
    ['at the very moment it is reached: from the next order on', '2026-01-10', null],
    ['after it', '2026-01-11', 'Silver'],
    ['on the higher one', '2026-01-21', 'Gold'],
    ['through the month after, whatever is sold in it', '2026-02-28', 'Gold'],
    ['when it is over, what was reached in that month', '2026-03-01', 'Silver'],
    ['when that is over too', '2026-04-01', null],
  ])('%s', (_when, day, tier) => {
    expect(tierAt(ladder, reached, at(day))).toBe(tier);
  });

  test('a tier the ladder does not have is none, and without a ladder there is none', () => {
    expect(tierAt(ladder, [{ tier: 'Platinum', reachedAt: 0, until: null }], 1)).toBeNull();
    expect(tierAt(undefined, reached, at('2026-01-21'))).toBeNull();
  });
});

test.each<[string, TierLadder | undefined, TierLadder | undefined, string | null]>([
  ['none to one', undefined, ladder, 'better'],
  ['one to none', ladder, undefined, 'worse'],
  ['the same', ladder, { ...ladder }, null],
  [
    'one rung asks less',
    ladder,
    {
      ...ladder,
      steps: [
        { name: 'Silver', from: 4 },
        { name: 'Gold', from: 20 },
      ],
    },
    'better',
  ],
  [
    'one rung asks more',
    ladder,
    {
      ...ladder,
      steps: [
        { name: 'Silver', from: 4 },
        { name: 'Gold', from: 21 },
      ],
    },
    'worse',
  ],
  ['a rung more', ladder, { ...ladder, steps: [...ladder.steps, { name: 'Diamond', from: 99 }] }, 'better'],
  ['a rung less', ladder, { ...ladder, steps: ladder.steps.slice(0, 1) }, 'worse'],
  ['counted over longer', ladder, { ...ladder, period: 'quarter' }, 'better'],
  ['counted over less', { ...ladder, period: 'ever' }, ladder, 'worse'],
  ['amounts instead of sales', ladder, { ...ladder, measure: 'amount', currency: 'EUR' }, 'worse'],
])('a change of ladder: %s', (_what, before, after, verdict) => {
  expect(compareLadders(before, after)).toBe(verdict);
});

describe('rules and tiers together', () => {
  const onTier = (tier: string, rateBasisPoints: number, more: RateRule['when'] = {}): RateRule => ({
    key: `${tier}-${rateBasisPoints}`.toLowerCase(),
    name: tier,
    when: { tier: [tier], ...more },
    pays: { rateBasisPoints },
  });
  const trouble = (rules: readonly RateRule[], tiers: TierLadder = ladder) => troubleWithRates({ rateBasisPoints: 3000, rules, tiers });

  test('nobody earns less on a higher rung, for whichever sale', () => {
    expect(trouble([onTier('Silver', 3500), onTier('Gold', 4000)])).toBeNull();
    expect(trouble([onTier('Silver', 3500)])).toMatchObject({ code: 'TIER_PAYS_LESS', facts: { tier: 'Gold' } });
    expect(trouble([onTier('Silver', 2900), onTier('Gold', 4000)])).toMatchObject({ facts: { tier: 'Silver' } });
    expect(trouble([onTier('Silver', 3500), onTier('Gold', 4000), onTier('Silver', 9000, { country: ['ES'] })])).toMatchObject({
      facts: { tier: 'Gold' },
    });
    expect(trouble([onTier('Silver', 3500), onTier('Gold', 4000), onTier('Silver', 9000, { group: ['vip'] })])).toMatchObject({
      facts: { tier: 'Gold' },
    });
  });

  test('a ladder goes up, names each rung once, and counts amounts in a currency', () => {
    const steps = (...from: number[]) => from.map((each, index) => ({ name: `T${index}`, from: each }));
    expect(trouble([], { ...ladder, steps: steps(5, 5) })?.code).toBe('TIERS_MALFORMED');
    expect(
      trouble([], {
        ...ladder,
        steps: [
          { name: 'A', from: 1 },
          { name: 'A', from: 2 },
        ],
      })?.code,
    ).toBe('TIERS_MALFORMED');
    expect(trouble([], { ...ladder, measure: 'amount' })?.code).toBe('TIERS_MALFORMED');
    expect(trouble([], { ...ladder, measure: 'amount', currency: 'EUR' })).toBeNull();
  });
});
