import type Stripe from 'stripe';
import { invalidRequest } from '../engine/failures';
import { idOf } from '../engine/ids';
import type { World } from '../engine/world';
import { arrangeFee } from './balance';
import { charges, newCharge, refusalOf } from './charge';
import { cardFailure, lastError, moveTo, paymentIntents, requireStatus, requireUsable } from './intent';
import { beginLaterPayment } from './later-payment';
import { behaviourOf, instruments, paymentMethods } from './payment-method';
import { arrangeContest, settle } from './settling';
import type { Decline } from './test-cards';

/** How an intent is to be confirmed. */
export interface ConfirmOptions {
  method?: Stripe.PaymentMethod | undefined;
  offSession?: boolean;
  errorOnRequiresAction?: boolean;
  returnUrl?: string | undefined;
}

const authenticationRequired: Decline = {
  code: 'authentication_required',
  decline_code: 'authentication_required',
  message: 'Your card was declined. This transaction requires authentication.',
};

/** Tries to pay an intent. Throws what Stripe answers when the card is refused; the intent keeps the reason. */
export function confirmIntent(world: World, intent: Stripe.PaymentIntent, options: ConfirmOptions): void {
  requireStatus(intent, ['requires_payment_method', 'requires_confirmation', 'requires_action'], 'confirmed');
  const method = options.method ?? world.of(paymentMethods).get(idOf(intent.payment_method));
  if (!method) {
    throw invalidRequest(
      "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment method or ConfirmationToken.",
      { code: 'payment_intent_unexpected_state', payment_intent: intent },
    );
  }
  const instrument = world.of(instruments).get(method.id);
  requireUsable(intent, method, instrument?.used ?? false);
  intent.payment_method = method.id;
  intent.last_payment_error = null;
  intent.next_action = null;
  if (instrument) world.of(instruments).put({ ...instrument, used: true });
  world.of(paymentIntents).put(intent);
  if (method.type === 'card') confirmCard(world, intent, method, options);
  else beginLaterPayment(world, intent, method);
}

function confirmCard(world: World, intent: Stripe.PaymentIntent, method: Stripe.PaymentMethod, options: ConfirmOptions): void {
  const behaviour = behaviourOf(world, method);
  const setUp = world.of(instruments).get(method.id)?.setUp ?? false;
  const challenged = behaviour.challenge === 'always' || (behaviour.challenge === 'unless_set_up' && !setUp);
  if (!challenged) return takeMoney(world, intent, method, false);
  if (options.offSession || options.errorOnRequiresAction) return refuse(world, intent, method, authenticationRequired, false);
  intent.next_action = challengeAction(world, intent.id, options.returnUrl);
  moveTo(world, intent, 'requires_action', 'payment_intent.requires_action');
}

/** Where the buyer proves who they are. */
export function challengeAction(world: World, id: string, returnUrl: string | undefined): Stripe.PaymentIntent.NextAction {
  if (!returnUrl) return { type: 'use_stripe_sdk', use_stripe_sdk: {} };
  return { type: 'redirect_to_url', redirect_to_url: { return_url: returnUrl, url: `${world.baseUrl}/3ds/${id}` } };
}

/** Goes on after the 3-D Secure page; a failed challenge leaves the intent waiting for another card. */
export function finishChallenge(world: World, intent: Stripe.PaymentIntent, passed: boolean): void {
  requireStatus(intent, ['requires_action'], 'authenticated');
  const method = world.of(paymentMethods).get(idOf(intent.payment_method));
  if (!method) throw invalidRequest('This PaymentIntent has no payment method.');
  intent.next_action = null;
  if (passed) return takeMoney(world, intent, method, true);
  const reason =
    'The provided payment method has failed authentication. You can provide payment_method_data or a new PaymentMethod to attempt to fulfill this PaymentIntent again.';
  intent.last_payment_error = {
    code: 'payment_intent_authentication_failure',
    doc_url: 'https://stripe.com/docs/error-codes/payment-intent-authentication-failure',
    message: reason,
    payment_method: method,
    type: 'invalid_request_error',
  };
  intent.payment_method = null;
  moveTo(world, intent, 'requires_payment_method', 'payment_intent.payment_failed');
}

function takeMoney(world: World, intent: Stripe.PaymentIntent, method: Stripe.PaymentMethod, authenticated: boolean): void {
  const refusal = refusalOf(behaviourOf(world, method), authenticated);
  if (refusal) return refuse(world, intent, method, refusal, authenticated);
  const manual = intent.capture_method === 'manual';
  const charge = newCharge(world, intent, method, { status: 'succeeded', captured: !manual, decline: null, authenticated });
  settle(world, intent, method, charge);
}

function refuse(world: World, intent: Stripe.PaymentIntent, method: Stripe.PaymentMethod, decline: Decline, authenticated: boolean): never {
  const charge = newCharge(world, intent, method, { status: 'failed', captured: false, decline, authenticated });
  intent.latest_charge = charge.id;
  intent.last_payment_error = lastError(decline, method, charge.id);
  intent.payment_method = null;
  world.events.emit('charge.failed', charge);
  moveTo(world, intent, 'requires_payment_method', 'payment_intent.payment_failed');
  throw cardFailure(decline, { charge: charge.id, payment_intent: intent, payment_method: method });
}

/** Takes an authorised amount, or part of it; the rest is let go. */
export function captureIntent(world: World, intent: Stripe.PaymentIntent, amount: number | undefined): void {
  requireStatus(intent, ['requires_capture'], 'captured');
  const charge = world.of(charges).get(idOf(intent.latest_charge));
  if (!charge) throw invalidRequest('This PaymentIntent has no charge.');
  const taken = amount ?? intent.amount_capturable;
  if (taken < 1 || taken > intent.amount_capturable) {
    throw invalidRequest(`The requested capture amount is greater than the remaining amount you can capture for this charge.`, {
      code: 'amount_too_large',
      param: 'amount_to_capture',
    });
  }
  charge.captured = true;
  charge.amount_captured = taken;
  intent.amount_capturable = 0;
  intent.amount_received = taken;
  // Taken money has a fee from now on, and can be contested; the rest of what was reserved is let go.
  if (world.settings.value.fees.delayMs === 0) arrangeFee(world, charge);
  if (charge.payment_method_details?.card) delete charge.payment_method_details.card.capture_before;
  world.of(charges).put(charge);
  world.events.emit('charge.captured', charge);
  moveTo(world, intent, 'succeeded', 'payment_intent.succeeded');
  if (!charge.balance_transaction) arrangeFee(world, charge);
  const method = world.of(paymentMethods).get(idOf(charge.payment_method));
  if (method) arrangeContest(world, method, charge);
}
