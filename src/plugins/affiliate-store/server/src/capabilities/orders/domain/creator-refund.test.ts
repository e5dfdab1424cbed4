import { creatorRefundState, type CreatorRefundFacts } from './creator-refund';

const facts: CreatorRefundFacts = { paidAt: 1_000, guaranteeDays: 14, left: 500, allowed: true, byHand: false, now: 2_000 };

test('a creator may give back what the guarantee promises, to its last millisecond', () => {
  const end = 1_000 + 14 * 86_400_000;
  expect(creatorRefundState(facts)).toBe('open');
  expect(creatorRefundState({ ...facts, now: end - 1 })).toBe('open');
  expect(creatorRefundState({ ...facts, now: end })).toBe('guarantee_over');
});

test('without a guarantee, with money taken by hand, or where the shop keeps it to itself, only the shop refunds', () => {
  expect(creatorRefundState({ ...facts, guaranteeDays: 0 })).toBe('guarantee_over');
  expect(creatorRefundState({ ...facts, byHand: true })).toBe('shop_only');
  expect(creatorRefundState({ ...facts, allowed: false })).toBe('shop_only');
});

test('of what went back nothing can go back again', () => {
  expect(creatorRefundState({ ...facts, left: 0 })).toBe('nothing_left');
});
