import { table } from '../../../platform/tables';

/** What is paid again and again; its terms are frozen in the snapshot of its first order. */
export const subscriptions = table({
  name: 'subscription',
  table: 'afs_subscriptions',
  columns: {
    public_id: { type: 'string' },
    provider: { type: 'string' },
    provider_subscription_id: { type: 'string' },
    first_order_id: { type: 'bigint' },
    customer_id: { type: 'bigint' },
    product_id: { type: 'string' },
    product_name: { type: 'string' },
    currency: { type: 'string' },
    /** What one period costs, minor units. */
    amount: { type: 'bigint' },
    renews: { type: 'string' },
    every_count: { type: 'integer' },
    state: { type: 'string' },
    period_ends_at: { type: 'bigint' },
    cancel_at_period_end: { type: 'integer' },
    started_at: { type: 'bigint' },
    ended_at: { type: 'bigint', nullable: true },
  },
  unique: [{ columns: ['public_id'] }, { columns: ['provider', 'provider_subscription_id'] }, { columns: ['first_order_id'] }],
  indexes: [['customer_id'], ['state', 'period_ends_at']],
  checks: { known_state: (row) => `${row}state IN ('trialing', 'active', 'past_due', 'ended')` },
});

/** Which orders the payments of a subscription made: one invoice, one order (U3). */
export const subscriptionPayments = table({
  name: 'subscription-payment',
  table: 'afs_subscription_payments',
  columns: {
    subscription_id: { type: 'bigint' },
    order_id: { type: 'bigint' },
    provider: { type: 'string' },
    /** Absent for the first order, which the checkout's own payment settles. */
    invoice_id: { type: 'string', nullable: true },
    at: { type: 'bigint' },
  },
  unique: [{ columns: ['order_id'] }, { columns: ['provider', 'invoice_id'], where: 'invoice_id IS NOT NULL' }],
  indexes: [['subscription_id', 'order_id']],
  appendOnly: true,
});

export const subscriptionTables = [subscriptions, subscriptionPayments];
