import type Stripe from 'stripe';
import { invalidRequest, noSuch } from '../engine/failures';
import { newId } from '../engine/ids';
import { defineCollection } from '../engine/store';
import type { World } from '../engine/world';
import { change, hasAll, changedText, mergeMetadata, or, orNull, textOrNull } from './fields';
import { listPage } from './lists';
import { expandable, operation, type Resource } from './operation';
import { hasPrices } from './prices';

/** Products in order of creation. */
export const products = defineCollection<Stripe.Product>('products', 'prod');

/** Makes a product; also used for `product_data` of a price. */
export function newProduct(world: World, params: Stripe.ProductCreateParams): Stripe.Product {
  const now = world.clock.seconds();
  if (params.id && world.of(products).get(params.id)) {
    throw invalidRequest(`Product already exists with ID "${params.id}".`, { code: 'resource_already_exists', param: 'id' });
  }
  const product = world.of(products).put({
    id: params.id ?? newId('prod'),
    object: 'product',
    active: or(params.active, true),
    created: now,
    default_price: null,
    description: changedText(null, params.description),
    images: or(params.images, []),
    livemode: false,
    marketing_features: or(params.marketing_features, []).map(({ name }) => ({ name })),
    metadata: mergeMetadata(null, params.metadata),
    name: params.name,
    package_dimensions: orNull(params.package_dimensions),
    shippable: orNull(params.shippable),
    statement_descriptor: changedText(null, params.statement_descriptor),
    tax_code: params.tax_code || null,
    tax_details: null,
    type: or(params.type, 'service'),
    unit_label: changedText(null, params.unit_label),
    updated: now,
    url: orNull(params.url),
  });
  world.events.emit('product.created', product);
  return product;
}

/** The product of this id. */
export function requireProduct(world: World, id: string, param = 'id'): Stripe.Product {
  const product = world.of(products).get(id);
  if (!product) throw noSuch('product', id, param);
  return product;
}

function update(world: World, product: Stripe.Product, params: Stripe.ProductUpdateParams): Stripe.Product {
  const before = change(product, {
    active: params.active,
    default_price: params.default_price,
    description: textOrNull(params.description),
    images: or(params.images === '' ? [] : params.images, product.images),
    metadata: mergeMetadata(product.metadata, params.metadata),
    name: params.name,
    statement_descriptor: textOrNull(params.statement_descriptor),
    updated: world.clock.seconds(),
    url: textOrNull(params.url),
  });
  world.of(products).put(product);
  world.events.emit('product.updated', product, before);
  return product;
}

/** Products: what is sold. */
export const productResource: Resource = {
  collections: [expandable(products)],
  operations: [
    operation<Stripe.ProductCreateParams>('products.create', ({ world, params }) => newProduct(world, params)),
    operation('products.retrieve', ({ world, id }) => requireProduct(world, id)),
    operation<Stripe.ProductUpdateParams>('products.update', ({ world, id, params }) => update(world, requireProduct(world, id), params)),
    operation<Stripe.ProductListParams>('products.list', ({ world, params }) => {
      const { active, ids, url } = params;
      return listPage(world, products, params, '/v1/products', {
        where: (row) => hasAll(row, { active, url }) && (!ids || ids.includes(row.id)),
      });
    }),
    operation('products.del', ({ world, id }) => {
      const product = requireProduct(world, id);
      if (hasPrices(world, id)) {
        throw invalidRequest('This product cannot be deleted because it has one or more user-created prices.');
      }
      world.of(products).remove(id);
      world.events.emit('product.deleted', product);
      return { id, object: 'product', deleted: true };
    }),
  ],
};
