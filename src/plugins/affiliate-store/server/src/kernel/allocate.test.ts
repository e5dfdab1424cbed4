import fc from 'fast-check';
import { allocate, allotments } from './allocate';
import { basisPoints, rate, share } from './basis-points';
import { minor } from './money';

describe('largest remainder', () => {
  test.each([
    [100, [3334, 3333, 3333], [34, 33, 33]],
    [1, [1, 1, 1], [1, 0, 0]],
    [2, [1, 1, 1], [1, 1, 0]],
    [5, [1, 3], [1, 4]],
    [0, [1, 2], [0, 0]],
    [378, [4463, 1487], [284, 94]],
    [10, [0, 1, 0], [0, 10, 0]],
  ])('%i over %j is %j', (amount, weights, parts) => {
    expect(allocate(minor(amount), weights)).toEqual(parts);
  });
  test('says of each part what decided about its last cent', () => {
    expect(allotments(minor(2), [1, 1, 1]).map(({ floor, remainder, raised }) => [floor, remainder, raised])).toEqual([
      [0, 2n, true],
      [0, 2n, true],
      [0, 2n, false],
    ]);
  });
  test.each([
    [minor(1), []],
    [minor(1), [0, 0]],
    [minor(1), [1, -1]],
    [minor(-1), [1]],
  ])('%p over %j is refused', (amount, weights) => {
    expect(() => allocate(amount, weights)).toThrow(RangeError);
  });
  test('the parts sum to the amount, and each is within a cent of its exact part', () => {
    const weights = fc.array(fc.nat(20_000), { minLength: 1, maxLength: 12 }).filter((all) => all.some((weight) => weight > 0));
    fc.assert(
      fc.property(fc.maxSafeNat(), weights, (amount, all) => {
        const parts = allocate(minor(amount), all);
        const total = BigInt(all.reduce((sum, weight) => sum + weight, 0));
        expect(parts.reduce((sum, part) => sum + BigInt(part), 0n)).toBe(BigInt(amount));
        parts.forEach((part, index) => {
          const floor = (BigInt(amount) * BigInt(all[index] ?? 0)) / total;
          expect([floor, floor + 1n]).toContain(BigInt(part));
        });
      }),
    );
  });
});

describe('a share in basis points', () => {
  test.each([
    [10000, 3333, 3333],
    [99, 1000, 9],
    [1, 9999, 0],
    [1000, 10000, 1000],
    [11990, 500, 599],
  ])('of %i at %i is %i', (amount, bps, expected) => {
    expect(share(minor(amount), basisPoints(bps))).toBe(expected);
  });
  test('of the largest amount at the largest rate is exact', () => {
    expect(share(minor(Number.MAX_SAFE_INTEGER), basisPoints(9999))).toBe(Number((BigInt(Number.MAX_SAFE_INTEGER) * 9999n) / 10000n));
  });
  test.each([-1, 10_001, 0.5])('%p is no basis points', (value) => {
    expect(() => basisPoints(value)).toThrow(RangeError);
  });
  test('a promised rate may exceed the whole, within reason', () => {
    expect(share(minor(1000), rate(15000))).toBe(1500);
    expect(() => rate(100_001)).toThrow(RangeError);
  });
});
