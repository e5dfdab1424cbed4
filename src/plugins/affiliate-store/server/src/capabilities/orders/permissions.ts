import type { AdminAction } from '../../platform/permissions';

/** What administrators may be allowed to do with orders. */
export const permissions: readonly AdminAction[] = [
  { uid: 'orders.read', displayName: 'See orders', subCategory: 'Orders' },
  { uid: 'orders.export', displayName: 'Export orders', subCategory: 'Orders' },
  { uid: 'orders.refund', displayName: 'Refund orders', subCategory: 'Orders' },
  { uid: 'disputes.answer', displayName: 'Answer disputes', subCategory: 'Orders' },
  { uid: 'orders.record', displayName: 'Record sales made outside the checkout', subCategory: 'Orders' },
  { uid: 'orders.approve', displayName: 'Approve sales somebody else recorded', subCategory: 'Orders' },
  { uid: 'orders.attach', displayName: 'Attach affiliates to paid orders', subCategory: 'Orders' },
  { uid: 'orders.resend', displayName: 'Send access mails again', subCategory: 'Orders' },
];
