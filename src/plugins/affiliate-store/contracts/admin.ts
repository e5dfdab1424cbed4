/**
 * What the store's pages in the Strapi admin panel may ask; everything here needs an administrator with the permission named
 * by `access`. E-mail addresses of buyers come masked (`l•••@g•••.com`) unless the administrator also holds `pii.view`.
 */
export * from './admin/overview';
export * from './admin/orders';
export * from './admin/applications';
export * from './admin/invites';
export * from './admin/prospects';
export * from './admin/mailings';
export * from './admin/inactivity';
export * from './admin/imports';
export * from './admin/paths';
export * from './admin/refunds';
export * from './admin/refund-list';
export * from './admin/disputes';
export * from './admin/late-attribution';
export * from './admin/cases';
export * from './admin/creatives';
export * from './admin/bonuses';
export * from './admin/deals';
export * from './admin/suspicions';
export * from './admin/confirmations';
export * from './admin/contests';
export * from './admin/paid-events';
export * from './admin/talk';
export * from './admin/help';
export * from './admin/feedback';
export * from './admin/coupons';
export * from './admin/tax-rates';
export * from './admin/payee-confirmations';
export * from './admin/partner-page';
export * from './admin/currencies';
export * from './admin/recorded-sales';
export * from './admin/ledger';
export * from './admin/balances';
export * from './admin/proof';
export * from './admin/accounting';
export * from './admin/operations';
export * from './admin/outgoing-webhooks';
export * from './admin/journeys';
export * from './admin/letters';
export * from './admin/reconciliation';
export * from './admin/invoices';
export * from './admin/subscriptions';
export * from './admin/taxes';
export * from './admin/reports';
export * from './admin/shapes';
