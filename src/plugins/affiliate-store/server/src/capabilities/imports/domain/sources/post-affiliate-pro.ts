import type { Source } from '../source';

/** Post Affiliate Pro → Tools → Import/Export: the part of a file below `[[AFFILIATES]]`. */
export const postAffiliateProAffiliates: Source = {
  name: 'post_affiliate_pro',
  kind: 'affiliate',
  columns: {
    externalId: ['!USERID'],
    email: ['!USERNAME', '!NOTIFICATIONEMAIL'],
    name: ['!FIRSTNAME'],
    lastName: ['!LASTNAME'],
    code: ['!REFID'],
    state: ['!STATUS', '!RSTATUS'],
    joinedOn: ['!DATEINSERTED'],
    sponsorId: ['!PARENTUSERID'],
  },
  knownBy: ['!USERID', '!REFID'],
  rates: 'percent',
};

/** The same, below `[[COMMISSIONS]]`. */
export const postAffiliateProCommissions: Source = {
  name: 'post_affiliate_pro',
  kind: 'earning',
  columns: {
    externalId: ['!TRANSID'],
    affiliateId: ['!USERID'],
    amount: ['!COMMISSION'],
    standing: ['!RSTATUS'],
    payoutStanding: ['!PAYOUTSTATUS'],
    occurredOn: ['!DATEINSERTED'],
  },
  knownBy: ['!TRANSID', '!USERID', '!COMMISSION'],
  rates: 'percent',
};

/** Its customers of a lifetime referral: it has no export of them whose columns are known, so that staff says which is which. */
export const postAffiliateProCustomers: Source = {
  name: 'post_affiliate_pro',
  kind: 'customer',
  columns: { email: ['!EMAIL', 'Email'], sponsorId: ['!USERID', 'Affiliate ID'] },
  knownBy: ['!EMAIL', '!USERID', '!CUSTOMERID'],
  rates: 'percent',
};
