import type Stripe from 'stripe';
import { fullAddress, orNull } from '../resources/fields';

/** Shipping with all its fields, as answers have it. */
export function shippingOf(given: Stripe.PaymentIntentCreateParams['shipping'] | '' | null): Stripe.PaymentIntent['shipping'] {
  if (!given) return null;
  const address = fullAddress(given.address);
  return {
    ...(address ? { address } : {}),
    carrier: orNull(given.carrier),
    name: given.name,
    phone: orNull(given.phone),
    tracking_number: orNull(given.tracking_number),
  };
}
