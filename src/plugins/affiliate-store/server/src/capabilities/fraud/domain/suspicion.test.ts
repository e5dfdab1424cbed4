import { NOTHING_KNOWN, type Limits } from './evidence';
import { holds, stateBy, suspect } from './suspicion';

const limits: Limits = {
  household: true,
  sameName: true,
  disposableMail: true,
  orderSeconds: 0,
  overrideSeconds: 0,
  floodClicks: 0,
  holdFrom: 60,
};

test('nothing found is no suspicion, and little found is one that holds nothing', () => {
  const of = { programId: 1, affiliateId: 2, limits };
  expect(suspect({ ...of, evidence: NOTHING_KNOWN })).toBeNull();
  const weak = suspect({ ...of, evidence: { ...NOTHING_KNOWN, sameName: true } });
  const strong = suspect({ ...of, evidence: { ...NOTHING_KNOWN, sameNetworkMinutes: 3 } });
  expect([weak?.findings.length, weak && holds(weak), strong && holds(strong)]).toEqual([1, false, true]);
});

test('how it stands is what the books say of its shares', () => {
  const held = { state: 'held', blockedBecause: 'UNDER_REVIEW', letGo: false };
  const letGo = { state: 'pending', blockedBecause: null, letGo: true };
  const rejected = { state: 'rejected', blockedBecause: null, rejected: true as const, letGo: false };
  const refunded = { state: 'reversed', blockedBecause: 'UNDER_REVIEW', letGo: false };
  const blocked = { state: 'held', blockedBecause: 'PLACE_BLOCKED', letGo: true };
  expect([[held, letGo], [letGo], [rejected, letGo], [refunded], [blocked], []].map((shares) => stateBy(shares))).toEqual([
    'open',
    'released',
    'confirmed',
    'moot',
    'released',
    'moot',
  ]);
});
