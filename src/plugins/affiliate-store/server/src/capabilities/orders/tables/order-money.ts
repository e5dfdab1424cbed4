import { table } from '../../../platform/tables';

/** Prices, plans, consents and attribution as they stood when the order was made; never changed. */
export const orderSnapshots = table({
  name: 'order-snapshot',
  table: 'afs_order_snapshots',
  columns: { order_id: { type: 'bigint' }, snapshot: { type: 'text' }, hash: { type: 'string' }, created_at: { type: 'bigint' } },
  unique: [{ columns: ['order_id'] }],
  appendOnly: true,
});

/** What was bought, line by line, for finding orders of a product; the snapshot says the same with everything around it. */
export const orderLines = table({
  name: 'order-line',
  table: 'afs_order_lines',
  columns: {
    order_id: { type: 'bigint' },
    line: { type: 'integer' },
    product_id: { type: 'string' },
    product_name: { type: 'string' },
    gross: { type: 'bigint' },
  },
  unique: [{ columns: ['order_id', 'line'] }],
  indexes: [['product_id', 'order_id']],
  appendOnly: true,
});

/** One successful payment of an order, with the split of every cent as it was booked. */
export const orderPayments = table({
  name: 'order-payment',
  table: 'afs_order_payments',
  columns: {
    order_id: { type: 'bigint' },
    provider: { type: 'string' },
    charge_id: { type: 'string' },
    payment_intent_id: { type: 'string', nullable: true },
    amount: { type: 'bigint' },
    currency: { type: 'string' },
    method: { type: 'string', nullable: true },
    last4: { type: 'string', nullable: true },
    fingerprint: { type: 'string', nullable: true },
    /** Everything money knows of this payment (OrderBooks of the commissions room), as it stands now. */
    books: { type: 'text' },
    refunded: { type: 'bigint' },
    paid_at: { type: 'bigint' },
  },
  unique: [{ columns: ['provider', 'charge_id'] }],
  indexes: [['order_id'], ['payment_intent_id'], ['paid_at', 'id'], ['fingerprint', 'id']],
  checks: { refunded_within: (row) => `${row}refunded >= 0 AND ${row}refunded <= ${row}amount` },
});

/** The two cards an order is paid with, where it is paid with two: what each is to pay, and how far it has come. */
export const orderCards = table({
  name: 'order-card',
  table: 'afs_order_cards',
  columns: {
    order_id: { type: 'bigint' },
    nth: { type: 'integer' },
    amount: { type: 'bigint' },
    currency: { type: 'string' },
    state: { type: 'string' },
    /** Number and moment of the try to open its page: they make its key and its end. */
    attempt: { type: 'integer' },
    attempt_at: { type: 'bigint' },
    session_id: { type: 'string', nullable: true },
    payment_intent_id: { type: 'string', nullable: true },
    charge_id: { type: 'string', nullable: true },
    last4: { type: 'string', nullable: true },
    reserved_at: { type: 'bigint', nullable: true },
    changed_at: { type: 'bigint' },
  },
  unique: [
    { columns: ['order_id', 'nth'] },
    { columns: ['session_id'], where: 'session_id IS NOT NULL' },
    { columns: ['payment_intent_id'], where: 'payment_intent_id IS NOT NULL' },
    { columns: ['charge_id'], where: 'charge_id IS NOT NULL' },
  ],
  indexes: [['state', 'changed_at']],
  checks: {
    positive: (row) => `${row}amount > 0`,
    known_state: (row) =>
      `${row}state IN ('waiting', 'reserved', 'capturing', 'captured', 'refused', 'releasing', 'released', 'returning', 'returned')`,
  },
});

/** The store credit an order is paid with, wholly or in part: whose it is, and whether it is set aside, spent or given back. */
export const orderCredits = table({
  name: 'order-credit',
  table: 'afs_order_credits',
  columns: {
    order_id: { type: 'bigint' },
    party: { type: 'string' },
    amount: { type: 'bigint' },
    currency: { type: 'string' },
    state: { type: 'string' },
    /** How often it was set aside: a payment that comes late sets it aside once more. */
    nth: { type: 'integer' },
    changed_at: { type: 'bigint' },
  },
  unique: [{ columns: ['order_id'] }],
  indexes: [['party', 'currency']],
  checks: {
    positive: (row) => `${row}amount > 0`,
    known_state: (row) => `${row}state IN ('reserved', 'spent', 'released')`,
  },
});

