import type { AdminAction } from '../../platform/permissions';

/** What administrators may be allowed to do with subscriptions. */
export const permissions: readonly AdminAction[] = [
  { uid: 'subscriptions.read', displayName: 'See subscriptions', subCategory: 'Subscriptions' },
  { uid: 'subscriptions.manage', displayName: 'Change, pause and end subscriptions and take that back', subCategory: 'Subscriptions' },
  { uid: 'subscriptions.export', displayName: 'Take subscriptions away as a file', subCategory: 'Subscriptions' },
];
