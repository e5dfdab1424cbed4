import type Stripe from 'stripe';
import { noSuch } from '../engine/failures';
import { idOf, newId } from '../engine/ids';
import { defineCollection } from '../engine/store';
import type { World } from '../engine/world';
import { periodOf } from './subscription';

/** Schedules by subscription. */
export const schedules = defineCollection<Stripe.SubscriptionSchedule>('subscription_schedules', 'sub_sched', {
  subscription: (schedule) => idOf(schedule.subscription),
  customer: (schedule) => idOf(schedule.customer),
});

/** The schedule of this id. */
export function requireSchedule(world: World, id: string): Stripe.SubscriptionSchedule {
  const schedule = world.of(schedules).get(id);
  if (!schedule) throw noSuch('subscription schedule', id, 'schedule');
  return schedule;
}

/** The schedule that holds a subscription. */
export function scheduleOf(world: World, subscription: Stripe.Subscription): Stripe.SubscriptionSchedule | null {
  return world.of(schedules).get(idOf(subscription.schedule)) ?? null;
}

/** An item of a phase; thresholds are not simulated. */
export function phaseItem(price: string, quantity: number): Stripe.SubscriptionSchedule.Phase.Item {
  return { billing_thresholds: null, discounts: [], metadata: {}, plan: price, price, quantity, tax_rates: [] };
}

/** A phase with everything the sandbox leaves empty. */
export function phaseOf(
  given: Pick<Stripe.SubscriptionSchedule.Phase, 'currency' | 'items' | 'start_date' | 'end_date'> &
    Partial<Stripe.SubscriptionSchedule.Phase>,
): Stripe.SubscriptionSchedule.Phase {
  return {
    add_invoice_items: [],
    application_fee_percent: null,
    billing_cycle_anchor: null,
    billing_thresholds: null,
    collection_method: null,
    default_payment_method: null,
    default_tax_rates: [],
    description: null,
    discounts: [],
    invoice_settings: null,
    metadata: {},
    on_behalf_of: null,
    proration_behavior: 'create_prorations',
    transfer_data: null,
    trial_end: null,
    ...given,
  };
}

/** What is taken off a subscription as it stands, the way a phase says it. */
const discountsNow = (subscription: Stripe.Subscription): Stripe.SubscriptionSchedule.Phase.Discount[] =>
  subscription.discounts.map((discount) => ({ coupon: null, discount: idOf(discount), promotion_code: null }));

/** Makes a schedule that goes on as the subscription does: one phase, that of the period it is in, and then it lets go. */
export function newSchedule(world: World, subscription: Stripe.Subscription): Stripe.SubscriptionSchedule {
  const { start, end } = periodOf(subscription);
  const items = subscription.items.data.map((item) => phaseItem(item.price.id, item.quantity ?? 1));
  return world.of(schedules).put({
    id: newId('sub_sched'),
    object: 'subscription_schedule',
    application: null,
    billing_mode: { flexible: null, type: 'classic' },
    canceled_at: null,
    completed_at: null,
    created: world.clock.seconds(),
    current_phase: { start_date: start, end_date: end },
    customer: idOf(subscription.customer) ?? '',
    customer_account: null,
    default_settings: {
      application_fee_percent: null,
      automatic_tax: { disabled_reason: null, enabled: false, liability: null },
      billing_cycle_anchor: 'automatic',
      billing_thresholds: null,
      collection_method: 'charge_automatically',
      // Nothing is promised of the card: who wants the subscription's own to be charged says so.
      default_payment_method: null,
      description: null,
      invoice_settings: {
        account_tax_ids: null,
        custom_fields: null,
        days_until_due: null,
        description: null,
        footer: null,
        issuer: { type: 'self' },
      },
      on_behalf_of: null,
      transfer_data: null,
    },
    end_behavior: 'release',
    livemode: false,
    metadata: {},
    pause_schedules: [],
    phases: [
      phaseOf({
        currency: subscription.currency,
        items,
        start_date: start,
        end_date: end,
        trial_end: subscription.trial_end,
        discounts: discountsNow(subscription),
      }),
    ],
    released_at: null,
    released_subscription: null,
    status: 'active',
    subscription: subscription.id,
    test_clock: null,
  });
}
