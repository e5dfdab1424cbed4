import type Stripe from 'stripe';
import { invalidRequest, notSimulated, StripeFailure } from '../engine/failures';
import { idOf } from '../engine/ids';
import type { World } from '../engine/world';
import { paymentIntents } from '../payments/intent';
import { newIntent } from '../payments/new-intent';
import { confirmIntent } from '../payments/paying';
import { paymentMethods } from '../payments/payment-method';
import { customers } from '../resources/customers';
import { change, mergeMetadata } from '../resources/fields';
import { changeEnd, endsWithPeriod } from './ending';
import { invoicePayments, invoices, markInvoicePaid, newInvoice, subscriptionIdOf, tieToInvoice } from './invoice';
import { endScheduleOf, enterPhase, refuseEndUnderSchedule } from './scheduling';
import { changePause, resumeDue, RESUMING, voidInvoice } from './pausing';
import { afterIntervals, newSubscription, periodOf, subscriptions, type SubscriptionGiven } from './subscription';

const DAY_MS = 86_400_000;
const TRIAL_WARNING_MS = 3 * DAY_MS;

const INCOMPLETE_MS = 23 * 3_600_000;
const EXPIRING = 'subscription.incomplete_expired';

function scheduleCycles(world: World, subscription: Stripe.Subscription): void {
  world.agenda.schedule(periodOf(subscription).end * 1000, 'subscription.cycle', subscription.id);
  if (subscription.trial_end === null) return;
  const warning = Math.max(world.clock.now(), subscription.trial_end * 1000 - TRIAL_WARNING_MS);
  world.agenda.schedule(warning, 'subscription.trial_warning', subscription.id);
}

/**
 * Begins a subscription that somebody makes without a page: what is due now is charged to the card that is kept. Refused, it stays incomplete
 * for 23 hours, in which its invoice may still be paid.
 */
export function createSubscription(world: World, given: SubscriptionGiven): Stripe.Subscription {
  if (given.trialDays > 0) return beginSubscription(world, given, null).subscription;
  const subscription = newSubscription(world, given);
  const method = methodOf(world, subscription);
  if (!method) {
    world.of(subscriptions).remove(subscription.id);
    throw invalidRequest(
      'This customer has no attached payment source or default payment method. Please consider adding a default payment method.',
      { code: 'resource_missing' },
    );
  }
  subscription.status = 'incomplete';
  const invoice = newInvoice(world, subscription, 'subscription_create', periodOf(subscription));
  const refusal = collect(world, invoice, method, true);
  if (!refusal) subscription.status = 'active';
  world.of(subscriptions).put(subscription);
  world.events.emit('customer.subscription.created', subscription);
  if (refusal) {
    world.events.emit('invoice.payment_failed', invoice);
    world.agenda.schedule(world.clock.now() + INCOMPLETE_MS, EXPIRING, subscription.id);
  } else scheduleCycles(world, subscription);
  return subscription;
}

/** A subscription whose first payment was never made is over: nobody can pay its invoice any more. */
function expireIncomplete(world: World, id: string): void {
  const subscription = world.of(subscriptions).get(id);
  if (subscription?.status !== 'incomplete') return;
  statusTo(world, subscription, 'incomplete_expired');
  for (const invoice of world.of(invoices).by('subscription', id)) if (invoice.status === 'open') voidInvoice(world, invoice);
}

/** Begins a subscription whose first payment was just made (`intent`), or whose trial begins (no intent). */
export function beginSubscription(
  world: World,
  given: SubscriptionGiven,
  intent: Stripe.PaymentIntent | null,
): { subscription: Stripe.Subscription; invoice: Stripe.Invoice } {
  const subscription = newSubscription(world, given);
  const period = periodOf(subscription);
  world.events.emit('customer.subscription.created', subscription);
  const invoice = newInvoice(world, subscription, 'subscription_create', period, intent === null);
  if (intent) tieToInvoice(world, invoice, intent.id);
  invoice.attempt_count = intent ? 1 : 0;
  markInvoicePaid(world, invoice);
  world.of(subscriptions).put(subscription);
  scheduleCycles(world, subscription);
  return { subscription, invoice };
}

/** Changes a subscription and says so; `before` are the fields as they were. */
function changed(world: World, subscription: Stripe.Subscription, before: Record<string, unknown>): void {
  world.of(subscriptions).put(subscription);
  world.events.emit('customer.subscription.updated', subscription, before);
}

function statusTo(world: World, subscription: Stripe.Subscription, status: Stripe.Subscription.Status): void {
  if (subscription.status === status) return;
  const before = { status: subscription.status };
  subscription.status = status;
  changed(world, subscription, before);
}

