import type Stripe from 'stripe';
import { StripeFailure, invalidRequest } from '../engine/failures';
import { idOf } from '../engine/ids';
import { defineCollection } from '../engine/store';
import type { World } from '../engine/world';
import type { Decline } from './test-cards';

/** Payment intents by customer. */
export const paymentIntents = defineCollection<Stripe.PaymentIntent>('payment_intents', 'pi', {
  customer: (intent) => idOf(intent.customer),
});

/** The kept methods of payment for a currency when a caller leaves the choice to the shop's settings. */
export function methodsFor(currency: string): string[] {
  const local: Record<string, string[]> = { eur: ['sepa_debit'], brl: ['boleto', 'pix'], mxn: ['oxxo'] };
  return ['card', ...(local[currency] ?? [])];
}

/** Says what changed in the status, in the event that Stripe has for it. */
export function moveTo(
  world: World,
  intent: Stripe.PaymentIntent,
  status: Stripe.PaymentIntent['status'],
  type:
    | 'payment_intent.succeeded'
    | 'payment_intent.payment_failed'
    | 'payment_intent.requires_action'
    | 'payment_intent.processing'
    | 'payment_intent.canceled'
    | 'payment_intent.amount_capturable_updated',
): void {
  intent.status = status;
  world.of(paymentIntents).put(intent);
  world.events.emit(type, intent);
}

/** Refuses an action that the intent's status does not allow. */
export function requireStatus(intent: Stripe.PaymentIntent, allowed: readonly Stripe.PaymentIntent['status'][], action: string): void {
  if (allowed.includes(intent.status)) return;
  throw new StripeFailure(
    400,
    'invalid_request_error',
    `This PaymentIntent could not be ${action} because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be ${action}: ${allowed.join(', ')}.`,
    { code: 'payment_intent_unexpected_state', payment_intent: intent },
  );
}

/** The intent's copy of why the last attempt failed. */
export function lastError(decline: Decline, method: Stripe.PaymentMethod, charge: string | null): Stripe.PaymentIntent.LastPaymentError {
  return {
    ...(charge ? { charge } : {}),
    code: decline.code,
    ...(decline.decline_code ? { decline_code: decline.decline_code } : {}),
    doc_url: `https://stripe.com/docs/error-codes/${decline.code.replace(/_/g, '-')}`,
    message: decline.message,
    payment_method: method,
    type: 'card_error',
  };
}

/** 402: the card was refused. */
export function cardFailure(
  decline: Decline,
  facts: {
    charge?: string;
    payment_intent?: Stripe.PaymentIntent;
    setup_intent?: Stripe.SetupIntent;
    payment_method?: Stripe.PaymentMethod;
  },
): StripeFailure {
  return new StripeFailure(402, 'card_error', decline.message, {
    code: decline.code,
    ...(decline.decline_code ? { decline_code: decline.decline_code } : {}),
    ...facts,
  });
}

/** Refuses a payment method that this intent must not be paid with. */
export function requireUsable(
  intent: { customer: Stripe.PaymentIntent['customer']; payment_method_types: string[] },
  method: Stripe.PaymentMethod,
  alreadyUsed: boolean,
): void {
  const owner = idOf(method.customer);
  if (owner && owner !== idOf(intent.customer)) {
    throw invalidRequest(
      `The provided PaymentMethod cannot be used because it belongs to a different Customer. Please include the Customer in the \`customer\` parameter.`,
      { param: 'payment_method' },
    );
  }
  if (!owner && alreadyUsed) {
    throw invalidRequest(
      'The provided PaymentMethod was previously used with a PaymentIntent without Customer attachment, shared with a connected account without Customer attachment, or was detached from a Customer. It may not be used again. To use a PaymentMethod multiple times, you must attach it to a Customer first.',
      { code: 'payment_method_unexpected_state', param: 'payment_method' },
    );
  }
  if (!intent.payment_method_types.includes(method.type)) {
    throw invalidRequest(
      `The PaymentMethod provided (${method.type}) is not allowed for this PaymentIntent. Please attach a PaymentMethod of one of the following types: ${intent.payment_method_types.join(', ')}.`,
      { code: 'payment_intent_incompatible_payment_method', param: 'payment_method' },
    );
  }
}
