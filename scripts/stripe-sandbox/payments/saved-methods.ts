import type Stripe from 'stripe';
import { idOf } from '../engine/ids';
import type { World } from '../engine/world';
import { instruments, paymentMethods } from './payment-method';

/** Saves a method with a customer, so that it can be used again. */
export function attachTo(world: World, method: Stripe.PaymentMethod, customer: string): void {
  const instrument = world.of(instruments).get(method.id);
  if (instrument) world.of(instruments).put({ ...instrument, setUp: true });
  if (idOf(method.customer) === customer) return;
  method.customer = customer;
  world.of(paymentMethods).put(method);
  world.events.emit('payment_method.attached', method);
}
