import type Stripe from 'stripe';
import { invalidRequest } from '../engine/failures';
import { idOf, randomToken, toSeconds } from '../engine/ids';
import type { World } from '../engine/world';
import { charges, newCharge } from './charge';
import { lastError, moveTo, paymentIntents, requireStatus } from './intent';
import { decisionOf, paymentMethods, willFailLater } from './payment-method';
import { settle } from './settling';
import type { Decline } from './test-cards';

const debitRefused: Decline = {
  code: 'payment_intent_payment_attempt_failed',
  decline_code: 'insufficient_funds',
  message: "The customer's account has insufficient funds to cover this payment.",
};

const voucherExpired: Decline = {
  code: 'payment_intent_payment_attempt_expired',
  message: 'The payment attempt expired: the voucher was not paid in time.',
};

/** Begins a payment that is decided later: a bank debit is under way, a voucher waits to be paid. */
export function beginLaterPayment(world: World, intent: Stripe.PaymentIntent, method: Stripe.PaymentMethod): void {
  if (intent.capture_method === 'manual')
    throw invalidRequest(`Payment method ${method.type} does not support manual capture.`, { param: 'capture_method' });
  const { promptSettlementMs, asyncSettlementMs, voucherLifetimeMs } = world.settings.value.payments;
  const decision = decisionOf(world, method);
  const wait = decision === 'promptly' ? promptSettlementMs : decision === 'later' ? asyncSettlementMs : voucherLifetimeMs;
  world.agenda.schedule(world.clock.now() + wait, 'payment.decide', `${intent.id}|${method.id}`);
  if (method.type === 'sepa_debit') {
    const charge = newCharge(world, intent, method, { status: 'pending', captured: true, decline: null, authenticated: false });
    intent.latest_charge = charge.id;
    world.events.emit('charge.pending', charge);
    moveTo(world, intent, 'processing', 'payment_intent.processing');
    return;
  }
  intent.next_action = voucherAction(world, intent, method.type, toSeconds(world.clock.now() + voucherLifetimeMs));
  moveTo(world, intent, 'requires_action', 'payment_intent.requires_action');
}

function voucherAction(world: World, intent: Stripe.PaymentIntent, type: string, expiresAt: number): Stripe.PaymentIntent.NextAction {
  const page = `${world.baseUrl}/voucher/${intent.id}`;
  if (type === 'boleto') {
    return {
      type: 'boleto_display_details',
      boleto_display_details: {
        expires_at: expiresAt,
        hosted_voucher_url: page,
        number: '01010101010101010101010101010101010101010101010',
        pdf: `${page}?pdf`,
      },
    };
  }
  if (type === 'oxxo') {
    return {
      type: 'oxxo_display_details',
      oxxo_display_details: { expires_after: expiresAt, hosted_voucher_url: page, number: '01234567890123456789' },
    };
  }
  return {
    type: 'pix_display_qr_code',
    pix_display_qr_code: {
      data: `00020101021226sandbox${randomToken(20)}`,
      expires_at: expiresAt,
      hosted_instructions_url: page,
      image_url_png: `${page}?png`,
      image_url_svg: `${page}?svg`,
    },
  };
}

/** Whether a payment of this intent waits to be decided. */
export function awaitsDecision(intent: Stripe.PaymentIntent): boolean {
  if (intent.status === 'processing') return true;
  return intent.status === 'requires_action' && /boleto|oxxo|pix/.test(intent.next_action?.type ?? '');
}

/** Decides a bank debit or voucher: paid, or not. */
export function decideLaterPayment(world: World, intent: Stripe.PaymentIntent, paid: boolean): void {
  requireStatus(intent, ['processing', 'requires_action'], 'settled');
  const method = world.of(paymentMethods).get(idOf(intent.payment_method));
  if (!method || !awaitsDecision(intent)) throw invalidRequest('This PaymentIntent awaits no bank debit or voucher.');
  const pending = intent.status === 'processing' ? world.of(charges).get(idOf(intent.latest_charge)) : undefined;
  if (paid) arrive(world, intent, method, pending);
  else fail(world, intent, method, pending);
}

function arrive(world: World, intent: Stripe.PaymentIntent, method: Stripe.PaymentMethod, pending: Stripe.Charge | undefined): void {
  const charge = pending ?? newCharge(world, intent, method, { status: 'succeeded', captured: true, decline: null, authenticated: false });
  charge.status = 'succeeded';
  charge.paid = true;
  world.of(charges).put(charge);
  settle(world, intent, method, charge);
}

function fail(world: World, intent: Stripe.PaymentIntent, method: Stripe.PaymentMethod, pending: Stripe.Charge | undefined): void {
  const decline = pending ? debitRefused : voucherExpired;
  if (pending) {
    pending.status = 'failed';
    pending.failure_code = decline.decline_code ?? decline.code;
    pending.failure_message = decline.message;
    world.of(charges).put(pending);
    world.events.emit('charge.failed', pending);
  }
  intent.last_payment_error = lastError(decline, method, pending?.id ?? null);
  intent.next_action = null;
  intent.payment_method = null;
  moveTo(world, intent, 'requires_payment_method', 'payment_intent.payment_failed');
}

/** Ties bank debits and vouchers to the passing of time. */
export function wireLaterPayments(world: World): void {
  world.agenda.when('payment.decide', (attempt) => {
    const [intentId, methodId] = attempt.split('|');
    const intent = world.of(paymentIntents).get(intentId);
    const method = world.of(paymentMethods).get(methodId);
    // The attempt may be over already, and another one begun.
    if (!intent || !method || idOf(intent.payment_method) !== methodId || !awaitsDecision(intent)) return;
    decideLaterPayment(world, intent, !willFailLater(world, method) && decisionOf(world, method) !== 'never');
  });
}
