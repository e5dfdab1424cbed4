import type Stripe from 'stripe';
import { invalidRequest } from '../engine/failures';
import { idOf, newId } from '../engine/ids';
import { defineCollection } from '../engine/store';
import type { World } from '../engine/world';
import { book } from './balance';
import { charges } from './charge';
import { disputes } from './disputing';
import { behaviourOf, paymentMethods } from './payment-method';
import { orNull } from '../resources/fields';

/** Refunds by charge and by payment intent. */
export const refunds = defineCollection<Stripe.Refund>('refunds', 're', {
  charge: (refund) => idOf(refund.charge),
  payment_intent: (refund) => idOf(refund.payment_intent),
});

/** What is given back and why. Minor units. */
export interface RefundRequest {
  amount?: number | undefined;
  reason?: Stripe.Refund['reason'] | undefined;
  metadata: Record<string, string>;
}

/** What can still be given back of a charge, in minor units. */
export function refundable(charge: Stripe.Charge): number {
  return charge.amount_captured - charge.amount_refunded;
}

function requireRefundable(charge: Stripe.Charge, amount: number): void {
  if (charge.status !== 'succeeded' || !charge.captured) {
    throw invalidRequest(`Charge ${charge.id} cannot be refunded: it has not been captured.`, { param: 'charge' });
  }
  if (refundable(charge) === 0) {
    throw invalidRequest(`Charge ${charge.id} has already been refunded.`, { code: 'charge_already_refunded' });
  }
  if (amount < 1)
    throw invalidRequest('This value must be greater than or equal to 1.', { code: 'parameter_invalid_integer', param: 'amount' });
  if (amount > refundable(charge)) {
    throw invalidRequest(`Refund amount (${amount}) is greater than unrefunded amount on charge (${refundable(charge)}).`, {
      param: 'amount',
    });
  }
}

/** How this charge's refunds go: cards at once unless told otherwise, bank debits and vouchers later. */
function courseOf(world: World, charge: Stripe.Charge): 'succeeded' | 'pending' | 'fails_later' {
  const method = world.of(paymentMethods).get(charge.payment_method);
  if (!method || method.type !== 'card') return 'pending';
  return behaviourOf(world, method).refunds ?? world.settings.value.refunds.cards;
}

/** Gives back a charge or part of it. */
export function refundCharge(world: World, charge: Stripe.Charge, request: RefundRequest): Stripe.Refund {
  if (isChargedBack(world, charge)) {
    throw invalidRequest(`Charge ${charge.id} has been charged back; cannot issue a refund.`, { code: 'charge_disputed' });
  }
  const amount = request.amount ?? refundable(charge);
  requireRefundable(charge, amount);
  const course = courseOf(world, charge);
  const refund = world.of(refunds).put({ ...newRefund(world, charge, request, amount), ...COURSES[course].fields });
  takeFromCharge(world, charge, amount);
  world.events.emit('refund.created', refund);
  const { next } = COURSES[course];
  if (next) world.agenda.schedule(world.clock.now() + world.settings.value.refunds.pendingForMs, next, refund.id);
  return refund;
}

/** How a refund begins, and what happens to it when its time has come. */
const COURSES = {
  succeeded: { fields: { status: 'succeeded' }, next: null },
  pending: { fields: { status: 'pending', pending_reason: 'processing' }, next: 'refund.succeed' },
  fails_later: { fields: { status: 'succeeded' }, next: 'refund.fail' },
} as const;

function newRefund(world: World, charge: Stripe.Charge, request: RefundRequest, amount: number): Stripe.Refund {
  const id = newId('re');
  const txn = book(world, {
    type: 'refund',
    category: 'refund',
    source: id,
    currency: charge.currency,
    amount: -amount,
    fee: 0,
    description: `REFUND FOR CHARGE${charge.description ? ` (${charge.description})` : ''}`,
  });
  return {
    id,
    object: 'refund',
    amount,
    balance_transaction: txn.id,
    charge: charge.id,
    created: world.clock.seconds(),
    currency: charge.currency,
    customer: idOf(charge.customer),
    customer_account: null,
    ...(charge.payment_method_details?.card ? { destination_details: cardDestination() } : {}),
    metadata: request.metadata,
    payment_intent: idOf(charge.payment_intent),
    payment_method: charge.payment_method,
    reason: orNull(request.reason),
    receipt_number: null,
    source_transfer_reversal: null,
    status: 'pending',
    transfer_reversal: null,
  };
}

