import type Stripe from 'stripe';
import { noSuch } from '../engine/failures';
import type { World } from '../engine/world';
import { calculate, calculations, type KeptCalculation } from '../tax/calculating';
import { recordSale, reverse, transactions, type KeptTransaction } from '../tax/recording';
import { pageOf } from './lists';
import { operation, type Resource } from './operation';
import { refuseUnsimulated } from './unsimulated';

function requireCalculation(world: World, id: string, param = 'id'): KeptCalculation {
  const calculation = world.of(calculations).get(id);
  if (!calculation) throw noSuch('tax calculation', id, param);
  return calculation;
}

function requireTransaction(world: World, id: string): KeptTransaction {
  const transaction = world.of(transactions).get(id);
  if (!transaction) throw noSuch('tax transaction', id);
  return transaction;
}

const LINES = 10;

/** What tax is due, what was sold and what was given back of it, by a small table of rates. */
export const taxResource: Resource = {
  present: {
    'tax.calculation': ({ lines: _lines, ...shown }: KeptCalculation) => shown,
    'tax.transaction': ({ lines: _lines, original: _original, ...shown }: KeptTransaction) => shown,
  },
  includes: {
    'tax.calculation': {
      line_items: ({ id }: { id: string }, world) =>
        pageOf(requireCalculation(world, id).lines, { limit: LINES }, `/v1/tax/calculations/${id}/line_items`),
    },
    'tax.transaction': {
      line_items: ({ id }: { id: string }, world) =>
        pageOf(requireTransaction(world, id).lines, { limit: LINES }, `/v1/tax/transactions/${id}/line_items`),
    },
  },
  operations: [
    operation<Stripe.Tax.CalculationCreateParams>('tax.calculations.create', ({ world, params }) => {
      refuseUnsimulated(params, ['customer', 'ship_from_details', 'shipping_cost', 'tax_date']);
      return calculate(world, params);
    }),
    operation('tax.calculations.retrieve', ({ world, id }) => requireCalculation(world, id)),
    operation<Stripe.Tax.CalculationListLineItemsParams>('tax.calculations.listLineItems', ({ world, id, params }) =>
      pageOf(requireCalculation(world, id).lines, params, `/v1/tax/calculations/${id}/line_items`),
    ),
    operation<Stripe.Tax.TransactionCreateFromCalculationParams>('tax.transactions.createFromCalculation', ({ world, params }) => {
      refuseUnsimulated(params, ['posted_at']);
      return recordSale(world, requireCalculation(world, params.calculation, 'calculation'), params);
    }),
    operation<Stripe.Tax.TransactionCreateReversalParams>('tax.transactions.createReversal', ({ world, params }) => {
      refuseUnsimulated(params, ['flat_amount', 'shipping_cost']);
      return reverse(world, params);
    }),
    operation('tax.transactions.retrieve', ({ world, id }) => requireTransaction(world, id)),
    operation<Stripe.Tax.TransactionListLineItemsParams>('tax.transactions.listLineItems', ({ world, id, params }) =>
      pageOf(requireTransaction(world, id).lines, params, `/v1/tax/transactions/${id}/line_items`),
    ),
  ],
};
