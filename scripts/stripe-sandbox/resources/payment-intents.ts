import type Stripe from 'stripe';
import { noSuch } from '../engine/failures';
import { idOf } from '../engine/ids';
import type { World } from '../engine/world';
import { cancelIntent } from '../payments/canceling';
import { wirePayments } from '../payments/in-time';
import { paymentIntents } from '../payments/intent';
import { captureIntent } from '../payments/paying';
import { mergeMetadata, orNull } from './fields';
import { listPage } from './lists';
import { expandable, operation, type Resource } from './operation';
import { confirmByRequest, createIntent, MOVING, updateIntent } from './payment-intent-requests';
import { refuseUnsimulated } from './unsimulated';

/** The intent of this id. */
export function requireIntent(world: World, id: string, param = 'id'): Stripe.PaymentIntent {
  const intent = world.of(paymentIntents).get(id);
  if (!intent) throw noSuch('payment_intent', id, param === 'id' ? 'intent' : param);
  return intent;
}

/** Payment intents: one amount to be paid, through all its attempts. */
export const paymentIntentResource: Resource = {
  collections: [expandable(paymentIntents)],
  operations: [
    operation<Stripe.PaymentIntentCreateParams>('paymentIntents.create', ({ world, params }) => createIntent(world, params)),
    operation('paymentIntents.retrieve', ({ world, id }) => requireIntent(world, id)),
    operation<Stripe.PaymentIntentUpdateParams>('paymentIntents.update', ({ world, id, params }) =>
      updateIntent(world, requireIntent(world, id), params),
    ),
    operation<Stripe.PaymentIntentConfirmParams>('paymentIntents.confirm', ({ world, id, params }) =>
      confirmByRequest(world, requireIntent(world, id), params),
    ),
    operation<Stripe.PaymentIntentCaptureParams>('paymentIntents.capture', ({ world, id, params }) => {
      refuseUnsimulated(params, [...MOVING, 'final_capture']);
      const intent = requireIntent(world, id);
      captureIntent(world, intent, params.amount_to_capture);
      intent.metadata = mergeMetadata(intent.metadata, params.metadata);
      return world.of(paymentIntents).put(intent);
    }),
    operation<Stripe.PaymentIntentCancelParams>('paymentIntents.cancel', ({ world, id, params }) => {
      const intent = requireIntent(world, id);
      cancelIntent(world, intent, orNull(params.cancellation_reason));
      return intent;
    }),
    operation<Stripe.PaymentIntentListParams>('paymentIntents.list', ({ world, params }) => {
      const { customer } = params;
      return listPage(world, paymentIntents, params, '/v1/payment_intents', {
        ...(customer ? { index: { name: 'customer', key: customer } } : {}),
        where: (row) => !customer || idOf(row.customer) === customer,
      });
    }),
  ],
  wire: wirePayments,
};
