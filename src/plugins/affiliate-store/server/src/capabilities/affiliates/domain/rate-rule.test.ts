import fc from 'fast-check';
import { troubleWithRates } from './check-rates';
import { compareTariffs, type Tariff } from './compare-rates';
import { changesBetween, termsFor, verdictOn } from './change';
import {
  DIMENSIONS,
  missingFacts,
  narrowness,
  rateFor,
  ruleOf,
  tiedRules,
  type RateRule,
  type RuleConditions,
  type RulePay,
  type SaleFacts,
} from './rate-rule';
import type { Terms } from './terms';

const rule = (key: string, when: RuleConditions, pays: number | Readonly<Record<string, number>>): RateRule => ({
  key,
  name: key,
  when,
  pays: typeof pays === 'number' ? { rateBasisPoints: pays } : { fixed: pays },
});
const SALE: SaleFacts = {
  offer: 'o1',
  product: 'p1',
  kind: 'digital',
  tier: null,
  group: null,
  country: 'FR',
  buyer: 'new',
  payment: 'first',
  currency: 'EUR',
};

describe('the rule of a sale', () => {
  const rules = [
    rule('one offer', { offer: ['o9'] }, 5000),
    rule('goods', { kind: ['physical'] }, 1000),
    rule('goods to Spain', { kind: ['physical'], country: ['ES'] }, 1200),
    rule('gold', { tier: ['Gold'] }, 4000),
    rule('press', { group: ['press'] }, 3500),
    rule('Iberia', { country: ['ES', 'PT'] }, 2500),
    rule('who comes back', { buyer: ['returning'] }, 500),
    rule('renewals', { payment: ['renewal'] }, 1500),
    rule('a first month', { product: ['p7'], payment: ['first'] }, { EUR: 2000, USD: 2200 }),
  ];
  test.each<[string, Partial<SaleFacts>, string | null, number | { fixed: number }]>([
    ['nothing in particular', {}, null, 3000],
    ['a parcel', { kind: 'physical' }, 'goods', 1000],
    ['a parcel to Spain', { kind: 'physical', country: 'ES' }, 'goods to Spain', 1200],
    ['a parcel to Portugal: what is bought tells more than where', { kind: 'physical', country: 'PT' }, 'goods', 1000],
    ['a file to Portugal', { country: 'PT' }, 'Iberia', 2500],
    ['somebody on gold, to Portugal: who brings it tells more than who buys', { tier: 'Gold', country: 'PT' }, 'gold', 4000],
    ['somebody on gold and of the press', { tier: 'Gold', group: 'press' }, 'gold', 4000],
    ['a parcel by somebody on gold', { tier: 'Gold', kind: 'physical' }, 'goods', 1000],
    ['somebody of another group', { group: 'blogs' }, null, 3000],
    ['a buyer who comes back, from Spain', { buyer: 'returning', country: 'ES' }, 'Iberia', 2500],
    ['a buyer who comes back', { buyer: 'returning' }, 'who comes back', 500],
    ['a renewal', { payment: 'renewal' }, 'renewals', 1500],
    ['a renewal of who came back', { payment: 'renewal', buyer: 'returning' }, 'who comes back', 500],
    ['one offer, whatever else', { offer: 'o9', kind: 'physical', tier: 'Gold', country: 'ES' }, 'one offer', 5000],
    ['an amount', { product: 'p7' }, 'a first month', { fixed: 2000 }],
    ['an amount in another of its currencies', { product: 'p7', currency: 'USD' }, 'a first month', { fixed: 2200 }],
    ['a currency the amount does not speak of', { product: 'p7', currency: 'GBP' }, null, 3000],
  ])('%s', (_what, facts, name, pays) => {
    const rated = rateFor({ rateBasisPoints: 3000, rules }, { ...SALE, ...facts });
    expect(rated.rule?.name ?? null).toBe(name);
    expect(typeof pays === 'number' ? rated.rateBasisPoints : { fixed: rated.fixed }).toEqual(pays);
  });

  test('two rules that could both speak of one sale are refused by name, and those that never can are not', () => {
    const refused = (...list: RateRule[]) => troubleWithRates({ rateBasisPoints: 3000, rules: list });
    expect(refused(rule('Spain', { country: ['ES'] }, 1), rule('Iberia', { country: ['PT', 'ES'] }, 2))).toMatchObject({
      code: 'RATES_TIED',
      facts: { one: 'Spain', other: 'Iberia' },
    });
    expect(refused(rule('all', {}, 1), rule('everything', {}, 1))?.code).toBe('RATES_TIED');
    expect(refused(rule('Spain', { country: ['ES'] }, 1), rule('Portugal', { country: ['PT'] }, 2))).toBeNull();
    expect(refused(rule('Spain', { country: ['ES'] }, 1), rule('new', { buyer: ['new'] }, 2))).toBeNull();
    expect(refused(rule('a', {}, 1), rule('a', { buyer: ['new'] }, 1))?.code).toBe('RATES_KEY_TWICE');
    expect(refused(rule('gold', { tier: ['Gold'] }, 1))).toMatchObject({ code: 'RATES_TIER_UNKNOWN', facts: { tier: 'Gold' } });
  });
});

