import type Stripe from 'stripe';
import { invalidRequest, notSimulated } from '../engine/failures';
import type { World } from '../engine/world';
import { afterIntervals, periodOf } from './subscription';

const FIELDS = ['cancel_at', 'cancel_at_period_end', 'canceled_at'] as const;

/** Whether a moment is the end of the period a subscription is in, or of a later one. */
function endsAPeriod(subscription: Stripe.Subscription, at: number): boolean {
  const recurring = subscription.items.data[0]?.price.recurring;
  const [interval, count] = [recurring?.interval ?? 'month', recurring?.interval_count ?? 1];
  const { end } = periodOf(subscription);
  if (at === end) return true;
  let periods = 1;
  while (afterIntervals(subscription.billing_cycle_anchor, interval, periods * count) < at) periods += 1;
  return at > end && afterIntervals(subscription.billing_cycle_anchor, interval, periods * count) === at;
}

function wantedEnd(world: World, subscription: Stripe.Subscription, at: Stripe.SubscriptionUpdateParams['cancel_at']): number | null {
  if (at === '' || at === null || at === undefined) return null;
  if (typeof at !== 'number') throw notSimulated(`cancel_at=${at}`);
  if (at <= world.clock.seconds()) throw invalidRequest('`cancel_at` must be a time in the future.', { param: 'cancel_at' });
  // Stripe prorates the period it falls into.
  if (!endsAPeriod(subscription, at)) throw notSimulated('cancel_at within a period');
  return at;
}

/** Sets when a subscription ends by itself, or takes that back; what it was before is added to `before`. */
export function changeEnd(
  world: World,
  subscription: Stripe.Subscription,
  params: Stripe.SubscriptionUpdateParams,
  before: Record<string, unknown>,
): void {
  const { cancel_at: at, cancel_at_period_end: withPeriod } = params;
  if (at !== undefined && withPeriod !== undefined)
    throw invalidRequest('You may only specify one of these parameters: cancel_at, cancel_at_period_end.', { param: 'cancel_at' });
  if (at === undefined && (withPeriod === undefined || withPeriod === subscription.cancel_at_period_end)) return;
  const was = Object.fromEntries(FIELDS.map((name) => [name, subscription[name]]));
  subscription.cancel_at = at === undefined ? (withPeriod ? periodOf(subscription).end : null) : wantedEnd(world, subscription, at);
  subscription.cancel_at_period_end = withPeriod ?? false;
  subscription.canceled_at = subscription.cancel_at === null ? null : world.clock.seconds();
  if (was['cancel_at'] !== subscription.cancel_at || was['cancel_at_period_end'] !== subscription.cancel_at_period_end)
    Object.assign(before, was);
}

/** Whether a subscription is over with the period it is in. */
export function endsWithPeriod(subscription: Stripe.Subscription): boolean {
  return subscription.cancel_at_period_end || (subscription.cancel_at !== null && subscription.cancel_at <= periodOf(subscription).end);
}
