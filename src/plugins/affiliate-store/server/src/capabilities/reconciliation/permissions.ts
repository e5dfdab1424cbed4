import type { AdminAction } from '../../platform/permissions';

/** What administrators may be allowed to do about the comparison with the payment provider. */
export const permissions: readonly AdminAction[] = [
  { uid: 'reconciliation.read', displayName: 'See the reconciliation', subCategory: 'Ledger' },
  { uid: 'reconciliation.run', displayName: 'Compare with the payment provider now', subCategory: 'Ledger' },
  { uid: 'reconciliation.settle', displayName: 'Book or explain what does not match', subCategory: 'Ledger' },
];
