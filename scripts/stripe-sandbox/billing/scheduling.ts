import type Stripe from 'stripe';
import { invalidRequest, missing, notSimulated } from '../engine/failures';
import { idOf } from '../engine/ids';
import type { World } from '../engine/world';
import { mergeMetadata } from '../resources/fields';
import { makePrice, requirePrice } from '../resources/prices';
import { requireProduct } from '../resources/products';
import { paymentMethods } from '../payments/payment-method';
import { phaseDiscounts, takePhaseDiscounts } from './discounting';
import { newSchedule, phaseItem, phaseOf, scheduleOf, schedules } from './schedule';
import { afterIntervals, periodOf, planOf, subscriptions } from './subscription';

type Given = Stripe.SubscriptionScheduleUpdateParams.Phase;

/** Puts a subscription under a schedule. */
export function beginSchedule(world: World, subscription: Stripe.Subscription): Stripe.SubscriptionSchedule {
  if (subscription.status === 'canceled') throw invalidRequest('You cannot migrate a canceled subscription to a schedule.');
  if (subscription.schedule !== null)
    throw invalidRequest(
      `You cannot migrate a subscription that is already attached to a schedule: \`${idOf(subscription.schedule) ?? ''}\`.`,
      { param: 'from_subscription' },
    );
  if (subscription.cancel_at !== null) throw notSimulated('from_subscription of a subscription that ends');
  const schedule = newSchedule(world, subscription);
  const before = { schedule: null };
  subscription.schedule = schedule.id;
  world.of(subscriptions).put(subscription);
  world.events.emit('subscription_schedule.created', schedule);
  world.events.emit('customer.subscription.updated', subscription, before);
  return schedule;
}

function subscriptionUnder(world: World, schedule: Stripe.SubscriptionSchedule): Stripe.Subscription {
  const subscription = world.of(subscriptions).get(idOf(schedule.subscription));
  if (schedule.status !== 'active' || !subscription)
    throw invalidRequest(`You cannot change a subscription schedule that is currently in the \`${schedule.status}\` status.`);
  return subscription;
}

function priceOf(world: World, item: Given['items'][number] | undefined, at: string): Stripe.Price {
  if (!item) throw missing(`${at}[items]`);
  if (item.price && item.price_data)
    throw invalidRequest('You may only specify one of these parameters: price, price_data.', { param: `${at}[items][0][price]` });
  if (item.price) return requirePrice(world, item.price, `${at}[items][0][price]`);
  const given = item.price_data;
  if (!given) throw missing(`${at}[items][0][price]`);
  if (given.unit_amount === undefined) throw missing(`${at}[items][0][price_data][unit_amount]`);
  return makePrice(world, {
    product: requireProduct(world, given.product, `${at}[items][0][price_data][product]`).id,
    currency: given.currency,
    unitAmount: given.unit_amount,
    active: false,
    taxBehavior: given.tax_behavior,
    recurring: given.recurring,
  });
}

const PHASE = new Set([
  'items',
  'start_date',
  'end_date',
  'duration',
  'metadata',
  'proration_behavior',
  'billing_cycle_anchor',
  'trial_end',
  'default_payment_method',
  'discounts',
]);

function refuseUnknown(given: Given, at: string): void {
  const other = Object.keys(given).find((name) => !PHASE.has(name));
  if (other) throw notSimulated(`${at}[${other}]`);
  if (given.items.length !== 1) throw notSimulated(`${at}[items]`);
  if (given.duration && given.end_date !== undefined)
    throw invalidRequest('You may only specify one of these parameters: duration, end_date.', { param: `${at}[duration]` });
}

