import type Stripe from 'stripe';
import { requireSchedule, schedules } from '../billing/schedule';
import { beginSchedule, releaseSchedule, updateSchedule } from '../billing/scheduling';
import { requireSubscription } from '../billing/subscription';
import { notSimulated } from '../engine/failures';
import { listPage } from './lists';
import { expandable, operation, type Resource } from './operation';

/** Schedules: what becomes of a subscription when its period ends. */
export const subscriptionScheduleResource: Resource = {
  collections: [expandable(schedules)],
  operations: [
    operation<Stripe.SubscriptionScheduleCreateParams>('subscriptionSchedules.create', ({ world, params }) => {
      const other = Object.keys(params).find((name) => name !== 'from_subscription' && name !== 'expand');
      if (other || params.from_subscription === undefined) throw notSimulated(other ?? 'a schedule that begins a subscription');
      return beginSchedule(world, requireSubscription(world, params.from_subscription, 'from_subscription'));
    }),
    operation('subscriptionSchedules.retrieve', ({ world, id }) => requireSchedule(world, id)),
    operation<Stripe.SubscriptionScheduleUpdateParams>('subscriptionSchedules.update', ({ world, id, params }) =>
      updateSchedule(world, requireSchedule(world, id), params),
    ),
    operation<Stripe.SubscriptionScheduleReleaseParams>('subscriptionSchedules.release', ({ world, id, params }) => {
      if (params.preserve_cancel_date !== undefined) throw notSimulated('preserve_cancel_date');
      return releaseSchedule(world, requireSchedule(world, id));
    }),
    operation<Stripe.SubscriptionScheduleListParams>('subscriptionSchedules.list', ({ world, params }) =>
      listPage(world, schedules, params, '/v1/subscription_schedules', {
        ...(params.customer ? { index: { name: 'customer', key: params.customer } } : {}),
      }),
    ),
  ],
};
