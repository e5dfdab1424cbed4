import type Stripe from 'stripe';
import { idOf } from '../engine/ids';
import type { World } from '../engine/world';
import { arrangeFee } from './balance';
import { moveTo } from './intent';
import { behaviourOf } from './payment-method';
import { attachTo } from './saved-methods';

/** The money is there (or promised, with manual capture): charge, intent, saved card, fee and contests follow. */
export function settle(world: World, intent: Stripe.PaymentIntent, method: Stripe.PaymentMethod, charge: Stripe.Charge): void {
  intent.latest_charge = charge.id;
  intent.last_payment_error = null;
  intent.next_action = null;
  intent.processing = null;
  if (charge.captured && world.settings.value.fees.delayMs === 0) arrangeFee(world, charge);
  world.events.emit('charge.succeeded', charge);
  const customer = idOf(intent.customer);
  if (intent.setup_future_usage && customer) attachTo(world, method, customer);
  if (!charge.captured) {
    intent.amount_capturable = intent.amount;
    world.agenda.schedule(world.clock.now() + world.settings.value.payments.captureWindowMs, 'payment.capture_expires', intent.id);
    moveTo(world, intent, 'requires_capture', 'payment_intent.amount_capturable_updated');
    return;
  }
  intent.amount_received = charge.amount_captured;
  moveTo(world, intent, 'succeeded', 'payment_intent.succeeded');
  if (!charge.balance_transaction) arrangeFee(world, charge);
  arrangeContest(world, method, charge);
}

/** Some test cards contest what was taken from them, soon after. */
export function arrangeContest(world: World, method: Stripe.PaymentMethod, charge: Stripe.Charge): void {
  const { dispute } = behaviourOf(world, method);
  if (!dispute) return;
  const wait = dispute.inquiry ? 0 : world.settings.value.payments.disputeAfterMs;
  world.agenda.schedule(world.clock.now() + wait, 'charge.dispute', charge.id);
}
