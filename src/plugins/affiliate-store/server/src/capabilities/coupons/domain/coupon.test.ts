import { codeOf, stateOf, type Coupon } from './coupon';

const coupon: Coupon = {
  id: 1,
  publicId: 'cpn_1',
  code: 'SUMMER',
  reduction: { kind: 'percent', basisPoints: 2000 },
  payments: null,
  products: null,
  affiliateId: null,
  owner: null,
  startsAt: 1000,
  endsAt: 2000,
  maxUses: 2,
  maxUsesPerCustomer: null,
  used: 0,
  archivedAt: null,
  createdBy: 'admin',
  createdAt: 0,
};

describe('a code', () => {
  test.each([
    ['summer', 'SUMMER'],
    ['  Leila10 ', 'LEILA10'],
    ['BLACK-FRIDAY_26', 'BLACK-FRIDAY_26'],
    ['ｓｕｍｍｅｒ', 'SUMMER'],
    ['ab', null],
    ['', null],
    ['-AB', null],
    ['AB-', null],
    ['A B C', null],
    ["A';DROP", null],
    ['A'.repeat(33), null],
    ['ЅUMMER', null],
  ])('typed as "%s" is %s', (typed, code) => expect(codeOf(typed)).toBe(code));
});

describe('a coupon', () => {
  test.each([
    ['before it begins', 999, {}, 'scheduled'],
    ['when it begins', 1000, {}, 'active'],
    ['in the last millisecond', 1999, {}, 'active'],
    ['when it ends', 2000, {}, 'ended'],
    ['with one use left', 1500, { used: 1 }, 'active'],
    ['used as often as it may be', 1500, { used: 2 }, 'used_up'],
    ['ended, whether or not it is used up', 2500, { used: 2 }, 'ended'],
    ['put away', 1500, { archivedAt: 1200 }, 'archived'],
    ['without limits', 9_999_999, { startsAt: null, endsAt: null, maxUses: null, used: 900 }, 'active'],
  ] as const)('%s', (_story, at, change, state) => expect(stateOf({ ...coupon, ...change }, at)).toBe(state));
});
