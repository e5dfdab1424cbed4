import type Stripe from 'stripe';
import { payInvoice } from '../billing/cycling';
import { invoicePayments, invoices, requireInvoice } from '../billing/invoice';
import { listPage, pageOf } from './lists';
import { expandable, operation, type Resource } from './operation';

/** Invoices: one for each period of a subscription. */
export const invoiceResource: Resource = {
  collections: [expandable(invoices), expandable(invoicePayments)],
  includes: {
    invoice: {
      payments: (invoice: Stripe.Invoice, world) =>
        pageOf(world.of(invoicePayments).by('invoice', invoice.id), {}, `/v1/invoice_payments?invoice=${invoice.id}`),
    },
  },
  operations: [
    operation('invoices.retrieve', ({ world, id }) => requireInvoice(world, id)),
    operation<Stripe.InvoicePayParams>('invoices.pay', ({ world, id, params }) => {
      const invoice = requireInvoice(world, id);
      payInvoice(world, invoice, params.payment_method);
      return invoice;
    }),
    operation<Stripe.InvoiceListParams>('invoices.list', ({ world, params }) => {
      const { customer, subscription, status } = params;
      const index = subscription ? { name: 'subscription', key: subscription } : customer ? { name: 'customer', key: customer } : undefined;
      return listPage(world, invoices, params, '/v1/invoices', {
        ...(index ? { index } : {}),
        where: (row) => status === undefined || row.status === status,
      });
    }),
    operation<Stripe.InvoicePaymentListParams>('invoicePayments.list', ({ world, params }) => {
      const { invoice, payment } = params;
      const index = payment?.payment_intent
        ? { name: 'payment_intent', key: payment.payment_intent }
        : invoice
          ? { name: 'invoice', key: invoice }
          : undefined;
      return listPage(world, invoicePayments, params, '/v1/invoice_payments', index ? { index } : {});
    }),
  ],
};
