import type Stripe from 'stripe';
import { noSuch } from '../engine/failures';
import type { World } from '../engine/world';
import { charges } from '../payments/charge';
import { refunds } from '../payments/refunding';
import { changedText, mergeMetadata } from './fields';
import { listPage } from './lists';
import { expandable, operation, type Resource } from './operation';
import { shippingOf } from '../payments/shipping';
import { refuseUnsimulated } from './unsimulated';

/** The charge of this id. */
export function requireCharge(world: World, id: string, param = 'id'): Stripe.Charge {
  const charge = world.of(charges).get(id);
  if (!charge) throw noSuch('charge', id, param);
  return charge;
}

function change(world: World, charge: Stripe.Charge, params: Stripe.ChargeUpdateParams): Stripe.Charge {
  refuseUnsimulated(params, ['fraud_details', 'customer']);
  const before = { description: charge.description, metadata: charge.metadata };
  charge.description = changedText(charge.description, params.description);
  charge.metadata = mergeMetadata(charge.metadata, params.metadata);
  charge.transfer_group = params.transfer_group ?? charge.transfer_group;
  if (params.receipt_email !== undefined) charge.receipt_email = params.receipt_email || null;
  if (params.shipping) charge.shipping = shippingOf(params.shipping);
  world.of(charges).put(charge);
  world.events.emit('charge.updated', charge, before);
  return charge;
}

/** Charges: attempts to take money, and what came of them. */
export const chargeResource: Resource = {
  collections: [expandable(charges)],
  includes: {
    charge: {
      refunds: (charge: Stripe.Charge, world) => ({
        object: 'list',
        data: world.of(refunds).by('charge', charge.id).reverse().slice(0, 10),
        has_more: world.of(refunds).by('charge', charge.id).length > 10,
        url: `/v1/charges/${charge.id}/refunds`,
      }),
    },
  },
  operations: [
    operation('charges.retrieve', ({ world, id }) => requireCharge(world, id)),
    operation<Stripe.ChargeUpdateParams>('charges.update', ({ world, id, params }) => change(world, requireCharge(world, id), params)),
    operation<Stripe.ChargeListParams>('charges.list', ({ world, params }) => {
      const { customer, payment_intent, transfer_group } = params;
      const index = payment_intent
        ? { name: 'payment_intent', key: payment_intent }
        : customer
          ? { name: 'customer', key: customer }
          : transfer_group
            ? { name: 'transfer_group', key: transfer_group }
            : undefined;
      return listPage(world, charges, params, '/v1/charges', {
        ...(index ? { index } : {}),
        where: (row) => (!customer || row.customer === customer) && (!transfer_group || row.transfer_group === transfer_group),
      });
    }),
  ],
};
