import { claimsOf, decisionFor } from './claims';
import { decide, type Standing } from './decide';
import type { Rule } from './decision';
import type { Touch } from './touch';

const now = Date.UTC(2026, 5, 15);
const DAY = 86_400_000;
const rule = (programId: number): Rule => ({
  programId,
  program: `P${programId}`,
  version: 1,
  model: 'last_click',
  windowDays: 30,
  allowOwnReferrals: false,
  rateBasisPoints: 3000,
  secondTierBasisPoints: 0,
  secondTierBase: 'same',
});
const standing = (id: number, programId: number, state: Standing['state'] = 'active'): Standing => ({
  id,
  code: `c${id}`,
  state,
  programId,
  partyId: id,
  partyPublicId: `p${id}`,
  userId: null,
  email: `${id}@example.com`,
  sponsorId: null,
  rateBasisPoints: null,
});
const touch = (clickId: number, affiliateId: number, programId: number, ago: number): Touch => ({
  clickId,
  affiliateId,
  programId,
  at: now - ago,
  kind: 'link',
  landing: '/',
});
const affiliates = new Map(
  [standing(1, 1), standing(2, 1), standing(3, 1, 'blocked'), standing(4, 2), standing(5, 1)].map((one) => [one.id, one]),
);
const touches = [
  touch(1, 5, 1, 40 * DAY),
  touch(2, 1, 1, 3 * DAY),
  touch(3, 4, 2, 2 * DAY),
  touch(4, 3, 1, DAY),
  touch(5, 2, 1, 100),
  touch(6, 1, 1, 200),
];
const judged = (programId: number) =>
  decide({ at: now, rule: rule(programId), touches, affiliates, buyer: { userId: null, partyId: null, email: null } });

describe('an order', () => {
  test('is told to each affiliate whose link was followed, with the reason that says most', () => {
    expect(claimsOf([judged(1)])).toEqual([
      { affiliateId: 5, programId: 1, outcome: 'lost', reason: 'WINDOW_EXPIRED' },
      { affiliateId: 1, programId: 1, outcome: 'lost', reason: 'RIVAL_WON' },
      { affiliateId: 4, programId: 2, outcome: 'rejected', reason: 'OTHER_PROGRAM' },
      { affiliateId: 3, programId: 1, outcome: 'rejected', reason: 'AFFILIATE_BLOCKED' },
      { affiliateId: 2, programId: 1, outcome: 'won', reason: 'LAST_CLICK' },
    ]);
  });

  test('of two programs is told to each affiliate by the decision of their own', () => {
    const both = [judged(1), judged(2)];
    expect(claimsOf(both).find((claim) => claim.affiliateId === 4)).toMatchObject({ outcome: 'won', reason: 'LAST_CLICK' });
    expect(claimsOf(both).find((claim) => claim.affiliateId === 2)).toMatchObject({ outcome: 'won' });
    expect(decisionFor(both, 4)?.rule?.programId).toBe(2);
    expect(decisionFor(both, 1)?.rule?.programId).toBe(1);
    expect(decisionFor(both, 99)).toBeNull();
  });
});
