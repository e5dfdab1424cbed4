import { bucketFor, type EarningBucket } from './earning';

test.each<[EarningBucket, boolean, number, EarningBucket]>([
  ['pending', false, 9, 'pending'],
  ['pending', false, 10, 'available'],
  ['pending', true, 10, 'held'],
  ['held', true, 11, 'held'],
  ['held', false, 9, 'pending'],
  ['held', false, 10, 'available'],
  ['available', true, 11, 'available'],
])('what is %s belongs, blocked: %p, at %i, to %s', (bucket, blocked, now, expected) => {
  expect(bucketFor({ bucket, payableAt: 10 }, { blocked, now })).toBe(expected);
});
