import type Stripe from 'stripe';
import { noSuch } from '../engine/failures';
import { newId, randomToken } from '../engine/ids';
import { defineCollection } from '../engine/store';
import type { World } from '../engine/world';
import { paymentMethods } from '../payments/payment-method';
import { attach } from '../payments/saved-methods';
import { change, changedText, fullAddress, mergeMetadata, or, orNull, textOrNull } from './fields';
import { listPage } from './lists';
import { expandable, operation, type Resource } from './operation';

/** Customers, and what is left of deleted ones. */
export const customers = defineCollection<Stripe.Customer | Stripe.DeletedCustomer>('customers', 'cus', {
  email: (customer) => (customer.deleted ? null : customer.email),
});

/** The living customer of this id. */
export function requireCustomer(world: World, id: string, param = 'customer'): Stripe.Customer {
  const customer = world.of(customers).get(id);
  if (!customer || customer.deleted) throw noSuch('customer', id, param);
  return customer;
}

type Fields = Pick<
  Stripe.CustomerCreateParams,
  | 'address'
  | 'description'
  | 'email'
  | 'metadata'
  | 'name'
  | 'phone'
  | 'preferred_locales'
  | 'shipping'
  | 'tax_exempt'
  | 'invoice_settings'
  | 'balance'
>;

function shippingOf(given: Fields['shipping'], before: Stripe.Customer['shipping']): Stripe.Customer['shipping'] {
  if (given === undefined) return before;
  if (given === '' || given === null) return null;
  const address = fullAddress(given.address);
  return { ...(address ? { address } : {}), name: given.name, ...(given.phone ? { phone: given.phone } : {}) };
}

/** Makes a customer with the card they pay with; where a test token stands for it, the default is the card that became of it. */
function create(world: World, params: Stripe.CustomerCreateParams): Stripe.Customer {
  const { payment_method: given, invoice_settings: settings } = params;
  if (given === undefined) return newCustomer(world, params);
  const customer = newCustomer(world, { ...params, invoice_settings: {} });
  const method = attach(world, given, customer.id, 'payment_method');
  const wanted = settings?.default_payment_method;
  if (wanted !== undefined) {
    customer.invoice_settings.default_payment_method = wanted === given ? method.id : wanted;
    world.of(customers).put(customer);
  }
  return customer;
}

/** Makes a customer; Checkout does so too when it has to. */
export function newCustomer(world: World, params: Stripe.CustomerCreateParams): Stripe.Customer {
  const customer: Stripe.Customer = {
    id: newId('cus'),
    object: 'customer',
    address: fullAddress(params.address),
    balance: or(params.balance, 0),
    created: world.clock.seconds(),
    currency: null,
    default_source: null,
    delinquent: false,
    description: changedText(null, params.description),
    email: changedText(null, params.email),
    invoice_prefix: randomToken(8).toUpperCase(),
    invoice_settings: {
      custom_fields: null,
      default_payment_method: orNull(params.invoice_settings?.default_payment_method),
      footer: null,
      rendering_options: null,
    },
    livemode: false,
    metadata: mergeMetadata(null, params.metadata),
    name: changedText(null, params.name),
    next_invoice_sequence: 1,
    phone: changedText(null, params.phone),
    preferred_locales: or(params.preferred_locales, []),
    shipping: shippingOf(params.shipping, null),
    tax_exempt: params.tax_exempt || 'none',
    test_clock: null,
  };
  world.of(customers).put(customer);
  world.events.emit('customer.created', customer);
  return customer;
}

function update(world: World, customer: Stripe.Customer, params: Stripe.CustomerUpdateParams): Stripe.Customer {
  const method = params.invoice_settings?.default_payment_method;
  const before = change(customer, {
    address: params.address === undefined ? undefined : fullAddress(params.address),
    balance: params.balance,
    description: textOrNull(params.description),
    email: textOrNull(params.email),
    invoice_settings: method === undefined ? undefined : { ...customer.invoice_settings, default_payment_method: method || null },
    metadata: mergeMetadata(customer.metadata, params.metadata),
    name: textOrNull(params.name),
    phone: textOrNull(params.phone),
    preferred_locales: params.preferred_locales,
    shipping: shippingOf(params.shipping, customer.shipping),
    tax_exempt: params.tax_exempt === '' ? 'none' : params.tax_exempt,
  });
  world.of(customers).put(customer);
  world.events.emit('customer.updated', customer, before);
  return customer;
}

function remove(world: World, id: string): Stripe.DeletedCustomer {
  const customer = requireCustomer(world, id, 'id');
  const deleted: Stripe.DeletedCustomer = { id, object: 'customer', deleted: true };
  for (const method of world.of(paymentMethods).by('customer', id)) {
    method.customer = null;
    world.of(paymentMethods).put(method);
  }
  world.of(customers).put(deleted);
  world.events.emit('customer.deleted', customer);
  return deleted;
}

/** Customers: who buys. */
export const customerResource: Resource = {
  collections: [expandable(customers)],
  operations: [
    operation<Stripe.CustomerCreateParams>('customers.create', ({ world, params }) => create(world, params)),
    operation('customers.retrieve', ({ world, id }) => {
      const customer = world.of(customers).get(id);
      if (!customer) throw noSuch('customer', id);
      return customer;
    }),
    operation<Stripe.CustomerUpdateParams>('customers.update', ({ world, id, params }) =>
      update(world, requireCustomer(world, id, 'id'), params),
    ),
    operation('customers.del', ({ world, id }) => remove(world, id)),
    operation<Stripe.CustomerListParams>('customers.list', ({ world, params }) => {
      const { email } = params;
      return listPage(world, customers, params, '/v1/customers', {
        ...(email ? { index: { name: 'email', key: email } } : {}),
        where: (row) => !row.deleted,
      });
    }),
    operation<Stripe.CustomerListPaymentMethodsParams>('customers.listPaymentMethods', ({ world, id, params }) => {
      requireCustomer(world, id, 'id');
      const { type } = params;
      return listPage(world, paymentMethods, params, `/v1/customers/${id}/payment_methods`, {
        index: { name: 'customer', key: id },
        where: (row) => type === undefined || row.type === type,
      });
    }),
  ],
};
