import type Stripe from 'stripe';
import { noSuch } from '../engine/failures';
import { idOf, newId } from '../engine/ids';
import { defineCollection } from '../engine/store';
import type { World } from '../engine/world';
import { customers } from '../resources/customers';
import { takeDiscount } from './discounting';
import type { Period } from './subscription';

/** The subscription an invoice is of. */
export function subscriptionIdOf(invoice: Stripe.Invoice): string | null {
  return idOf(invoice.parent?.subscription_details?.subscription);
}

/** Invoices by customer and by subscription. */
export const invoices = defineCollection<Stripe.Invoice>('invoices', 'in', {
  customer: (invoice) => idOf(invoice.customer),
  subscription: subscriptionIdOf,
});

/** Which payment was tried for which invoice. */
export const invoicePayments = defineCollection<Stripe.InvoicePayment>('invoice_payments', 'inpay', {
  invoice: (payment) => idOf(payment.invoice),
  payment_intent: (payment) => idOf(payment.payment.payment_intent),
});

/** The invoice of this id. */
export function requireInvoice(world: World, id: string): Stripe.Invoice {
  const invoice = world.of(invoices).get(id);
  if (!invoice) throw noSuch('invoice', id, 'invoice');
  return invoice;
}

type Discounted = ReturnType<typeof takeDiscount>;

const subtotalOf = (subscription: Stripe.Subscription): number =>
  subscription.items.data.reduce((sum, { price, quantity }) => sum + (price.unit_amount ?? 0) * (quantity ?? 1), 0);

function linesOf(
  invoice: string,
  subscription: Stripe.Subscription,
  { period, free, discount }: { period: Period; free: boolean; discount: Discounted },
): Stripe.InvoiceLineItem[] {
  return subscription.items.data.map((item) => {
    const quantity = item.quantity ?? 1;
    const unit = free ? 0 : (item.price.unit_amount ?? 0);
    const amount = unit * quantity;
    return {
      id: newId('il'),
      object: 'line_item' as const,
      amount,
      currency: subscription.currency,
      description: null,
      discount_amounts: discount ? [{ amount: discount.off, discount: discount.id }] : [],
      discountable: true,
      discounts: [],
      invoice,
      livemode: false,
      metadata: { ...subscription.metadata },
      parent: {
        invoice_item_details: null,
        subscription_item_details: {
          invoice_item: null,
          proration: false,
          proration_details: { credited_items: null },
          subscription: subscription.id,
          subscription_item: item.id,
        },
        type: 'subscription_item_details',
      },
      period,
      pretax_credit_amounts: [],
      pricing: {
        price_details: { price: item.price.id, product: idOf(item.price.product) ?? '' },
        type: 'price_details' as const,
        // The wire form of a decimal is a string; the SDK turns it into its own class.
        unit_amount_decimal: String(unit) as never,
      },
      quantity,
      quantity_decimal: String(quantity) as never,
      subscription: subscription.id,
      subtotal: amount,
      taxes: [],
    };
  });
}

/** Whoever pays for a subscription; null where they were deleted. */
function payerOf(world: World, subscription: Stripe.Subscription): Stripe.Customer | null {
  const customer = world.of(customers).get(idOf(subscription.customer));
  return customer && !customer.deleted ? customer : null;
}

/**
 * What is left to charge once the customer's balance is counted in: credit (a negative balance) as far as it goes, a debt whole. Only where a
 * subscription renews: what a checkout session charges first is what its page said.
 */
function withBalance(total: number, before: number): { due: number; after: number } {
  const due = Math.max(0, total + before);
  return { due, after: total + before - due };
}

