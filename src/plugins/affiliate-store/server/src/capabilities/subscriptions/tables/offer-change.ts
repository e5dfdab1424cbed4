import { table } from '../../../platform/tables';

/** What a subscriber or staff agreed to pay from the next payment on, with what it is sold by; at most one is still to come. */
export const subscriptionOfferChanges = table({
  name: 'subscription-offer-change',
  table: 'afs_subscription_offer_changes',
  columns: {
    public_id: { type: 'string' },
    subscription_id: { type: 'bigint' },
    state: { type: 'string' },
    offer_id: { type: 'string' },
    offer_name: { type: 'string' },
    currency: { type: 'string' },
    /** What one period costs from then on, minor units. */
    amount: { type: 'bigint' },
    renews: { type: 'string' },
    every_count: { type: 'integer' },
    /** When the next payment is due and the other price begins. */
    effective_at: { type: 'bigint' },
    /** When and by whom it was agreed; the version of the words a subscriber agreed to, the reason staff gave. */
    agreed_at: { type: 'bigint' },
    agreed_by: { type: 'string' },
    consent_version: { type: 'string', nullable: true },
    reason: { type: 'text', nullable: true },
    /** When the provider had said that it knows. */
    confirmed_at: { type: 'bigint', nullable: true },
    applied_at: { type: 'bigint', nullable: true },
    withdrawn_at: { type: 'bigint', nullable: true },
    withdrawn_why: { type: 'string', nullable: true },
    /** Whether a seat of the offer was taken for it. */
    seat_taken: { type: 'integer' },
    /** What its payments are sold by, frozen like an order's snapshot. */
    snapshot: { type: 'text' },
  },
  unique: [{ columns: ['public_id'] }, { columns: ['subscription_id'], where: "state = 'agreed'" }],
  indexes: [['subscription_id', 'state']],
  checks: { known_state: (row) => `${row}state IN ('agreed', 'applied', 'withdrawn')` },
});
