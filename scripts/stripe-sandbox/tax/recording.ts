import type Stripe from 'stripe';
import { invalidRequest, noSuch } from '../engine/failures';
import { newId } from '../engine/ids';
import { defineCollection } from '../engine/store';
import type { World } from '../engine/world';
import { mergeMetadata } from '../resources/fields';
import type { KeptCalculation } from './calculating';

/** A transaction as it is kept: with its lines, which answers show only where they are asked for. */
export type KeptTransaction = Omit<Stripe.Tax.Transaction, 'line_items'> & {
  lines: Stripe.Tax.TransactionLineItem[];
  /** Of a reversal: whether it was asked for whole, and of what. */
  original: string | null;
};

export const transactions = defineCollection<KeptTransaction>('tax_transactions', 'tax', {
  reference: (transaction) => transaction.reference,
  original: (transaction) => transaction.original,
});

type Metadata = Stripe.Tax.TransactionCreateFromCalculationParams['metadata'];

function requireNewReference(world: World, reference: string): void {
  if (reference === '') throw invalidRequest('You passed an empty string for reference.', { param: 'reference' });
  if (world.of(transactions).by('reference', reference).length > 0)
    throw invalidRequest(`A tax transaction with the reference '${reference}' already exists.`, { param: 'reference' });
}

/** The tax of a calculation is owed from now on. */
export function recordSale(
  world: World,
  calculation: KeptCalculation,
  { reference, metadata }: { reference: string; metadata?: Metadata },
): KeptTransaction {
  requireNewReference(world, reference);
  const at = world.clock.seconds();
  if (calculation.expires_at <= at) throw invalidRequest(`The tax calculation ${calculation.id} has expired.`, { param: 'calculation' });
  return world.of(transactions).put({
    id: newId('tax'),
    object: 'tax.transaction',
    created: at,
    currency: calculation.currency,
    customer: calculation.customer,
    customer_details: calculation.customer_details,
    livemode: false,
    metadata: mergeMetadata(null, metadata),
    posted_at: at,
    reference,
    reversal: null,
    ship_from_details: null,
    shipping_cost: null,
    tax_date: calculation.tax_date,
    type: 'transaction',
    original: null,
    lines: calculation.lines.map((line) => ({
      id: newId('tax_li'),
      object: 'tax.transaction_line_item',
      amount: line.amount,
      amount_tax: line.amount_tax,
      livemode: false,
      metadata: line.metadata,
      product: null,
      quantity: line.quantity,
      reference: line.reference,
      reversal: null,
      tax_behavior: line.tax_behavior,
      tax_code: line.tax_code,
      type: 'transaction',
    })),
  });
}

/** What is left of a line after the reversals that stand; one that was undone no longer does. */
function leftOf(world: World, original: KeptTransaction, line: Stripe.Tax.TransactionLineItem): { amount: number; tax: number } {
  const standing = world
    .of(transactions)
    .by('original', original.id)
    .filter(({ id }) => world.of(transactions).by('original', id).length === 0);
  const taken = standing.flatMap(({ lines }) => lines.filter(({ reversal }) => reversal?.original_line_item === line.id));
  return {
    amount: line.amount + taken.reduce((sum, each) => sum + each.amount, 0),
    tax: line.amount_tax + taken.reduce((sum, each) => sum + each.amount_tax, 0),
  };
}

interface Taken {
  line: Stripe.Tax.TransactionLineItem;
  reference: string;
  amount: number;
  tax: number;
}

function named(world: World, original: KeptTransaction, asked: Stripe.Tax.TransactionCreateReversalParams): Taken[] {
  if (original.type === 'reversal') throw invalidRequest('A reversal can only be reversed in full.', { param: 'mode' });
  return (asked.line_items ?? []).map((item, index) => {
    const param = `line_items[${index}]`;
    const line = original.lines.find(({ id }) => id === item.original_line_item);
    if (!line)
      throw invalidRequest(`No such line item: '${item.original_line_item}'`, {
        code: 'resource_missing',
        param: `${param}[original_line_item]`,
      });
    if (item.amount > 0 || item.amount_tax > 0) throw invalidRequest('Amounts of a reversal are negative.', { param: `${param}[amount]` });
    const left = leftOf(world, original, line);
    if (-item.amount > left.amount || -item.amount_tax > left.tax)
      throw invalidRequest('You cannot reverse more than is left of the line item.', { param: `${param}[amount]` });
    return { line, reference: item.reference, amount: item.amount, tax: item.amount_tax };
  });
}

function whole(world: World, original: KeptTransaction): Taken[] {
  if (world.of(transactions).by('original', original.id).length > 0 && original.type === 'reversal')
    throw invalidRequest(`The tax transaction ${original.id} is already reversed.`, { param: 'original_transaction' });
  return original.lines.map((line) => {
    const { amount, tax } = original.type === 'reversal' ? { amount: line.amount, tax: line.amount_tax } : leftOf(world, original, line);
    return { line, reference: line.reference, amount: 0 - amount, tax: 0 - tax };
  });
}

/** Takes a recorded tax back, wholly or for some lines; a reversal can be taken back whole only. */
export function reverse(world: World, asked: Stripe.Tax.TransactionCreateReversalParams): KeptTransaction {
  const original = world.of(transactions).get(asked.original_transaction);
  if (!original) throw noSuch('tax transaction', asked.original_transaction, 'original_transaction');
  requireNewReference(world, asked.reference);
  if (asked.mode === 'partial' && (asked.line_items ?? []).length === 0)
    throw invalidRequest('You must provide line_items, shipping_cost or flat_amount with mode=partial.', { param: 'line_items' });
  const taken = asked.mode === 'full' ? whole(world, original) : named(world, original, asked);
  const at = world.clock.seconds();
  const { lines: _lines, ...same } = original;
  return world.of(transactions).put({
    ...same,
    id: newId('tax'),
    created: at,
    posted_at: at,
    metadata: mergeMetadata(null, asked.metadata),
    reference: asked.reference,
    reversal: { original_transaction: original.id },
    type: 'reversal',
    original: original.id,
    lines: taken.map(({ line, reference, amount, tax }) => ({
      ...line,
      id: newId('tax_li'),
      amount,
      amount_tax: tax,
      metadata: {},
      reference,
      reversal: { original_line_item: line.id },
      type: 'reversal',
    })),
  });
}
