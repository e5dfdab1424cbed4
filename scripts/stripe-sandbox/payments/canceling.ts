import type Stripe from 'stripe';
import { idOf } from '../engine/ids';
import type { World } from '../engine/world';
import { charges } from './charge';
import { moveTo, paymentIntents, requireStatus } from './intent';

/** Gives an intent up; money that was only authorised is let go. */
export function cancelIntent(world: World, intent: Stripe.PaymentIntent, reason: Stripe.PaymentIntent['cancellation_reason']): void {
  requireStatus(intent, ['requires_payment_method', 'requires_capture', 'requires_confirmation', 'requires_action'], 'canceled');
  const charge = intent.status === 'requires_capture' ? world.of(charges).get(idOf(intent.latest_charge)) : undefined;
  intent.canceled_at = world.clock.seconds();
  intent.cancellation_reason = reason;
  intent.amount_capturable = 0;
  intent.next_action = null;
  if (charge) {
    charge.refunded = true;
    charge.amount_refunded = charge.amount;
    world.of(charges).put(charge);
    world.events.emit(reason === 'automatic' ? 'charge.expired' : 'charge.refunded', charge, { amount_refunded: 0, refunded: false });
  }
  moveTo(world, intent, 'canceled', 'payment_intent.canceled');
}

/** Ties the end of an authorisation to the passing of time. */
export function wireCaptureWindow(world: World): void {
  world.agenda.when('payment.capture_expires', (id) => {
    const intent = world.of(paymentIntents).get(id);
    if (intent?.status === 'requires_capture') cancelIntent(world, intent, 'automatic');
  });
}
