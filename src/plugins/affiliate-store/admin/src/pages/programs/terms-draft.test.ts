import type { ContractTerms } from '../../../../contracts/affiliate-contracts';
import { draftIn, typedOf } from './terms-draft';

const terms: ContractTerms = {
  rateBasisPoints: 3050,
  secondTierBasisPoints: 500,
  secondTierBase: 'same',
  secondTierMonths: 24,
  commissionBase: 'net_of_fee',
  model: 'last_click',
  windowDays: 60,
  holdDays: 14,
  allowOwnReferrals: false,
  forbidsBrandAds: true,
  maxPayments: null,
  lifetime: true,
  lifetimeMonths: 12,
  firstShareBasisPoints: null,
  territoryRule: null,
  territoryShareBasisPoints: null,
  maxMonths: null,
  rules: [],
  tiers: null,
  events: null,
};

// What has a page of its own is left out, and stays as it is; so are the parts of a sale nobody shares.
const {
  maxMonths: _months,
  rules: _rules,
  tiers: _tiers,
  firstShareBasisPoints: _first,
  territoryShareBasisPoints: _held,
  ...typed
} = terms;

describe('terms that are typed', () => {
  test('are those they were made from until something is changed', () => {
    expect(draftIn(typedOf(terms))).toEqual({ draft: typed, wrong: [] });
  });

  test('take a rate with a comma, and keep no months of customers who do not stay', () => {
    const { draft } = draftIn({ ...typedOf(terms), rate: '12,5', lifetime: false });
    expect(draft).toMatchObject({ rateBasisPoints: 1250, lifetime: false, lifetimeMonths: null });
  });

  test.each([
    ['rate', '151'],
    ['rate', 'much'],
    ['windowDays', ''],
    ['holdDays', '366'],
    ['maxPayments', '0'],
    ['secondTierMonths', '241'],
    ['lifetimeMonths', '1.5'],
  ] as const)('%s is not %p', (field, value) => {
    expect(draftIn({ ...typedOf(terms), [field]: value })).toEqual({ draft: null, wrong: [field] });
  });
});
