import type { AdminAction } from '../../platform/permissions';

/** Two permissions: a file is everything about somebody, and an erasure cannot be taken back. */
export const permissions: readonly AdminAction[] = [
  { uid: 'privacy.export', displayName: 'See what is kept about a person and make a file of it', subCategory: 'Privacy' },
  { uid: 'privacy.erase', displayName: 'Erase people', subCategory: 'Privacy' },
];