/** Ends a subscription now. */
export function endSubscription(
  world: World,
  subscription: Stripe.Subscription,
  reason: NonNullable<Stripe.Subscription.CancellationDetails['reason']>,
): void {
  if (subscription.status === 'canceled') throw invalidRequest('This subscription has already been canceled.', { param: 'id' });
  const now = world.clock.seconds();
  subscription.status = 'canceled';
  subscription.ended_at = now;
  subscription.canceled_at ??= now;
  subscription.cancellation_details = { comment: null, feedback: null, feedback_option: null, reason };
  endScheduleOf(world, subscription);
  world.of(subscriptions).put(subscription);
  for (const invoice of world.of(invoices).by('subscription', subscription.id)) {
    if (invoice.status !== 'open') continue;
    invoice.next_payment_attempt = null;
    invoice.auto_advance = false;
    world.of(invoices).put(invoice);
  }
  world.events.emit('customer.subscription.deleted', subscription);
}

/** What `subscriptions.update` can do here. */
export function updateSubscription(world: World, subscription: Stripe.Subscription, params: Stripe.SubscriptionUpdateParams): void {
  if (subscription.status === 'canceled')
    throw invalidRequest('A canceled subscription can only update its cancellation_details and metadata.', { param: 'id' });
  const before: Record<string, unknown> = {};
  refuseEndUnderSchedule(subscription, params);
  changeEnd(world, subscription, params, before);
  if (params.default_payment_method !== undefined) {
    const method = world.of(paymentMethods).get(params.default_payment_method);
    if (!method || idOf(method.customer) !== idOf(subscription.customer))
      throw invalidRequest('The payment method must be attached to the customer of the subscription.', { param: 'default_payment_method' });
    before['default_payment_method'] = subscription.default_payment_method;
    subscription.default_payment_method = method.id;
  }
  const metadata = mergeMetadata(subscription.metadata, params.metadata);
  Object.assign(before, change(subscription, { metadata }));
  changePause(world, subscription, params.pause_collection, before);
  const endsTrial = params.trial_end === 'now';
  if (params.trial_end !== undefined && !endsTrial) throw notSimulated('trial_end', 'A trial is ended now, or when it was to end.');
  if (endsTrial) endTrial(world, subscription, before);
  if (Object.keys(before).length > 0) changed(world, subscription, before);
  else world.of(subscriptions).put(subscription);
  if (endsTrial) cycle(world, subscription);
}

function methodOf(world: World, subscription: Stripe.Subscription): Stripe.PaymentMethod | null {
  const customer = world.of(customers).get(idOf(subscription.customer));
  const own = customer && !customer.deleted ? idOf(customer.invoice_settings.default_payment_method) : null;
  return world.of(paymentMethods).get(idOf(subscription.default_payment_method) ?? own) ?? null;
}

function intentOf(world: World, invoice: Stripe.Invoice): Stripe.PaymentIntent {
  const known = world.of(invoicePayments).by('invoice', invoice.id)[0];
  const begun = world.of(paymentIntents).get(idOf(known?.payment.payment_intent));
  if (begun) return begun;
  const intent = newIntent(world, {
    amount: invoice.amount_due,
    currency: invoice.currency,
    customer: idOf(invoice.customer),
    description: 'Subscription update',
    captureMethod: 'automatic',
    methodTypes: ['card'],
  });
  tieToInvoice(world, invoice, intent.id);
  return intent;
}

/**
 * Tries to pay an open invoice; answers the refusal, or null when it is paid. The count is that of the schedule: the first try of any
 * kind is in it, afterwards only those it makes by itself.
 */
export function collect(
  world: World,
  invoice: Stripe.Invoice,
  method: Stripe.PaymentMethod | null,
  bySchedule: boolean,
): StripeFailure | null {
  if (bySchedule || !invoice.attempted) invoice.attempt_count += 1;
  invoice.attempted = true;
  world.of(invoices).put(invoice);
  if (invoice.amount_due === 0) {
    markInvoicePaid(world, invoice);
    return null;
  }
  try {
    if (!method)
      throw new StripeFailure(402, 'card_error', 'There is no card to charge.', { code: 'invoice_payment_intent_requires_action' });
    confirmIntent(world, intentOf(world, invoice), { method, offSession: true });
    markInvoicePaid(world, invoice);
    return null;
  } catch (failure) {
    if (failure instanceof StripeFailure && failure.type === 'card_error') return failure;
    throw failure;
  }
}

// The schedule of a shop that has set three tries, after which the subscription is cancelled.
function planNextTry(world: World, invoice: Stripe.Invoice): boolean {
  const wait = world.settings.value.billing.retryDelaysMs[invoice.attempt_count - 1];
  invoice.next_payment_attempt = wait === undefined ? null : Math.floor((world.clock.now() + wait) / 1000);
  if (wait === undefined) invoice.auto_advance = false;
  world.of(invoices).put(invoice);
  if (wait !== undefined) world.agenda.schedule(world.clock.now() + wait, 'invoice.retry', invoice.id);
  return wait !== undefined;
}

