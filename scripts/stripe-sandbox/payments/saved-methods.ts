import type Stripe from 'stripe';
import { invalidRequest } from '../engine/failures';
import { idOf } from '../engine/ids';
import type { World } from '../engine/world';
import { cardFailure } from './intent';
import { behaviourOf, instruments, paymentMethods, requirePaymentMethod } from './payment-method';
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

/** Saves a method with a customer because somebody asked: its bank is asked first, and it is nobody else's. */
export function attach(world: World, id: string, customer: string, param = 'id'): Stripe.PaymentMethod {
  const method = requirePaymentMethod(world, id, param);
  const { decline } = behaviourOf(world, method);
  if (decline) throw cardFailure(decline, { payment_method: method });
  if (idOf(method.customer) && idOf(method.customer) !== customer) {
    throw invalidRequest('The payment method you provided has already been attached to a customer.', {
      code: 'payment_method_unexpected_state',
    });
  }
  attachTo(world, method, customer);
  return method;
}

/** From now on the card a payment was made with behaves as another test card: its account was emptied, or it was reported lost. */
export function becomeCard(world: World, intent: Stripe.PaymentIntent, number: string): Stripe.PaymentIntent {
  const instrument = world.of(instruments).get(idOf(intent.payment_method));
  if (!instrument || !cardByNumber(number)) throw invalidRequest('A payment made with a test card, and the number of another, are needed.');
  world.of(instruments).put({ ...instrument, number });
  return intent;
}