/** Writes the invoice of one period of a subscription, already final: nobody edits drafts here. */
export function newInvoice(
  world: World,
  subscription: Stripe.Subscription,
  reason: 'subscription_create' | 'subscription_cycle',
  period: Period,
  free = false,
): Stripe.Invoice {
  const id = newId('in');
  const now = world.clock.seconds();
  const subtotal = free ? 0 : subtotalOf(subscription);
  const discount = free ? null : takeDiscount(world, subscription, { start: period.start, subtotal });
  const lines = linesOf(id, subscription, { period, free, discount });
  const total = subtotal - (discount?.off ?? 0);
  const living = payerOf(world, subscription);
  const sequence = living?.next_invoice_sequence ?? 1;
  const starting = free || reason === 'subscription_create' ? 0 : (living?.balance ?? 0);
  const { due, after } = withBalance(total, starting);
  if (living) world.of(customers).put({ ...living, next_invoice_sequence: sequence + 1, balance: living.balance - starting + after });
  const invoice: Stripe.Invoice = {
    ...unused(world, id),
    ...(discount ? { discounts: [discount.id], total_discount_amounts: [{ amount: discount.off, discount: discount.id }] } : {}),
    id,
    object: 'invoice',
    amount_due: due,
    amount_paid: 0,
    amount_remaining: due,
    attempt_count: 0,
    attempted: false,
    auto_advance: true,
    billing_reason: reason,
    created: now,
    currency: subscription.currency,
    customer: idOf(subscription.customer),
    customer_email: living?.email ?? null,
    customer_name: living?.name ?? null,
    effective_at: now,
    ending_balance: after,
    lines: { object: 'list', data: lines, has_more: false, url: `/v1/invoices/${id}/lines` },
    metadata: {},
    next_payment_attempt: null,
    number: `${living?.invoice_prefix ?? 'SANDBOX'}-${String(sequence).padStart(4, '0')}`,
    parent: {
      quote_details: null,
      subscription_details: { metadata: { ...subscription.metadata }, subscription: subscription.id },
      type: 'subscription_details',
    },
    period_end: period.end,
    period_start: period.start,
    starting_balance: starting,
    status: 'open',
    status_transitions: { finalized_at: now, marked_uncollectible_at: null, paid_at: null, voided_at: null },
    subtotal,
    subtotal_excluding_tax: subtotal,
    total,
    total_excluding_tax: total,
  };
  world.of(invoices).put(invoice);
  world.events.emit('invoice.created', invoice);
  world.events.emit('invoice.finalized', invoice);
  subscription.latest_invoice = id;
  return invoice;
}

/** What the sandbox leaves empty. */
function unused(world: World, id: string) {
  return {
    account_country: 'FR',
    account_name: 'Sandbox shop',
    account_tax_ids: null,
    amount_overpaid: 0,
    amount_shipping: 0,
    application: null,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null, provider: null, status: null },
    automatically_finalizes_at: null,
    collection_method: 'charge_automatically',
    custom_fields: null,
    customer_account: null,
    customer_address: null,
    customer_phone: null,
    customer_shipping: null,
    customer_tax_exempt: 'none',
    customer_tax_ids: [],
    default_payment_method: null,
    default_source: null,
    default_tax_rates: [],
    description: null,
    discounts: [],
    due_date: null,
    footer: null,
    from_invoice: null,
    hosted_invoice_url: `${world.baseUrl}/invoices/${id}`,
    invoice_pdf: `${world.baseUrl}/invoices/${id}/pdf`,
    issuer: { type: 'self' },
    last_finalization_error: null,
    latest_revision: null,
    livemode: false,
    on_behalf_of: null,
    payment_settings: { default_mandate: null, payment_method_options: null, payment_method_types: ['card'] },
    post_payment_credit_notes_amount: 0,
    pre_payment_credit_notes_amount: 0,
    receipt_number: null,
    rendering: null,
    shipping_cost: null,
    shipping_details: null,
    statement_descriptor: null,
    test_clock: null,
    total_discount_amounts: [],
    total_pretax_credit_amounts: [],
    total_taxes: [],
    webhooks_delivered_at: null,
  } satisfies Partial<Stripe.Invoice>;
}

/** Ties a payment intent to the invoice it is for. */
export function tieToInvoice(world: World, invoice: Stripe.Invoice, intent: string): Stripe.InvoicePayment {
  return world.of(invoicePayments).put({
    id: newId('inpay'),
    object: 'invoice_payment',
    amount_paid: null,
    amount_requested: invoice.amount_due,
    created: world.clock.seconds(),
    currency: invoice.currency,
    invoice: invoice.id,
    is_default: true,
    livemode: false,
    payment: { payment_intent: intent, type: 'payment_intent' },
    status: 'open',
    status_transitions: { canceled_at: null, paid_at: null },
  });
}

/** The invoice is paid, by its payment intent or because there was nothing to pay. */
export function markInvoicePaid(world: World, invoice: Stripe.Invoice): void {
  if (invoice.status === 'paid') return;
  const now = world.clock.seconds();
  invoice.status = 'paid';
  invoice.amount_paid = invoice.amount_due;
  invoice.amount_remaining = 0;
  invoice.attempted = true;
  invoice.auto_advance = false;
  invoice.next_payment_attempt = null;
  invoice.status_transitions = { ...invoice.status_transitions, paid_at: now };
  world.of(invoices).put(invoice);
  for (const payment of world.of(invoicePayments).by('invoice', invoice.id)) {
    payment.status = 'paid';
    payment.amount_paid = invoice.amount_due;
    payment.status_transitions = { canceled_at: null, paid_at: now };
    world.of(invoicePayments).put(payment);
  }
  world.events.emit('invoice.paid', invoice);
  world.events.emit('invoice.payment_succeeded', invoice);
}
