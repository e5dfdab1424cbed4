import type Stripe from 'stripe';
import { invalidRequest } from '../engine/failures';
import { idOf, newId } from '../engine/ids';
import { defineCollection } from '../engine/store';
import type { World } from '../engine/world';
import { availableIn, book } from '../payments/balance';
import { accounts, addTo, held } from './account';

type KeptTransfer = Omit<Stripe.Transfer, 'reversals'>;

/** Money handed on to connected accounts. */
export const transfers = defineCollection<KeptTransfer>('transfers', 'tr', {
  transfer_group: (transfer) => transfer.transfer_group,
  destination: (transfer) => idOf(transfer.destination),
});

/** Transfers taken back, wholly or in part. */
export const reversals = defineCollection<Stripe.TransferReversal>('transfer_reversals', 'trr', {
  transfer: (reversal) => idOf(reversal.transfer),
});

/** What is to be handed on. Minor units. */
export interface TransferRequest {
  amount: number;
  currency: string;
  destination: string;
  description: string | null;
  transfer_group: string | null;
  metadata: Record<string, string>;
}

function requirePositive(amount: number): void {
  if (amount < 1)
    throw invalidRequest('This value must be greater than or equal to 1.', { code: 'parameter_invalid_integer', param: 'amount' });
}

/** Hands money on: only to an account that may have it, and only what is available. */
export function transferTo(world: World, request: TransferRequest): Stripe.Transfer {
  const { amount, currency, destination } = request;
  requirePositive(amount);
  const account = world.of(accounts).get(destination);
  if (!account) throw invalidRequest(`No such destination: '${destination}'`, { code: 'resource_missing', param: 'destination' });
  if (account.capabilities?.transfers !== 'active')
    throw invalidRequest(
      'Your destination account needs to have at least one of the following capabilities enabled: transfers, crypto_transfers, legacy_payments',
      { code: 'insufficient_capabilities_for_transfer' },
    );
  if (availableIn(world, currency) < amount)
    throw invalidRequest(
      'You have insufficient available funds in your Stripe account. Try adding funds directly to your available balance by creating Charges using the 4000000000000077 test card. See: https://stripe.com/docs/testing#available-balance',
      { code: 'balance_insufficient' },
    );
  const id = newId('tr');
  const txn = book(world, {
    type: 'transfer',
    category: 'transfer',
    source: id,
    currency,
    amount: -amount,
    fee: 0,
    description: request.description,
  });
  addTo(world, destination, currency, amount);
  const transfer = world.of(transfers).put({
    id,
    object: 'transfer',
    amount,
    amount_reversed: 0,
    balance_transaction: txn.id,
    created: world.clock.seconds(),
    currency,
    description: request.description,
    destination,
    destination_payment: newId('py'),
    livemode: false,
    metadata: request.metadata,
    reversed: false,
    source_transaction: null,
    source_type: 'card',
    transfer_group: request.transfer_group,
  });
  const shown = withReversals(world, transfer);
  world.events.emit('transfer.created', shown);
  return shown;
}

/** A transfer as the API shows it. */
export function withReversals(world: World, transfer: KeptTransfer): Stripe.Transfer {
  const data = world.of(reversals).by('transfer', transfer.id).reverse();
  return {
    ...transfer,
    reversals: { object: 'list', data: data.slice(0, 10), has_more: data.length > 10, url: `/v1/transfers/${transfer.id}/reversals` },
  };
}

/** Takes a transfer back, or a part of it: no more than is left of it, and no more than lies in the account it went to. */
export function reverseTransfer(
  world: World,
  transfer: KeptTransfer,
  given: { amount?: number | undefined; metadata: Record<string, string> },
): Stripe.TransferReversal {
  const left = transfer.amount - transfer.amount_reversed;
  if (left === 0) throw invalidRequest(`Transfer ${transfer.id} is already fully reversed.`, { param: 'id' });
  const amount = given.amount ?? left;
  requirePositive(amount);
  if (amount > left)
    throw invalidRequest(`Transfer amount (${amount}) is greater than unreversed amount on transfer (${left}).`, { param: 'amount' });
  const destination = idOf(transfer.destination) ?? '';
  if (held(world, destination, transfer.currency) < amount)
    throw invalidRequest('You cannot reverse this transfer: the connected account does not have enough available balance.', {
      code: 'balance_insufficient',
    });
  const id = newId('trr');
  const { currency } = transfer;
  const txn = book(world, {
    type: 'transfer_refund',
    category: 'transfer_reversal',
    source: id,
    currency,
    amount,
    fee: 0,
    description: `REFUND FOR TRANSFER (${transfer.id})`,
  });
  addTo(world, destination, currency, -amount);
  const reversal = world.of(reversals).put({
    id,
    object: 'transfer_reversal',
    amount,
    balance_transaction: txn.id,
    created: world.clock.seconds(),
    currency,
    destination_payment_refund: newId('pyr'),
    metadata: given.metadata,
    source_refund: null,
    transfer: transfer.id,
  });
  transfer.amount_reversed += amount;
  transfer.reversed = transfer.amount_reversed === transfer.amount;
  world.of(transfers).put(transfer);
  world.events.emit('transfer.reversed', withReversals(world, transfer));
  return reversal;
}
