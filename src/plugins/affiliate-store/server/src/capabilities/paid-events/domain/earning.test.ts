import { bucketFor, claimableSince, type EarningBucket } from './earning';

test.each<[EarningBucket, boolean, boolean, number, EarningBucket]>([
  ['pending', false, false, 9, 'pending'],
  ['pending', false, false, 10, 'available'],
  ['pending', true, false, 10, 'held'],
  ['held', true, false, 11, 'held'],
  ['held', false, false, 9, 'pending'],
  ['held', false, false, 10, 'available'],
  ['available', true, false, 11, 'held'],
  ['available', true, true, 11, 'available'],
  ['available', false, true, 11, 'available'],
])('what is %s belongs, blocked: %p, claimed: %p, at %i, to %s', (bucket, blocked, claimed, now, expected) => {
  expect(bucketFor({ bucket, payableAt: 10 }, { blocked, claimed, now })).toBe(expected);
});

test('of earnings of before it was written down when they became available, their day stands for it', () => {
  expect([claimableSince({ availableAt: 12, payableAt: 10 }), claimableSince({ availableAt: null, payableAt: 10 })]).toEqual([12, 10]);
});
