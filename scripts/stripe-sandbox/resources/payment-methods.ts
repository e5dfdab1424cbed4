import type Stripe from 'stripe';
import { invalidRequest, noSuch, notSimulated } from '../engine/failures';
import { idOf } from '../engine/ids';
import type { World } from '../engine/world';
import {
  type BillingDetailsGiven,
  newCard,
  newSepaDebit,
  newVoucher,
  paymentMethods,
  requirePaymentMethod,
} from '../payments/payment-method';
import { attach } from '../payments/saved-methods';
import { cardByNumber, cardByToken } from '../payments/test-cards';
import { change, fullAddress, mergeMetadata, or, textOrNull } from './fields';
import { listPage } from './lists';
import { expandable, operation, type Resource } from './operation';
import { requireCustomer } from './customers';

/** The fields of `payment_method_data` and of a new payment method that the sandbox understands. */
export interface PaymentMethodGiven {
  type?: string | undefined;
  billing_details?: object | undefined;
  card?: object | undefined;
  sepa_debit?: { iban: string } | undefined;
  boleto?: { tax_id: string } | undefined;
  metadata?: Record<string, string | number | null> | '' | undefined;
}

function makeCard(world: World, given: object, billing: BillingDetailsGiven | undefined): Stripe.PaymentMethod {
  const fields = given as { token?: string; number?: string; exp_month?: number; exp_year?: number };
  const card = fields.token ? cardByToken(fields.token) : cardByNumber(or(fields.number, ''));
  if (!card && fields.token) throw noSuch('token', fields.token, 'card[token]');
  if (!card) {
    throw invalidRequest('Your card number is not one of the test cards that the sandbox knows.', {
      code: 'incorrect_number',
      param: 'card[number]',
    });
  }
  return newCard(world, card, { expMonth: fields.exp_month, expYear: fields.exp_year }, billing);
}

/** Makes a payment method from what a caller gave. */
export function makePaymentMethod(world: World, given: PaymentMethodGiven): Stripe.PaymentMethod {
  const billing = or(given.billing_details, {});
  switch (given.type ?? '') {
    case 'card':
      return makeCard(world, or(given.card, {}), billing);
    case 'sepa_debit':
      return newSepaDebit(world, or(given.sepa_debit, { iban: '' }).iban, billing);
    case 'boleto':
      return newVoucher(world, 'boleto', billing, or(given.boleto, { tax_id: '' }).tax_id);
    case 'oxxo':
      return newVoucher(world, 'oxxo', billing);
    case 'pix':
      return newVoucher(world, 'pix', billing);
    default:
      throw notSimulated('type', 'Known are card, sepa_debit, boleto, oxxo and pix.');
  }
}

function detach(world: World, id: string): Stripe.PaymentMethod {
  const method = requirePaymentMethod(world, id, 'id');
  const customer = idOf(method.customer);
  if (!customer) {
    throw invalidRequest('The payment method you provided is not attached to a customer so detachment is impossible.', {
      code: 'payment_method_unexpected_state',
    });
  }
  method.customer = null;
  world.of(paymentMethods).put(method);
  world.events.emit('payment_method.detached', method, { customer });
  return method;
}

function update(world: World, method: Stripe.PaymentMethod, params: Stripe.PaymentMethodUpdateParams): Stripe.PaymentMethod {
  const billing = { ...method.billing_details };
  const given = params.billing_details;
  if (given) {
    const { email, name, phone } = given;
    const address = given.address === undefined ? undefined : fullAddress(given.address);
    change(billing, { address, email: textOrNull(email), name: textOrNull(name), phone: textOrNull(phone) });
  }
  if (method.card && params.card) change(method.card, { exp_month: params.card.exp_month, exp_year: params.card.exp_year });
  const before = change(method, {
    allow_redisplay: params.allow_redisplay,
    billing_details: billing,
    metadata: mergeMetadata(method.metadata, params.metadata),
  });
  world.of(paymentMethods).put(method);
  world.events.emit('payment_method.updated', method, before);
  return method;
}

/** Payment methods: cards and accounts, saved or used once. */
export const paymentMethodResource: Resource = {
  collections: [expandable(paymentMethods)],
  operations: [
    operation<Stripe.PaymentMethodCreateParams>('paymentMethods.create', ({ world, params }) => {
      const method = makePaymentMethod(world, params);
      method.metadata = mergeMetadata(null, params.metadata);
      return world.of(paymentMethods).put(method);
    }),
    operation('paymentMethods.retrieve', ({ world, id }) => requirePaymentMethod(world, id, 'id')),
    operation<Stripe.PaymentMethodUpdateParams>('paymentMethods.update', ({ world, id, params }) =>
      update(world, requirePaymentMethod(world, id, 'id'), params),
    ),
    operation<Stripe.PaymentMethodListParams>('paymentMethods.list', ({ world, params }) => {
      const { customer, type } = params;
      if (!customer) return { object: 'list', data: [], has_more: false, url: '/v1/payment_methods' };
      requireCustomer(world, customer);
      return listPage(world, paymentMethods, params, '/v1/payment_methods', {
        index: { name: 'customer', key: customer },
        where: (row) => type === undefined || row.type === type,
      });
    }),
    operation<Stripe.PaymentMethodAttachParams>('paymentMethods.attach', ({ world, id, params }) => {
      if (!params.customer) throw invalidRequest('Missing required param: customer.', { code: 'parameter_missing', param: 'customer' });
      return attach(world, id, requireCustomer(world, params.customer).id);
    }),
    operation('paymentMethods.detach', ({ world, id }) => detach(world, id)),
  ],
};
