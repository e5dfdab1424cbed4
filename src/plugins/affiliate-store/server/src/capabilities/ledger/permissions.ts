import type { AdminAction } from '../../platform/permissions';

/** What administrators may be allowed to see of the books. */
export const permissions: readonly AdminAction[] = [
  { uid: 'ledger.read', displayName: 'See the ledger', subCategory: 'Ledger' },
  { uid: 'books.read', displayName: 'See whether the books hold', subCategory: 'Ledger' },
  { uid: 'books.unfreeze', displayName: 'Let payouts go on after the books were broken', subCategory: 'Ledger' },
  { uid: 'books.run', displayName: 'Check the books now', subCategory: 'Ledger' },
  { uid: 'ledger.export', displayName: 'Export the accounts and the whole ledger', subCategory: 'Ledger' },
  { uid: 'ledger.close', displayName: 'Close months of the books', subCategory: 'Ledger' },
];
