import type { AdminAction } from '../../platform/permissions';

/** What administrators may be allowed to do with statements. */
export const permissions: readonly AdminAction[] = [
  { uid: 'statements.read', displayName: 'See and download statements', subCategory: 'Payouts' },
  { uid: 'statements.issue', displayName: 'Issue a statement now', subCategory: 'Payouts' },
];
