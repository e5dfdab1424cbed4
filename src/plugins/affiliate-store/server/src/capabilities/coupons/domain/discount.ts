import { allocate } from '../../../kernel/allocate';
import { WHOLE } from '../../../kernel/basis-points';
import { chargeStep } from '../../../kernel/currencies';
import { minor, NOTHING, sum, type Minor } from '../../../kernel/money';
import { proportionHalfUp } from '../../../kernel/proportion';
import type { Coupon } from './coupon';

/** A line before any discount: the product's documentId and its price in minor units. */
export interface PricedLine {
  readonly productId: string;
  readonly price: Minor;
}

/** What is paid in more than one payment, as far as a coupon asks. */
export interface InPayments {
  readonly trialDays: number;
}

/**
 * Whether a coupon is for what is paid in several payments: where it says of how many. Free days are a reduction of their own, and the
 * provider would count them among the payments.
 */
export const isForPayments = ({ payments }: Pick<Coupon, 'payments'>, { trialDays }: InPayments): boolean =>
  payments !== null && trialDays === 0;

/** In steps, so that what is left can be charged: tens of fils, single cents. */
const stepsOff = ({ reduction }: Pick<Coupon, 'reduction'>, currency: string, eligible: Minor, step: number): number => {
  if (reduction.kind === 'percent') return proportionHalfUp(eligible, reduction.basisPoints, WHOLE * step);
  return Math.trunc(Math.min(eligible, reduction.amounts[currency] ?? 0) / step);
};

/**
 * What a coupon takes off each line, in minor units of the currency; null when it is for none of them. It is taken of the sum of
 * the lines it is for, half up for a percentage and never more than the sum, and spread over them in proportion to their
 * prices by largest remainder, so that the lines add up to it and none costs less than nothing. All of it in what the currency
 * can be charged in, where the prices are.
 */
export const discountsOf = (
  coupon: Pick<Coupon, 'reduction' | 'products'>,
  currency: string,
  lines: readonly PricedLine[],
): readonly Minor[] | null => {
  const eligible = lines.map(({ productId, price }) => (coupon.products === null || coupon.products.includes(productId) ? price : NOTHING));
  const whole = sum(eligible);
  const step = eligible.every((price) => price % chargeStep(currency) === 0) ? chargeStep(currency) : 1;
  const steps = whole > 0 ? stepsOff(coupon, currency, whole, step) : 0;
  return steps > 0 ? allocate(minor(steps), eligible).map((off) => minor(off * step)) : null;
};
