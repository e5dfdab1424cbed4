import type { Core } from '@strapi/strapi';
import { door } from '../../platform/door';
import { eventsOf, insertEvent } from './store/events';
import type { SubscriptionEvent } from './store/events';
import type { WhyWithdrawn } from './domain/offer-change';
import type { Pause } from './domain/pause';
import { TRIAL_NOTICE_MS } from './domain/trial';
import {
  applyOfferChange,
  confirmOfferChange,
  insertOfferChange,
  offerChangesOf,
  untoldChanges,
  withdrawOfferChange,
} from './store/offer-changes';
import type { NewOfferChange, OfferChange } from './store/offer-changes';
import { countSubscriptions, findSubscriptionFacets, findSubscriptions, sumSubscriptions } from './store/search';
import type { SubscriptionFacets, SubscriptionSearch, SubscriptionSums } from './store/search';
import {
  findSubscription,
  insertPaymentOf,
  insertSubscription,
  invoiceOf,
  invoicesOf,
  isInvoiceKnown,
  ordersOf,
  ordersOfMany,
  overdueSubscriptions,
  paymentCounts,
  subscriptionsOfOrders,
  subscriptionsOf,
  trialsEndingBetween,
  updateDunning,
  updatePause,
  updateSubscription,
} from './store/subscriptions';
import type { NewSubscription, Subscription, SubscriptionKey } from './store/subscriptions';

export { subscriptionFailures } from './domain/failures';
export { subscriptionEventText } from './domain/event-text';
export { countedBefore } from './domain/payments-before';
export { costOfInstalment, endOfInstalments, isPaidOff, lastInstalmentAt } from './domain/instalments';
export { CHANGE_CONSENT, changeBilledBy, checkOfferChange, isOpenToChange, whyOver } from './domain/offer-change';
export type { WhyWithdrawn } from './domain/offer-change';
export { afterRefusal, isGivenUp, letterFor, NOT_OVERDUE } from './domain/dunning';
export { checkPause, checkUnpause, dueAfterPause, dueAt, hasRunOut, nextDue, pauseAfter, pauseChoices, pauseEnd } from './domain/pause';
export type { Pause } from './domain/pause';
export { nextChargeAt } from './domain/period';
export { amountDueAt, reducedUntil, sumOfPayments } from './domain/reduced';
export type { Reduced } from './domain/reduced';
export { perMonth } from './domain/per-month';
export { isTrialEnding } from './domain/trial';
export { nextSubscriptionState, stillEarns } from './domain/subscription-state';
export type { SubscriptionState } from './domain/subscription-state';
export {
  accessWhileOverdue,
  creatorsEnd,
  graceDays,
  longestPause,
  refundedPaymentsCount,
  retries,
  subscribersChange,
  subscribersEndNow,
  subscribersPause,
} from './settings';
export type { SubscriptionEvent } from './store/events';
export type { OfferChange } from './store/offer-changes';
export type { SubscriptionSearch } from './store/search';
export type { Subscription } from './store/subscriptions';

/** Subscriptions and the orders of their payments. Every writing verb belongs into a unit of work. */
export interface SubscriptionsService {
  readonly begin: (subscription: NewSubscription) => Promise<void>;
  readonly find: (key: SubscriptionKey) => Promise<Subscription | null>;
  /** Locks it until the unit ends; always before its orders. */
  readonly lock: (key: SubscriptionKey) => Promise<Subscription | null>;
  readonly change: (id: number, to: Parameters<typeof updateSubscription>[2]) => Promise<void>;
  /** Those a payment of which was refused and not made since. */
  readonly overdue: () => Promise<readonly Subscription[]>;
  /** Those whose free days are over soon after a moment; each is looked at once more under its lock. */
  readonly trialsEnding: (after: number) => Promise<readonly Subscription[]>;
  /** Keeps how the payment that is due stands. */
  readonly keepDunning: (id: number, to: Parameters<typeof updateDunning>[2]) => Promise<void>;
  /** Keeps how a pause stands. */
  readonly keepPause: (id: number, to: Pause) => Promise<void>;
  readonly ofCustomers: (customerIds: readonly number[]) => Promise<readonly Subscription[]>;
  readonly addPayment: (payment: Parameters<typeof insertPaymentOf>[1]) => Promise<void>;
  readonly ordersOf: (subscriptionId: number) => Promise<readonly number[]>;
  /** The orders of several, each oldest first. */
  readonly ordersOfMany: (ids: readonly number[]) => Promise<ReadonlyMap<number, readonly number[]>>;
  /** How many payments each has made. */
  readonly paymentCounts: (ids: readonly number[]) => Promise<ReadonlyMap<number, number>>;
  /** The subscription an order was a payment of; null for what was paid once. */
  readonly ofOrder: (orderId: number) => Promise<Subscription | null>;
  readonly ofOrders: (orderIds: readonly number[]) => Promise<ReadonlyMap<number, Subscription>>;
  readonly isInvoiceKnown: (invoiceId: string) => Promise<boolean>;
  readonly invoiceOf: (orderId: number) => Promise<string | null>;
  readonly invoicesOf: (orderIds: readonly number[]) => ReturnType<typeof invoicesOf>;

