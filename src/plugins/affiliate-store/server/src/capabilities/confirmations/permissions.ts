import type { AdminAction } from '../../platform/permissions';

/** What administrators may be allowed to do with confirmations. */
export const permissions: readonly AdminAction[] = [
  { uid: 'confirmations.read', displayName: 'See creators and who they are', subCategory: 'Creators' },
  { uid: 'confirmations.decide', displayName: 'Confirm creators, or send them back', subCategory: 'Creators' },
];
