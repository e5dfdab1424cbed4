import type { AdminAction } from '../../platform/permissions';

/** What administrators may be allowed to do with joint campaigns. */
export const permissions: readonly AdminAction[] = [
  { uid: 'joint.read', displayName: 'See joint campaigns, and who looked at what', subCategory: 'Affiliates' },
  { uid: 'joint.manage', displayName: 'End joint campaigns', subCategory: 'Affiliates' },
];
