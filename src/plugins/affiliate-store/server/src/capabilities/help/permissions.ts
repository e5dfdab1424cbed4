import type { AdminAction } from '../../platform/permissions';

/** What administrators may be allowed to do in the help centre. */
export const permissions: readonly AdminAction[] = [
  { uid: 'help.read', displayName: 'See articles of the help centre and whether they helped', subCategory: 'Help' },
  { uid: 'help.write', displayName: 'Write articles, publish and withdraw them', subCategory: 'Help' },
  { uid: 'help.answer', displayName: 'Read and answer what readers ask', subCategory: 'Help' },
];
