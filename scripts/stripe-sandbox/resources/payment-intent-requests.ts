import type Stripe from 'stripe';
import type { World } from '../engine/world';
import { allowedMethods } from '../payments/allowed-methods';
import { requireAmount, requireCurrency } from '../payments/currencies';
import { paymentIntents, requireStatus } from '../payments/intent';
import { newIntent } from '../payments/new-intent';
import { confirmIntent } from '../payments/paying';
import { shippingOf } from '../payments/shipping';
import { requireCustomer } from './customers';
import { change, mergeMetadata, or, textOrNull } from './fields';
import { methodGiven } from './method-given';
import { refuseUnsimulated } from './unsimulated';

/** Parameters that would move money in a way that is not simulated yet. */
export const MOVING = ['application_fee_amount', 'transfer_data', 'on_behalf_of', 'confirmation_token', 'amount_details', 'hooks'] as const;

/** Makes an intent, and tries to pay it at once when asked to. */
export function createIntent(world: World, params: Stripe.PaymentIntentCreateParams): Stripe.PaymentIntent {
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
      errorOnRequiresAction: or(params.error_on_requires_action, false),
      returnUrl: params.return_url,
    });
  }
  return intent;
}

function requireChangeable(intent: Stripe.PaymentIntent, params: Stripe.PaymentIntentUpdateParams): void {
  const movesMoney = (['amount', 'currency', 'payment_method', 'payment_method_data'] as const).some((name) => params[name] !== undefined);
  if (movesMoney) requireStatus(intent, ['requires_payment_method', 'requires_confirmation', 'requires_action'], 'updated');
}

/** Changes what may still be changed. */
export function updateIntent(world: World, intent: Stripe.PaymentIntent, params: Stripe.PaymentIntentUpdateParams): Stripe.PaymentIntent {
  refuseUnsimulated(params, MOVING);
  requireChangeable(intent, params);
  const currency = params.currency ? requireCurrency(params.currency) : intent.currency;
  if (params.amount !== undefined) requireAmount(params.amount, currency);
  const customer = params.customer ? requireCustomer(world, params.customer).id : undefined;
  const method = methodGiven(world, params);
  change(intent, {
    amount: params.amount,
    currency,
    customer,
    description: textOrNull(params.description),
    metadata: mergeMetadata(intent.metadata, params.metadata),
    transfer_group: textOrNull(params.transfer_group),
    ...sharedChanges(params),
    ...(method ? { payment_method: method.id, status: 'requires_confirmation', next_action: null } : {}),
  });
  return world.of(paymentIntents).put(intent);
}

/** What can be changed both by an update and in the moment of confirming. */
function sharedChanges(
  params: Pick<Stripe.PaymentIntentUpdateParams, 'receipt_email' | 'setup_future_usage' | 'shipping'>,
): Partial<Pick<Stripe.PaymentIntent, 'receipt_email' | 'setup_future_usage' | 'shipping'>> {
  return {
    ...(params.receipt_email === undefined ? {} : { receipt_email: params.receipt_email || null }),
    ...(params.setup_future_usage === undefined ? {} : { setup_future_usage: params.setup_future_usage || null }),
    ...(params.shipping === undefined ? {} : { shipping: shippingOf(params.shipping) }),
  };
}

/** Tries to pay an intent. */
export function confirmByRequest(
  world: World,
  intent: Stripe.PaymentIntent,
  params: Stripe.PaymentIntentConfirmParams,
): Stripe.PaymentIntent {
  refuseUnsimulated(params, MOVING);
  change(intent, sharedChanges(params));
  confirmIntent(world, intent, {
    method: methodGiven(world, params),
    offSession: params.off_session !== undefined && params.off_session !== false,
    errorOnRequiresAction: or(params.error_on_requires_action, false),
    returnUrl: params.return_url,
  });
  return intent;
}
