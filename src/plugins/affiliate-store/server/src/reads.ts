import { catalogReads } from './capabilities/catalog/reads';
import type { GeneratedRead } from './platform/generated-reads';
import { nothing, ownedBy } from './platform/generated-reads-guard';

/** Strapi's generated reads of all rooms: who sees which rows is decided here and in the room that owns them. */
export const reads: readonly GeneratedRead[] = [
  ...catalogReads,
  ...['affiliate', 'referral', 'order', 'commission', 'payout'].map((name): GeneratedRead => ({
    name,
    readers: 'signed-in',
    rows: ownedBy('ownerUserId'),
  })),
  // Terms of open programs may be shown by a shop that wants to; nobody is given the scope from the start.
  { name: 'program', readers: 'nobody', rows: () => ({ open: true }) },
  {
    name: 'member-group',
    readers: 'signed-in',
    rows: ({ userId, all }, db) => {
      if (all) return {};
      if (userId === null) return nothing;
      return {
        id: {
          $in: db('afs_entitlements as e')
            .join('afs_customers as c', 'c.id', 'e.customer_id')
            .where({ 'c.user_id': userId, 'e.state': 'active' })
            .whereNotNull('e.member_group_id')
            .select('e.member_group_id'),
        },
      };
    },
  },
];
