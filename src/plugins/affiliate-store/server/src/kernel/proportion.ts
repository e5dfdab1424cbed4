import { minor, type Minor } from './money';

/**
 * `amount × part / whole`, rounded down, with the product taken exactly: what is dropped is less than one minor unit.
 * A float would put `29 %` of 100 at 28.
 */
export const proportion = (amount: number, part: number | bigint, whole: number | bigint): Minor =>
  // oxlint-disable-next-line house/no-number-of-money -- a BigInt checked to be safe
  minor(Number((BigInt(amount) * BigInt(part)) / BigInt(whole)));

/** The same, rounded half up: what a person with a pocket calculator comes to. For amounts that are not negative. */
export const proportionHalfUp = (amount: number, part: number, whole: number): Minor => {
  const divisor = BigInt(whole) * 2n;
  // oxlint-disable-next-line house/no-number-of-money -- a BigInt checked to be safe
  return minor(Number((BigInt(amount) * BigInt(part) * 2n + BigInt(whole)) / divisor));
};
