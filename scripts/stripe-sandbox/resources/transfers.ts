import type Stripe from 'stripe';
import { reverseTransfer, reversals, transferTo, transfers, withReversals } from '../connect/transferring';
import { missing, noSuch } from '../engine/failures';
import type { World } from '../engine/world';
import { mergeMetadata, orNull } from './fields';
import { listPage } from './lists';
import { expandable, operation, type Resource } from './operation';
import { refuseUnsimulated } from './unsimulated';

function requireTransfer(world: World, id: string) {
  const transfer = world.of(transfers).get(id);
  if (!transfer) throw noSuch('transfer', id);
  return transfer;
}

/** Transfers to connected accounts, and what is taken back of them. */
export const transferResource: Resource = {
  collections: [expandable(transfers), expandable(reversals)],
  present: { transfer: (transfer: Stripe.Transfer, world) => withReversals(world, transfer) },
  operations: [
    operation<Stripe.TransferCreateParams>('transfers.create', ({ world, params }) => {
      refuseUnsimulated(params, ['source_transaction', 'source_type']);
      if (params.amount === undefined) throw missing('amount');
      return transferTo(world, {
        amount: params.amount,
        currency: params.currency.toLowerCase(),
        destination: params.destination,
        description: orNull(params.description),
        transfer_group: orNull(params.transfer_group),
        metadata: mergeMetadata(null, params.metadata),
      });
    }),
    operation('transfers.retrieve', ({ world, id }) => requireTransfer(world, id)),
    operation<Stripe.TransferListParams>('transfers.list', ({ world, params }) => {
      const { transfer_group, destination } = params;
      const index = transfer_group
        ? { name: 'transfer_group', key: transfer_group }
        : destination
          ? { name: 'destination', key: destination }
          : undefined;
      return listPage(world, transfers, params, '/v1/transfers', {
        ...(index ? { index } : {}),
        where: (row) => destination === undefined || row.destination === destination,
      });
    }),
    operation<Stripe.TransferCreateReversalParams>('transfers.createReversal', ({ world, id, params }) => {
      refuseUnsimulated(params, ['refund_application_fee', 'description']);
      return reverseTransfer(world, requireTransfer(world, id), { amount: params.amount, metadata: mergeMetadata(null, params.metadata) });
    }),
    operation<Stripe.TransferListReversalsParams>('transfers.listReversals', ({ world, id, params }) => {
      requireTransfer(world, id);
      return listPage(world, reversals, params, `/v1/transfers/${id}/reversals`, { index: { name: 'transfer', key: id } });
    }),
  ],
};
