import { kept, keptType } from '../../../platform/content-types';

/** What a buyer bought at frozen prices, and how its money stands. */
export const order = keptType({
  singularName: 'order',
  pluralName: 'orders',
  displayName: 'Order',
  description: 'What a buyer bought, and how its money stands.',
  collectionName: 'afs_orders',
  shown: {
    list: ['number', 'state', 'total', 'refunded', 'placedAt', 'productNames', 'affiliateCode', 'country'],
    mainField: 'number',
    sortBy: 'placedAt',
    // State and amounts stand beside the form, as words and as money.
    edit: [
      'number',
      'productNames',
      'email',
      'affiliateCode',
      'otherAffiliateCode',
      'couponCode',
      'country',
      'language',
      'placedAt',
      'paidAt',
      'guaranteeEndsAt',
    ],
    labels: {
      productNames: 'Products',
      placedAt: 'Placed',
      paidAt: 'Paid',
      guaranteeEndsAt: 'Guarantee until',
      affiliateCode: 'Affiliate',
      otherAffiliateCode: 'Shared with',
      couponCode: 'Coupon',
      email: 'E-mail',
    },
  },
  unique: [['number'], ['checkout_session_id'], ['payment_intent_id']],
  indexes: [
    ['owner_user_id', 'placed_at'],
    ['customer_id'],
    ['state', 'placed_at'],
    ['placed_at'],
    ['affiliate_code'],
    ['other_affiliate_code'],
    ['coupon_code'],
    ['paid_at', 'customer_id'],
    ['shares_cut', 'placed_at'],
  ],
  attributes: {
    number: kept.text,
    state: kept.choice('created', 'processing', 'paid', 'partially_refunded', 'refunded', 'failed', 'expired', 'review'),
    disputed: kept.flag,
    currency: kept.text,
    total: kept.money,
    tax: kept.money,
    refunded: kept.money,
    // The part of the tax that went back with refunds.
    taxRefunded: { ...kept.money, private: true },
    productNames: kept.text,
    email: kept.text,
    country: kept.text,
    language: kept.text,
    placedAt: kept.moment,
    paidAt: kept.optionalMoment,
    guaranteeEndsAt: kept.optionalMoment,
    // Why a person has to look at it; empty when nobody has to.
    attention: { ...kept.optionalText, private: true },
    testMode: kept.flag,
    affiliateCode: { ...kept.optionalText, private: true },
    // Of the other of two who share the sale; empty where one has it all, and in orders of before it was written down.
    otherAffiliateCode: { ...kept.optionalText, private: true },
    couponCode: { ...kept.optionalText, private: true },
    // What coupons took off before the total; empty in orders of before there were any.
    discount: { ...kept.optionalMoney, private: true },
    checkoutSessionId: kept.hidden,
    // How often a session was asked for anew, and since when the last of them is.
    sessionAttempt: { ...kept.optionalNumber, private: true },
    sessionAttemptAt: { ...kept.optionalMoment, private: true },
    paymentIntentId: kept.hidden,
    // Until when the money of a bank transfer is waited for; empty for what is paid at the provider.
    transferDueAt: { ...kept.optionalMoment, private: true },
    // How many shares were cut to what was left when it was paid; empty where none was, and in orders of before this was counted.
    sharesCut: { ...kept.optionalNumber, private: true },
    customerId: kept.reference,
    ownerUserId: kept.owner,
    stateVersion: kept.reference,
  },
});
