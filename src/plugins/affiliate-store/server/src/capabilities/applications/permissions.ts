import type { AdminAction } from '../../platform/permissions';

/** What administrators may be allowed to do with applications. */
export const permissions: readonly AdminAction[] = [
  { uid: 'applications.read', displayName: 'See applications to programs', subCategory: 'Affiliates' },
  { uid: 'applications.decide', displayName: 'Admit and refuse applicants', subCategory: 'Affiliates' },
];
