import { minor, type Minor } from './money';

/** One party's part of an allocation, with what decided about its last cent. */
export interface Allotment {
  readonly amount: Minor;
  /** The exact part is `floor + remainder / total weight` minor units. */
  readonly floor: Minor;
  readonly remainder: bigint;
  /** True for the parts whose remainder was large enough to receive one of the left-over cents. */
  readonly raised: boolean;
}

/**
 * Largest remainder (Hamilton): everyone gets the whole part of `amount × weight / Σ weights`, and the cents left over
 * go to the largest remainders, ties to the lower index. The parts always sum to the amount. Weights that are all zero
 * leave nobody to give to: the caller decides beforehand what that means.
 */
export const allotments = (amount: Minor, weights: readonly number[]): Allotment[] => {
  const total = weights.reduce((all, weight) => all + BigInt(weight), 0n);
  if (amount < 0 || total <= 0n || weights.some((weight) => weight < 0)) {
    throw new RangeError('an allocation needs an amount and weights that are not negative, and one weight above zero');
  }
  const exact = weights.map((weight) => BigInt(amount) * BigInt(weight));
  // oxlint-disable-next-line house/no-number-of-money -- a BigInt part of a safe total
  const floors = exact.map((product) => Number(product / total));
  const remainders = exact.map((product) => product % total);
  const leftOver = amount - floors.reduce((all, part) => all + part, 0);
  const byRemainder = remainders.map((_, index) => index).sort((a, b) => compare(remainders, a, b));
  const raised = new Set(byRemainder.slice(0, leftOver));
  return floors.map((floor, index) => ({
    amount: minor(floor + (raised.has(index) ? 1 : 0)),
    floor: minor(floor),
    remainder: remainders[index] ?? 0n,
    raised: raised.has(index),
  }));
};

const compare = (remainders: readonly bigint[], a: number, b: number): number => {
  const left = remainders[a] ?? 0n;
  const right = remainders[b] ?? 0n;
  if (left === right) return a - b;
  return left > right ? -1 : 1;
};

/** The amounts alone of {@link allotments}. */
export const allocate = (amount: Minor, weights: readonly number[]): Minor[] => allotments(amount, weights).map((part) => part.amount);