  /** Keeps a change of offer that was agreed; the subscription is locked. */
  readonly agreeOfferChange: (change: NewOfferChange) => Promise<void>;
  /** The changes of offer of a subscription, oldest first. */
  readonly offerChanges: (id: number) => Promise<readonly OfferChange[]>;
  /** The one that is still to come; null where none is. */
  readonly openOfferChange: (id: number) => Promise<OfferChange | null>;
  /** Agreed before a moment, and the provider has not said that it knows. */
  readonly untoldOfferChanges: (before: number) => Promise<readonly OfferChange[]>;
  readonly confirmOfferChange: (changeId: number) => Promise<void>;
  readonly withdrawOfferChange: (changeId: number, why: WhyWithdrawn) => Promise<void>;
  /** From now on the subscription costs what was agreed, and is sold by whom that names. */
  readonly applyOfferChange: (change: OfferChange, seller: string | null) => Promise<void>;
  /** The changes of offer of several subscriptions, oldest first. */
  readonly offerChangesOf: (ids: readonly number[]) => Promise<readonly OfferChange[]>;

  readonly note: (id: number, event: Omit<SubscriptionEvent, 'at'>) => Promise<void>;
  /** What happened beside payments, oldest first. */
  readonly events: (id: number) => Promise<readonly SubscriptionEvent[]>;

  /** Subscriptions a search finds, newest first, below a row. */
  readonly page: (
    search: SubscriptionSearch,
    page: { readonly below?: number | undefined; readonly limit: number },
  ) => Promise<readonly Subscription[]>;
  readonly count: (search: SubscriptionSearch) => Promise<number>;
  /** Sums of everything a search finds, per currency. */
  readonly sums: (search: SubscriptionSearch) => Promise<readonly SubscriptionSums[]>;
  readonly facets: () => Promise<SubscriptionFacets>;
}

export const subscriptionsService = (strapi: Core.Strapi): SubscriptionsService => ({
  begin: (subscription) => insertSubscription(strapi, subscription),
  find: (key) => findSubscription(strapi, key),
  lock: (key) => findSubscription(strapi, key, true),
  change: (id, to) => updateSubscription(strapi, id, to),
  overdue: () => overdueSubscriptions(strapi),
  trialsEnding: (after) => trialsEndingBetween(strapi, after, after + TRIAL_NOTICE_MS),
  keepDunning: (id, to) => updateDunning(strapi, id, to),
  keepPause: (id, to) => updatePause(strapi, id, to),
  ofCustomers: (customerIds) => subscriptionsOf(strapi, customerIds),
  addPayment: (payment) => insertPaymentOf(strapi, payment),
  ordersOf: (subscriptionId) => ordersOf(strapi, subscriptionId),
  ordersOfMany: (ids) => ordersOfMany(strapi, ids),
  paymentCounts: (ids) => paymentCounts(strapi, ids),
  ofOrder: async (orderId) => (await subscriptionsOfOrders(strapi, [orderId])).get(orderId) ?? null,
  ofOrders: (orderIds) => subscriptionsOfOrders(strapi, orderIds),
  isInvoiceKnown: (invoiceId) => isInvoiceKnown(strapi, invoiceId),
  invoiceOf: (orderId) => invoiceOf(strapi, orderId),
  invoicesOf: (orderIds) => invoicesOf(strapi, orderIds),
  agreeOfferChange: (change) => insertOfferChange(strapi, change),
  offerChanges: (id) => offerChangesOf(strapi, [id]),
  openOfferChange: async (id) => (await offerChangesOf(strapi, [id])).find(({ state }) => state === 'agreed') ?? null,
  untoldOfferChanges: (before) => untoldChanges(strapi, before),
  confirmOfferChange: (changeId) => confirmOfferChange(strapi, changeId),
  withdrawOfferChange: (changeId, why) => withdrawOfferChange(strapi, changeId, why),
  applyOfferChange: (change, seller) => applyOfferChange(strapi, change, seller),
  offerChangesOf: (ids) => offerChangesOf(strapi, ids),
  note: (id, event) => insertEvent(strapi, id, event),
  events: (id) => eventsOf(strapi, id),
  page: (search, page) => findSubscriptions(strapi, search, page),
  count: (search) => countSubscriptions(strapi, search),
  sums: (search) => sumSubscriptions(strapi, search),
  facets: () => findSubscriptionFacets(strapi),
});

export const subscriptions = (strapi: Core.Strapi): SubscriptionsService => door<SubscriptionsService>(strapi, 'subscriptions');
