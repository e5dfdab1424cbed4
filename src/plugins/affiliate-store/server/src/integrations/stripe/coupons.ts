import Stripe from 'stripe';
import type { SessionRequest } from '../../capabilities/checkout/ports';

const MONTHS = { month: 1, year: 12 } as const;

/** How long the provider takes it off: of one payment, in the months of so many payments, or for good. */
const durationOf = ({ discount, renewal }: SessionRequest): Pick<Stripe.CouponCreateParams, 'duration' | 'duration_in_months'> => {
  const payments = discount?.payments ?? null;
  if (payments === null) return { duration: 'forever' };
  if (payments === 1) return { duration: 'once' };
  return { duration: 'repeating', duration_in_months: payments * (renewal?.count ?? 1) * MONTHS[renewal?.interval ?? 'month'] };
};

/**
 * Makes the coupon of one order at the provider: an amount, reckoned here, so that nobody rounds a second time. Answers its id. The same
 * try makes the same one, also where its answer was lost and the key of the request forgotten.
 */
export const makeCoupon = async (stripe: Stripe, request: SessionRequest, off: number): Promise<string> => {
  const id = request.key.replace(/[^A-Za-z0-9_-]/g, '_');
  try {
    const made = await stripe.coupons.create(
      {
        id,
        amount_off: off,
        currency: request.discount?.off.currency.toLowerCase() ?? '',
        name: request.discount?.code.slice(0, 40) ?? '',
        ...durationOf(request),
        metadata: { order_number: request.orderNumber },
      },
      { idempotencyKey: `coupon:${request.key}` },
    );
    return made.id;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeInvalidRequestError && error.code === 'resource_already_exists') return id;
    throw error;
  }
};
