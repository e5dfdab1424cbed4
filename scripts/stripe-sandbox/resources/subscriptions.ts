import type Stripe from 'stripe';
import { createSubscription, endSubscription, updateSubscription, wireBilling } from '../billing/cycling';
import { requireSubscription, subscriptions } from '../billing/subscription';
import { invalidRequest, missing, notSimulated } from '../engine/failures';
import type { World } from '../engine/world';
import { paymentMethods } from '../payments/payment-method';
import { idOf } from '../engine/ids';
import { requireCustomer } from './customers';
import { mergeMetadata } from './fields';
import { listPage } from './lists';
import { requirePrice } from './prices';
import { expandable, operation, type Resource } from './operation';

const SIMULATED = new Set([
  'cancel_at',
  'cancel_at_period_end',
  'default_payment_method',
  'pause_collection',
  'proration_behavior',
  'metadata',
  'trial_end',
  'expand',
]);

const SIMULATED_NEW = new Set([
  'customer',
  'items',
  'default_payment_method',
  'description',
  'discounts',
  'metadata',
  'trial_period_days',
  'trial_settings',
  'expand',
]);

function refuseOthers(params: object, known: ReadonlySet<string>): void {
  const other = Object.keys(params).find((name) => !known.has(name));
  if (other) throw notSimulated(other);
}

function itemsOf(world: World, given: Stripe.SubscriptionCreateParams['items']) {
  if (!given || given.length === 0) throw missing('items');
  return given.map((item, at) => {
    refuseOthers(item, new Set(['price', 'quantity']));
    if (item.price === undefined) throw missing(`items[${at}][price]`);
    const price = requirePrice(world, item.price, `items[${at}][price]`);
    if (!price.recurring)
      throw invalidRequest('The price specified is set to `type=one_time` but this field only accepts prices with `type=recurring`.', {
        param: `items[${at}][price]`,
      });
    return { price, quantity: item.quantity ?? 1 };
  });
}

function couponOf(given: Stripe.SubscriptionCreateParams['discounts']): string | null {
  const [first, ...more] = given || [];
  if (!first) return null;
  if (more.length > 0 || first.coupon === undefined) throw notSimulated('discounts', 'It takes one coupon.');
  return first.coupon;
}

function methodOf(world: World, customer: string, id: string | undefined): string | null {
  if (id === undefined) return null;
  const method = world.of(paymentMethods).get(id);
  if (!method || idOf(method.customer) !== customer)
    throw invalidRequest('The payment method must be attached to the customer of the subscription.', { param: 'default_payment_method' });
  return method.id;
}

function create(world: World, params: Stripe.SubscriptionCreateParams): Stripe.Subscription {
  refuseOthers(params, SIMULATED_NEW);
  if (params.customer === undefined) throw missing('customer');
  const customer = requireCustomer(world, params.customer, 'customer');
  return createSubscription(world, {
    customer: customer.id,
    items: itemsOf(world, params.items),
    metadata: mergeMetadata(null, params.metadata || undefined),
    description: params.description || null,
    defaultMethod: methodOf(world, customer.id, params.default_payment_method),
    trialDays: params.trial_period_days ?? 0,
    coupon: couponOf(params.discounts),
    withoutMethod: params.trial_settings?.end_behavior.missing_payment_method,
  });
}

/** Subscriptions: begun by a checkout session or by whoever keeps a card, renewed by the virtual clock. */
export const subscriptionResource: Resource = {
  collections: [expandable(subscriptions)],
  operations: [
    operation<Stripe.SubscriptionCreateParams>('subscriptions.create', ({ world, params }) => create(world, params)),
    operation('subscriptions.retrieve', ({ world, id }) => requireSubscription(world, id)),
    operation<Stripe.SubscriptionUpdateParams>('subscriptions.update', ({ world, id, params }) => {
      const subscription = requireSubscription(world, id);
      refuseOthers(params, SIMULATED);
      updateSubscription(world, subscription, params);
      return subscription;
    }),
    operation('subscriptions.cancel', ({ world, id }) => {
      const subscription = requireSubscription(world, id);
      endSubscription(world, subscription, 'cancellation_requested');
      return subscription;
    }),
    operation<Stripe.SubscriptionListParams>('subscriptions.list', ({ world, params }) => {
      const { customer, status } = params;
      return listPage(world, subscriptions, params, '/v1/subscriptions', {
        ...(customer ? { index: { name: 'customer', key: customer } } : {}),
        where: (row) => (status === undefined ? row.status !== 'canceled' : status === 'all' || row.status === status),
      });
    }),
  ],
  wire: wireBilling,
};
