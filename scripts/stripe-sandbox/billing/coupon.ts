import type Stripe from 'stripe';
import { invalidRequest, missing, noSuch, notSimulated } from '../engine/failures';
import { newId } from '../engine/ids';
import { defineCollection } from '../engine/store';
import type { World } from '../engine/world';
import { requireCurrency } from '../payments/currencies';
import { change, mergeMetadata, orNull } from '../resources/fields';

/** Coupons by the ids their shop gives them. */
export const coupons = defineCollection<Stripe.Coupon>('coupons', null);

/** Those that were deleted: nobody redeems them any more, and whoever has keeps what they take off. */
const deletedCoupons = defineCollection<Stripe.Coupon>('deleted_coupons', null);

/** The coupon of this id. */
export function requireCoupon(world: World, id: string, param = 'coupon'): Stripe.Coupon {
  const coupon = world.of(coupons).get(id);
  if (!coupon) throw noSuch('coupon', id, param);
  return coupon;
}

/** What was redeemed, whatever has become of it. */
export const redeemedCoupon = (world: World, id: string): Stripe.Coupon => world.of(deletedCoupons).get(id) ?? requireCoupon(world, id);

/** Takes a coupon away. */
export function deleteCoupon(world: World, coupon: Stripe.Coupon): void {
  world.of(deletedCoupons).put(coupon);
  world.of(coupons).remove(coupon.id);
  world.events.emit('coupon.deleted', coupon);
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

const SIMULATED = new Set(['id', 'amount_off', 'percent_off', 'currency', 'duration', 'duration_in_months', 'name', 'metadata', 'expand']);

/** What a coupon takes off: an amount in a currency, or a part. One of the two, and never both. */
function reductionOf(params: Stripe.CouponCreateParams): Pick<Stripe.Coupon, 'amount_off' | 'currency' | 'percent_off'> {
  const { amount_off: amount, percent_off: percent, currency } = params;
  if (amount !== undefined && percent !== undefined)
    throw invalidRequest('You may only specify one of these parameters: amount_off, percent_off.', { param: 'percent_off' });
  if (percent !== undefined) {
    if (percent <= 0 || percent > 100)
      throw invalidRequest('Invalid percent_off: must be above 0 and at most 100.', { param: 'percent_off' });
    return { amount_off: null, currency: null, percent_off: percent };
  }
  if (amount === undefined) throw missing('amount_off');
  if (currency === undefined) throw missing('currency');
  if (amount < 1) throw invalidRequest('Invalid positive integer', { code: 'parameter_invalid_integer', param: 'amount_off' });
  return { amount_off: amount, currency: requireCurrency(currency), percent_off: null };
}

/** What a coupon takes off so much, minor units; a part is rounded to the nearest, and nothing is taken below nothing. */
export const takenOff = ({ amount_off: amount, percent_off: percent }: Stripe.Coupon, subtotal: number): number =>
  percent === null ? Math.min(amount ?? 0, subtotal) : Math.round((subtotal * percent) / 100);

function nameOf(name: string | undefined): string | null {
  if (name !== undefined && name.length > 40) throw invalidRequest('A coupon’s name has at most 40 characters.', { param: 'name' });
  return orNull(name);
}

/** Makes a coupon. */
export function newCoupon(world: World, params: Stripe.CouponCreateParams): Stripe.Coupon {
  const other = Object.keys(params).find((name) => !SIMULATED.has(name));
  if (other) throw notSimulated(other);
  const reduction = reductionOf(params);
  const name = nameOf(params.name);
  if (params.id !== undefined && world.of(coupons).get(params.id))
    throw invalidRequest('Coupon already exists.', { code: 'resource_already_exists', param: 'id' });
  const coupon = world.of(coupons).put({
    id: params.id ?? newId('coupon').slice('coupon_'.length),
    object: 'coupon',
    ...reduction,
    created: world.clock.seconds(),
    duration: params.duration ?? 'once',
    duration_in_months: monthsOf(params),
    livemode: false,
    max_redemptions: null,
    metadata: mergeMetadata(null, params.metadata),
    name,
    redeem_by: null,
    times_redeemed: 0,
    valid: true,
  });
  world.events.emit('coupon.created', coupon);
  return coupon;
}

/** Changes what a coupon is called; what it takes off never changes. */
export function changeCoupon(world: World, coupon: Stripe.Coupon, params: Stripe.CouponUpdateParams): Stripe.Coupon {
  if (params.currency_options !== undefined) throw notSimulated('currency_options');
  const before = change(coupon, {
    metadata: mergeMetadata(coupon.metadata, params.metadata),
    ...(params.name === undefined ? {} : { name: nameOf(params.name) }),
  });
  world.of(coupons).put(coupon);
  world.events.emit('coupon.updated', coupon, before);
  return coupon;
}
