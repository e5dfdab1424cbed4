import { z } from 'zod';
import { endpoint } from './endpoint';
import { money } from './primitives';

/** `trialing`: in its free days. `past_due`: a payment was refused and is tried again. */
export const subscriptionState = z.enum(['trialing', 'active', 'past_due', 'ended']);
export type SubscriptionState = z.output<typeof subscriptionState>;

export const subscriptionView = z.object({
  id: z.string(),
  product: z.string(),
  productName: z.string(),
  state: subscriptionState,
  /** What one period costs. */
  price: money,
  interval: z.enum(['month', 'year']),
  count: z.number().int(),
  /** When the next payment is due; null when none will be. */
  nextPaymentAt: z.string().nullable(),
  /** Until when it is paid. */
  paidUntil: z.string(),
  cancelAtPeriodEnd: z.boolean(),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  /** Numbers of the orders its payments made, oldest first; their receipts are under `/me/orders`. */
  orders: z.array(z.string()),
});
export type SubscriptionView = z.output<typeof subscriptionView>;

const own = z.strictObject({ id: z.string().min(1).max(64) });

export const listMySubscriptions = endpoint({
  id: 'subscriptions.listMine',
  method: 'GET',
  path: '/me/subscriptions',
  access: 'member',
  graphql: 'storeMySubscriptions',
  summary: 'What the signed-in person pays for again and again, newest first.',
  response: z.array(subscriptionView),
});

export const cancelMySubscription = endpoint({
  id: 'subscriptions.cancelMine',
  method: 'POST',
  path: '/me/subscriptions/:id/cancel',
  access: 'member',
  graphql: 'storeCancelMySubscription',
  summary: 'Ends a subscription with the time that is paid. Until then it can be taken back.',
  params: own,
  response: subscriptionView,
  failures: ['SUBSCRIPTION_NOT_FOUND', 'SUBSCRIPTION_ENDED', 'PAYMENT_PROVIDER_DOWN'],
});

export const resumeMySubscription = endpoint({
  id: 'subscriptions.resumeMine',
  method: 'POST',
  path: '/me/subscriptions/:id/resume',
  access: 'member',
  graphql: 'storeResumeMySubscription',
  summary: 'Takes a cancellation back, while the paid time still runs.',
  params: own,
  response: subscriptionView,
  failures: ['SUBSCRIPTION_NOT_FOUND', 'SUBSCRIPTION_ENDED', 'PAYMENT_PROVIDER_DOWN'],
});
