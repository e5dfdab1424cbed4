import type Stripe from 'stripe';
import { invalidRequest, noSuch } from '../engine/failures';
import { idOf } from '../engine/ids';
import type { World } from '../engine/world';
import { refundCharge, refunds, tell, wireRefunds } from '../payments/refunding';
import { requireCharge } from './charges';
import { mergeMetadata } from './fields';
import { listPage } from './lists';
import { expandable, operation, type Resource } from './operation';
import { requireIntent } from './payment-intents';
import { refuseUnsimulated } from './unsimulated';

/** The refund of this id. */
export function requireRefund(world: World, id: string): Stripe.Refund {
  const refund = world.of(refunds).get(id);
  if (!refund) throw noSuch('refund', id);
  return refund;
}

function chargeOf(world: World, params: Stripe.RefundCreateParams): Stripe.Charge {
  if (params.charge && params.payment_intent) {
    throw invalidRequest('You may only specify one of these parameters: charge, payment_intent.', { param: 'charge' });
  }
  if (params.charge) return requireCharge(world, params.charge, 'charge');
  if (!params.payment_intent) {
    throw invalidRequest('One of the following params should be provided for this request: payment_intent or charge.', {
      code: 'parameter_missing',
    });
  }
  const intent = requireIntent(world, params.payment_intent, 'payment_intent');
  const charge = idOf(intent.latest_charge);
  if (intent.status !== 'succeeded' || !charge) {
    throw invalidRequest(`This PaymentIntent (${intent.id}) does not have a successful charge to refund.`, {
      code: 'payment_intent_unexpected_state',
      param: 'payment_intent',
    });
  }
  return requireCharge(world, charge);
}

/** Refunds: money given back. */
export const refundResource: Resource = {
  collections: [expandable(refunds)],
  operations: [
    operation<Stripe.RefundCreateParams>('refunds.create', ({ world, params }) => {
      refuseUnsimulated(params, ['refund_application_fee', 'reverse_transfer', 'instructions_email', 'origin', 'customer', 'currency']);
      return refundCharge(world, chargeOf(world, params), {
        amount: params.amount,
        reason: params.reason,
        metadata: mergeMetadata(null, params.metadata),
      });
    }),
    operation('refunds.retrieve', ({ world, id }) => requireRefund(world, id)),
    operation<Stripe.RefundUpdateParams>('refunds.update', ({ world, id, params }) => {
      const refund = requireRefund(world, id);
      const before = { metadata: refund.metadata };
      refund.metadata = mergeMetadata(refund.metadata, params.metadata);
      tell(world, refund, before);
      return refund;
    }),
    operation<Stripe.RefundListParams>('refunds.list', ({ world, params }) => {
      const { charge, payment_intent } = params;
      const index = charge ? { name: 'charge', key: charge } : payment_intent ? { name: 'payment_intent', key: payment_intent } : undefined;
      return listPage(world, refunds, params, '/v1/refunds', index ? { index } : {});
    }),
  ],
  wire: wireRefunds,
};
