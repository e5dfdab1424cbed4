import type { AdminAction } from '../../platform/permissions';

/** What administrators may be allowed to do with what members get. */
export const permissions: readonly AdminAction[] = [
  { uid: 'products.files', displayName: 'Add, rename and remove paid files', subCategory: 'Products' },
];
