import type Stripe from 'stripe';
import { invalidRequest } from '../engine/failures';
import { idOf } from '../engine/ids';
import type { World } from '../engine/world';
import { instruments, paymentMethods } from './payment-method';
import { cardByNumber } from './test-cards';

/** Saves a method with a customer, so that it can be used again. */
export function attachTo(world: World, method: Stripe.PaymentMethod, customer: string): void {
  const instrument = world.of(instruments).get(method.id);
  if (instrument) world.of(instruments).put({ ...instrument, setUp: true });
  if (idOf(method.customer) === customer) return;
  method.customer = customer;
  world.of(paymentMethods).put(method);
  world.events.emit('payment_method.attached', method);
}

/** From now on the card a payment was made with behaves as another test card: its account was emptied, or it was reported lost. */
export function becomeCard(world: World, intent: Stripe.PaymentIntent, number: string): Stripe.PaymentIntent {
  const instrument = world.of(instruments).get(idOf(intent.payment_method));
  if (!instrument || !cardByNumber(number)) throw invalidRequest('A payment made with a test card, and the number of another, are needed.');
  world.of(instruments).put({ ...instrument, number });
  return intent;
}