const VALUES = {
  offer: ['o1', 'o2'],
  product: ['p1', 'p2'],
  kind: ['digital', 'physical'],
  tier: ['Silver', 'Gold'],
  group: ['press', 'vip'],
  country: ['FR', 'ES'],
  buyer: ['new', 'returning'],
  payment: ['first', 'renewal'],
} as const;

const conditions: fc.Arbitrary<RuleConditions> = fc
  .record(
    Object.fromEntries(
      DIMENSIONS.map((each) => [each, fc.option(fc.subarray([...VALUES[each]], { minLength: 1 }), { nil: undefined, freq: 2 })]),
    ),
  )
  .map((when) => Object.fromEntries(Object.entries(when).filter(([, values]) => values !== undefined)));
const pay: fc.Arbitrary<RulePay> = fc.oneof(
  fc.constantFrom<number[]>(0, 1000, 2000, 3000, 4000).map((rateBasisPoints) => ({ rateBasisPoints })),
  fc.constantFrom<Readonly<Record<string, number>>[]>({ EUR: 0 }, { EUR: 500 }, { EUR: 700, USD: 500 }).map((fixed) => ({ fixed })),
);
/** Rules as a program may have them: whatever ties with one that is there already is left out. */
const ruleSet: fc.Arbitrary<readonly RateRule[]> = fc.array(fc.tuple(conditions, pay), { maxLength: 7 }).map((list) =>
  list.reduce<RateRule[]>((kept, [when, pays], index) => {
    const one: RateRule = { key: `r${index}`, name: `r${index}`, when, pays };
    return tiedRules([...kept, one]) ? kept : [...kept, one];
  }, []),
);
const facts: fc.Arbitrary<SaleFacts> = fc.record({
  offer: fc.constantFrom('o1', 'o2', 'o3'),
  product: fc.constantFrom('p1', 'p2', 'p3'),
  kind: fc.constantFrom('digital', 'physical', 'service'),
  tier: fc.constantFrom(null, 'Silver', 'Gold'),
  group: fc.constantFrom(null, 'press', 'vip'),
  country: fc.constantFrom('FR', 'ES', 'PT'),
  buyer: fc.constantFrom('new', 'returning'),
  payment: fc.constantFrom('first', 'renewal'),
  currency: fc.constantFrom('EUR', 'USD', 'GBP'),
});

