import type Stripe from 'stripe';
import { invalidRequest, noSuch, notSimulated } from '../engine/failures';
import { idOf } from '../engine/ids';
import type { World } from '../engine/world';
import { cancelIntent, wireCaptureWindow } from '../payments/canceling';
import { requireAmount, requireCurrency } from '../payments/currencies';
import { methodsFor, paymentIntents, requireStatus } from '../payments/intent';
import { wireLaterPayments } from '../payments/later-payment';
import { newIntent } from '../payments/new-intent';
import { captureIntent, confirmIntent } from '../payments/paying';
import { requireCustomer } from './customers';
import { changedText, fullAddress, mergeMetadata } from './fields';
import { listPage } from './lists';
import { expandable, operation, type Resource } from './operation';
import { makePaymentMethod, type PaymentMethodGiven, requirePaymentMethod } from './payment-methods';

/** Parameters that would move money in a way that is not simulated yet. */
const MOVING = ['application_fee_amount', 'transfer_data', 'on_behalf_of', 'confirmation_token', 'amount_details', 'hooks'] as const;

/** Refuses what would silently be ignored. */
export function refuseUnsimulated(params: object, names: readonly string[]): void {
  for (const name of names) {
    const value: unknown = (params as Record<string, unknown>)[name];
    if (value !== undefined && value !== '') throw notSimulated(name);
  }
}

/** The intent of this id. */
export function requireIntent(world: World, id: string, param = 'id'): Stripe.PaymentIntent {
  const intent = world.of(paymentIntents).get(id);
  if (!intent) throw noSuch('payment_intent', id, param === 'id' ? 'intent' : param);
  return intent;
}

interface MethodGiven {
  payment_method?: string | undefined;
  payment_method_data?: object | undefined;
}

function methodGiven(world: World, params: MethodGiven): Stripe.PaymentMethod | undefined {
  if (params.payment_method && params.payment_method_data) {
    throw invalidRequest('You may only specify one of these parameters: payment_method, payment_method_data.', { param: 'payment_method' });
  }
  if (params.payment_method) return requirePaymentMethod(world, params.payment_method);
  return params.payment_method_data ? makePaymentMethod(world, params.payment_method_data as PaymentMethodGiven) : undefined;
}

/** Shipping with all its fields, as answers have it. */
export function shippingOf(given: Stripe.PaymentIntentCreateParams['shipping'] | '' | null): Stripe.PaymentIntent['shipping'] {
  if (!given) return null;
  const address = fullAddress(given.address);
  return {
    ...(address ? { address } : {}),
    carrier: given.carrier ?? null,
    name: given.name,
    phone: given.phone ?? null,
    tracking_number: given.tracking_number ?? null,
  };
}

/** The methods a caller allows, checked against what the sandbox can do in this currency. */
export function allowedMethods(
  types: readonly string[] | null | undefined,
  excluded: readonly string[] | null | undefined,
  currency: string,
): string[] | undefined {
  const possible = methodsFor(currency);
  const unknown = types?.find((type) => !possible.includes(type));
  if (unknown) {
    throw invalidRequest(`The payment method type "${unknown}" is invalid for the currency ${currency}, or not simulated by the sandbox.`, {
      param: 'allowed_payment_method_types',
    });
  }
  if (!types && !excluded) return undefined;
  return (types ?? possible).filter((type) => !excluded?.includes(type));
}

function create(world: World, params: Stripe.PaymentIntentCreateParams): Stripe.PaymentIntent {
  refuseUnsimulated(params, MOVING);
  const currency = requireCurrency(params.currency);
  requireAmount(params.amount, currency);
  const types = allowedMethods(params.allowed_payment_method_types, params.excluded_payment_method_types, currency);
  if (params.customer) requireCustomer(world, params.customer);
  const method = methodGiven(world, params);
  const intent = newIntent(world, {
    amount: params.amount,
    currency,
    customer: params.customer,
    description: params.description,
    metadata: mergeMetadata(null, params.metadata),
    captureMethod: params.capture_method,
    confirmationMethod: params.confirmation_method,
    methodTypes: types,
    receiptEmail: params.receipt_email || null,
    setupFutureUsage: params.setup_future_usage,
    shipping: shippingOf(params.shipping),
    statementDescriptor: params.statement_descriptor,
    statementDescriptorSuffix: params.statement_descriptor_suffix,
    transferGroup: params.transfer_group,
    hasMethod: method !== undefined,
  });
  if (method) intent.payment_method = method.id;
  world.of(paymentIntents).put(intent);
  if (params.confirm) {
    confirmIntent(world, intent, {
      method,
      offSession: params.off_session !== undefined && params.off_session !== false,
      errorOnRequiresAction: params.error_on_requires_action ?? false,
      returnUrl: params.return_url,
    });
  }
  return intent;
}