/** The phase a subscription is in, which must stay as it is and last until its period ends: what else it could do, Stripe prorates. */
function phaseNow(world: World, subscription: Stripe.Subscription, given: Given): Stripe.SubscriptionSchedule.Phase {
  refuseUnknown(given, 'phases[0]');
  const { start, end } = periodOf(subscription);
  const price = priceOf(world, given.items[0], 'phases[0]');
  if (given.start_date === undefined) throw missing('phases[0][start_date]');
  if (given.start_date !== start)
    throw invalidRequest('You can not modify the start date of the current phase.', { param: 'phases[0][start_date]' });
  if (price.id !== subscription.items.data[0]?.price.id) throw notSimulated('phases[0][items]');
  if (given.end_date !== end) throw notSimulated('phases[0][end_date]');
  if (subscription.status === 'trialing' && given.trial_end !== subscription.trial_end) throw notSimulated('phases[0][trial_end]');
  return phaseOf({
    currency: subscription.currency,
    items: [phaseItem(price.id, given.items[0]?.quantity ?? 1)],
    start_date: start,
    end_date: end,
    trial_end: typeof given.trial_end === 'number' ? given.trial_end : null,
    default_payment_method: given.default_payment_method ?? null,
    proration_behavior: given.proration_behavior ?? 'create_prorations',
    metadata: mergeMetadata(null, given.metadata),
    discounts: phaseDiscounts(subscription, given.discounts, 'phases[0]'),
  });
}

/** The phase after it, with another price from the end of the period on. */
function phaseNext(world: World, subscription: Stripe.Subscription, given: Given): Stripe.SubscriptionSchedule.Phase {
  refuseUnknown(given, 'phases[1]');
  const { end: start } = periodOf(subscription);
  const price = priceOf(world, given.items[0], 'phases[1]');
  if (price.currency !== subscription.currency)
    throw invalidRequest('All prices of a subscription must have the same currency.', { param: 'phases[1][items][0]' });
  if (price.type !== 'recurring') throw invalidRequest('Prices of a phase must be recurring.', { param: 'phases[1][items][0][price]' });
  if (given.trial_end !== undefined) throw notSimulated('phases[1][trial_end]');
  // Where the price changes, anything else would be prorated at the change.
  if (given.proration_behavior !== 'none') throw notSimulated(`phases[1][proration_behavior]=${given.proration_behavior ?? ''}`);
  const lasts = given.duration;
  const end = lasts ? afterIntervals(start, lasts.interval, lasts.interval_count ?? 1) : given.end_date;
  if (typeof end !== 'number') throw missing('phases[1][end_date]');
  if (end <= start) throw invalidRequest('The end of a phase must come after its start.', { param: 'phases[1][end_date]' });
  return phaseOf({
    currency: subscription.currency,
    items: [phaseItem(price.id, given.items[0]?.quantity ?? 1)],
    start_date: start,
    end_date: end,
    billing_cycle_anchor: given.billing_cycle_anchor ?? null,
    default_payment_method: given.default_payment_method ?? null,
    proration_behavior: 'none',
    metadata: mergeMetadata(null, given.metadata),
    discounts: phaseDiscounts(subscription, given.discounts, 'phases[1]'),
  });
}

function changeDefaults(
  world: World,
  schedule: Stripe.SubscriptionSchedule,
  subscription: Stripe.Subscription,
  given: Stripe.SubscriptionScheduleUpdateParams.DefaultSettings,
): void {
  const other = Object.keys(given).find((name) => name !== 'default_payment_method');
  if (other) throw notSimulated(`default_settings[${other}]`);
  const method = world.of(paymentMethods).get(given.default_payment_method ?? null);
  if (!method || idOf(method.customer) !== idOf(subscription.customer))
    throw invalidRequest('The payment method must be attached to the customer of the subscription.', {
      param: 'default_settings[default_payment_method]',
    });
  schedule.default_settings.default_payment_method = method.id;
}

/** What `subscriptionSchedules.update` can do here: say what comes after the period, and which card is charged. */
export function updateSchedule(
  world: World,
  schedule: Stripe.SubscriptionSchedule,
  params: Stripe.SubscriptionScheduleUpdateParams,
): Stripe.SubscriptionSchedule {
  const subscription = subscriptionUnder(world, schedule);
  if (params.end_behavior !== undefined && params.end_behavior !== 'release') throw notSimulated(`end_behavior=${params.end_behavior}`);
  const [now, next, ...more] = params.phases ?? [];
  if (more.length > 0) throw notSimulated('phases[2]');
  if (params.default_settings) changeDefaults(world, schedule, subscription, params.default_settings);
  if (now) {
    const current = phaseNow(world, subscription, now);
    schedule.phases = [current, ...(next ? [phaseNext(world, subscription, next)] : [])];
    takePhaseDiscounts(subscription, current);
    world.of(subscriptions).put(subscription);
  }
  schedule.metadata = mergeMetadata(schedule.metadata, params.metadata);
  world.of(schedules).put(schedule);
  world.events.emit('subscription_schedule.updated', schedule);
  return schedule;
}

