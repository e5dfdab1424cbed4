import type Stripe from 'stripe';
import { newId, randomToken } from '../engine/ids';
import type { World } from '../engine/world';
import { methodsFor, paymentIntents } from './intent';
import { or, orNull } from '../resources/fields';

/** What a new intent is made of. Amount in minor units. */
export interface IntentGiven {
  amount: number;
  currency: string;
  customer?: string | null | undefined;
  description?: string | null | undefined;
  metadata?: Record<string, string>;
  captureMethod?: Stripe.PaymentIntent['capture_method'] | undefined;
  confirmationMethod?: Stripe.PaymentIntent['confirmation_method'] | undefined;
  methodTypes?: string[] | undefined;
  receiptEmail?: string | null | undefined;
  setupFutureUsage?: Stripe.PaymentIntent['setup_future_usage'] | undefined;
  shipping?: Stripe.PaymentIntent['shipping'] | undefined;
  statementDescriptor?: string | null | undefined;
  statementDescriptorSuffix?: string | null | undefined;
  transferGroup?: string | null | undefined;
  hasMethod?: boolean;
}

/** Makes a payment intent and tells of it. */
export function newIntent(world: World, given: IntentGiven): Stripe.PaymentIntent {
  const id = newId('pi');
  const types = given.methodTypes ?? methodsFor(given.currency);
  const intent: Stripe.PaymentIntent = {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: (given.methodTypes as Stripe.PaymentIntent['allowed_payment_method_types']) ?? null,
    amount: given.amount,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: { allow_redirects: 'always', enabled: true },
    canceled_at: null,
    cancellation_reason: null,
    capture_method: or(given.captureMethod, 'automatic_async'),
    client_secret: `${id}_secret_${randomToken(25)}`,
    confirmation_method: or(given.confirmationMethod, 'automatic'),
    created: world.clock.seconds(),
    currency: given.currency,
    customer: orNull(given.customer),
    customer_account: null,
    description: orNull(given.description),
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: given.metadata ?? {},
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: types.includes('card')
      ? { card: { installments: null, mandate_options: null, network: null, request_three_d_secure: 'automatic' } }
      : {},
    payment_method_types: types,
    payment_record: null,
    processing: null,
    receipt_email: orNull(given.receiptEmail),
    review: null,
    setup_future_usage: orNull(given.setupFutureUsage),
    shipping: orNull(given.shipping),
    source: null,
    statement_descriptor: orNull(given.statementDescriptor),
    statement_descriptor_suffix: orNull(given.statementDescriptorSuffix),
    status: given.hasMethod ? 'requires_confirmation' : 'requires_payment_method',
    transfer_data: null,
    transfer_group: orNull(given.transferGroup),
  };
  world.of(paymentIntents).put(intent);
  world.events.emit('payment_intent.created', intent);
  return intent;
}
