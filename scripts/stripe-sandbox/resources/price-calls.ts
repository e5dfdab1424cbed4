import type Stripe from 'stripe';
import { invalidRequest, notSimulated } from '../engine/failures';
import { idOf } from '../engine/ids';
import type { World } from '../engine/world';
import { changedText, mergeMetadata } from './fields';
import { listPage } from './lists';
import { expandable, operation, type Resource } from './operation';
import { makePrice, prices, requirePrice } from './prices';
import { newProduct, requireProduct } from './products';

function create(world: World, params: Stripe.PriceCreateParams): Stripe.Price {
  for (const unsupported of ['tiers', 'custom_unit_amount', 'transform_quantity', 'currency_options', 'unit_amount_decimal'] as const) {
    if (params[unsupported] !== undefined) throw notSimulated(unsupported);
  }
  if (!params.product && !params.product_data) {
    throw invalidRequest('You must provide one of product or product_data.', { code: 'parameter_missing', param: 'product' });
  }
  if (params.unit_amount === undefined) {
    throw invalidRequest('Missing required param: unit_amount.', { code: 'parameter_missing', param: 'unit_amount' });
  }
  if (params.lookup_key && world.of(prices).by('lookup_key', params.lookup_key).length > 0 && !params.transfer_lookup_key) {
    throw invalidRequest(
      `A price (\`${world.of(prices).by('lookup_key', params.lookup_key)[0]?.id ?? ''}\`) already uses that lookup key.`,
      { param: 'lookup_key' },
    );
  }
  if (params.product) requireProduct(world, params.product, 'product');
  for (const holder of params.lookup_key ? world.of(prices).by('lookup_key', params.lookup_key) : []) {
    holder.lookup_key = null;
    world.of(prices).put(holder);
  }
  const product = params.product ?? newProduct(world, { ...params.product_data, name: params.product_data?.name ?? '' }).id;
  const price = makePrice(world, {
    product,
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

function change(world: World, price: Stripe.Price, params: Stripe.PriceUpdateParams): Stripe.Price {
  const before = { active: price.active, nickname: price.nickname, lookup_key: price.lookup_key, metadata: price.metadata };
  price.active = params.active ?? price.active;
  price.nickname = changedText(price.nickname, params.nickname);
  price.lookup_key = changedText(price.lookup_key, params.lookup_key);
  price.tax_behavior = params.tax_behavior ?? price.tax_behavior;
  price.metadata = mergeMetadata(price.metadata, params.metadata);
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
    operation<Stripe.PriceUpdateParams>('prices.update', ({ world, id, params }) => change(world, requirePrice(world, id), params)),
    operation<Stripe.PriceListParams>('prices.list', ({ world, params }) => {
      const { active, currency, product, lookup_keys, type } = params;
      return listPage(world, prices, params, '/v1/prices', {
        ...(product ? { index: { name: 'product', key: product } } : {}),
        where: (row) =>
          (active === undefined || row.active === active) &&
          (currency === undefined || row.currency === currency) &&
          (type === undefined || row.type === type) &&
          (!product || idOf(row.product) === product) &&
          (!lookup_keys || lookup_keys.includes(row.lookup_key ?? '')),
      });
    }),
  ],
};
