import type { AdminAction } from '../../platform/permissions';

/** What administrators may be allowed to do about VAT ids; the list itself needs `invoices.read`. */
export const permissions: readonly AdminAction[] = [
  { uid: 'taxes.settle', displayName: 'Ask again about VAT ids, and settle them', subCategory: 'Invoices' },
  { uid: 'taxes.rates', displayName: 'Enter, withdraw and import tax rates', subCategory: 'Invoices' },
  { uid: 'taxes.remit', displayName: 'Book tax that was paid on', subCategory: 'Invoices' },
];
