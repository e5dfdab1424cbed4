import { WHOLE } from './basis-points';
import { minor, type Minor } from './money';

/** What is left of one amount. */
export interface Portion {
  readonly amount: Minor;
  readonly floor: Minor;
  /** True for the one whose remainder was large enough to receive a left-over cent. */
  readonly raised: boolean;
}

/**
 * A part of each of several amounts, rounded together: all of them are the whole part of what they come to exactly, and what rounding down
 * leaves over goes to the largest remainders, ties to the lower index. Of one amount it is the part, rounded down.
 */
export const portions = (of: ReadonlyArray<{ readonly amount: Minor; readonly basisPoints: number }>): Portion[] => {
  if (of.some(({ amount, basisPoints }) => amount < 0 || basisPoints < 0 || basisPoints > WHOLE))
    throw new RangeError('a portion is of an amount that is not negative, and of no more than all of it');
  const whole = BigInt(WHOLE);
  const exact = of.map(({ amount, basisPoints }) => BigInt(amount) * BigInt(basisPoints));
  const total = exact.reduce((all, product) => all + product, 0n) / whole;
  const floors = exact.map((product) => product / whole);
  const remainders = exact.map((product) => product % whole);
  // oxlint-disable-next-line house/no-number-of-money -- a BigInt smaller than the number of amounts
  const leftOver = Number(total - floors.reduce((all, part) => all + part, 0n));
  const byRemainder = of.map((_, index) => index).sort((a, b) => compare(remainders[a] ?? 0n, remainders[b] ?? 0n) || a - b);
  const raised = new Set(byRemainder.slice(0, leftOver));
  return floors.map((floor, index) => ({
    // oxlint-disable-next-line house/no-number-of-money -- a BigInt part of a safe amount
    amount: minor(Number(floor) + (raised.has(index) ? 1 : 0)),
    // oxlint-disable-next-line house/no-number-of-money -- a BigInt part of a safe amount
    floor: minor(Number(floor)),
    raised: raised.has(index),
  }));
};

/** The larger one first. */
const compare = (left: bigint, right: bigint): number => (left === right ? 0 : left > right ? -1 : 1);
