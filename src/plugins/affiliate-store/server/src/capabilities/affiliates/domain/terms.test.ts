import { changedTerms, termsOf, type Terms } from './terms';

const terms: Terms = {
  rateBasisPoints: 3000,
  secondTierBasisPoints: 500,
  secondTierBase: 'same',
  commissionBase: 'net_of_fee',
  model: 'last_click',
  windowDays: 30,
  holdDays: 14,
  allowOwnReferrals: false,
};

describe('the terms of a program', () => {
  test('are the same when only the name or the door changed', () => {
    const program = { ...terms, name: 'Renamed', open: false };
    expect(changedTerms(terms, termsOf(program))).toEqual([]);
  });

  test.each([
    ['rateBasisPoints', 2500],
    ['secondTierBasisPoints', 0],
    ['secondTierBase', 'first_tier'],
    ['commissionBase', 'gross'],
    ['model', 'first_click'],
    ['windowDays', 0],
    ['holdDays', 15],
    ['allowOwnReferrals', true],
  ] as const)('changed in %s are named', (key, value) => {
    expect(changedTerms(terms, { ...terms, [key]: value })).toEqual([key]);
  });
});
