import type Stripe from 'stripe';
import { invalidRequest, missing } from '../engine/failures';
import type { World } from '../engine/world';
import { change, hasAll, mergeMetadata, or, textOrNull } from './fields';
import { listPage } from './lists';
import { expandable, operation, type Resource } from './operation';
import { refuseUnsimulated } from './unsimulated';
import { makePrice, prices, requirePrice } from './prices';
import { newProduct, requireProduct } from './products';

const UNSIMULATED = ['tiers', 'custom_unit_amount', 'transform_quantity', 'currency_options', 'unit_amount_decimal'] as const;

/** A lookup key belongs to one price at a time, and moves only when asked to. */
function freeLookupKey(world: World, key: string | undefined, transfer: boolean): void {
  for (const holder of key ? world.of(prices).by('lookup_key', key) : []) {
    if (!transfer) throw invalidRequest(`A price (\`${holder.id}\`) already uses that lookup key.`, { param: 'lookup_key' });
    world.of(prices).put({ ...holder, lookup_key: null });
  }
}

function productOf(world: World, params: Stripe.PriceCreateParams): string {
  if (params.product) return requireProduct(world, params.product, 'product').id;
  if (!params.product_data) throw missing('product', 'You must provide one of product or product_data.');
  return newProduct(world, params.product_data).id;
}

function create(world: World, params: Stripe.PriceCreateParams): Stripe.Price {
  refuseUnsimulated(params, UNSIMULATED);
  if (params.unit_amount === undefined) throw missing('unit_amount');
  freeLookupKey(world, params.lookup_key, or(params.transfer_lookup_key, false));
  const price = makePrice(world, {
    product: productOf(world, params),
    currency: params.currency,
    unitAmount: params.unit_amount,
    active: params.active,
    nickname: params.nickname,
    lookupKey: params.lookup_key,
    taxBehavior: params.tax_behavior,
    recurring: params.recurring,
    metadata: mergeMetadata(null, params.metadata),
  });
  world.events.emit('price.created', price);
  return price;
}

function update(world: World, price: Stripe.Price, params: Stripe.PriceUpdateParams): Stripe.Price {
  freeLookupKey(world, params.lookup_key || undefined, or(params.transfer_lookup_key, false));
  const before = change(price, {
    active: params.active,
    lookup_key: textOrNull(params.lookup_key),
    metadata: mergeMetadata(price.metadata, params.metadata),
    nickname: textOrNull(params.nickname),
    tax_behavior: params.tax_behavior,
  });
  world.of(prices).put(price);
  world.events.emit('price.updated', price, before);
  return price;
}

/** Prices: what something costs, in one currency. */
export const priceResource: Resource = {
  collections: [expandable(prices)],
  operations: [
    operation<Stripe.PriceCreateParams>('prices.create', ({ world, params }) => create(world, params)),
    operation('prices.retrieve', ({ world, id }) => requirePrice(world, id)),
    operation<Stripe.PriceUpdateParams>('prices.update', ({ world, id, params }) => update(world, requirePrice(world, id), params)),
    operation<Stripe.PriceListParams>('prices.list', ({ world, params }) => {
      const { active, currency, product, lookup_keys, type } = params;
      return listPage(world, prices, params, '/v1/prices', {
        ...(product ? { index: { name: 'product', key: product } } : {}),
        where: (row) => hasAll(row, { active, currency, type }) && (!lookup_keys || lookup_keys.includes(or(row.lookup_key, ''))),
      });
    }),
  ],
};
