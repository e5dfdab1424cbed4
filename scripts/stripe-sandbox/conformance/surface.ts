/** Resource of the SDK → the file of the `stripe` package that declares it. Schemas and routes are made for these. */
export const surface: Readonly<Record<string, string>> = {
  'checkout.sessions': 'Checkout/Sessions',
  paymentIntents: 'PaymentIntents',
  setupIntents: 'SetupIntents',
  customers: 'Customers',
  paymentMethods: 'PaymentMethods',
  products: 'Products',
  prices: 'Prices',
  charges: 'Charges',
  refunds: 'Refunds',
  disputes: 'Disputes',
  balance: 'Balance',
  balanceTransactions: 'BalanceTransactions',
  webhookEndpoints: 'WebhookEndpoints',
  events: 'Events',
  subscriptions: 'Subscriptions',
  invoices: 'Invoices',
  invoicePayments: 'InvoicePayments',
};

/** Beginnings of the event types whose objects get a schema. */
export const eventPrefixes: readonly string[] = [
  'balance.',
  'charge.',
  'checkout.',
  'customer.created',
  'customer.updated',
  'customer.deleted',
  'customer.subscription.',
  'invoice.',
  'payment_intent.',
  'payment_method.',
  'price.',
  'product.',
  'refund.',
  'setup_intent.',
];
