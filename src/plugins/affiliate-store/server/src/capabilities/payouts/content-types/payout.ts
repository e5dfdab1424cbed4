import { kept, keptType } from '../../../platform/content-types';

/** One payment of the shop to one party, from the claim of its amount to whatever became of it. */
export const payout = keptType({
  singularName: 'payout',
  pluralName: 'payouts',
  displayName: 'Payout',
  description: 'What one party is paid, and how far it came.',
  collectionName: 'afs_payouts',
  shown: {
    list: ['partyName', 'amount', 'currency', 'state', 'methodKind', 'methodShown', 'createdOn'],
    mainField: 'publicId',
    sortBy: 'createdOn',
  },
  unique: [['public_id']],
  indexes: [['owner_user_id', 'created_on'], ['party_id', 'created_on'], ['state', 'currency'], ['run_id']],
  attributes: {
    publicId: kept.text,
    partyName: kept.text,
    state: kept.choice('draft', 'requested', 'submitting', 'submitted', 'unknown', 'paid', 'returned', 'failed', 'cancelled'),
    currency: kept.text,
    /** What is sent; the fee its receiver bears is taken on top of it, and null in those of before there were any. */
    amount: kept.money,
    fee: kept.optionalMoney,
    methodKind: kept.choice('sepa', 'paypal', 'manual', 'stripe', 'credit'),
    methodShown: kept.text,
    createdOn: kept.moment,
    submittedOn: kept.optionalMoment,
    settledOn: kept.optionalMoment,
    /** What the bank or PayPal calls it. */
    reference: kept.optionalText,
    /** Why it failed, came back or was cancelled. */
    reason: kept.optionalText,
    requestedBy: { ...kept.text, private: true },
    methodId: kept.reference,
    runId: kept.optionalReference,
    partyId: kept.reference,
    ownerUserId: kept.owner,
  },
});
