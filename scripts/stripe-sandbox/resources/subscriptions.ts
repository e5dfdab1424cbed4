import type Stripe from 'stripe';
import { endSubscription, updateSubscription, wireBilling } from '../billing/cycling';
import { requireSubscription, subscriptions } from '../billing/subscription';
import { notSimulated } from '../engine/failures';
import { mergeMetadata } from './fields';
import { listPage } from './lists';
import { expandable, operation, type Resource } from './operation';

const SIMULATED = new Set([
  'cancel_at',
  'cancel_at_period_end',
  'default_payment_method',
  'pause_collection',
  'proration_behavior',
  'metadata',
  'expand',
]);

function refuseOthers(params: object, known: ReadonlySet<string>): void {
  const other = Object.keys(params).find((name) => !known.has(name));
  if (other) throw notSimulated(other);
}

/** Subscriptions: begun by a checkout session, renewed by the virtual clock. */
export const subscriptionResource: Resource = {
  collections: [expandable(subscriptions)],
  operations: [
    operation('subscriptions.retrieve', ({ world, id }) => requireSubscription(world, id)),
    operation<Stripe.SubscriptionUpdateParams>('subscriptions.update', ({ world, id, params }) => {
      const subscription = requireSubscription(world, id);
      refuseOthers(params, SIMULATED);
      subscription.metadata = mergeMetadata(subscription.metadata, params.metadata);
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
