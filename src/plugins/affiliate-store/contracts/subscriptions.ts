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

/** An offer one may change to: what it costs, tax included, how often, and from which payment on. Until then nothing changes. */
export const offerChoice = z.object({
  offer: z.string(),
  name: z.string(),
  price: money,
  interval: z.enum(['month', 'year']),
  count: z.number().int(),
  from: moment,
});
export type OfferChoice = z.output<typeof offerChoice>;

/** A change that is agreed and to come: until `from` it can be taken back. */
export const offerChange = offerChoice.extend({ agreedAt: moment });

/** The version of the words a subscriber agrees to when changing the offer: nothing is paid now, the other price from the next payment on. */
export const changeConsent = z.literal('2026-11');

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
  /** Whether its subscriber may end it at once, before the time that is paid is over. */
  mayEndNow: z.boolean(),
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
  /** The name of the offer it is paid by. */
  offerName: z.string(),
  /** The offers its subscriber may change to, in the editor's order; none where it cannot be changed as it stands. */
  offerChoices: z.array(offerChoice),
  /** A change that is agreed and begins with the next payment; null where none is. */
  change: offerChange.nullable(),
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
  summary:
    'Ends a subscription: with the time that is paid, which until then can be taken back, or at once, where the shop offers that. At once is for good: access closes, and nothing is given back for the days that are left.',
  params: own,
  body: z.strictObject({ when: z.enum(['now', 'period_end']).default('period_end') }),
  response: subscriptionView,
  failures: [
    'SUBSCRIPTION_NOT_FOUND',
    'SUBSCRIPTION_ENDED',
    'SUBSCRIPTION_IN_INSTALMENTS',
    'SUBSCRIPTION_END_NOW_REFUSED',
    'PAYMENT_PROVIDER_DOWN',
  ],
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
    'SUBSCRIPTION_CHANGE_AGREED',
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

export const changeMyOffer = endpoint({
  id: 'subscriptions.changeOfferMine',
  method: 'POST',
  path: '/me/subscriptions/:id/change',
  access: 'member',
  graphql: 'storeChangeMyOffer',
  summary:
    'Changes to another offer of the same product from the next payment on. Nothing is charged now; until then it can be taken back. `price` and `from` are those that were shown, `consent` the version of the words that were agreed to.',
  params: own,
  body: z.strictObject({
    offer: z.string().min(1).max(64),
    price: money.pick({ amount: true, currency: true }),
    from: moment,
    consent: changeConsent,
  }),
  response: subscriptionView,
  failures: [
    'SUBSCRIPTION_NOT_FOUND',
    'SUBSCRIPTION_ENDED',
    'SUBSCRIPTION_OVERDUE',
    'SUBSCRIPTION_PAUSED',
    'SUBSCRIPTION_CANCELLED',
    'SUBSCRIPTION_IN_INSTALMENTS',
    'SUBSCRIPTION_OFFER_NOT_OPEN',
    'SUBSCRIPTION_OFFER_STALE',
    'SUBSCRIPTION_CHANGE_AGREED',
    'SUBSCRIPTION_STATE_ILLEGAL',
    'PLAN_IMPOSSIBLE',
    'PAYMENT_PROVIDER_DOWN',
  ],
});

export const keepMyOffer = endpoint({
  id: 'subscriptions.keepOfferMine',
  method: 'POST',
  path: '/me/subscriptions/:id/keep',
  access: 'member',
  graphql: 'storeKeepMyOffer',
  summary: 'Takes a change of offer back that is to come: the subscription goes on as it is.',
  params: own,
  response: subscriptionView,
  failures: [
    'SUBSCRIPTION_NOT_FOUND',
    'SUBSCRIPTION_ENDED',
    'SUBSCRIPTION_CHANGE_NONE',
    'SUBSCRIPTION_CHANGE_APPLIED',
    'SUBSCRIPTION_STATE_ILLEGAL',
    'PAYMENT_PROVIDER_DOWN',
  ],
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
