import type { AdminAction } from '../../platform/permissions';

/** What administrators may be allowed to do with affiliates. */
export const permissions: readonly AdminAction[] = [
  { uid: 'affiliates.read', displayName: 'See affiliates', subCategory: 'Affiliates' },
  { uid: 'affiliates.manage', displayName: 'Add, approve and block affiliates', subCategory: 'Affiliates' },
];