describe('whatever the rules', () => {
  test('one alone is the narrowest of those that speak of a sale, in whatever order they are written', () => {
    fc.assert(
      fc.property(ruleSet, facts, (rules, sale) => {
        const speaking = rules.filter((each) => ruleOf([each], sale) !== null);
        const digits = speaking.map(narrowness);
        expect(new Set(digits).size).toBe(digits.length);
        expect(ruleOf(rules, sale)).toBe(ruleOf([...rules].reverse(), sale));
        expect(ruleOf(rules, sale)?.key ?? null).toBe(speaking.find((each) => narrowness(each) === Math.max(...digits))?.key ?? null);
      }),
    );
  });

  test('a rule that asks for more than another is preferred to it', () => {
    fc.assert(
      fc.property(ruleSet, facts, (rules, sale) => {
        const best = ruleOf(rules, sale);
        const narrower = rules.filter(
          (each) =>
            ruleOf([each], sale) &&
            best &&
            each !== best &&
            Object.keys(best.when).every((asked) => Object.keys(each.when).includes(asked)),
        );
        expect(narrower).toEqual([]);
      }),
    );
  });

  const tariff = fc.record({ rateBasisPoints: fc.constantFrom(1000, 3000), rules: ruleSet });
  const PRICES = [1, 700, 1_000_000];
  const amount = ({ rateBasisPoints, rules }: Omit<Tariff, 'group'>, sale: SaleFacts, price: number): number => {
    const rated = rateFor({ rateBasisPoints, rules }, sale);
    return rated.fixed ?? (price * rated.rateBasisPoints) / 10_000;
  };

  test('a change is worse if, and only if, some sale pays less by it (every sale there can be, asked one by one)', () => {
    const every = <T>(lists: ReadonlyArray<readonly T[]>): T[][] =>
      lists.reduce<T[][]>((rows, list) => rows.flatMap((row) => list.map((value) => [...row, value])), [[]]);
    const rows = every<string | null>([
      ['o1', 'o2', 'o3'], ['p1', 'p2', 'p3'], ['digital', 'physical', 'service'], [null, 'Silver', 'Gold'], ['FR', 'ES', 'PT'], ['new', 'returning'], ['first', 'renewal'], ['EUR', 'USD', 'GBP'],
    ]); // oxfmt-ignore
    const sales = (group: string | null) =>
      rows.map(([offer, product, kind, tier, country, buyer, payment, currency]) => ({ offer, product, kind, tier, group, country, buyer, payment, currency }) as SaleFacts); // oxfmt-ignore
    fc.assert(
      fc.property(tariff, tariff, fc.constantFrom(null, 'press', 'vip'), (before, after, group) => {
        let [less, more] = [false, false];
        for (const sale of sales(group))
          for (const price of PRICES) {
            const step = amount(after, sale, price) - amount(before, sale, price);
            if (step < 0) less = true;
            if (step > 0) more = true;
          }
        const found = compareTariffs({ ...before, group }, { ...after, group });
        expect(found).toBe(less ? 'worse' : more ? 'better' : null);
      }),
      { numRuns: 60 },
    );
  });

  test.each<[string, RuleConditions, 'worse' | null]>([
    ['first payments and renewals', { payment: ['first', 'renewal'] }, null],
    ['new buyers and those who come back', { buyer: ['returning', 'new'] }, null],
    ['every kind there is', { kind: ['service', 'digital', 'physical'] }, null],
    ['every payment of every buyer', { payment: ['renewal', 'first'], buyer: ['new', 'returning'] }, null],
    ['first payments alone', { payment: ['first'] }, 'worse'],
    ['two of the three kinds', { kind: ['digital', 'physical'] }, 'worse'],
    ['whatever countries are named', { country: ['FR', 'ES', 'PT'] }, 'worse'],
  ])('a lower rate that %s never meet, because a rule pays them what it was', (_what, when, found) => {
    const after = { rateBasisPoints: 1000, rules: [rule('as before', when, 3000)], group: null };
    expect(compareTariffs({ rateBasisPoints: 3000, rules: [], group: null }, after)).toBe(found);
  });

  test('what is better one way is worse the other way, and nothing is better than itself', () => {
    fc.assert(
      fc.property(tariff, tariff, (one, other) => {
        const [there, back] = [
          compareTariffs({ ...one, group: null }, { ...other, group: null }),
          compareTariffs({ ...other, group: null }, { ...one, group: null }),
        ];
        if (there === 'better') expect(back).toBe('worse');
        if (there === null) expect(back).toBeNull();
        expect(compareTariffs({ ...one, group: 'vip' }, { ...one, group: 'vip' })).toBeNull();
      }),
    );
  });

  test('sixty rules about everything are compared in no time', () => {
    const countries = Array.from({ length: 200 }, (_, index) => `C${index}`);
    const many = (rate: number): RateRule[] =>
      Array.from({ length: 60 }, (_, index) =>
        rule(
          `r${index}`,
          { offer: [`o${index}`], product: [`p${index % 7}`], country: countries.slice(index, index + 50), buyer: ['new'] },
          rate + index,
        ),
      );
    const began = performance.now();
    expect(
      compareTariffs({ rateBasisPoints: 1, rules: many(100), group: null }, { rateBasisPoints: 1, rules: many(101), group: null }),
    ).toBe('better');
    expect(performance.now() - began).toBeLessThan(2000);
  });
});

