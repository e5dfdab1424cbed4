import type { AdminAction } from '../../platform/permissions';

/** What administrators may be allowed to see of figures. */
export const permissions: readonly AdminAction[] = [{ uid: 'overview.read', displayName: 'See the overview', subCategory: 'Overview' }];
