import type Stripe from 'stripe';
import { invalidRequest } from '../engine/failures';
import { newId } from '../engine/ids';
import { defineCollection } from '../engine/store';
import type { World } from '../engine/world';
import { fullAddress, mergeMetadata, or, orNull } from '../resources/fields';
import { BUSINESS_ID, EBOOK, HOME, millionths, NONTAXABLE, type Place, placeOf, TAX_CODE } from './rates';

const DAYS_90 = 90 * 24 * 3600;

/** A calculation as it is kept: with its lines, which answers show only where they are asked for. */
export type KeptCalculation = Omit<Stripe.Tax.Calculation, 'id' | 'expires_at' | 'line_items'> & {
  id: string;
  expires_at: number;
  lines: Stripe.Tax.CalculationLineItem[];
};

export const calculations = defineCollection<KeptCalculation>('tax_calculations', 'taxcalc');

type Breakdown = NonNullable<Stripe.Tax.CalculationLineItem['tax_breakdown']>[number];
type Reason = Breakdown['taxability_reason'];

interface Taxing {
  percentage: string | null;
  reason: Reason;
}

function taxingOf({ country, rates }: Place, code: string, business: boolean): Taxing {
  if (!rates) return { percentage: null, reason: 'not_collecting' };
  if (code === NONTAXABLE) return { percentage: null, reason: 'product_exempt' };
  if (business && country !== HOME) return { percentage: null, reason: 'reverse_charge' };
  if (code !== EBOOK || rates.reduced === undefined) return { percentage: rates.standard, reason: 'standard_rated' };
  return { percentage: rates.reduced, reason: rates.reduced === '0.0' ? 'zero_rated' : 'reduced_rated' };
}

/** The tax in an amount, or on top of it, rounded half up. */
function taxOf(amount: number, percentage: string | null, inclusive: boolean): number {
  if (percentage === null) return 0;
  const rate = millionths(percentage);
  const over = inclusive ? 1_000_000 + rate : 1_000_000;
  return Math.floor((2 * amount * rate + over) / (2 * over));
}

function breakdown(place: Place, taxing: Taxing, amount: number, tax: number, inclusive: boolean): Breakdown {
  const { country, rates, state, taxType } = place;
  const { percentage, reason } = taxing;
  return {
    amount: tax,
    jurisdiction: { country, display_name: rates?.name ?? country, level: state === null ? 'country' : 'state', state },
    sourcing: 'destination',
    tax_rate_details:
      percentage === null
        ? null
        : { display_name: taxType === 'vat' ? 'VAT' : 'Sales tax', percentage_decimal: percentage, tax_type: taxType },
    taxability_reason: reason,
    taxable_amount: percentage === null ? 0 : inclusive ? amount - tax : amount,
  };
}

type Asked = Stripe.Tax.CalculationCreateParams;

/** Where the buyer is: where the address does not say enough, nothing is calculated, as at Stripe. */
function whereIs({ customer_details: details }: Asked): Place {
  const address = details?.address;
  const unknown = (why: string) => invalidRequest(why, { code: 'customer_tax_location_invalid', param: 'customer_details[address]' });
  if (!address) throw unknown('You must provide the address of the customer.');
  if (!/^[A-Z]{2}$/.test(address.country)) throw unknown(`Country '${address.country}' is unknown.`);
  if (address.country === 'US' && !address.postal_code)
    throw unknown('We could not determine the location of this customer from its address.');
  if (address.country === 'CA' && !address.postal_code && !address.state)
    throw unknown('We could not determine the location of this customer from its address.');
  return placeOf(address.country, address.postal_code ?? '');
}

function isBusiness(country: string, { customer_details: details }: Asked): boolean {
  return (details?.tax_ids ?? []).some(({ type, value }) => {
    const prefix = country === 'GR' ? 'EL' : country;
    if (type === 'eu_vat' && !/^[A-Z]{2}[A-Z0-9]{2,12}$/.test(value))
      throw invalidRequest('Invalid value for eu_vat.', { code: 'tax_id_invalid', param: 'customer_details[tax_ids][0][value]' });
    return type === BUSINESS_ID[country] && value.startsWith(prefix);
  });
}

