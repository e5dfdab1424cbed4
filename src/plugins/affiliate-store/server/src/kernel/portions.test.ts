import fc from 'fast-check';
import { minor } from './money';
import { portions } from './portions';

const of = (...parts: ReadonlyArray<readonly [amount: number, basisPoints: number]>): number[] =>
  portions(parts.map(([amount, basisPoints]) => ({ amount: minor(amount), basisPoints }))).map(({ amount }) => amount);

test.each([
  ['of one amount it is rounded down', [[101, 4000]], [40]],
  [
    'the left-over cent goes to the largest remainder',
    [
      [101, 6000],
      [101, 4000],
    ],
    [61, 40],
  ],
  [
    'a tie goes to the first',
    [
      [101, 5000],
      [101, 5000],
    ],
    [51, 50],
  ],
  [
    'of different amounts, the whole part of what they come to',
    [
      [99, 6000],
      [33, 4000],
    ],
    [59, 13],
  ],
  [
    'and no more than that',
    [
      [1, 5000],
      [0, 5000],
    ],
    [0, 0],
  ],
] as const)('%s', (_story, given, expected) => {
  expect(of(...given)).toEqual(expected);
});

test('for any amounts: the sum is the whole part of the exact one, and each is its exact part, rounded one way or the other', () => {
  const anyPart = fc.tuple(fc.nat(2_000_000_000), fc.nat(10_000));
  fc.assert(
    fc.property(fc.array(anyPart, { minLength: 1, maxLength: 4 }), (given) => {
      const parts = of(...given);
      const exact = given.reduce((all, [amount, share]) => all + BigInt(amount) * BigInt(share), 0n);
      expect(BigInt(parts.reduce((all, part) => all + part, 0))).toBe(exact / 10_000n);
      given.forEach(([amount, share], index) => {
        const floor = Number((BigInt(amount) * BigInt(share)) / 10_000n);
        expect([floor, floor + 1]).toContain(parts[index]);
        expect(parts[index]).toBeLessThanOrEqual(amount);
      });
    }),
  );
});

test('of one amount for all, shares that are the whole give the whole', () => {
  fc.assert(
    fc.property(fc.nat(2_000_000_000), fc.integer({ min: 1, max: 9999 }), (amount, first) => {
      const parts = of([amount, 10_000 - first], [amount, first]);
      expect(parts.reduce((all, part) => all + part, 0)).toBe(amount);
    }),
  );
});

test('more than all of something is no part of it', () => {
  expect(() => of([1, 10_001])).toThrow(RangeError);
});
