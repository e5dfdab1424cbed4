import fc from 'fast-check';
import { asSalesPay, clickPayOf, compareEvents, earningCapOf, leadPayOf, salesPay, type LeadPay, type PaidEvents } from './paid-events';
import type { Terms } from './terms';

const lead: LeadPay = { currency: 'EUR', amount: 500, cap: { period: 'month', count: 10, amount: null }, acceptAfterDays: 7 };
const click = { currency: 'EUR', amount: 5, cap: { period: 'day', count: null, amount: 1000 } } as const;
const terms: Terms = {
  rateBasisPoints: 3000,
  secondTierBasisPoints: 500,
  secondTierBase: 'same',
  commissionBase: 'net_of_fee',
  model: 'last_click',
  windowDays: 30,
  holdDays: 14,
  allowOwnReferrals: false,
  rules: [{ key: 'a', name: 'A', when: {}, pays: { rateBasisPoints: 4000 } }],
};

describe('a scheme (B-50)', () => {
  test.each([
    [undefined, true, false, false],
    [{ scheme: 'all', lead }, true, true, false],
    [{ scheme: 'all', click }, true, false, true],
    [{ scheme: 'lead', lead, click }, false, true, false],
    [{ scheme: 'click', lead, click }, false, false, true],
  ] as const)('%j pays sales: %p, leads: %p, clicks: %p', (events, sales, leads, clicks) => {
    const said = events as PaidEvents | undefined;
    expect([salesPay({ ...terms, ...(said ? { events: said } : {}) }), leadPayOf(said) !== null, clickPayOf(said) !== null]).toEqual([
      sales,
      leads,
      clicks,
    ]);
  });

  test('that pays another event pays nothing for sales, by no rate and by no rule', () => {
    const paid = asSalesPay({ ...terms, events: { scheme: 'lead', lead } });
    expect(paid).toMatchObject({ rateBasisPoints: 0, secondTierBasisPoints: 0 });
    expect(paid.rules).toBeUndefined();
    expect(asSalesPay(terms)).toBe(terms);
  });
});

describe('another offer', () => {
  const all = (more: Partial<LeadPay>): PaidEvents => ({ scheme: 'all', lead: { ...lead, ...more }, click });
  test.each([
    ['pays more', all({ amount: 501 }), 'better'],
    ['pays less', all({ amount: 499 }), 'worse'],
    ['caps fewer', all({ cap: { period: 'month', count: 9, amount: null } }), 'worse'],
    ['caps nothing by number and something by amount', all({ cap: { period: 'month', count: null, amount: 5000 } }), 'worse'],
    ['caps more', all({ cap: { period: 'month', count: 11, amount: null } }), 'better'],
    ['pays more and caps fewer', all({ amount: 600, cap: { period: 'month', count: 9, amount: null } }), 'worse'],
    ['has another currency', all({ currency: 'USD' }), 'worse'],
    ['waits for somebody', all({ acceptAfterDays: null }), 'worse'],
    ['is the same', all({}), null],
    ['takes clicks away', { scheme: 'all', lead }, 'worse'],
  ] as const)('that %s is %3$p', (_what, after, verdict) => {
    expect(compareEvents(all({}), after)).toBe(verdict);
  });

  const capped = (...amounts: Array<Record<string, number>>): PaidEvents => ({
    scheme: 'all',
    ...(amounts[0] ? { saleCap: { period: 'month', amounts: amounts[0] } } : {}),
    ...(amounts[1] ? { renewalCap: { period: 'day', amounts: amounts[1] } } : {}),
  });
  test.each<[string, PaidEvents | undefined, PaidEvents | undefined, 'better' | 'worse' | null]>([
    ['a cap where there was none', undefined, capped({ EUR: 500 }), 'worse'],
    ['none where there was one', capped({ EUR: 500 }), undefined, 'better'],
    ['a lower one', capped({ EUR: 500 }), capped({ EUR: 499 }), 'worse'],
    ['a higher one', capped({ EUR: 500 }), capped({ EUR: 501 }), 'better'],
    ['one in another currency as well', capped({ EUR: 500 }), capped({ EUR: 900, USD: 900 }), 'worse'],
    ['none in one of two currencies', capped({ EUR: 500, USD: 500 }), capped({ EUR: 500 }), 'better'],
    ['another period', capped({ EUR: 500 }), { scheme: 'all', saleCap: { period: 'day', amounts: { EUR: 500 } } }, 'worse'],
    [
      'renewals capped, and sales no more',
      capped({ EUR: 500 }),
      { scheme: 'all', renewalCap: { period: 'day', amounts: { EUR: 9 } } },
      'worse',
    ],
    ['the same', capped({ EUR: 500 }, { EUR: 5 }), capped({ EUR: 500 }, { EUR: 5 }), null],
    ['leads in place of sales', capped({ EUR: 500 }), { scheme: 'lead', lead }, 'better'],
  ])('with %s is judged as it is to the affiliate', (_what, before, after, verdict) => {
    expect(compareEvents(before, after)).toBe(verdict);
  });

  test('a cap speaks where sales pay, and says nothing by another scheme', () => {
    const both = capped({ EUR: 500 }, { EUR: 5 });
    expect([earningCapOf(both, 'sale'), earningCapOf(both, 'renewal')]).toEqual([both.saleCap, both.renewalCap]);
    expect(earningCapOf({ ...both, scheme: 'lead', lead }, 'sale')).toBeNull();
    expect(earningCapOf(undefined, 'renewal')).toBeNull();
  });

  const cap = fc.option(
    fc.record({
      period: fc.constantFrom('day' as const, 'month' as const),
      amounts: fc.dictionary(fc.constantFrom('EUR', 'USD'), fc.integer({ min: 1, max: 3 }), { minKeys: 1 }),
    }),
    { nil: undefined },
  );
  const pay = fc.record({
    currency: fc.constantFrom('EUR', 'USD'),
    amount: fc.integer({ min: 1, max: 5 }),
    cap: fc.record({
      period: fc.constantFrom('day' as const, 'month' as const),
      count: fc.option(fc.integer({ min: 1, max: 3 }), { nil: null }),
      amount: fc.option(fc.integer({ min: 1, max: 3 }), { nil: null }),
    }),
    acceptAfterDays: fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }),
  });
  const events = fc.option(
    fc
      .record({
        scheme: fc.constantFrom('lead' as const, 'click' as const, 'all' as const),
        lead: pay,
        click: pay,
        saleCap: cap,
        renewalCap: cap,
      })
      .map(({ saleCap, renewalCap, ...rest }): PaidEvents => ({
        ...rest,
        ...(saleCap ? { saleCap } : {}),
        ...(renewalCap ? { renewalCap } : {}),
      })),
    { nil: undefined },
  );

  test('is never better both ways, and what is better is worse when it is taken back', () => {
    fc.assert(
      fc.property(events, events, (one, other) => {
        if (compareEvents(one, other) === 'better') expect(compareEvents(other, one)).toBe('worse');
        expect(compareEvents(one, one)).toBeNull();
      }),
    );
  });
});
