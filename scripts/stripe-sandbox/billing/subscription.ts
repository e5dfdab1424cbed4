import type Stripe from 'stripe';
import { idOf, newId } from '../engine/ids';
import { defineCollection } from '../engine/store';
import type { World } from '../engine/world';
import { noSuch } from '../engine/failures';
import { beginDiscount } from './discounting';
import { afterIntervals, DAY_S, type Period } from './period';

export { afterIntervals } from './period';
export type { Period } from './period';

/** Subscriptions by customer. */
export const subscriptions = defineCollection<Stripe.Subscription>('subscriptions', 'sub', {
  customer: (subscription) => idOf(subscription.customer),
});

/** The subscription of this id. */
export function requireSubscription(world: World, id: string, param = 'id'): Stripe.Subscription {
  const subscription = world.of(subscriptions).get(id);
  if (!subscription) throw noSuch('subscription', id, param);
  return subscription;
}

/** What a subscription is begun with. */
export interface SubscriptionGiven {
  customer: string;
  items: ReadonlyArray<{ price: Stripe.Price; quantity: number }>;
  metadata: Record<string, string>;
  description: string | null;
  defaultMethod: string | null;
  trialDays: number;
  /** The coupon it is begun with, by its id; null for none. */
  coupon: string | null;
  /** What becomes of it where its trial ends and there is nothing to charge. */
  withoutMethod?: Stripe.Subscription.TrialSettings.EndBehavior['missing_payment_method'] | undefined;
}

/** The older form of a price, which items still carry. */
export function planOf(price: Stripe.Price): Stripe.Plan {
  return {
    id: price.id,
    object: 'plan',
    active: price.active,
    amount: price.unit_amount,
    amount_decimal: price.unit_amount_decimal,
    billing_scheme: 'per_unit',
    created: price.created,
    currency: price.currency,
    interval: price.recurring?.interval ?? 'month',
    interval_count: price.recurring?.interval_count ?? 1,
    livemode: false,
    metadata: {},
    meter: null,
    nickname: price.nickname,
    product: price.product,
    tiers_mode: null,
    transform_usage: null,
    trial_period_days: null,
    usage_type: 'licensed',
  };
}

function itemsOf(id: string, given: SubscriptionGiven, period: Period, now: number): Stripe.SubscriptionItem[] {
  return given.items.map(({ price, quantity }) => ({
    id: newId('si'),
    object: 'subscription_item' as const,
    billing_thresholds: null,
    created: now,
    current_period_end: period.end,
    current_period_start: period.start,
    current_trial: null,
    discounts: [],
    metadata: {},
    plan: planOf(price),
    price,
    quantity,
    subscription: id,
    tax_rates: [],
  }));
}

/** Makes a subscription, in its trial or at the beginning of its first period. */
export function newSubscription(world: World, given: SubscriptionGiven): Stripe.Subscription {
  const id = newId('sub');
  const now = world.clock.seconds();
  const recurring = given.items[0]?.price.recurring;
  const trialEnd = given.trialDays > 0 ? now + given.trialDays * DAY_S : null;
  const end = trialEnd ?? afterIntervals(now, recurring?.interval ?? 'month', recurring?.interval_count ?? 1);
  const subscription: Stripe.Subscription = {
    ...unused(),
    id,
    object: 'subscription',
    billing_cycle_anchor: trialEnd ?? now,
    cancel_at: null,
    cancel_at_period_end: false,
    canceled_at: null,
    cancellation_details: { comment: null, feedback: null, feedback_option: null, reason: null },
    created: now,
    currency: given.items[0]?.price.currency ?? 'usd',
    customer: given.customer,
    default_payment_method: given.defaultMethod,
    description: given.description,
    ended_at: null,
    items: {
      object: 'list',
      data: itemsOf(id, given, { start: now, end }, now),
      has_more: false,
      url: `/v1/subscription_items?subscription=${id}`,
    },
    latest_invoice: null,
    metadata: given.metadata,
    start_date: now,
    status: trialEnd === null ? 'active' : 'trialing',
    trial_end: trialEnd,
    trial_start: trialEnd === null ? null : now,
    trial_settings: { end_behavior: { billing_cycle_anchor: null, missing_payment_method: given.withoutMethod ?? 'create_invoice' } },
  };
  if (given.coupon !== null) beginDiscount(world, subscription, given.coupon);
  return world.of(subscriptions).put(subscription);
}

/** What the sandbox leaves empty. */
function unused() {
  return {
    application: null,
    application_fee_percent: null,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null },
    billing_cycle_anchor_config: null,
    billing_mode: { flexible: null, type: 'classic' },
    billing_schedules: [],
    billing_thresholds: null,
    collection_method: 'charge_automatically',
    customer_account: null,
    days_until_due: null,
    default_source: null,
    default_tax_rates: [],
    discounts: [],
    invoice_settings: { account_tax_ids: null, custom_fields: null, description: null, footer: null, issuer: { type: 'self' } },
    livemode: false,
    managed_payments: null,
    next_pending_invoice_item_invoice: null,
    on_behalf_of: null,
    pause_collection: null,
    payment_settings: { payment_method_options: null, payment_method_types: ['card'], save_default_payment_method: 'off' },
    pending_invoice_item_interval: null,
    pending_setup_intent: null,
    pending_update: null,
    schedule: null,
    test_clock: null,
    transfer_data: null,
  } satisfies Partial<Stripe.Subscription>;
}

/** The period a subscription is in; all its items share it. */
export function periodOf(subscription: Stripe.Subscription): Period {
  const item = subscription.items.data[0];
  return { start: item?.current_period_start ?? 0, end: item?.current_period_end ?? 0 };
}
