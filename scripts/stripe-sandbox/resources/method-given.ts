import type Stripe from 'stripe';
import { requireOneOf } from '../engine/failures';
import type { World } from '../engine/world';
import { requirePaymentMethod } from '../payments/payment-method';
import { makePaymentMethod } from './payment-methods';

interface MethodGiven {
  payment_method?: string | undefined;
  payment_method_data?: object | undefined;
}

/** The method that a call names or describes, if it does either. */
export function methodGiven(world: World, params: MethodGiven): Stripe.PaymentMethod | undefined {
  requireOneOf(params, 'payment_method', 'payment_method_data');
  if (params.payment_method) return requirePaymentMethod(world, params.payment_method);
  return params.payment_method_data ? makePaymentMethod(world, params.payment_method_data) : undefined;
}
