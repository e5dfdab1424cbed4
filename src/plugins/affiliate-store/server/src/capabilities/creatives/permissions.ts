import type { AdminAction } from '../../platform/permissions';

/** What administrators may be allowed to do with creatives. */
export const permissions: readonly AdminAction[] = [
  { uid: 'creatives.read', displayName: 'See creatives and what affiliates ask for', subCategory: 'Creatives' },
  { uid: 'creatives.manage', displayName: 'Make, replace and retire creatives, and answer requests', subCategory: 'Creatives' },
];
