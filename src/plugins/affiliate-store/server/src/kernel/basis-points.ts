import type { Minor } from './money';
import { proportion } from './proportion';

declare const basisPointsUnit: unique symbol;
declare const rateUnit: unique symbol;

/** A rate in hundredths of a percent: 10000 is everything, and nothing is more than everything. */
export type BasisPoints = number & { readonly [basisPointsUnit]: true };

/** A promised rate in basis points; up to 100000, because a program may promise 150 % and be capped by the sale. */
export type Rate = number & { readonly [rateUnit]: true };

/** The whole, in basis points. */
export const WHOLE = 10_000;

const LARGEST_RATE = 100_000;

const inRange = (value: number, largest: number): number => {
  if (!Number.isInteger(value) || value < 0 || value > largest) throw new RangeError(`not basis points from 0 to ${largest}: ${value}`);
  return value;
};

/** Accepts an integer from 0 to 10000 as basis points, or throws. */
export const basisPoints = (value: number): BasisPoints => inRange(value, WHOLE) as BasisPoints;

/** Accepts an integer from 0 to 100000 as a promised rate, or throws. */
export const rate = (value: number): Rate => inRange(value, LARGEST_RATE) as Rate;

/** `amount × rate`, rounded down to the minor unit. */
export const share = (amount: Minor, portion: BasisPoints | Rate): Minor => proportion(amount, portion, WHOLE);
