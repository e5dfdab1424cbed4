import { useAuth } from '@strapi/strapi/admin';

/** What an administrator may be allowed to do in the store; the server checks each again. */
export type StorePermission =
  | 'overview.read'
  | 'orders.read'
  | 'orders.refund'
  | 'disputes.answer'
  | 'orders.attach'
  | 'orders.resend'
  | 'orders.record'
  | 'orders.approve'
  | 'orders.export'
  | 'invoices.read'
  | 'invoices.export'
  | 'invoices.issue'
  | 'taxes.rates'
  | 'taxes.remit'
  | 'taxes.settle'
  | 'subscriptions.read'
  | 'subscriptions.manage'
  | 'subscriptions.export'
  | 'affiliates.read'
  | 'affiliates.manage'
  | 'affiliates.all'
  | 'affiliates.assign'
  | 'affiliates.notes'
  | 'affiliates.messages'
  | 'news.read'
  | 'news.write'
  | 'help.read'
  | 'help.write'
  | 'help.answer'
  | 'feedback.read'
  | 'feedback.manage'
  | 'applications.read'
  | 'applications.decide'
  | 'prospects.manage'
  | 'mailings.manage'
  | 'creatives.read'
  | 'creatives.manage'
  | 'joint.read'
  | 'joint.manage'
  | 'relay.read'
  | 'relay.manage'
  | 'contests.read'
  | 'contests.manage'
  | 'paid-events.read'
  | 'paid-events.decide'
  | 'cases.read'
  | 'cases.answer'
  | 'cases.decide'
  | 'imports.manage'
  | 'privacy.export'
  | 'privacy.erase'
  | 'fraud.read'
  | 'fraud.decide'
  | 'confirmations.read'
  | 'confirmations.decide'
  | 'coupons.read'
  | 'coupons.manage'
  | 'currencies.read'
  | 'currencies.manage'
  | 'ledger.read'
  | 'ledger.export'
  | 'ledger.close'
  | 'books.read'
  | 'webhooks.read'
  | 'webhooks.manage'
  | 'books.run'
  | 'books.unfreeze'
  | 'payouts.read'
  | 'payouts.prepare'
  | 'payouts.confirm'
  | 'payouts.second-approve'
  | 'payouts.reverse'
  | 'payouts.export'
  | 'statements.read'
  | 'statements.issue'
  | 'reconciliation.read'
  | 'reconciliation.run'
  | 'reconciliation.settle'
  | 'jobs.read'
  | 'jobs.run'
  | 'settings.read'
  | 'settings.update'
  | 'audit.read'
  | 'mails.read'
  | 'mails.send'
  | 'clock.advance'
  | 'pii.view';

/** What opens one of the store's pages, each by itself: whoever holds one of these finds the store in the menu. */
export const PAGES: readonly StorePermission[] = [
  'overview.read',
  'orders.read',
  'subscriptions.read',
  'coupons.read',
  'currencies.read',
  'affiliates.read',
  'affiliates.notes',
  'affiliates.messages',
  'news.read',
  'help.read',
  'help.answer',
  'feedback.read',
  'applications.read',
  'prospects.manage',
  'mailings.manage',
  'confirmations.read',
  'creatives.read',
  'joint.read',
  'relay.read',
  'contests.read',
  'paid-events.read',
  'cases.read',
  'imports.manage',
  'privacy.export',
  'fraud.read',
  'invoices.read',
  'payouts.read',
  'statements.read',
  'ledger.read',
  'books.read',
  'reconciliation.read',
  'jobs.read',
  'mails.read',
  'settings.read',
  'audit.read',
];

/** A permission in the form Strapi's guards want it. */
export const needs = (...permissions: readonly StorePermission[]) =>
  permissions.map((permission) => ({ action: `plugin::affiliate-store.${permission}`, subject: null }));

/** Answers whether the administrator holds a permission; the server checks each again, conditions included. */
export const useHolds = (): ((permission: StorePermission) => boolean) => {
  const held = useAuth('Store', (state) => state.permissions);
  return (permission) => held.some(({ action }) => action === `plugin::affiliate-store.${permission}`);
};

/** Whether the administrator holds one permission. */
export const useMay = (permission: StorePermission): boolean => useHolds()(permission);
