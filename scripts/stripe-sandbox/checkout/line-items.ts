import type Stripe from 'stripe';
import { invalidRequest, missing, notSimulated } from '../engine/failures';
import { idOf, newId } from '../engine/ids';
import type { World } from '../engine/world';
import { requireCurrency } from '../payments/currencies';
import { mergeMetadata, or, orNull } from '../resources/fields';
import { makePrice, requirePrice } from '../resources/prices';
import { newProduct, products, requireProduct } from '../resources/products';

type Given = Stripe.Checkout.SessionCreateParams.LineItem;

function priceOf(world: World, given: Given, at: string): Stripe.Price {
  if (given.price && given.price_data) {
    throw invalidRequest('You may only specify one of these parameters: price, price_data.', { param: at });
  }
  if (given.price_data) return inlinePrice(world, given.price_data, `${at}[price_data]`);
  if (!given.price) throw missing(at, 'Each line item needs a price or price_data.');
  const price = requirePrice(world, given.price, `${at}[price]`);
  if (price.active) return price;
  throw invalidRequest('The price specified is inactive. This field only accepts active prices.', { param: `${at}[price]` });
}

function inlinePrice(world: World, given: NonNullable<Given['price_data']>, at: string): Stripe.Price {
  if (given.unit_amount_decimal !== undefined) throw notSimulated(`${at}[unit_amount_decimal]`);
  if (given.unit_amount === undefined) throw missing(`${at}[unit_amount]`);
  return makePrice(world, {
    product: productOf(world, given, at),
    currency: given.currency,
    unitAmount: given.unit_amount,
    active: false,
    taxBehavior: given.tax_behavior,
    recurring: given.recurring,
  });
}

function productOf(world: World, given: NonNullable<Given['price_data']>, at: string): string {
  if (given.product) return requireProduct(world, given.product, `${at}[product]`).id;
  if (!given.product_data) throw missing(`${at}[product]`);
  return newProduct(world, given.product_data).id;
}

function itemOf(world: World, item: Given, mode: string, at: string): Stripe.LineItem {
  if (item.tax_rates && item.tax_rates.length > 0) throw notSimulated(`${at}[tax_rates]`);
  if (item.adjustable_quantity?.enabled) throw notSimulated(`${at}[adjustable_quantity]`);
  const quantity = or(item.quantity, 1);
  if (quantity < 1) {
    throw invalidRequest('This value must be greater than or equal to 1.', { code: 'parameter_invalid_integer', param: `${at}[quantity]` });
  }
  const price = priceOf(world, item, at);
  if (mode === 'payment' && price.type === 'recurring') {
    throw invalidRequest('Payment mode takes one-time prices only; recurring prices need `subscription` mode.', { param: at });
  }
  if (mode === 'subscription' && price.type !== 'recurring') throw notSimulated(at, 'In subscription mode it takes recurring prices only.');
  const amount = or(price.unit_amount, 0) * quantity;
  return {
    id: newId('li'),
    object: 'item',
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: amount,
    amount_tax: 0,
    amount_total: amount,
    currency: price.currency,
    description: orNull(world.of(products).get(idOf(price.product))?.name),
    metadata: mergeMetadata(null, item.metadata),
    price,
    quantity,
  };
}

/** The items of a session with their amounts. All in one currency. */
export function makeLineItems(world: World, given: readonly Given[], mode: string): Stripe.LineItem[] {
  if (given.length > 100) throw invalidRequest('You can have at most 100 line items.', { param: 'line_items' });
  const items = given.map((item, at) => itemOf(world, item, mode, `line_items[${at}]`));
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
