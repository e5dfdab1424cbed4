import Stripe from 'stripe';
import type { AnsweredLine, ReckonerFailure, RecordedSale, TaxAnswer, TaxQuestion, TaxReckoner } from '../../capabilities/taxes/ports';
import { failure } from '../../kernel/failure';
import { minor } from '../../kernel/money';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { fromProvider, partToProvider } from '../../kernel/provider-amount';
import { now } from '../../platform/clock';
import { readConfiguration, stripeClient } from './configuration';

const SECOND = 1000;
/** A buyer waits for a calculation: whoever takes longer has not answered. What is recorded afterwards may take its time. */
const PATIENCE = { timeout: 8_000, maxNetworkRetries: 0 };

const refused = (message: string): ReckonerFailure => ({ ...failure('RECKONER_REFUSED', message, {}), kind: 'conflict' });

// 409 is the same request still at work, 429 asks to come back.
const whyNot = (error: unknown): ReckonerFailure => {
  if (!(error instanceof Stripe.errors.StripeError)) throw error;
  const status = error.statusCode ?? 0;
  if (status >= 400 && status < 500 && status !== 409 && status !== 429) return refused(error.message);
  return { ...failure('RECKONER_SILENT', 'Stripe Tax gave no answer.', { code: error.code ?? null }), kind: 'unavailable' };
};

/** An amount that cannot be written in the other's units is as good as a no: nothing is rounded to fit. */
class NotRepresentable extends Error {}

const asked = async <T>(question: () => Promise<T>): Promise<Outcome<T, ReckonerFailure>> => {
  try {
    return ok(await question());
  } catch (error) {
    return failed(error instanceof NotRepresentable ? refused(error.message) : whyNot(error));
  }
};

const there = (amount: number, currency: string): number => partToProvider({ minor: minor(amount), currency });

const here = (amount: number, currency: string) => {
  const read = fromProvider(amount, currency);
  if (!read.ok) throw new NotRepresentable(read.failure.message);
  return read.value.minor;
};

const referenceOf = (line: number): string => `line-${line}`;
const lineOf = (reference: string): number => parseInt(reference.replace('line-', ''), 10);

const calculationParams = ({
  currency,
  inclusive,
  country,
  postalCode,
  company,
  lines,
}: TaxQuestion): Stripe.Tax.CalculationCreateParams => ({
  currency: currency.toLowerCase(),
  customer_details: {
    address: { country, ...(postalCode === undefined ? {} : { postal_code: postalCode }) },
    address_source: 'billing',
    ...(company ? { tax_ids: [{ type: company.type, value: company.value }] } : {}),
  },
  line_items: lines.map(({ line, amount, code }) => ({
    reference: referenceOf(line),
    amount: there(amount, currency),
    quantity: 1,
    tax_behavior: inclusive ? 'inclusive' : 'exclusive',
    tax_code: code,
  })),
  expand: ['line_items.data.tax_breakdown'],
});

const answeredLine = (item: Stripe.Tax.CalculationLineItem, currency: string): AnsweredLine => ({
  line: lineOf(item.reference),
  amount: here(item.amount, currency),
  tax: here(item.amount_tax, currency),
  code: item.tax_code,
  jurisdictions: (item.tax_breakdown ?? []).map(({ amount, jurisdiction, tax_rate_details: rate, taxability_reason: reason }) => ({
    name: jurisdiction.display_name,
    country: jurisdiction.country,
    percentage: rate?.percentage_decimal ?? null,
    reason,
    tax: here(amount, currency),
  })),
});

const answerOf = (calculation: Stripe.Tax.Calculation, question: TaxQuestion): Outcome<TaxAnswer, ReckonerFailure> => {
  const lines = (calculation.line_items?.data ?? []).map((item) => answeredLine(item, question.currency));
  const fits = question.lines.every(({ line, amount }) => lines.some((each) => each.line === line && each.amount === amount));
  if (calculation.id === null || calculation.expires_at === null || !fits || lines.length !== question.lines.length)
    return failed(refused('Stripe Tax answered for other lines than it was asked about.'));
  return ok({ calculation: calculation.id, expiresAt: calculation.expires_at * SECOND, askedAt: now(), lines });
};

const recordedSale = ({ id, line_items: items }: Stripe.Tax.Transaction): RecordedSale => ({
  id,
  lines: (items?.data ?? []).map((item) => ({ line: lineOf(item.reference), id: item.id })),
});

/** Stripe Tax: calculations for carts, transactions for sales, reversals for what was given back. */
export const stripeTax = (stripe: Stripe = stripeClient(readConfiguration())): TaxReckoner => ({
  reckon: async (question) => {
    const told = await asked(() => stripe.tax.calculations.create(calculationParams(question), PATIENCE));
    if (!told.ok) return told;
    const read = await asked(() => Promise.resolve(answerOf(told.value, question)));
    return read.ok ? read.value : read;
  },
  recordSale: ({ reference, calculation }) =>
    asked(async () =>
      recordedSale(
        await stripe.tax.transactions.createFromCalculation(
          { calculation, reference, metadata: { order_number: reference }, expand: ['line_items'] },
          { idempotencyKey: `tax:${reference}` },
        ),
      ),
    ),
  takeBack: ({ reference, sale, currency, inclusive, lines }) =>
    asked(async () => {
      const reversal = await stripe.tax.transactions.createReversal(
        {
          mode: 'partial',
          original_transaction: sale.id,
          reference,
          line_items: lines.map(({ line, gross, tax }) => ({
            original_line_item: sale.lines.find((each) => each.line === line)?.id ?? '',
            reference: `${reference}/${referenceOf(line)}`,
            amount: there(-(inclusive ? gross : gross - tax), currency),
            amount_tax: there(-tax, currency),
          })),
        },
        { idempotencyKey: `tax:${reference}` },
      );
      return reversal.id;
    }),
  undo: ({ reference, reversal }) =>
    asked(async () => {
      const undone = await stripe.tax.transactions.createReversal(
        { mode: 'full', original_transaction: reversal, reference },
        { idempotencyKey: `tax:${reference}` },
      );
      return undone.id;
    }),
});
