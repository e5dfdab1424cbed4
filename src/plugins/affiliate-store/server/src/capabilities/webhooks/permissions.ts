import type { AdminAction } from '../../platform/permissions';

/** What administrators may be allowed to do with systems that are told what happens. */
export const permissions: readonly AdminAction[] = [
  { uid: 'webhooks.read', displayName: 'See outgoing webhooks and what was delivered', subCategory: 'System' },
  { uid: 'webhooks.manage', displayName: 'Add, change and remove outgoing webhooks; send again', subCategory: 'System' },
];
