import { table } from '../../../platform/tables';

/** What a visitor is about to buy, behind an unguessable token. */
export const carts = table({
  name: 'cart',
  table: 'afs_carts',
  columns: {
    token_hash: { type: 'string' },
    version: { type: 'integer' },
    currency: { type: 'string' },
    locale: { type: 'string' },
    items: { type: 'text' },
    email: { type: 'string', nullable: true },
    country: { type: 'string', nullable: true },
    /** Asked for where the country alone does not say what tax is due. */
    postal_code: { type: 'string', nullable: true },
    consents: { type: 'text' },
    /** The company the invoice is made out to, JSON. */
    company: { type: 'text', nullable: true },
    visitor: { type: 'string', nullable: true },
    ref: { type: 'string', nullable: true },
    /** The id a server was given for a click it told of. */
    click_id: { type: 'string', nullable: true },
    coupon: { type: 'string', nullable: true },
    bumps: { type: 'text', nullable: true },
    order_id: { type: 'bigint', nullable: true },
    created_at: { type: 'bigint' },
    expires_at: { type: 'bigint' },
  },
  unique: [{ columns: ['token_hash'] }],
  indexes: [['order_id'], ['expires_at']],
});

/** What buyers answered to the offers made right after they had paid an order. */
export const followUps = table({
  name: 'follow-up',
  table: 'afs_follow_ups',
  columns: {
    /** The order that was paid. */
    order_id: { type: 'bigint' },
    offer_id: { type: 'string' },
    answer: { type: 'string' },
    /** The order the accepted offer became. */
    follow_order_id: { type: 'bigint', nullable: true },
    answered_at: { type: 'bigint' },
  },
  // An offer is answered once, however many windows it is open in.
  unique: [{ columns: ['order_id', 'offer_id'] }, { columns: ['follow_order_id'], where: 'follow_order_id IS NOT NULL' }],
  checks: {
    known_answer: (row) => `${row}answer IN ('accepted', 'declined')`,
    accepted_is_ordered: (row) => `${row}answer = 'declined' OR ${row}follow_order_id IS NOT NULL`,
  },
});

/** Moments at which customers took back that their cards are kept; consents given before count no longer. */
export const cardWithdrawals = table({
  name: 'card-withdrawal',
  table: 'afs_card_withdrawals',
  columns: { customer_id: { type: 'bigint' }, withdrawn_at: { type: 'bigint' } },
  unique: [{ columns: ['customer_id', 'withdrawn_at'] }],
});

/** What creators take for their own products, by country. */
export const creatorMethods = table({
  name: 'creator-methods',
  table: 'afs_creator_methods',
  columns: {
    /** The creator, by documentId. */
    creator_id: { type: 'string' },
    methods: { type: 'text' },
    changed_at: { type: 'bigint' },
    changed_by: { type: 'string' },
  },
  unique: [{ columns: ['creator_id'] }],
});

/** Every event the payment provider sent, by its id; what was applied and what waits for its parent. */
export const inbox = table({
  name: 'webhook-inbox',
  table: 'afs_webhook_inbox',
  columns: {
    provider: { type: 'string' },
    account: { type: 'string' },
    livemode: { type: 'integer' },
    event_id: { type: 'string' },
    event_type: { type: 'string' },
    object_id: { type: 'string', nullable: true },
    payload: { type: 'text' },
    state: { type: 'string' },
    attempts: { type: 'integer' },
    detail: { type: 'text', nullable: true },
    source: { type: 'string' },
    event_created_at: { type: 'bigint' },
    received_at: { type: 'bigint' },
    done_at: { type: 'bigint', nullable: true },
  },
  unique: [{ columns: ['provider', 'account', 'livemode', 'event_id'] }],
  indexes: [['state', 'received_at'], ['object_id']],
  checks: { known_state: (row) => `${row}state IN ('new', 'done', 'ignored', 'waiting_parent', 'retry', 'dead')` },
});

/** How far the gap filler has read the provider's list of events. */
export const eventCursors = table({
  name: 'event-cursor',
  table: 'afs_event_cursors',
  columns: { provider: { type: 'string' }, created_at: { type: 'bigint' } },
  unique: [{ columns: ['provider'] }],
});
