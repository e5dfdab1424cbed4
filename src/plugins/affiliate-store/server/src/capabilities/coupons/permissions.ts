import type { AdminAction } from '../../platform/permissions';

/** What administrators may be allowed to do with coupons. */
export const permissions: readonly AdminAction[] = [
  { uid: 'coupons.read', displayName: 'See coupons', subCategory: 'Coupons' },
  { uid: 'coupons.manage', displayName: 'Make, change and archive coupons', subCategory: 'Coupons' },
];
