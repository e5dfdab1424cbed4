import type { Core } from '@strapi/strapi';
import { door } from '../../platform/door';
import {
  findSubscription,
  insertPaymentOf,
  insertSubscription,
  invoiceOf,
  isInvoiceKnown,
  ordersOf,
  subscriptionsOf,
  updateSubscription,
} from './store/subscriptions';
import type { Subscription, SubscriptionKey } from './store/subscriptions';

export { subscriptionFailures } from './domain/failures';
export { nextSubscriptionState, stillEarns } from './domain/subscription-state';
export type { SubscriptionState } from './domain/subscription-state';
export { graceDays } from './settings';
export type { Subscription } from './store/subscriptions';

/** Subscriptions and the orders of their payments. Every writing verb belongs into a unit of work. */
export interface SubscriptionsService {
  readonly begin: (subscription: Omit<Subscription, 'id'>) => Promise<void>;
  readonly find: (key: SubscriptionKey) => Promise<Subscription | null>;
  /** Locks it until the unit ends; always before its orders. */
  readonly lock: (key: SubscriptionKey) => Promise<Subscription | null>;
  readonly change: (id: number, to: Parameters<typeof updateSubscription>[2]) => Promise<void>;
  readonly ofCustomers: (customerIds: readonly number[]) => Promise<readonly Subscription[]>;
  readonly addPayment: (payment: Parameters<typeof insertPaymentOf>[1]) => Promise<void>;
  readonly ordersOf: (subscriptionId: number) => Promise<readonly number[]>;
  readonly isInvoiceKnown: (invoiceId: string) => Promise<boolean>;
  readonly invoiceOf: (orderId: number) => Promise<string | null>;
}

export const subscriptionsService = (strapi: Core.Strapi): SubscriptionsService => ({
  begin: (subscription) => insertSubscription(strapi, subscription),
  find: (key) => findSubscription(strapi, key),
  lock: (key) => findSubscription(strapi, key, true),
  change: (id, to) => updateSubscription(strapi, id, to),
  ofCustomers: (customerIds) => subscriptionsOf(strapi, customerIds),
  addPayment: (payment) => insertPaymentOf(strapi, payment),
  ordersOf: (subscriptionId) => ordersOf(strapi, subscriptionId),
  isInvoiceKnown: (invoiceId) => isInvoiceKnown(strapi, invoiceId),
  invoiceOf: (orderId) => invoiceOf(strapi, orderId),
});

export const subscriptions = (strapi: Core.Strapi): SubscriptionsService => door<SubscriptionsService>(strapi, 'subscriptions');
