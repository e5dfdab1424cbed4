import { kept, keptType } from '../../../platform/content-types';

/** What one party earned of one line of one payment: creator, co-producer, affiliate or second tier. */
export const commission = keptType({
  singularName: 'commission',
  pluralName: 'commissions',
  displayName: 'Commission',
  description: 'What one party earned of one payment.',
  collectionName: 'afs_commissions',
  shown: {
    list: ['orderNumber', 'partyName', 'role', 'amount', 'reversed', 'state', 'payableAt'],
    mainField: 'orderNumber',
    sortBy: 'earnedAt',
    edit: ['orderNumber', 'productName', 'partyName', 'reason', 'contractVersion', 'earnedAt', 'payableAt'],
    labels: {
      orderNumber: 'Order',
      productName: 'Product',
      partyName: 'Who earned it',
      reversed: 'Taken back',
      earnedAt: 'Earned',
      payableAt: 'Payable from',
      contractVersion: 'Contract version',
    },
  },
  unique: [['public_id'], ['payment_id', 'share_key']],
  indexes: [
    ['owner_user_id', 'earned_at'],
    ['party_id', 'earned_at'],
    ['order_id'],
    ['state', 'payable_at'],
    ['party_id', 'state', 'payable_at'],
    // What is due, every quarter of an hour: without it all that was ever taken back is read each time (PostgreSQL, 100,000 rows: 12 ms, now 0.2).
    ['bucket', 'state', 'payable_at'],
  ],
  attributes: {
    publicId: kept.text,
    orderNumber: kept.text,
    productName: kept.text,
    partyName: kept.text,
    role: kept.choice('creator', 'co_producer', 'affiliate', 'second_tier'),
    state: kept.choice('pending', 'approved', 'held', 'reversed', 'void', 'rejected', 'in_payout', 'paid', 'written_off'),
    currency: kept.text,
    amount: kept.money,
    reversed: kept.money,
    held: kept.money,
    reason: kept.optionalText,
    contractVersion: kept.optionalNumber,
    earnedAt: kept.moment,
    payableAt: kept.optionalMoment,
    // `pending` or `available`: the account the part that is not held lies in.
    bucket: { ...kept.text, private: true },
    shareKey: { ...kept.text, private: true },
    // Document id of the product.
    productId: { ...kept.text, private: true },
    orderId: kept.reference,
    paymentId: kept.reference,
    partyId: kept.reference,
    ownerUserId: kept.owner,
  },
});
