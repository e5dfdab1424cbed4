import type { Source } from '../source';

/** AffiliateWP → Tools → Export → affiliates. `Earnings` is what was paid; a percentage is written as a part of one. */
export const affiliateWpAffiliates: Source = {
  name: 'affiliate_wp',
  kind: 'affiliate',
  columns: {
    externalId: ['Affiliate ID'],
    email: ['Email'],
    name: ['Name', 'Username'],
    code: ['Custom Slug', 'Username'],
    rate: ['Rate'],
    rateType: ['Rate Type'],
    state: ['Status'],
    joinedOn: ['Date Registered'],
    payoutEmail: ['Payment Email'],
    owed: ['Unpaid Earnings'],
    paidBefore: ['Earnings', 'Paid Earnings'],
    sponsorId: ['Parent Affiliate ID', 'Parent ID', 'Parent Affiliate'],
  },
  knownBy: ['Affiliate ID', 'Email', 'Rate Type', 'Date Registered'],
  rates: 'fraction',
};

/** AffiliateWP → Tools → Export → referrals. A line has no number of its own: affiliate, order, time and amount together are one. */
export const affiliateWpReferrals: Source = {
  name: 'affiliate_wp',
  kind: 'earning',
  columns: {
    affiliateId: ['Affiliate ID'],
    email: ['Email'],
    amount: ['Amount'],
    currency: ['Currency'],
    standing: ['Status'],
    occurredOn: ['Date'],
  },
  knownBy: ['Affiliate ID', 'Amount', 'Reference', 'Context', 'Status'],
  rates: 'fraction',
  identity: ['Affiliate ID', 'Reference', 'Context', 'Date', 'Amount', 'Currency'],
};

/**
 * Customers as AffiliateWP and its Lifetime Commissions keep them. Neither exports them by itself: the columns are those of its tables, which
 * is what a query of the site's database gives.
 */
export const affiliateWpCustomers: Source = {
  name: 'affiliate_wp',
  kind: 'customer',
  columns: {
    email: ['email'],
    name: ['first_name'],
    lastName: ['last_name'],
    joinedOn: ['date_created'],
    sponsorId: ['affiliate_id'],
  },
  knownBy: ['customer_id', 'affiliate_id', 'email'],
  rates: 'fraction',
};