/** A sale made outside the checkout, as somebody of the staff recorded it; above a limit it waits for a second person. */
export const recordedSales = table({
  name: 'recorded-sale',
  table: 'afs_recorded_sales',
  columns: {
    order_id: { type: 'bigint' },
    method: { type: 'string' },
    reference: { type: 'string' },
    reason: { type: 'text' },
    /** The day a bank transfer came. */
    received_on: { type: 'string', nullable: true },
    state: { type: 'string' },
    made_by: { type: 'string' },
    made_at: { type: 'bigint' },
    decided_by: { type: 'string', nullable: true },
    decided_at: { type: 'bigint', nullable: true },
  },
  unique: [{ columns: ['order_id'] }],
  checks: { known_state: (row) => `${row}state IN ('awaiting_approval', 'booked', 'rejected')` },
});

/** A fee the provider took, by its balance transaction. */
export const paymentFees = table({
  name: 'payment-fee',
  table: 'afs_payment_fees',
  columns: {
    payment_id: { type: 'bigint' },
    balance_transaction_id: { type: 'string' },
    amount: { type: 'bigint' },
    at: { type: 'bigint' },
  },
  unique: [{ columns: ['balance_transaction_id'] }],
  indexes: [['payment_id']],
  appendOnly: true,
});

/** A refund: wanted by someone here (`request_key`) or seen at the provider first. */
export const refunds = table({
  name: 'refund',
  table: 'afs_refunds',
  columns: {
    order_id: { type: 'bigint' },
    payment_id: { type: 'bigint' },
    provider: { type: 'string' },
    provider_refund_id: { type: 'string', nullable: true },
    request_key: { type: 'string' },
    amount: { type: 'bigint' },
    currency: { type: 'string' },
    /** What it was for, where it was for some lines: JSON of their numbers and amounts, which sum to the amount. */
    lines: { type: 'text', nullable: true },
    /** Which of two cards, or that it is store credit, it went back to; empty where one payment paid the whole. */
    charge_id: { type: 'string', nullable: true },
    state: { type: 'string' },
    reason: { type: 'text', nullable: true },
    requested_by: { type: 'string' },
    failure: { type: 'text', nullable: true },
    created_at: { type: 'bigint' },
    booked_at: { type: 'bigint', nullable: true },
  },
  unique: [
    { columns: ['provider', 'provider_refund_id'], where: 'provider_refund_id IS NOT NULL' },
    { columns: ['order_id', 'request_key'] },
  ],
  indexes: [['payment_id'], ['state'], ['created_at']],
  checks: { positive: (row) => `${row}amount > 0`, known_state: (row) => `${row}state IN ('requested', 'unknown', 'booked', 'failed')` },
});

/** A dispute as the provider tells it. */
export const disputes = table({
  name: 'dispute',
  table: 'afs_disputes',
  columns: {
    payment_id: { type: 'bigint' },
    order_id: { type: 'bigint' },
    provider: { type: 'string' },
    provider_dispute_id: { type: 'string' },
    amount: { type: 'bigint' },
    currency: { type: 'string' },
    reason: { type: 'string' },
    state: { type: 'string' },
    evidence_due_at: { type: 'bigint', nullable: true },
    opened_at: { type: 'bigint' },
    closed_at: { type: 'bigint', nullable: true },
    /** Which of two cards it is about; empty where one paid the whole. */
    charge_id: { type: 'string', nullable: true },
  },
  unique: [{ columns: ['provider', 'provider_dispute_id'] }],
  indexes: [['payment_id'], ['order_id'], ['state']],
});

/** Each balance transaction of the provider belongs to exactly one journal (I3). */
export const balanceTransactions = table({
  name: 'balance-transaction',
  table: 'afs_balance_transactions',
  columns: {
    provider: { type: 'string' },
    balance_transaction_id: { type: 'string' },
    kind: { type: 'string' },
    net: { type: 'bigint' },
    currency: { type: 'string' },
    payment_id: { type: 'bigint', nullable: true },
    /** The charge, refund, dispute or payout it is about. */
    source_id: { type: 'string', nullable: true },
    at: { type: 'bigint' },
  },
  unique: [{ columns: ['provider', 'balance_transaction_id'] }],
  indexes: [['at'], ['source_id']],
  appendOnly: true,
});

/** What happened to an order, in sentences: who, when, what. */
export const orderEvents = table({
  name: 'order-event',
  table: 'afs_order_events',
  columns: {
    order_id: { type: 'bigint' },
    at: { type: 'bigint' },
    actor: { type: 'string' },
    code: { type: 'string' },
    facts: { type: 'text' },
  },
  indexes: [['order_id', 'at']],
  appendOnly: true,
});

export const orderTables = [
  orderSnapshots,
  orderLines,
  orderPayments,
  orderCards,
  orderCredits,
  recordedSales,
  paymentFees,
  refunds,
  disputes,
  balanceTransactions,
  orderEvents,
];
