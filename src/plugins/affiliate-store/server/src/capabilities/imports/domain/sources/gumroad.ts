import type { Source } from '../source';

/** Gumroad → Products → Affiliates → Export. What affiliates earned there is paid by Gumroad itself: nothing of it is owed here. */
export const gumroadAffiliates: Source = {
  name: 'gumroad',
  kind: 'affiliate',
  columns: {
    externalId: ['Affiliate ID'],
    email: ['Email'],
    name: ['Name'],
    code: ['Affiliate ID'],
    rate: ['Fee'],
    joinedOn: ['Created At'],
  },
  knownBy: ['Affiliate ID', 'Fee', 'Referral URL', 'Destination URL'],
  rates: 'percent',
};

/** Gumroad → Sales → Export. Every sale is a line; whose it was stands there by their address. */
export const gumroadCustomers: Source = {
  name: 'gumroad',
  kind: 'customer',
  columns: {
    email: ['Purchase Email', 'Buyer Email'],
    name: ['Buyer Name'],
    joinedOn: ['Purchase Date'],
    sponsorId: ['Affiliate'],
  },
  knownBy: ['Purchase ID', 'Purchase Email', 'Affiliate'],
  rates: 'percent',
};
