import { kept, keptType } from '../../../platform/content-types';

/** One order an affiliate's touch led to, won or lost, with the reason; the receipt hangs on it. */
export const referral = keptType({
  singularName: 'referral',
  pluralName: 'referrals',
  displayName: 'Referral',
  description: "An order an affiliate's click led to, and whether it counted.",
  collectionName: 'afs_referrals',
  shown: {
    list: ['orderNumber', 'affiliateName', 'productName', 'outcome', 'orderTotal', 'commission', 'occurredAt'],
    mainField: 'orderNumber',
    sortBy: 'occurredAt',
    edit: ['orderNumber', 'productName', 'affiliateName', 'occurredAt'],
    labels: { orderNumber: 'Order', productName: 'Product', affiliateName: 'Affiliate', orderTotal: 'Order total', occurredAt: 'Decided' },
  },
  unique: [['public_id'], ['order_id', 'affiliate_id']],
  indexes: [
    ['owner_user_id', 'occurred_at'],
    ['affiliate_id', 'occurred_at'],
  ],
  attributes: {
    publicId: kept.text,
    orderNumber: kept.text,
    affiliateName: kept.text,
    productName: kept.text,
    outcome: kept.choice('won', 'lost', 'rejected'),
    reason: kept.text,
    currency: kept.text,
    orderTotal: kept.money,
    commission: kept.optionalMoney,
    occurredAt: kept.moment,
    // `sale` or `renewal`, as caps count it; null in those of before there were any.
    payment: { ...kept.optionalText, private: true },
    orderId: kept.reference,
    affiliateId: kept.reference,
    programId: kept.reference,
    ownerUserId: kept.owner,
  },
});
