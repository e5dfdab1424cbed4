import { z } from 'zod';
import { endpoint } from '../endpoint';
import { currency, cursor, dayRange, moment, money, pageSize } from '../primitives';
import { instalments, offerChange, offerChoice, pauseChoice, pausePeriods, subscriptionPause, subscriptionState } from '../subscriptions';
import { adminOrderRow, csvFile, flag, reason } from './shapes';

const READ = 'admin:subscriptions.read';
const MANAGE = 'admin:subscriptions.manage';

/** One row of the list of subscriptions. */
export const subscriptionRow = z.object({
  id: z.string(),
  /** Masked without `pii.view`. */
  email: z.string(),
  productId: z.string(),
  product: z.string(),
  state: subscriptionState,
  /** What one period costs. */
  price: money,
  interval: z.enum(['month', 'year']),
  count: z.number().int(),
  /** How far it is paid where it is paid in instalments; null for what goes on until it is cancelled. */
  instalments: instalments.nullable(),
  /** When the next payment is due; null when none will be. */
  nextPaymentAt: moment.nullable(),
  paidUntil: moment,
  cancelAtPeriodEnd: z.boolean(),
  /** While it is paused nothing is charged, and nothing is open after the time that is paid; null when it is not. */
  paused: subscriptionPause.nullable(),
  startedAt: moment,
  endedAt: moment.nullable(),
  firstOrder: z.string(),
  testMode: z.boolean(),
});
export type SubscriptionRow = z.output<typeof subscriptionRow>;

export const adminSubscription = subscriptionRow.extend({
  /** The name of the offer its payments are sold by now. */
  offer: z.string(),
  /** The offers that may be chosen instead, in the editor's order; none where it cannot be changed as it stands. */
  offerChoices: z.array(offerChoice),
  /** A change that is agreed and begins with the next payment; null where none is. */
  change: offerChange.extend({ agreedBy: z.string() }).nullable(),
  customer: z.object({ orders: z.number().int(), spent: z.array(money) }),
  /** The id by which the payment provider knows it. */
  providerId: z.string(),
  /** What the last payment was made with. */
  paidWith: z.object({ method: z.string(), last4: z.string().nullable() }).nullable(),
  /** Until when it opens its product, grace included; null when it opens nothing. */
  accessUntil: moment.nullable(),
  /** It stays open for good: all instalments are paid, and the last was not given back. */
  openForGood: z.boolean(),
  /** A refused payment that is tried again; null when none is. */
  overdue: z.object({ since: moment, tries: z.number().int(), nextTryAt: moment.nullable() }).nullable(),
  /** The pauses with an end that may be chosen, shortest first; none where it cannot be paused. */
  pauseChoices: z.array(pauseChoice),
  /** What its payments came to and kept, per currency. */
  paid: z.array(money),
  /** The orders of its payments, newest first. */
  orders: z.array(adminOrderRow),
  /** Oldest first. `text` says in English what `code` and `facts` say for translation. */
  timeline: z.array(
    z.object({ at: moment, actor: z.string(), code: z.string(), text: z.string(), facts: z.record(z.string(), z.string()) }),
  ),
});
export type AdminSubscription = z.output<typeof adminSubscription>;

/** The filters of the list; totals and export take the same ones, so that what is counted is what is shown. */
const subscriptionFilters = {
  /** Part of the first order's number, the product or the e-mail address (all of it without `pii.view`), or an id, also the provider's. */
  search: z.string().trim().min(1).max(120).optional(),
  state: subscriptionState.optional(),
  /** It ends with the time that is paid. */
  ending: flag.optional(),
  /** Nothing is charged for a time. */
  paused: flag.optional(),
  /** Document id of a product. */
  product: z.string().max(64).optional(),
  currency: currency.optional(),
  testMode: flag.optional(),
  /** By the day it began, UTC, both ends included. */
  ...dayRange,
};

export const listSubscriptions = endpoint({
  id: 'adminSubscriptions.list',
  method: 'GET',
  path: '/subscriptions',
  access: READ,
  paginated: true,
  summary: 'Subscriptions, newest first.',
  query: z.strictObject({ ...subscriptionFilters, cursor, pageSize }),
  response: z.array(subscriptionRow),
  failures: ['CURSOR_INVALID'],
});
export const readSubscriptionTotals = endpoint({
  id: 'adminSubscriptions.readTotals',
  method: 'GET',
  path: '/subscriptions/totals',
  access: READ,
  summary: 'How many subscriptions the filters match, and what those that go on and are not paused come to in a month, per currency.',
  query: z.strictObject(subscriptionFilters),
  response: z.array(z.object({ currency: z.string(), subscriptions: z.number().int(), goingOn: z.number().int(), perMonth: money })),
});
export const exportSubscriptions = endpoint({
  id: 'adminSubscriptions.export',
  method: 'GET',
  path: '/subscriptions/export',
  access: 'admin:subscriptions.export',
  summary: 'Everything the filters match as a spreadsheet; amounts as decimals with their currency, times ISO 8601 UTC.',
  query: z.strictObject(subscriptionFilters),
  response: csvFile,
  failures: ['EXPORT_TOO_LARGE'],
});
export const readSubscriptionFacets = endpoint({
  id: 'adminSubscriptions.readFacets',
  method: 'GET',
  path: '/subscriptions/facets',
  access: READ,
  summary: 'What subscriptions may be filtered by: products and currencies that occur.',
  response: z.object({ products: z.array(z.object({ id: z.string(), name: z.string() })), currencies: z.array(z.string()) }),
});