function lineOf(item: Asked['line_items'][number], index: number, place: Place, business: boolean): Stripe.Tax.CalculationLineItem {
  const param = `line_items[${index}]`;
  if (item.amount < 0) throw invalidRequest('This value must be greater than or equal to 0.', { param: `${param}[amount]` });
  const code = item.tax_code ?? 'txcd_10000000';
  if (!TAX_CODE.test(code)) throw invalidRequest(`No such tax code: '${code}'`, { code: 'resource_missing', param: `${param}[tax_code]` });
  const inclusive = item.tax_behavior === 'inclusive';
  const taxing = taxingOf(place, code, business);
  const tax = taxOf(item.amount, taxing.percentage, inclusive);
  return {
    id: newId('tax_li'),
    object: 'tax.calculation_line_item',
    amount: item.amount,
    amount_tax: tax,
    livemode: false,
    metadata: mergeMetadata(null, item.metadata),
    performance_location: null,
    product: null,
    quantity: item.quantity ?? 1,
    reference: item.reference ?? `L${index + 1}`,
    tax_behavior: inclusive ? 'inclusive' : 'exclusive',
    tax_breakdown: [breakdown(place, taxing, item.amount, tax, inclusive)],
    tax_code: code,
  };
}

function summary(lines: Stripe.Tax.CalculationLineItem[], { country, state, taxType }: Place): Stripe.Tax.Calculation['tax_breakdown'] {
  const rows = new Map<string, Stripe.Tax.Calculation.TaxBreakdown>();
  for (const line of lines) {
    for (const { amount, tax_rate_details: rate, taxability_reason: reason, taxable_amount } of line.tax_breakdown ?? []) {
      const inclusive = line.tax_behavior === 'inclusive';
      const key = `${inclusive}:${rate?.percentage_decimal ?? ''}:${reason}`;
      const row = rows.get(key) ?? {
        amount: 0,
        inclusive,
        tax_rate_details: {
          country,
          flat_amount: null,
          percentage_decimal: rate?.percentage_decimal ?? '0.0',
          rate_type: rate ? ('percentage' as const) : null,
          state,
          tax_type: rate ? taxType : null,
        },
        taxability_reason: reason,
        taxable_amount: 0,
      };
      row.amount += amount;
      row.taxable_amount += taxable_amount;
      rows.set(key, row);
    }
  }
  return [...rows.values()];
}

/** What tax is due on some lines for a buyer, by the sandbox's small table. */
export function calculate(world: World, asked: Asked): KeptCalculation {
  const place = whereIs(asked);
  const business = isBusiness(place.country, asked);
  const lines = asked.line_items.map((item, index) => lineOf(item, index, place, business));
  if (lines.length === 0) throw invalidRequest('You must provide at least one line item.', { param: 'line_items' });
  if (new Set(lines.map(({ reference }) => reference)).size < lines.length)
    throw invalidRequest('Line item references must be unique.', { param: 'line_items' });
  const taxIn = (behavior: string) => lines.reduce((sum, line) => sum + (line.tax_behavior === behavior ? line.amount_tax : 0), 0);
  const [exclusive, inclusive] = [taxIn('exclusive'), taxIn('inclusive')];
  const at = world.clock.seconds();
  return world.of(calculations).put({
    id: newId('taxcalc'),
    object: 'tax.calculation',
    amount_total: lines.reduce((sum, line) => sum + line.amount, 0) + exclusive,
    currency: asked.currency.toLowerCase(),
    customer: null,
    customer_details: {
      address: fullAddress(asked.customer_details?.address),
      address_source: orNull(asked.customer_details?.address_source),
      ip_address: null,
      tax_ids: (asked.customer_details?.tax_ids ?? []).map(({ type, value }) => ({ type, value })),
      taxability_override: or(asked.customer_details?.taxability_override, 'none'),
    },
    expires_at: at + DAYS_90,
    livemode: false,
    ship_from_details: null,
    shipping_cost: null,
    tax_amount_exclusive: exclusive,
    tax_amount_inclusive: inclusive,
    tax_breakdown: summary(lines, place),
    tax_date: at,
    lines,
  });
}
