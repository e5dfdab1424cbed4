import type Stripe from 'stripe';
import { invalidRequest, missing, noSuch, notSimulated } from '../engine/failures';
import { newId } from '../engine/ids';
import { defineCollection } from '../engine/store';
import type { World } from '../engine/world';
import { requireCurrency } from '../payments/currencies';
import { mergeMetadata, orNull } from '../resources/fields';

/** Coupons by the ids their shop gives them. */
export const coupons = defineCollection<Stripe.Coupon>('coupons', null);

/** The coupon of this id. */
export function requireCoupon(world: World, id: string, param = 'coupon'): Stripe.Coupon {
  const coupon = world.of(coupons).get(id);
  if (!coupon) throw noSuch('coupon', id, param);
  return coupon;
}

function monthsOf({ duration, duration_in_months: months }: Stripe.CouponCreateParams): number | null {
  if (duration === 'repeating') {
    if (months === undefined) throw missing('duration_in_months');
    if (months < 1) throw invalidRequest('Invalid positive integer', { code: 'parameter_invalid_integer', param: 'duration_in_months' });
    return months;
  }
  if (months === undefined) return null;
  throw invalidRequest('`duration_in_months` can only be set where `duration` is `repeating`.', { param: 'duration_in_months' });
}

const SIMULATED = new Set(['id', 'amount_off', 'currency', 'duration', 'duration_in_months', 'name', 'metadata', 'expand']);

/** Makes a coupon of an amount; percentages are not simulated. */
export function newCoupon(world: World, params: Stripe.CouponCreateParams): Stripe.Coupon {
  const other = Object.keys(params).find((name) => !SIMULATED.has(name));
  if (other) throw notSimulated(other);
  const { amount_off: off, currency, name } = params;
  if (off === undefined) throw missing('amount_off');
  if (currency === undefined) throw missing('currency');
  if (off < 1) throw invalidRequest('Invalid positive integer', { code: 'parameter_invalid_integer', param: 'amount_off' });
  if (name !== undefined && name.length > 40) throw invalidRequest('A coupon’s name has at most 40 characters.', { param: 'name' });
  if (params.id !== undefined && world.of(coupons).get(params.id))
    throw invalidRequest('Coupon already exists.', { code: 'resource_already_exists', param: 'id' });
  const coupon = world.of(coupons).put({
    id: params.id ?? newId('coupon').slice('coupon_'.length),
    object: 'coupon',
    amount_off: off,
    created: world.clock.seconds(),
    currency: requireCurrency(currency),
    duration: params.duration ?? 'once',
    duration_in_months: monthsOf(params),
    livemode: false,
    max_redemptions: null,
    metadata: mergeMetadata(null, params.metadata),
    name: orNull(name),
    percent_off: null,
    redeem_by: null,
    times_redeemed: 0,
    valid: true,
  });
  world.events.emit('coupon.created', coupon);
  return coupon;
}
