import type { AdminAction } from '../../platform/permissions';

/** What administrators may be allowed to do with letters of affiliates to buyers. */
export const permissions: readonly AdminAction[] = [
  { uid: 'relay.read', displayName: 'See letters of affiliates to buyers', subCategory: 'Affiliates' },
  { uid: 'relay.manage', displayName: 'Let letters of affiliates go, refuse and stop them', subCategory: 'Affiliates' },
];
