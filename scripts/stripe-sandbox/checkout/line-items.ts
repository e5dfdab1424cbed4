import type Stripe from 'stripe';
import { invalidRequest, notSimulated } from '../engine/failures';
import { idOf, newId } from '../engine/ids';
import type { World } from '../engine/world';
import { requireCurrency } from '../payments/currencies';
import { mergeMetadata } from '../resources/fields';
import { makePrice, requirePrice } from '../resources/prices';
import { newProduct, products, requireProduct } from '../resources/products';

type Given = Stripe.Checkout.SessionCreateParams.LineItem;

function priceOf(world: World, given: Given, at: number): Stripe.Price {
  if (given.price && given.price_data) {
    throw invalidRequest('You may only specify one of these parameters: price, price_data.', { param: `line_items[${at}]` });
  }
  if (given.price) {
    const price = requirePrice(world, given.price, `line_items[${at}][price]`);
    if (!price.active)
      throw invalidRequest('The price specified is inactive. This field only accepts active prices.', {
        param: `line_items[${at}][price]`,
      });
    return price;
  }
  const inline = given.price_data;
  if (!inline)
    throw invalidRequest('Each line item needs a price or price_data.', { code: 'parameter_missing', param: `line_items[${at}]` });
  if (inline.unit_amount_decimal !== undefined) throw notSimulated(`line_items[${at}][price_data][unit_amount_decimal]`);
  if (inline.unit_amount === undefined)
    throw invalidRequest('Missing required param: unit_amount.', {
      code: 'parameter_missing',
      param: `line_items[${at}][price_data][unit_amount]`,
    });
  if (inline.product) requireProduct(world, inline.product, `line_items[${at}][price_data][product]`);
  else if (!inline.product_data)
    throw invalidRequest('One of product or product_data is needed.', {
      code: 'parameter_missing',
      param: `line_items[${at}][price_data][product]`,
    });
  const product = inline.product ?? newProduct(world, { ...inline.product_data, name: inline.product_data?.name ?? '' }).id;
  return makePrice(world, {
    product,
    currency: inline.currency,
    unitAmount: inline.unit_amount,
    active: false,
    taxBehavior: inline.tax_behavior,
    recurring: inline.recurring,
  });
}

/** The items of a session with their amounts. All in one currency. */
export function makeLineItems(world: World, given: readonly Given[], mode: string): Stripe.LineItem[] {
  if (given.length > 100) throw invalidRequest('You can have at most 100 line items.', { param: 'line_items' });
  const items = given.map((item, at): Stripe.LineItem => {
    if (item.tax_rates && item.tax_rates.length > 0) throw notSimulated(`line_items[${at}][tax_rates]`);
    if (item.adjustable_quantity?.enabled) throw notSimulated(`line_items[${at}][adjustable_quantity]`);
    const quantity = item.quantity ?? 1;
    if (quantity < 1)
      throw invalidRequest('This value must be greater than or equal to 1.', {
        code: 'parameter_invalid_integer',
        param: `line_items[${at}][quantity]`,
      });
    const price = priceOf(world, item, at);
    if (mode === 'payment' && price.type === 'recurring') {
      throw invalidRequest(
        'You must provide at least one recurring price in `subscription` mode when using prices; payment mode takes one-time prices only.',
        { param: `line_items[${at}]` },
      );
    }
    const amount = (price.unit_amount ?? 0) * quantity;
    return {
      id: newId('li'),
      object: 'item',
      adjustable_quantity: null,
      amount_discount: 0,
      amount_subtotal: amount,
      amount_tax: 0,
      amount_total: amount,
      currency: price.currency,
      description: world.of(products).get(idOf(price.product))?.name ?? null,
      metadata: mergeMetadata(null, item.metadata),
      price,
      quantity,
    };
  });
  const currency = items[0]?.currency;
  const odd = items.find((item) => item.currency !== currency);
  if (currency && odd) {
    throw invalidRequest(`You specified line items in ${currency} and in ${odd.currency}. All of them have to be in one currency.`, {
      param: 'line_items',
    });
  }
  return items;
}

/** The currency of the items, or the one given when there are none. */
export function currencyOf(items: readonly Stripe.LineItem[], given: string | undefined): string | null {
  const own = items[0]?.currency ?? null;
  if (own) return own;
  return given ? requireCurrency(given) : null;
}