describe('what is not known of a sale', () => {
  const rules = [
    rule('goods to Spain', { kind: ['physical'], country: ['ES'] }, 1200),
    rule('gold', { tier: ['Gold'] }, 4000),
    rule('dollars', { buyer: ['returning'] }, { USD: 100 }),
  ];
  test.each<[string, Partial<SaleFacts>, readonly string[]]>([
    ['everything known', SALE, []],
    ['nothing known', {}, ['kind', 'tier', 'country', 'buyer']],
    ['a country the rule does not speak of makes its other questions harmless', { country: 'FR', tier: null, currency: 'EUR' }, []],
    ['the country it does', { country: 'ES', tier: null, currency: 'EUR' }, ['kind']],
    ['to stand on no tier is known', { country: 'FR', currency: 'EUR' }, ['tier']],
    ['the currency of an amount', { country: 'FR', tier: null, currency: 'USD' }, ['buyer']],
  ])('%s', (_what, known, missing) => expect(missingFacts(rules, known)).toEqual(missing));

  test('what is not missing does not matter: whatever it is, the sale pays the same', () => {
    fc.assert(
      fc.property(
        fc.subarray([...DIMENSIONS]),
        fc.constantFrom('ES', 'FR'),
        fc.constantFrom(null, 'Gold'),
        fc.constantFrom('physical' as const, 'digital' as const),
        (hidden, country, tier, kind) => {
          const sale: SaleFacts = { ...SALE, country, tier, kind };
          const known = Object.fromEntries(Object.entries(sale).filter(([name]) => !hidden.some((each) => each === name)));
          if (missingFacts(rules, known).length > 0) return;
          const guessed: SaleFacts = { ...SALE, kind: 'service', country: 'IT', tier: null, ...known };
          expect(rateFor({ rateBasisPoints: 3000, rules }, guessed)).toEqual(rateFor({ rateBasisPoints: 3000, rules }, sale));
        },
      ),
    );
  });
});

describe('rules as terms', () => {
  const terms: Terms = {
    rateBasisPoints: 3000,
    secondTierBasisPoints: 0,
    secondTierBase: 'same',
    commissionBase: 'net_of_tax',
    model: 'last_click',
    windowDays: 30,
    holdDays: 14,
    allowOwnReferrals: false,
  };
  const spain = rule('Spain', { country: ['ES'] }, 4000);
  const vip = rule('vip', { group: ['vip'] }, 4500);
  const press = rule('press', { group: ['press'] }, 5000);
  const verdict = (before: Terms, after: Terms) => verdictOn(changesBetween({ terms: before, texts: {} }, { terms: after, texts: {} }));
  const withRules = (...rules: RateRule[]): Terms => ({ ...terms, rules });

  test('a rule that pays more is better, one that pays less worse, and taking a good one away as well', () => {
    expect(verdict(terms, withRules(spain))).toBe('better');
    expect(verdict(withRules(spain), terms)).toBe('worse');
    expect(verdict(terms, withRules(rule('Spain', { country: ['ES'] }, 2999)))).toBe('worse');
    expect(verdict(withRules(spain), withRules({ ...spain, name: 'España', key: 'other' }))).toBe('same');
  });

  test('one rule up and another down is worse as a whole', () => {
    expect(
      verdict(withRules(spain), withRules(rule('Spain', { country: ['ES'] }, 4100), rule('back', { buyer: ['returning'] }, 100))),
    ).toBe('worse');
  });

  test('a share instead of an amount is worse, and so is an amount instead of a share: each gives less at some price', () => {
    const amount = rule('Spain', { country: ['ES'] }, { EUR: 500 });
    expect([verdict(withRules(spain), withRules(amount)), verdict(withRules(amount), withRules(spain))]).toEqual(['worse', 'worse']);
  });

  test('to whoever is in no group, rules for groups are none; another group is what its rules pay', () => {
    const all = withRules(vip, press);
    const [nobody, inVip, inPress] = [null, 'vip', 'press'].map((group) => termsFor(all, null, group)) as [Terms, Terms, Terms];
    expect(nobody).toEqual(terms);
    expect([verdict(nobody, inVip), verdict(inVip, inPress), verdict(inPress, inVip), verdict(inVip, nobody)]).toEqual([
      'better',
      'better',
      'worse',
      'worse',
    ]);
  });

  test('a rate of somebody’s own is for them by name: no rule touches it', () => {
    expect(termsFor(withRules(spain, vip), 2000, 'vip')).toEqual({ ...terms, rateBasisPoints: 2000 });
  });
});
