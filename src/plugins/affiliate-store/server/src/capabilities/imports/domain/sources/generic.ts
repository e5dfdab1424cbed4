import type { Source } from '../source';

/** A sheet of one's own: the names of its columns are guessed, and staff says which is which. */
export const genericAffiliates: Source = {
  name: 'generic',
  kind: 'affiliate',
  columns: {
    externalId: ['id', 'affiliate id', 'external id', 'external_id'],
    email: ['email', 'e-mail', 'mail'],
    name: ['name', 'full name', 'first name'],
    lastName: ['last name'],
    code: ['code', 'slug', 'username', 'referral code'],
    rate: ['rate', 'commission', 'commission rate'],
    state: ['status', 'state'],
    joinedOn: ['joined', 'joined on', 'date registered', 'created at'],
    payoutEmail: ['paypal', 'paypal email', 'payment email', 'payout email'],
    owed: ['owed', 'balance', 'unpaid', 'unpaid earnings'],
    currency: ['currency'],
    paidBefore: ['paid', 'paid earnings'],
    sponsorId: ['sponsor', 'sponsor id', 'sponsor email', 'parent', 'parent id', 'recruiter', 'recruited by', 'brought by'],
  },
  knownBy: [],
  rates: 'percent',
};

/** Lines of earnings of one's own. */
export const genericEarnings: Source = {
  name: 'generic',
  kind: 'earning',
  columns: {
    externalId: ['id', 'transaction id', 'external id', 'external_id'],
    affiliateId: ['affiliate id'],
    email: ['email', 'affiliate email'],
    amount: ['amount', 'commission'],
    currency: ['currency'],
    standing: ['status', 'state'],
    occurredOn: ['date'],
  },
  knownBy: ['amount', 'transaction id'],
  rates: 'percent',
};

/** Customers of one's own, with who brought them: by code, by address, or by the number the source gave them. */
export const genericCustomers: Source = {
  name: 'generic',
  kind: 'customer',
  columns: {
    email: ['customer email', 'email', 'e-mail', 'mail'],
    name: ['customer name', 'name', 'full name', 'first name', 'first_name'],
    lastName: ['last name', 'last_name'],
    joinedOn: ['date', 'since', 'customer since', 'created at', 'date_created'],
    sponsorId: ['affiliate', 'affiliate code', 'affiliate email', 'affiliate id', 'affiliate_id', 'brought by', 'referrer'],
  },
  knownBy: ['customer email'],
  rates: 'percent',
};
