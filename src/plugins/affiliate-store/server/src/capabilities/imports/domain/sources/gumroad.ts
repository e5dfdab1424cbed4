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
