import type { AdminAction } from '../../platform/permissions';

/** What administrators may be allowed to do with letters to many. */
export const permissions: readonly AdminAction[] = [
  { uid: 'mailings.manage', displayName: 'Write to many customers at once, and see who wants none', subCategory: 'Affiliates' },
];