/** Lets a subscription go: it stays as it is, and whatever was to come does not. */
export function releaseSchedule(world: World, schedule: Stripe.SubscriptionSchedule): Stripe.SubscriptionSchedule {
  const subscription = subscriptionUnder(world, schedule);
  const before = { schedule: schedule.id };
  schedule.status = 'released';
  schedule.released_at = world.clock.seconds();
  schedule.released_subscription = subscription.id;
  schedule.subscription = null;
  schedule.current_phase = null;
  subscription.schedule = null;
  world.of(schedules).put(schedule);
  world.of(subscriptions).put(subscription);
  world.events.emit('subscription_schedule.released', schedule);
  world.events.emit('customer.subscription.updated', subscription, before);
  return schedule;
}

/** With its subscription a schedule is over, too. */
export function endScheduleOf(world: World, subscription: Stripe.Subscription): void {
  const schedule = scheduleOf(world, subscription);
  if (!schedule) return;
  schedule.status = 'canceled';
  schedule.canceled_at = world.clock.seconds();
  schedule.current_phase = null;
  world.of(schedules).put(schedule);
  world.events.emit('subscription_schedule.canceled', schedule);
}

/** Who ends a subscription that a schedule holds has to ask the schedule. */
export function refuseEndUnderSchedule(subscription: Stripe.Subscription, params: Stripe.SubscriptionUpdateParams): void {
  const asked = (['cancel_at', 'cancel_at_period_end'] as const).find((name) => params[name] !== undefined);
  if (subscription.schedule === null || asked === undefined) return;
  throw invalidRequest(
    `The subscription is managed by the subscription schedule \`${idOf(subscription.schedule) ?? ''}\`, and updating any cancelation behavior directly is not allowed. Please update the schedule instead.`,
    { param: asked },
  );
}

/** Puts a subscription at the price of a phase; another length of period is counted from where the phase begins. */
function takePrice(world: World, subscription: Stripe.Subscription, phase: Stripe.SubscriptionSchedule.Phase): void {
  const [given] = phase.items;
  const price = requirePrice(world, idOf(given?.price) ?? '');
  const was = subscription.items.data[0]?.price.recurring;
  const same = was?.interval === price.recurring?.interval && was?.interval_count === price.recurring?.interval_count;
  if (phase.billing_cycle_anchor === 'phase_start' || !same) subscription.billing_cycle_anchor = phase.start_date;
  for (const item of subscription.items.data) Object.assign(item, { price, plan: planOf(price), quantity: given?.quantity ?? 1 });
}

/** At the end of a period: the next phase of its schedule begins, or the schedule lets go after its last. */
export function enterPhase(world: World, subscription: Stripe.Subscription, at: number): void {
  const schedule = scheduleOf(world, subscription);
  if (schedule?.status !== 'active' || (schedule.current_phase?.end_date ?? at + 1) > at) return;
  const next = schedule.phases.find((phase) => phase.start_date === at);
  if (!next) return void releaseSchedule(world, schedule);
  takePrice(world, subscription, next);
  takePhaseDiscounts(subscription, next);
  subscription.metadata = mergeMetadata(subscription.metadata, next.metadata);
  // What a phase does not say comes from the schedule, and what that does not say from the customer.
  subscription.default_payment_method = idOf(next.default_payment_method) ?? idOf(schedule.default_settings.default_payment_method);
  schedule.current_phase = { start_date: next.start_date, end_date: next.end_date };
  world.of(schedules).put(schedule);
  world.events.emit('subscription_schedule.updated', schedule);
}