function cardDestination(): Stripe.Refund['destination_details'] {
  return { type: 'card', card: { reference_status: 'pending', reference_type: 'acquirer_reference_number', type: 'refund' } };
}

/** A chargeback keeps the money from being given back a second time; an inquiry, or a case that was won, does not. */
function isChargedBack(world: World, charge: Stripe.Charge): boolean {
  return world
    .of(disputes)
    .by('charge', charge.id)
    .some((dispute) => !dispute.is_charge_refundable && dispute.status !== 'won' && dispute.status !== 'warning_closed');
}

function takeFromCharge(world: World, charge: Stripe.Charge, amount: number): void {
  const before = { amount_refunded: charge.amount_refunded, refunded: charge.refunded };
  charge.amount_refunded += amount;
  charge.refunded = charge.amount_refunded === charge.amount_captured;
  world.of(charges).put(charge);
  world.events.emit('charge.refunded', charge, before.refunded === charge.refunded ? { amount_refunded: before.amount_refunded } : before);
}

/** A pending refund has arrived. */
export function succeedRefund(world: World, refund: Stripe.Refund): void {
  if (refund.status !== 'pending') throw invalidRequest(`The refund ${refund.id} is ${refund.status}, not pending.`);
  refund.status = 'succeeded';
  delete refund.pending_reason;
  tell(world, refund, { status: 'pending' });
}

/** A refund did not arrive: the money is back in the shop's balance, and the charge counts as less refunded. */
export function failRefund(world: World, refund: Stripe.Refund, reason: string): void {
  if (refund.status !== 'pending' && refund.status !== 'succeeded')
    throw invalidRequest(`The refund ${refund.id} is ${refund.status} already.`);
  const before = refund.status;
  const txn = book(world, {
    type: 'refund_failure',
    category: 'refund_failure',
    source: refund.id,
    currency: refund.currency,
    amount: refund.amount,
    fee: 0,
    description: 'REFUND FAILURE',
  });
  refund.status = 'failed';
  refund.failure_reason = reason;
  refund.failure_balance_transaction = txn.id;
  delete refund.pending_reason;
  giveBackToCharge(world, refund);
  tell(world, refund, { status: before });
  world.events.emit('refund.failed', refund);
}

function giveBackToCharge(world: World, refund: Stripe.Refund): void {
  const charge = world.of(charges).get(idOf(refund.charge));
  if (!charge) return;
  const before = { amount_refunded: charge.amount_refunded, refunded: charge.refunded };
  charge.amount_refunded -= refund.amount;
  charge.refunded = false;
  world.of(charges).put(charge);
  world.events.emit('charge.updated', charge, before.refunded ? before : { amount_refunded: before.amount_refunded });
}

/** Both events that Stripe sends when a refund changes. */
export function tell(world: World, refund: Stripe.Refund, before: Record<string, unknown>): void {
  world.of(refunds).put(refund);
  world.events.emit('refund.updated', refund, before);
  world.events.emit('charge.refund.updated', refund, before);
}

/** Ties refunds to the passing of time. */
export function wireRefunds(world: World): void {
  world.agenda.when('refund.succeed', (id) => {
    const refund = world.of(refunds).get(id);
    if (refund?.status === 'pending') succeedRefund(world, refund);
  });
  world.agenda.when('refund.fail', (id) => {
    const refund = world.of(refunds).get(id);
    if (refund && refund.status !== 'failed' && refund.status !== 'canceled') failRefund(world, refund, 'expired_or_canceled_card');
  });
}
