import { allocate } from '../../../kernel/allocate';
import { WHOLE } from '../../../kernel/basis-points';
import { minor, NOTHING, sum, type Minor } from '../../../kernel/money';
import { proportionHalfUp } from '../../../kernel/proportion';
import type { Coupon } from './coupon';

/** A line before any discount: the product's documentId and its price in minor units. */
export interface PricedLine {
  readonly productId: string;
  readonly price: Minor;
}

const takenOff = ({ reduction }: Pick<Coupon, 'reduction'>, currency: string, eligible: Minor): Minor => {
  if (reduction.kind === 'percent') return proportionHalfUp(eligible, reduction.basisPoints, WHOLE);
  return minor(Math.min(eligible, reduction.amounts[currency] ?? 0));
};

/**
 * What a coupon takes off each line, in minor units of the currency; null when it is for none of them. It is taken of the sum of
 * the lines it is for, half up for a percentage and never more than the sum, and spread over them in proportion to their
 * prices by largest remainder, so that the lines add up to it and none costs less than nothing.
 */
export const discountsOf = (
  coupon: Pick<Coupon, 'reduction' | 'products'>,
  currency: string,
  lines: readonly PricedLine[],
): readonly Minor[] | null => {
  const eligible = lines.map(({ productId, price }) => (coupon.products === null || coupon.products.includes(productId) ? price : NOTHING));
  const whole = sum(eligible);
  const total = whole > 0 ? takenOff(coupon, currency, whole) : NOTHING;
  return total > 0 ? allocate(total, eligible) : null;
};
