import type Stripe from 'stripe';
import { refusal, type Bench } from './running-sandbox';

/** Every call about taxes, each with what it may be refused for. */
export async function useTax({ stripe, sandbox }: Bench): Promise<void> {
  const asked = (country: string, more: Partial<Stripe.Tax.CalculationCreateParams.CustomerDetails> = {}) =>
    stripe.tax.calculations.create({
      currency: 'eur',
      customer_details: { address: { country }, address_source: 'billing', ...more },
      line_items: [
        { reference: 'line-1', amount: 12_000, tax_behavior: 'inclusive', tax_code: 'txcd_10000000' },
        { reference: 'line-2', amount: 1000, tax_behavior: 'exclusive', tax_code: 'txcd_10302000' },
        { reference: 'line-3', amount: 500, tax_behavior: 'exclusive', tax_code: 'txcd_00000000' },
      ],
      expand: ['line_items.data.tax_breakdown'],
    });
  const taxes = ({ line_items: items }: Stripe.Tax.Calculation) => items?.data.map((item) => item.amount_tax);
  const reasons = ({ line_items: items }: Stripe.Tax.Calculation) => items?.data.map((item) => item.tax_breakdown?.[0]?.taxability_reason);

  const french = await asked('FR');
  expect(taxes(french)).toEqual([2000, 55, 0]);
  expect(reasons(french)).toEqual(['standard_rated', 'reduced_rated', 'product_exempt']);
  expect([french.amount_total, french.tax_amount_inclusive, french.tax_amount_exclusive]).toEqual([13_555, 2000, 55]);
  const company = await asked('DE', { tax_ids: [{ type: 'eu_vat', value: 'DE129273398' }] });
  expect([taxes(company), reasons(company)?.[0], company.amount_total]).toEqual([[0, 0, 0], 'reverse_charge', 13_500]);
  expect(taxes(await asked('FR', { tax_ids: [{ type: 'eu_vat', value: 'FR40303265045' }] }))).toEqual([2000, 55, 0]);
  expect(reasons(await asked('JP'))).toEqual(['not_collecting', 'not_collecting', 'not_collecting']);
  expect((await refusal(asked('US'))).code).toBe('customer_tax_location_invalid');
  expect((await refusal(asked('CA'))).code).toBe('customer_tax_location_invalid');
  expect((await refusal(asked('DE', { tax_ids: [{ type: 'eu_vat', value: 'no' }] }))).code).toBe('tax_id_invalid');
  const kept = await stripe.tax.calculations.retrieve(french.id ?? '', { expand: ['line_items'] });
  expect(kept.line_items?.data).toHaveLength(3);
  expect((await stripe.tax.calculations.listLineItems(french.id ?? '', { limit: 2 })).has_more).toBe(true);

  const sale = { calculation: french.id ?? '', reference: 'AS-1', expand: ['line_items'] };
  const recorded = await stripe.tax.transactions.createFromCalculation(sale, { idempotencyKey: 'tax:AS-1' });
  expect((await stripe.tax.transactions.createFromCalculation(sale, { idempotencyKey: 'tax:AS-1' })).id).toBe(recorded.id);
  expect((await refusal(stripe.tax.transactions.createFromCalculation(sale))).param).toBe('reference');
  const [first] = recorded.line_items?.data ?? [];
  const partly = (reference: string, amount: number, tax: number) =>
    stripe.tax.transactions.createReversal({
      mode: 'partial',
      original_transaction: recorded.id,
      reference,
      line_items: [{ original_line_item: first?.id ?? '', reference: `${reference}/line-1`, amount, amount_tax: tax }],
    });
  const part = await partly('AS-1/CN-1', -3000, -500);
  expect([part.type, part.reversal?.original_transaction]).toEqual(['reversal', recorded.id]);
  expect((await refusal(partly('AS-1/CN-2', -9001, -1500))).statusCode).toBe(400);
  expect((await refusal(partly('AS-1/CN-2', 9, 1))).statusCode).toBe(400);
  const undone = await stripe.tax.transactions.createReversal({ mode: 'full', original_transaction: part.id, reference: 'AS-1/undo' });
  expect((await stripe.tax.transactions.listLineItems(undone.id)).data.map((line) => [line.amount, line.amount_tax])).toEqual([
    [3000, 500],
  ]);
  const again = { mode: 'full' as const, original_transaction: part.id, reference: 'AS-1/undo-2' };
  expect((await refusal(stripe.tax.transactions.createReversal(again))).statusCode).toBe(400);
  await partly('AS-1/CN-2', -12_000, -2000);
  const rest = await stripe.tax.transactions.createReversal({ mode: 'full', original_transaction: recorded.id, reference: 'AS-1/CN-3' });
  const shown = await stripe.tax.transactions.retrieve(rest.id, { expand: ['line_items'] });
  expect(shown.line_items?.data.map((line) => [line.amount, line.amount_tax])).toEqual([
    [0, 0],
    [-1000, -55],
    [-500, 0],
  ]);
  await sandbox.advance(91 * 24 * 3_600_000);
  const late = { calculation: company.id ?? '', reference: 'AS-2' };
  expect((await refusal(stripe.tax.transactions.createFromCalculation(late))).param).toBe('calculation');
}
