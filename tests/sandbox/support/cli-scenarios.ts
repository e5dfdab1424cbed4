/**
 * What the official CLI can provoke (`stripe trigger --help`, version 1.52.0), sorted by whether the store uses the resource. A newer CLI
 * that offers more makes the suite fail until each new scenario has its place here.
 */

/** Scenarios whose requests and events concern resources that the store, or the page it sends people to, uses. */
export const IN_USE = [
  'balance.available',
  'charge.captured',
  'charge.dispute.closed',
  'charge.dispute.created',
  'charge.dispute.updated',
  'charge.failed',
  'charge.refund.updated',
  'charge.refunded',
  'charge.succeeded',
  'checkout.session.async_payment_failed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.completed',
  'checkout.session.expired',
  'coupon.created',
  'coupon.deleted',
  'coupon.updated',
  'customer.created',
  'customer.deleted',
  'customer.subscription.created',
  'customer.subscription.deleted',
  'customer.subscription.paused',
  'customer.subscription.trial_will_end',
  'customer.subscription.updated',
  'customer.updated',
  'payment_intent.amount_capturable_updated',
  'payment_intent.canceled',
  'payment_intent.created',
  'payment_intent.payment_failed',
  'payment_intent.processing',
  'payment_intent.requires_action',
  'payment_intent.succeeded',
  'payment_method.attached',
  'payment_method.detached',
  'payment_method.updated',
  'price.created',
  'price.updated',
  'product.created',
  'product.deleted',
  'product.updated',
  'setup_intent.canceled',
  'setup_intent.created',
  'setup_intent.requires_action',
  'setup_intent.setup_failed',
  'setup_intent.succeeded',
  'subscription.payment_failed',
  'subscription.payment_succeeded',
] as const;

/** Scenarios that are called otherwise than the event they provoke. */
export const PROVOKES: Readonly<Record<string, string>> = {
  'subscription.payment_failed': 'invoice.payment_failed',
  'subscription.payment_succeeded': 'invoice.payment_succeeded',
};

/**
 * Beginnings of the others, and why they are not run: the store does without, or the scenario asks for what it never asks for, or for what the
 * API of this version refuses. The sandbox refuses all of it by name.
 */
export const NOT_IN_USE: Readonly<Record<string, string>> = {
  'account.': 'the shop makes Express accounts; the scenarios make standard ones',
  'billing_portal.': 'subscriptions are looked after in the shop’s own pages',
  'cash_balance.': 'no payments from a customer balance',
  'customer_cash_balance_transaction.': 'no payments from a customer balance',
  'payment_intent.partially_funded': 'no payments from a customer balance',
  'promotion_code.':
    'the shop’s coupons are its own and reach Stripe as the coupon of one session; the scenarios name theirs as this version does not',
  'customer.discount.': 'the scenarios put a coupon on a customer, which the API of this version has not',
  'customer.source.': 'sources are what payment methods replaced',
  'subscription_schedule.':
    'the scenarios make schedules from a customer, most by iterations of a phase, which the API of this version has not; the shop makes its own from subscriptions',
  'plan.': 'plans are what prices replaced',
  'invoice.': 'the scenarios write invoices by hand; the shop reads and pays those of its subscriptions',
  'invoiceitem.': 'the shop writes no invoices by hand',
  'credit_note.': 'credit notes are the shop’s own, and Stripe’s invoices are not changed',
  'quote.': 'nobody is made an offer by Stripe',
  'v1.billing.': 'nothing is billed by use',
  'test_helpers.': 'Stripe’s clock moves billing only; the sandbox has a clock of its own for everything',
  'tax_rate.': 'tax is computed by the shop, or by Stripe Tax, which has no rates of the shop’s',
  'identity.': 'nobody’s papers are checked by Stripe',
  issuing_: 'no cards are issued',
  'payment_link.': 'the shop opens its own checkout sessions',
  'payout.': 'payouts to the shop’s own bank are read in Stripe’s dashboard',
  'topup.': 'the balance is filled by sales',
  'transfer.':
    'the scenarios transfer to accounts made without a word, which have the full dashboard and ask for no transfers; the shop to Express accounts, as its own suites do',
  'reporting.': 'reports are the books of the shop',
};
