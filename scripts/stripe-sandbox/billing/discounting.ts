import type Stripe from 'stripe';
import { invalidRequest, missing, notSimulated } from '../engine/failures';
import { idOf, newId } from '../engine/ids';
import { defineCollection } from '../engine/store';
import type { World } from '../engine/world';
import { redeemedCoupon, requireCoupon, takenOff } from './coupon';
import { afterIntervals } from './period';

/** What coupons take off subscriptions, one for each that was begun with one. */
export const discounts = defineCollection<Stripe.Discount>('discounts', 'di');

/** The coupon a session is made with, and what it takes off; null where there is none. */
export interface SessionDiscount {
  coupon: Stripe.Coupon;
  off: number;
}

type SessionParams = Pick<Stripe.Checkout.SessionCreateParams, 'discounts' | 'mode' | 'subscription_data'>;

/** What the coupon of a session takes off its one item: for subscriptions that begin with a payment, and never all of it. */
export function sessionDiscount(
  world: World,
  { discounts: given, mode, subscription_data: begins }: SessionParams,
  items: readonly Stripe.LineItem[],
): SessionDiscount | null {
  const [first, ...more] = given ?? [];
  if (!first) return null;
  if (more.length > 0 || first.promotion_code !== undefined || mode !== 'subscription') throw notSimulated('discounts');
  if (begins?.trial_period_days) throw notSimulated('discounts', 'With free days it takes none.');
  const [item, ...others] = items;
  if (!item || others.length > 0) throw notSimulated('discounts', 'It takes them off one item only.');
  if (first.coupon === undefined) throw missing('discounts[0][coupon]');
  const coupon = requireCoupon(world, first.coupon, 'discounts[0][coupon]');
  if (coupon.currency !== null && coupon.currency !== item.currency)
    throw invalidRequest('The coupon is not in the currency of the session.', { param: 'discounts[0][coupon]' });
  const off = takenOff(coupon, item.amount_subtotal);
  if (off >= item.amount_subtotal) throw notSimulated('discounts', 'Something has to be left to pay.');
  return { coupon, off };
}

/** The item of a session with what is taken off it. */
export const reduced = (items: Stripe.LineItem[], discount: SessionDiscount | null): Stripe.LineItem[] =>
  discount ? items.map((item) => ({ ...item, amount_discount: discount.off, amount_total: item.amount_subtotal - discount.off })) : items;

/** Redeems a coupon for a subscription that begins now; how long it lasts is counted from here. */
export function beginDiscount(world: World, subscription: Stripe.Subscription, couponId: string): void {
  const coupon = requireCoupon(world, couponId);
  const start = subscription.start_date;
  const discount = world.of(discounts).put({
    id: newId('di'),
    object: 'discount',
    checkout_session: null,
    customer: idOf(subscription.customer),
    customer_account: null,
    end: coupon.duration === 'repeating' ? afterIntervals(start, 'month', coupon.duration_in_months ?? 0) : null,
    invoice: null,
    invoice_item: null,
    promotion_code: null,
    source: { coupon: coupon.id, type: 'coupon' },
    start,
    subscription: subscription.id,
    subscription_item: null,
  });
  subscription.discounts = [discount.id];
}

/** What a subscription's discount takes off the invoice of a period; it goes with its time, and one for once with that invoice. */
export function takeDiscount(
  world: World,
  subscription: Stripe.Subscription,
  { start, subtotal }: { start: number; subtotal: number },
): { id: string; off: number } | null {
  const discount = world.of(discounts).get(idOf(subscription.discounts[0]));
  if (!discount) return null;
  if (discount.end !== null && start >= discount.end) {
    subscription.discounts = [];
    return null;
  }
  const coupon = redeemedCoupon(world, idOf(discount.source.coupon) ?? '');
  if (coupon.duration === 'once') subscription.discounts = [];
  return { id: discount.id, off: takenOff(coupon, subtotal) };
}

type PhaseDiscounts = Stripe.SubscriptionScheduleUpdateParams.Phase['discounts'];

/** The discounts of a phase: one of the subscription's own goes on, and what is not named is not taken off. */
export function phaseDiscounts(
  subscription: Stripe.Subscription,
  given: PhaseDiscounts,
  at: string,
): Stripe.SubscriptionSchedule.Phase.Discount[] {
  return (given || []).map(({ discount, ...other }) => {
    if (discount === undefined || Object.keys(other).length > 0)
      throw notSimulated(`${at}[discounts]`, 'It takes discounts that are there.');
    if (!subscription.discounts.some((one) => idOf(one) === discount))
      throw invalidRequest(`No such discount: '${discount}'`, { code: 'resource_missing', param: `${at}[discounts][0][discount]` });
    return { coupon: null, discount, promotion_code: null };
  });
}

/** A subscription has the discounts of the phase it is in. */
export function takePhaseDiscounts(subscription: Stripe.Subscription, phase: Stripe.SubscriptionSchedule.Phase): void {
  subscription.discounts = phase.discounts.flatMap(({ discount }) => idOf(discount) ?? []);
}
