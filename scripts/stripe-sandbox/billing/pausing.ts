import type Stripe from 'stripe';
import { invalidRequest, notSimulated } from '../engine/failures';
import { idOf } from '../engine/ids';
import type { World } from '../engine/world';
import { customers } from '../resources/customers';
import { invoices } from './invoice';
import { subscriptions } from './subscription';

/** The appointment at which a paused subscription goes on by itself. */
export const RESUMING = 'subscription.resume_collection';

/**
 * Pauses the collection of payments, or ends that; what it was before is added to `before`. The status stays as it is: no
 * `customer.subscription.paused` is told, only that the subscription was updated.
 */
export function changePause(
  world: World,
  subscription: Stripe.Subscription,
  wanted: Stripe.SubscriptionUpdateParams['pause_collection'],
  before: Record<string, unknown>,
): void {
  if (wanted === undefined) return;
  const to = wanted === '' || wanted === null ? null : { behavior: wanted.behavior, resumes_at: wanted.resumes_at ?? null };
  if (to && to.behavior !== 'void') throw notSimulated(`pause_collection[behavior]=${to.behavior}`);
  if (to?.resumes_at && to.resumes_at <= world.clock.seconds())
    throw invalidRequest('`resumes_at` must be a time in the future.', { param: 'pause_collection[resumes_at]' });
  if (JSON.stringify(to) === JSON.stringify(subscription.pause_collection)) return;
  before['pause_collection'] = subscription.pause_collection;
  subscription.pause_collection = to;
  if (to?.resumes_at) world.agenda.schedule(to.resumes_at * 1000, RESUMING, subscription.id);
}

/** Lets a subscription go on whose pause is over by now; one that was paused anew meanwhile stays paused. */
export function resumeDue(world: World, id: string): void {
  const subscription = world.of(subscriptions).get(id);
  const until = subscription?.pause_collection?.resumes_at;
  if (!subscription || subscription.status === 'canceled' || !until || until > world.clock.seconds()) return;
  const before = { pause_collection: subscription.pause_collection };
  subscription.pause_collection = null;
  world.of(subscriptions).put(subscription);
  world.events.emit('customer.subscription.updated', subscription, before);
}

/** Voids an invoice that was made while payments are paused: nobody tries to collect it, now or later. */
export function voidInvoice(world: World, invoice: Stripe.Invoice): void {
  invoice.status = 'void';
  invoice.auto_advance = false;
  invoice.status_transitions = { ...invoice.status_transitions, voided_at: world.clock.seconds() };
  world.of(invoices).put(invoice);
  // What it took from the customer's credit is theirs again.
  const customer = world.of(customers).get(idOf(invoice.customer));
  const taken = (invoice.ending_balance ?? invoice.starting_balance) - invoice.starting_balance;
  if (customer && !customer.deleted && taken !== 0) world.of(customers).put({ ...customer, balance: customer.balance - taken });
  world.events.emit('invoice.voided', invoice);
}
