const AFFILIATES = [
  ...['affiliates.read', 'affiliates.manage', 'affiliates.notes', 'affiliates.messages'],
  ...['applications.read', 'applications.decide', 'prospects.manage'],
];

/** A role of the admin panel: what it is called, and which permissions of the store it holds. */
interface Role {
  readonly code: string;
  readonly name: string;
  readonly description: string;
  readonly permissions: readonly string[];
}

/**
 * Roles a shop is given at its first start, so that nobody has to be let into everything for want of one. They are Strapi's and an
 * administrator's to change; one that was deleted stays deleted.
 */
export const ROLES: readonly Role[] = [
  {
    code: 'affiliate-store-affiliate-manager',
    name: 'Affiliate manager',
    description: 'Looks after the affiliates they manage, their applications and their cases; sees no others, no buyers and no books.',
    permissions: [...AFFILIATES, 'cases.read', 'cases.answer'],
  },
  {
    code: 'affiliate-store-finance',
    name: 'Finance',
    description: 'Orders, invoices, payouts, statements and the books. Approving what one prepared oneself needs another person.',
    permissions: [
      ...['overview.read', 'orders.read', 'orders.export', 'orders.refund', 'orders.approve', 'subscriptions.read', 'subscriptions.export'],
      ...['invoices.read', 'invoices.export', 'invoices.issue', 'taxes.settle', 'currencies.read', 'currencies.manage'],
      ...['payouts.read', 'payouts.prepare', 'payouts.confirm', 'payouts.second-approve', 'payouts.export'],
      ...['statements.read', 'statements.issue', 'reconciliation.read', 'reconciliation.run', 'reconciliation.settle'],
      ...['ledger.read', 'ledger.export', 'books.read', 'books.run', 'affiliates.read', 'affiliates.all', 'cases.read'],
    ],
  },
  {
    code: 'affiliate-store-moderator',
    name: 'Moderator',
    description: 'Decides who may sell and who may recommend, and what partners contest; touches no payouts.',
    permissions: [
      ...['overview.read', 'confirmations.read', 'confirmations.decide', 'affiliates.all', ...AFFILIATES, 'news.read', 'news.write'],
      ...['help.read', 'help.write', 'help.answer', 'feedback.read', 'feedback.manage'],
      ...['cases.read', 'cases.answer', 'cases.decide'],
    ],
  },
  {
    code: 'affiliate-store-support',
    name: 'Support',
    description: 'Finds orders and subscriptions, sends access again and reads what was mailed; gives nothing back and pays nobody.',
    permissions: [
      'orders.read',
      'orders.resend',
      'subscriptions.read',
      'subscriptions.manage',
      'mails.read',
      'mails.send',
      'invoices.read',
      'help.read',
      'help.answer',
    ],
  },
];