function change(world: World, intent: Stripe.PaymentIntent, params: Stripe.PaymentIntentUpdateParams): Stripe.PaymentIntent {
  refuseUnsimulated(params, MOVING);
  const movesMoney = params.amount !== undefined || params.currency !== undefined || params.payment_method !== undefined;
  if (movesMoney) requireStatus(intent, ['requires_payment_method', 'requires_confirmation', 'requires_action'], 'updated');
  const currency = params.currency ? requireCurrency(params.currency) : intent.currency;
  if (params.amount !== undefined) requireAmount(params.amount, currency);
  const method = methodGiven(world, params);
  if (params.customer) requireCustomer(world, params.customer);
  intent.amount = params.amount ?? intent.amount;
  intent.currency = currency;
  if (params.customer) intent.customer = params.customer;
  intent.description = changedText(intent.description, params.description);
  intent.metadata = mergeMetadata(intent.metadata, params.metadata);
  if (params.receipt_email !== undefined) intent.receipt_email = params.receipt_email || null;
  if (params.setup_future_usage !== undefined) intent.setup_future_usage = params.setup_future_usage || null;
  if (params.shipping !== undefined) intent.shipping = shippingOf(params.shipping);
  intent.transfer_group = changedText(intent.transfer_group, params.transfer_group);
  if (method) {
    intent.payment_method = method.id;
    intent.status = 'requires_confirmation';
    intent.next_action = null;
  }
  return world.of(paymentIntents).put(intent);
}

function confirm(world: World, intent: Stripe.PaymentIntent, params: Stripe.PaymentIntentConfirmParams): Stripe.PaymentIntent {
  refuseUnsimulated(params, MOVING);
  if (params.receipt_email !== undefined) intent.receipt_email = params.receipt_email || null;
  if (params.setup_future_usage) intent.setup_future_usage = params.setup_future_usage;
  if (params.shipping !== undefined) intent.shipping = shippingOf(params.shipping);
  confirmIntent(world, intent, {
    method: methodGiven(world, params),
    offSession: params.off_session !== undefined && params.off_session !== false,
    errorOnRequiresAction: params.error_on_requires_action ?? false,
    returnUrl: params.return_url,
  });
  return intent;
}

/** Payment intents: one amount to be paid, through all its attempts. */
export const paymentIntentResource: Resource = {
  collections: [expandable(paymentIntents)],
  operations: [
    operation<Stripe.PaymentIntentCreateParams>('paymentIntents.create', ({ world, params }) => create(world, params)),
    operation('paymentIntents.retrieve', ({ world, id }) => requireIntent(world, id)),
    operation<Stripe.PaymentIntentUpdateParams>('paymentIntents.update', ({ world, id, params }) =>
      change(world, requireIntent(world, id), params),
    ),
    operation<Stripe.PaymentIntentConfirmParams>('paymentIntents.confirm', ({ world, id, params }) =>
      confirm(world, requireIntent(world, id), params),
    ),
    operation<Stripe.PaymentIntentCaptureParams>('paymentIntents.capture', ({ world, id, params }) => {
      refuseUnsimulated(params, [...MOVING, 'final_capture']);
      const intent = requireIntent(world, id);
      captureIntent(world, intent, params.amount_to_capture);
      intent.metadata = mergeMetadata(intent.metadata, params.metadata);
      return world.of(paymentIntents).put(intent);
    }),
    operation<Stripe.PaymentIntentCancelParams>('paymentIntents.cancel', ({ world, id, params }) => {
      const intent = requireIntent(world, id);
      cancelIntent(world, intent, params.cancellation_reason ?? null);
      return intent;
    }),
    operation<Stripe.PaymentIntentListParams>('paymentIntents.list', ({ world, params }) => {
      const { customer } = params;
      return listPage(world, paymentIntents, params, '/v1/payment_intents', {
        ...(customer ? { index: { name: 'customer', key: customer } } : {}),
        where: (row) => !customer || idOf(row.customer) === customer,
      });
    }),
  ],
  wire: (world) => {
    wireLaterPayments(world);
    wireCaptureWindow(world);
  },
};
