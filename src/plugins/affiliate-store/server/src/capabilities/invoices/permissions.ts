import type { AdminAction } from '../../platform/permissions';

/** What administrators may be allowed to do with the documents of sales. */
export const permissions: readonly AdminAction[] = [
  { uid: 'invoices.read', displayName: 'See invoices and credit notes', subCategory: 'Invoices' },
  { uid: 'invoices.export', displayName: 'Take invoices and tax lists away as files', subCategory: 'Invoices' },
  { uid: 'invoices.issue', displayName: 'Draw up missing invoices', subCategory: 'Invoices' },
];
