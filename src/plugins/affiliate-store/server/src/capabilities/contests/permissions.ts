import type { AdminAction } from '../../platform/permissions';

/** What administrators may be allowed to do with contests. */
export const permissions: readonly AdminAction[] = [
  { uid: 'contests.read', displayName: 'See contests, standings and awards', subCategory: 'Affiliates' },
  { uid: 'contests.manage', displayName: 'Announce contests and call them off', subCategory: 'Affiliates' },
];
