import { changesBetween, termsFor, verdictOn } from './change';
import type { Terms } from './terms';

const terms: Terms = {
  rateBasisPoints: 3000,
  secondTierBasisPoints: 500,
  secondTierBase: 'same',
  commissionBase: 'net_of_tax',
  model: 'last_click',
  windowDays: 30,
  holdDays: 14,
  allowOwnReferrals: false,
  maxPayments: 12,
};
const between = (change: Partial<Terms>, from: Terms = terms) =>
  changesBetween({ terms: from, texts: {} }, { terms: { ...from, ...change }, texts: {} });

describe('a change of terms', () => {
  test.each([
    ['a higher rate', { rateBasisPoints: 3001 }, 'better'],
    ['a lower rate', { rateBasisPoints: 2999 }, 'worse'],
    ['more of a second tier', { secondTierBasisPoints: 600 }, 'better'],
    ['a second tier that ends', { secondTierMonths: 240 }, 'worse'],
    ['no second tier', { secondTierBasisPoints: 0 }, 'worse'],
    ['a second tier of the commission alone', { secondTierBase: 'first_tier' }, 'worse'],
    ['a wider base', { commissionBase: 'gross' }, 'better'],
    ['a narrower base', { commissionBase: 'net_of_fee' }, 'worse'],
    ['the narrowest base', { commissionBase: 'profit' }, 'worse'],
    ['another model', { model: 'first_click' }, 'worse'],
    ['a longer window', { windowDays: 31 }, 'better'],
    ['this visit only', { windowDays: 0 }, 'worse'],
    ['a shorter hold', { holdDays: 0 }, 'better'],
    ['a longer hold', { holdDays: 15 }, 'worse'],
    ['own purchases allowed', { allowOwnReferrals: true }, 'better'],
    ['fewer payments', { maxPayments: 11 }, 'worse'],
    ['nothing', {}, 'same'],
    ['a higher rate and a shorter window', { rateBasisPoints: 9000, windowDays: 29 }, 'worse'],
  ] as const)('%s is %s', (_what, change, verdict) => {
    expect(verdictOn(between(change as Partial<Terms>))).toBe(verdict);
  });

  test('that lets all payments earn is better, and the way back worse', () => {
    const { maxPayments: _few, ...all } = terms;
    expect(verdictOn(changesBetween({ terms, texts: {} }, { terms: all, texts: {} }))).toBe('better');
    expect(verdictOn(changesBetween({ terms: all, texts: {} }, { terms, texts: {} }))).toBe('worse');
  });

  test('of what a second tier of nothing is taken of is no change to anybody', () => {
    expect(between({ secondTierBase: 'first_tier' }, { ...terms, secondTierBasisPoints: 0 })).toEqual([]);
  });

  test('of the words is worse, because nobody but a person can read them', () => {
    expect(changesBetween({ terms, texts: {} }, { terms, texts: { fr: 'Autre chose' } })).toEqual([{ term: 'text', direction: 'worse' }]);
  });

  test('of the program’s rate is none to whoever has a rate of their own', () => {
    const own = (rate: number) => ({ terms: termsFor({ ...terms, rateBasisPoints: rate }, 4000), texts: {} });
    expect(changesBetween(own(3000), own(1000))).toEqual([]);
  });
});
