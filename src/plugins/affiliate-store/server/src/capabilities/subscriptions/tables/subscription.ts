import { table } from '../../../platform/tables';
import { subscriptionOfferChanges } from './offer-change';

/** What is paid again and again; its terms are frozen in the snapshot of its first order. */
export const subscriptions = table({
  name: 'subscription',
  table: 'afs_subscriptions',
  columns: {
    public_id: { type: 'string' },
    provider: { type: 'string' },
    provider_subscription_id: { type: 'string' },
    first_order_id: { type: 'bigint' },
    /** The number of the first order and who placed it, to find a subscription by. */
    first_order_number: { type: 'string', nullable: true },
    email: { type: 'string', nullable: true },
    test_mode: { type: 'integer', nullable: true },
    customer_id: { type: 'bigint' },
    product_id: { type: 'string' },
    product_name: { type: 'string' },
    /** Public id of the party that sells its payments, by what they are frozen to be split by; theirs to see in the studio. */
    seller: { type: 'string', nullable: true },
    currency: { type: 'string' },
    /** What one period costs, minor units; what it is changed to counts from the payment it is changed with. */
    amount: { type: 'bigint' },
    /** What its first payments are that a coupon makes cheaper, how many and until when; without a number and an end it is all of them. */
    reduced_amount: { type: 'bigint', nullable: true },
    reduced_payments: { type: 'integer', nullable: true },
    reduced_until: { type: 'bigint', nullable: true },
    /** In how many payments it is paid for good; absent for what goes on until it is cancelled. */
    instalments: { type: 'integer', nullable: true },
    renews: { type: 'string' },
    every_count: { type: 'integer' },
    state: { type: 'string' },
    period_ends_at: { type: 'bigint' },
    cancel_at_period_end: { type: 'integer' },
    started_at: { type: 'bigint' },
    ended_at: { type: 'bigint', nullable: true },
    /** How often the payment that is due was refused; absent when none is. */
    refused_tries: { type: 'integer', nullable: true },
    overdue_since: { type: 'bigint', nullable: true },
    next_try_at: { type: 'bigint', nullable: true },
    /** Since when it is paused, and until when where that was said; absent while it goes on. */
    paused_at: { type: 'bigint', nullable: true },
    paused_until: { type: 'bigint', nullable: true },
    /** When the next payment is due, where that is not the end of what is paid: after a pause. */
    next_charge_at: { type: 'bigint', nullable: true },
  },
  unique: [{ columns: ['public_id'] }, { columns: ['provider', 'provider_subscription_id'] }, { columns: ['first_order_id'] }],
  indexes: [['customer_id'], ['state', 'period_ends_at'], ['seller']],
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

/** What happened to a subscription beside its payments: who ended it, which payment was refused. */
export const subscriptionEvents = table({
  name: 'subscription-event',
  table: 'afs_subscription_events',
  columns: {
    subscription_id: { type: 'bigint' },
    at: { type: 'bigint' },
    actor: { type: 'string' },
    code: { type: 'string' },
    facts: { type: 'text' },
  },
  indexes: [['subscription_id']],
  appendOnly: true,
});

export const subscriptionTables = [subscriptions, subscriptionPayments, subscriptionEvents, subscriptionOfferChanges];

/** Subscriptions of before they could be searched for learn who placed their first order. */
export const NAME_OLD_ONES = `UPDATE afs_subscriptions SET
  email = (SELECT email FROM afs_orders WHERE afs_orders.id = afs_subscriptions.first_order_id),
  first_order_number = (SELECT number FROM afs_orders WHERE afs_orders.id = afs_subscriptions.first_order_id),
  test_mode = (SELECT CASE WHEN test_mode THEN 1 ELSE 0 END FROM afs_orders WHERE afs_orders.id = afs_subscriptions.first_order_id)
  WHERE first_order_number IS NULL`;

/** Who sells what a text of a snapshot says, in SQL. */
const sellerIn = (embedded: boolean): string =>
  embedded ? "json_extract(snapshot, '$.lines[0].plan.creator')" : "snapshot::json->'lines'->0->'plan'->>'creator'";

/** Subscriptions of before sellers could list them learn whose they are: by the change that was applied last, else by their first order. */
export const SELL_OLD_ONES = (embedded: boolean): string => `UPDATE afs_subscriptions SET seller = COALESCE(
  (SELECT ${sellerIn(embedded)} FROM afs_subscription_offer_changes WHERE subscription_id = afs_subscriptions.id AND state = 'applied' ORDER BY id DESC LIMIT 1),
  (SELECT ${sellerIn(embedded)} FROM afs_order_snapshots WHERE order_id = afs_subscriptions.first_order_id))
  WHERE seller IS NULL`;