function attempt(world: World, subscription: Stripe.Subscription, invoice: Stripe.Invoice): void {
  const refusal = collect(world, invoice, methodOf(world, subscription), true);
  if (!refusal) return statusTo(world, subscription, 'active');
  const again = planNextTry(world, invoice);
  world.events.emit('invoice.payment_failed', invoice);
  if (refusal.facts.code === 'authentication_required') world.events.emit('invoice.payment_action_required', invoice);
  statusTo(world, subscription, 'past_due');
  if (!again && world.settings.value.billing.afterLastTry === 'cancel') endSubscription(world, subscription, 'payment_failed');
}

/** Pays an open invoice because somebody asked; a success makes its subscription active again. */
export function payInvoice(world: World, invoice: Stripe.Invoice, given: string | undefined): void {
  if (invoice.status === 'paid') throw invalidRequest('Invoice is already paid', { code: 'invoice_already_paid' });
  const subscription = world.of(subscriptions).get(subscriptionIdOf(invoice));
  const method = given === undefined ? subscription && methodOf(world, subscription) : world.of(paymentMethods).get(given);
  const refusal = collect(world, invoice, method ?? null, false);
  if (refusal) {
    world.events.emit('invoice.payment_failed', invoice);
    throw refusal;
  }
  if (subscription?.status === 'incomplete') scheduleCycles(world, subscription);
  if (subscription?.status === 'past_due' || subscription?.status === 'incomplete') statusTo(world, subscription, 'active');
}

/** Its trial is over and there is nothing to charge, and whoever made it wanted it to wait then. */
function pauseWithoutMethod(world: World, subscription: Stripe.Subscription): boolean {
  const waits = subscription.trial_settings?.end_behavior.missing_payment_method === 'pause';
  if (subscription.status !== 'trialing' || !waits || methodOf(world, subscription)) return false;
  statusTo(world, subscription, 'paused');
  world.events.emit('customer.subscription.paused', subscription);
  return true;
}

/** Ends a trial now: what was due at its end is due at once. */
function endTrial(world: World, subscription: Stripe.Subscription, before: Record<string, unknown>): void {
  if (subscription.status !== 'trialing') throw notSimulated('trial_end', 'Only a trial that runs is ended.');
  const now = world.clock.seconds();
  before['trial_end'] = subscription.trial_end;
  subscription.trial_end = now;
  subscription.billing_cycle_anchor = now;
  for (const item of subscription.items.data) item.current_period_end = now;
}

const isOver = ({ status }: Stripe.Subscription): boolean =>
  status === 'canceled' || status === 'incomplete_expired' || status === 'paused';

function cycle(world: World, subscription: Stripe.Subscription): void {
  const was = periodOf(subscription);
  if (isOver(subscription) || was.end > world.clock.seconds()) return;
  if (endsWithPeriod(subscription)) return endSubscription(world, subscription, 'cancellation_requested');
  if (pauseWithoutMethod(world, subscription)) return;
  enterPhase(world, subscription, was.end);
  const recurring = subscription.items.data[0]?.price.recurring;
  const [interval, count] = [recurring?.interval ?? 'month', recurring?.interval_count ?? 1];
  // Counted from the anchor, so that a subscription of the 31st comes back to it after February.
  let periods = 1;
  while (afterIntervals(subscription.billing_cycle_anchor, interval, periods * count) <= was.end) periods += 1;
  const period = { start: was.end, end: afterIntervals(subscription.billing_cycle_anchor, interval, periods * count) };
  for (const item of subscription.items.data) {
    item.current_period_start = period.start;
    item.current_period_end = period.end;
  }
  const before = { status: subscription.status, items: { data: [{ current_period_end: was.end }] } };
  if (subscription.status === 'trialing') subscription.status = 'active';
  const invoice = newInvoice(world, subscription, 'subscription_cycle', period);
  changed(world, subscription, before);
  world.agenda.schedule(period.end * 1000, 'subscription.cycle', subscription.id);
  if (subscription.pause_collection) voidInvoice(world, invoice);
  else attempt(world, subscription, invoice);
}

/** Ties subscriptions to the passing of time. */
export function wireBilling(world: World): void {
  world.agenda.when('subscription.cycle', (id) => {
    const subscription = world.of(subscriptions).get(id);
    if (subscription) cycle(world, subscription);
  });
  world.agenda.when(EXPIRING, (id) => expireIncomplete(world, id));
  world.agenda.when(RESUMING, (id) => resumeDue(world, id));
  world.agenda.when('subscription.trial_warning', (id) => {
    const subscription = world.of(subscriptions).get(id);
    if (subscription?.status === 'trialing') world.events.emit('customer.subscription.trial_will_end', subscription);
  });
  world.agenda.when('invoice.retry', (id) => {
    const invoice = world.of(invoices).get(id);
    const subscription = invoice && world.of(subscriptions).get(subscriptionIdOf(invoice));
    if (invoice?.status === 'open' && subscription && subscription.status !== 'canceled') attempt(world, subscription, invoice);
  });
}
