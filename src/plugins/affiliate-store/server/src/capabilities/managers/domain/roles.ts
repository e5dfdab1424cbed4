const AFFILIATES = [
  ...['affiliates.read', 'affiliates.manage', 'affiliates.notes', 'affiliates.messages'],
  ...['applications.read', 'applications.decide', 'prospects.manage'],
  ...['paid-events.read', 'paid-events.decide', 'relay.read', 'relay.manage', 'joint.read', 'joint.manage', 'creatives.read'],
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
    description:
      'Looks after the affiliates they manage, with applications, leads, letters and cases; sees no others, no buyers and no books.',
    permissions: [...AFFILIATES, 'cases.read', 'cases.answer'],
  },
  {
    code: 'affiliate-store-finance',
    name: 'Finance',
    description: 'Orders, invoices, payouts, statements and the books. Approving what one prepared oneself needs another person.',
    permissions: [
      ...['overview.read', 'orders.read', 'orders.export', 'orders.refund', 'orders.approve', 'subscriptions.read', 'subscriptions.export'],
      ...[
        'invoices.read',
        'invoices.export',
        'invoices.issue',
        'taxes.settle',
        'taxes.rates',
        'taxes.remit',
        'currencies.read',
        'currencies.manage',
      ],
      ...['payouts.read', 'payouts.prepare', 'payouts.confirm', 'payouts.second-approve', 'payouts.export'],
      ...['statements.read', 'statements.issue', 'reconciliation.read', 'reconciliation.run', 'reconciliation.settle'],
      ...['ledger.read', 'ledger.export', 'books.read', 'books.run', 'affiliates.read', 'affiliates.all', 'cases.read'],
      ...['orders.record', 'disputes.answer', 'ledger.close', 'coupons.read', 'fraud.read', 'paid-events.read'],
    ],
  },
  {
    code: 'affiliate-store-moderator',
    name: 'Moderator',
    description: 'Decides who may sell and who may recommend, and what partners contest and what looks like fraud; touches no payouts.',
    permissions: [
      ...['overview.read', 'confirmations.read', 'confirmations.decide', 'affiliates.all', ...AFFILIATES, 'news.read', 'news.write'],
      ...['cases.read', 'cases.answer', 'cases.decide', 'fraud.read', 'fraud.decide'],
      ...['help.read', 'help.write', 'help.answer', 'feedback.read', 'feedback.manage'],
      ...['affiliates.assign', 'orders.attach', 'contests.read', 'creatives.manage', 'audit.read'],
    ],
  },
  {
    code: 'affiliate-store-shop-editor',
    name: 'Shop editor',
    description:
      'Makes what affiliates promote with and what they read: creatives, news, contests, coupons, files of products; decides about nobody.',
    permissions: [
      ...['creatives.read', 'creatives.manage', 'contests.read', 'contests.manage', 'news.read', 'news.write'],
      ...['coupons.read', 'coupons.manage', 'products.files', 'mails.read', 'help.read', 'help.write'],
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

/** What no role holds: it shows or changes what the whole shop rests on, and an owner gives it by hand. */
export const OWNERS_ONLY: readonly string[] = [
  ...['settings.read', 'settings.update', 'webhooks.read', 'webhooks.manage', 'jobs.read', 'jobs.run', 'clock.advance'],
  ...['pii.view', 'privacy.export', 'privacy.erase', 'imports.manage', 'mailings.manage', 'payouts.reverse', 'books.unfreeze'],
];
