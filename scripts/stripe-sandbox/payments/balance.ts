import type Stripe from 'stripe';
import { idOf, newId, toSeconds } from '../engine/ids';
import { amountFor } from '../engine/settings';
import { defineCollection } from '../engine/store';
import type { World } from '../engine/world';
import { charges } from './charge';
import { amountStep } from './currencies';
import { behaviourOf, paymentMethods } from './payment-method';

/** Movements of the shop's balance; those still pending also by the day on which they become available. */
export const balanceTransactions = defineCollection<Stripe.BalanceTransaction>('balance_transactions', 'txn', {
  source: (txn) => idOf(txn.source),
  type: (txn) => txn.type,
  pending_until: (txn) => (txn.status === 'pending' ? String(txn.available_on) : null),
});

/** Sums by currency, kept up to date with every movement. Minor units. */
const totals = defineCollection<{ id: string; available: number; pending: number }>('balance', null);

const DAY_S = 24 * 60 * 60;

/** A movement to be written down. Minor units; negative when money leaves. */
export interface Movement {
  type: Stripe.BalanceTransaction['type'];
  category: string;
  source: string;
  currency: string;
  amount: number;
  fee: number;
  description: string | null;
  feeDescription?: string;
  /** Goes to the pending balance first. */
  pends?: boolean;
}

/** Writes down a movement of the balance. */
export function book(world: World, movement: Movement): Stripe.BalanceTransaction {
  const { amount, currency, fee } = movement;
  const created = world.clock.seconds();
  const waitMs = movement.pends ? world.settings.value.fees.availableAfterMs : 0;
  const availableOn = waitMs === 0 ? created : Math.ceil((created + toSeconds(waitMs)) / DAY_S) * DAY_S;
  const status = availableOn > created ? 'pending' : 'available';
  const rows = world.of(balanceTransactions);
  if (status === 'pending' && rows.by('pending_until', String(availableOn)).length === 0) {
    world.agenda.schedule(availableOn * 1000, 'balance.available', String(availableOn));
  }
  shift(world, currency, status, amount - fee);
  return rows.put({
    id: newId('txn'),
    object: 'balance_transaction',
    amount,
    available_on: availableOn,
    balance_type: 'payments',
    created,
    currency,
    description: movement.description,
    exchange_rate: null,
    fee,
    fee_details:
      fee === 0
        ? []
        : [
            {
              amount: fee,
              application: null,
              currency,
              description: movement.feeDescription ?? 'Stripe processing fees',
              type: 'stripe_fee',
            },
          ],
    net: amount - fee,
    reporting_category: movement.category,
    source: movement.source,
    status,
    type: movement.type,
  });
}

function shift(world: World, currency: string, pot: 'pending' | 'available', amount: number): void {
  const row = world.of(totals).get(currency) ?? { id: currency, available: 0, pending: 0 };
  row[pot] += amount;
  world.of(totals).put(row);
}

/** What may be handed on in a currency now. Minor units. */
export function availableIn(world: World, currency: string): number {
  return world.of(totals).get(currency)?.available ?? 0;
}

/** The shop's balance as the API shows it. */
export function currentBalance(world: World): Stripe.Balance {
  const rows = world.of(totals).all();
  const side = (pot: 'pending' | 'available'): Stripe.Balance.Available[] =>
    (rows.length > 0 ? rows : [{ id: 'usd', available: 0, pending: 0 }]).map((row) => ({
      amount: row[pot],
      currency: row.id,
      source_types: { card: row[pot] },
    }));
  return {
    object: 'balance',
    available: side('available'),
    livemode: false,
    pending: side('pending'),
    refund_and_dispute_prefunding: { available: side('available').map(empty), pending: side('pending').map(empty) },
  };
}

function empty(side: Stripe.Balance.Available): Stripe.Balance.Available {
  return { ...side, amount: 0, source_types: { card: 0 } };
}

/** The processing fee of a charge: rate by half-up rounding plus the fixed part, raised to what the currency can express. Minor units. */
export function feeOf(world: World, amount: number, currency: string): number {
  const { basisPoints, fixed } = world.settings.value.fees;
  const step = amountStep(currency);
  return Math.ceil((Math.floor((amount * basisPoints + 5000) / 10_000) + amountFor(currency, fixed)) / step) * step;
}

/** Sees to it that a captured charge gets its balance transaction, now or, as at Stripe, a little later. */
export function arrangeFee(world: World, charge: Stripe.Charge): void {
  const { delayMs } = world.settings.value.fees;
  if (delayMs === 0) bookCharge(world, charge);
  else world.agenda.schedule(world.clock.now() + delayMs, 'charge.fee', charge.id);
}

function bookCharge(world: World, charge: Stripe.Charge): void {
  const method = world.of(paymentMethods).get(charge.payment_method);
  const txn = book(world, {
    type: method && method.type !== 'card' ? 'payment' : 'charge',
    category: 'charge',
    source: charge.id,
    currency: charge.currency,
    amount: charge.amount_captured,
    fee: feeOf(world, charge.amount_captured, charge.currency),
    description: charge.description,
    pends: !(method && behaviourOf(world, method).bypassPending),
  });
  charge.balance_transaction = txn.id;
  world.of(charges).put(charge);
}

/** Ties fees and availability to the passing of time. */
export function wireBalance(world: World): void {
  world.agenda.when('charge.fee', (id) => {
    const charge = world.of(charges).get(id);
    if (!charge || charge.balance_transaction || !charge.captured || charge.status !== 'succeeded') return;
    bookCharge(world, charge);
    world.events.emit('charge.updated', charge, { balance_transaction: null });
    const txn = world.of(balanceTransactions).get(idOf(charge.balance_transaction));
    if (txn?.status === 'available') world.events.emit('balance.available', currentBalance(world));
  });
  world.agenda.when('balance.available', (day) => {
    const due = world.of(balanceTransactions).by('pending_until', day);
    for (const txn of due) {
      txn.status = 'available';
      world.of(balanceTransactions).put(txn);
      shift(world, txn.currency, 'pending', -txn.net);
      shift(world, txn.currency, 'available', txn.net);
    }
    if (due.length > 0) world.events.emit('balance.available', currentBalance(world));
  });
}