const one = z.strictObject({ id: z.string().min(1).max(64) });

export const readSubscription = endpoint({
  id: 'adminSubscriptions.read',
  method: 'GET',
  path: '/subscriptions/:id',
  access: READ,
  summary: 'One subscription with its payments and what happened to it.',
  params: one,
  response: adminSubscription,
  failures: ['SUBSCRIPTION_NOT_FOUND'],
});
export const endSubscription = endpoint({
  id: 'adminSubscriptions.end',
  method: 'POST',
  path: '/subscriptions/:id/end',
  access: MANAGE,
  summary: 'Ends a subscription, at once or with the time that is paid. Nothing is paid back: that is a refund of its order.',
  params: one,
  body: z.strictObject({ when: z.enum(['now', 'period_end']), reason }),
  response: adminSubscription,
  failures: ['SUBSCRIPTION_NOT_FOUND', 'SUBSCRIPTION_ENDED', 'PAYMENT_PROVIDER_DOWN'],
});
export const pauseSubscription = endpoint({
  id: 'adminSubscriptions.pause',
  method: 'POST',
  path: '/subscriptions/:id/pause',
  access: MANAGE,
  summary: 'Leaves out so many payments of a subscription, or all of them until the pause is ended. What is paid runs to its end.',
  params: one,
  body: z.strictObject({ periods: pausePeriods.optional(), reason }),
  response: adminSubscription,
  failures: [
    'SUBSCRIPTION_NOT_FOUND',
    'SUBSCRIPTION_ENDED',
    'SUBSCRIPTION_OVERDUE',
    'SUBSCRIPTION_PAUSED',
    'SUBSCRIPTION_CANCELLED',
    'SUBSCRIPTION_CHANGE_AGREED',
    'SUBSCRIPTION_IN_INSTALMENTS',
    'PAYMENT_PROVIDER_DOWN',
  ],
});
export const unpauseSubscription = endpoint({
  id: 'adminSubscriptions.unpause',
  method: 'POST',
  path: '/subscriptions/:id/unpause',
  access: MANAGE,
  summary: 'Ends a pause: the next period is charged again, and access opens with that payment. Nothing is charged at once.',
  params: one,
  body: z.strictObject({ reason }),
  response: adminSubscription,
  failures: ['SUBSCRIPTION_NOT_FOUND', 'SUBSCRIPTION_ENDED', 'SUBSCRIPTION_NOT_PAUSED', 'PAYMENT_PROVIDER_DOWN'],
});
export const changeSubscriptionOffer = endpoint({
  id: 'adminSubscriptions.changeOffer',
  method: 'POST',
  path: '/subscriptions/:id/change',
  access: MANAGE,
  summary:
    'Changes a subscription to another offer of its product from the next payment on; its subscriber is written to and may take it back.',
  params: one,
  body: z.strictObject({ offer: z.string().min(1).max(64), reason }),
  response: adminSubscription,
  failures: [
    'SUBSCRIPTION_NOT_FOUND',
    'SUBSCRIPTION_ENDED',
    'SUBSCRIPTION_OVERDUE',
    'SUBSCRIPTION_PAUSED',
    'SUBSCRIPTION_CANCELLED',
    'SUBSCRIPTION_IN_INSTALMENTS',
    'SUBSCRIPTION_OFFER_NOT_OPEN',
    'SUBSCRIPTION_CHANGE_AGREED',
    'SUBSCRIPTION_STATE_ILLEGAL',
    'PLAN_IMPOSSIBLE',
    'PAYMENT_PROVIDER_DOWN',
  ],
});
export const keepSubscriptionOffer = endpoint({
  id: 'adminSubscriptions.keepOffer',
  method: 'POST',
  path: '/subscriptions/:id/keep',
  access: MANAGE,
  summary: 'Takes a change of offer back that is to come: the subscription goes on as it is.',
  params: one,
  body: z.strictObject({ reason }),
  response: adminSubscription,
  failures: [
    'SUBSCRIPTION_NOT_FOUND',
    'SUBSCRIPTION_ENDED',
    'SUBSCRIPTION_CHANGE_NONE',
    'SUBSCRIPTION_CHANGE_APPLIED',
    'SUBSCRIPTION_STATE_ILLEGAL',
    'PAYMENT_PROVIDER_DOWN',
  ],
});
export const resumeSubscription = endpoint({
  id: 'adminSubscriptions.resume',
  method: 'POST',
  path: '/subscriptions/:id/resume',
  access: MANAGE,
  summary: 'Takes a cancellation back, while the paid time still runs.',
  params: one,
  body: z.strictObject({}),
  response: adminSubscription,
  failures: ['SUBSCRIPTION_NOT_FOUND', 'SUBSCRIPTION_ENDED', 'PAYMENT_PROVIDER_DOWN'],
});
