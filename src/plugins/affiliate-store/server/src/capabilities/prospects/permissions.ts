import type { AdminAction } from '../../platform/permissions';

/** What administrators may be allowed to do with prospects. */
export const permissions: readonly AdminAction[] = [
  { uid: 'prospects.manage', displayName: 'See and work on prospects', subCategory: 'Affiliates' },
];
