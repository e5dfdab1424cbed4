import type { AdminAction } from '../../platform/permissions';

/** What administrators may be allowed to do with payouts. */
export const permissions: readonly AdminAction[] = [
  { uid: 'payouts.read', displayName: 'See payouts and runs', subCategory: 'Payouts' },
  { uid: 'payouts.prepare', displayName: 'Prepare runs, adjust balances', subCategory: 'Payouts' },
  { uid: 'payouts.confirm', displayName: 'Say what became of payouts', subCategory: 'Payouts' },
  { uid: 'payouts.second-approve', displayName: 'Approve what somebody else prepared', subCategory: 'Payouts' },
  { uid: 'payouts.reverse', displayName: 'Take transfers back', subCategory: 'Payouts' },
  { uid: 'payouts.export', displayName: 'Download batch files with bank data', subCategory: 'Payouts' },
];
