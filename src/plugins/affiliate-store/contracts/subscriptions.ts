import { z } from 'zod';
import { endpoint } from './endpoint';
import { locale, moment, money } from './primitives';

/** `trialing`: in its free days. `past_due`: a payment was refused and is tried again. */
export const subscriptionState = z.enum(['trialing', 'active', 'past_due', 'ended']);
export type SubscriptionState = z.output<typeof subscriptionState>;

/**
 * Since when a subscription is paused, and when it goes on by itself with a payment; null where nobody said. `dueIfEnded` is when the
 * next payment would be due were the pause ended now.
 */
export const subscriptionPause = z.object({ since: moment, until: moment.nullable(), dueIfEnded: moment });

/** A pause that may be chosen: so many payments are left out, and the one after them is due then. */
export const pauseChoice = z.object({ periods: z.number().int(), until: moment });

/** How many payments a pause leaves out. */
export const pausePeriods = z.number().int().min(1).max(12);

/** One price paid in so many equal payments: how many, how many of them are made, and what all of them come to. */
export const instalments = z.object({ count: z.number().int(), paid: z.number().int(), total: money });

export const subscriptionView = z.object({
  id: z.string(),
  product: z.string(),
  productName: z.string(),
  state: subscriptionState,
  /** What one period costs. */
  price: money,
  interval: z.enum(['month', 'year']),
  count: z.number().int(),
  /** How far it is paid where it is paid in instalments: it is over with the last, and what was bought stays open. Null for what renews. */
  instalments: instalments.nullable(),
  /** When the next payment is due; null when none will be. */
  nextPaymentAt: z.string().nullable(),
  /** Until when it is paid. */
  paidUntil: z.string(),
  cancelAtPeriodEnd: z.boolean(),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  /** Until when it opens its product, days of grace included; null when it opens nothing now. */
  accessUntil: z.string().nullable(),
  /** It stays open for good: all instalments are paid, and the last was not given back. */
  openForGood: z.boolean(),
  /** The card the last payment was made with; null where nothing was paid yet. */
  card: z.object({ last4: z.string().nullable() }).nullable(),
  /** A refused payment that is tried again; null when none is. */
  overdue: z.object({ since: z.string(), tries: z.number().int(), nextTryAt: z.string().nullable() }).nullable(),
  /** While it is paused nothing is charged, and nothing is open after the time that is paid; null when it is not. */
  paused: subscriptionPause.nullable(),
  /** The pauses its subscriber may choose between, shortest first; none where it cannot be paused. */
  pauseChoices: z.array(pauseChoice),
  /** What was paid with money, newest first; receipts and invoices are those of the orders. */
  payments: z.array(z.object({ order: z.string(), paidAt: z.string(), total: money })),
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
  failures: ['SUBSCRIPTION_NOT_FOUND', 'SUBSCRIPTION_ENDED', 'SUBSCRIPTION_IN_INSTALMENTS', 'PAYMENT_PROVIDER_DOWN'],
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

export const pauseMySubscription = endpoint({
  id: 'subscriptions.pauseMine',
  method: 'POST',
  path: '/me/subscriptions/:id/pause',
  access: 'member',
  graphql: 'storePauseMySubscription',
  summary: 'Leaves out so many payments of a subscription. What is paid runs to its end; then nothing is open until it is paid again.',
  params: own,
  body: z.strictObject({ periods: pausePeriods }),
  response: subscriptionView,
  failures: [
    'SUBSCRIPTION_NOT_FOUND',
    'SUBSCRIPTION_ENDED',
    'SUBSCRIPTION_OVERDUE',
    'SUBSCRIPTION_PAUSED',
    'SUBSCRIPTION_CANCELLED',
    'SUBSCRIPTION_PAUSE_REFUSED',
    'SUBSCRIPTION_IN_INSTALMENTS',
    'PAYMENT_PROVIDER_DOWN',
  ],
});

export const unpauseMySubscription = endpoint({
  id: 'subscriptions.unpauseMine',
  method: 'POST',
  path: '/me/subscriptions/:id/unpause',
  access: 'member',
  graphql: 'storeUnpauseMySubscription',
  summary: 'Ends a pause: the next period is charged again, and access opens with that payment. Nothing is charged at once.',
  params: own,
  response: subscriptionView,
  failures: ['SUBSCRIPTION_NOT_FOUND', 'SUBSCRIPTION_ENDED', 'SUBSCRIPTION_NOT_PAUSED', 'PAYMENT_PROVIDER_DOWN'],
});

export const changeMyCard = endpoint({
  id: 'subscriptions.changeCard',
  method: 'POST',
  path: '/me/subscriptions/:id/card',
  access: 'member',
  graphql: 'storeChangeMyCard',
  status: 201,
  rateLimit: 20,
  summary: 'Opens a page of the payment provider that takes another card. What is overdue is then charged to it.',
  params: own,
  body: z.strictObject({ locale: locale.default('en') }),
  response: z.object({ redirectUrl: z.string() }),
  failures: ['SUBSCRIPTION_NOT_FOUND', 'SUBSCRIPTION_ENDED', 'PAYMENT_PROVIDER_DOWN'],
});
