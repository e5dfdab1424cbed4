import type { AdminAction } from '../../platform/permissions';

/** One permission: whoever may look at a file of people may bring them in, and nobody else sees it. */
export const permissions: readonly AdminAction[] = [
  { uid: 'imports.manage', displayName: 'Bring an existing programme in, and take it back', subCategory: 'Imports' },
];
