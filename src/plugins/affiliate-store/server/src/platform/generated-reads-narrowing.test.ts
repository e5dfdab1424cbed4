import { narrowOrder, narrowPopulate, narrowWhere, searchInPublic } from './generated-reads-narrowing';
import type { Scope } from './generated-reads-narrowing';

const published = { publishedAt: { $notNull: true } };
const MODELS: Record<
  string,
  { attributes: Record<string, { type: string; relation?: string; target?: string; component?: string; private?: boolean }> }
> = {
  offer: {
    attributes: {
      name: { type: 'string' },
      product: { type: 'relation', relation: 'manyToOne', target: 'product' },
      prices: { type: 'component', component: 'price' },
      rival: { type: 'relation', target: 'product' },
    },
  },
  product: {
    attributes: {
      name: { type: 'string' },
      secret: { type: 'string', private: true },
      creator: { type: 'relation', target: 'creator' },
      cover: { type: 'media' },
      zone: { type: 'dynamiczone' },
    },
  },
  creator: { attributes: { name: { type: 'string' } } },
  price: { attributes: { amount: { type: 'string' } } },
  'plugin::upload.file': { attributes: { url: { type: 'string' }, related: { type: 'relation', relation: 'morphToMany' } } },
};
const scope: Scope = {
  models: (uid) => MODELS[uid],
  ruleOf: (uid) => (uid === 'product' ? published : null),
  unguarded: ['creator', 'price'],
};

describe('a filter on a related row', () => {
  test('counts only rows the reader may see', () => {
    expect(narrowWhere(scope, 'offer', { product: { name: { $eq: 'x' } } })).toEqual({
      product: { $and: [{ name: { $eq: 'x' } }, published] },
    });
  });

  test('is narrowed wherever it stands', () => {
    const inner = { product: { $and: [{ name: 'x' }, published] } };
    expect(narrowWhere(scope, 'offer', { $or: [{ product: { name: 'x' } }, { $not: { product: { name: 'x' } } }] })).toEqual({
      $or: [inner, { $not: inner }],
    });
  });

  test('keeps siblings apart, because the engine would merge their conditions over each other', () => {
    expect(narrowWhere(scope, 'offer', { product: { name: 'x' }, rival: { name: 'y' }, name: 'z' })).toEqual({
      $and: [{ product: { $and: [{ name: 'x' }, published] } }, { rival: { $and: [{ name: 'y' }, published] } }, { name: 'z' }],
    });
  });

  test('by id is narrowed too, while "has none" stays what it says', () => {
    expect(narrowWhere(scope, 'offer', { product: 5 })).toEqual({ product: { $and: [{ id: 5 }, published] } });
    expect(narrowWhere(scope, 'offer', { product: { $in: [5, 6] } })).toEqual({ product: { $and: [{ id: { $in: [5, 6] } }, published] } });
    expect(narrowWhere(scope, 'offer', { product: { $null: true } })).toEqual({ product: { $null: true } });
  });

  test('on a type without rule is left as it is, and looked through', () => {
    expect(narrowWhere(scope, 'product', { creator: { name: 'x' } })).toEqual({ creator: { name: 'x' } });
    expect(narrowWhere(scope, 'offer', { prices: { amount: '1' } })).toEqual({ prices: { amount: '1' } });
  });
});

describe('what is populated', () => {
  test('carries the rule, in every way of asking for it', () => {
    for (const populate of [{ product: true }, ['product'], 'product'])
      expect(narrowPopulate(scope, 'offer', populate)).toEqual({ product: { where: published } });
    expect(narrowPopulate(scope, 'offer', { product: { where: { name: 'x' }, select: ['name'] } })).toEqual({
      product: { select: ['name'], where: { $and: [{ name: 'x' }, published] } },
    });
  });

  test('is spelled out when everything is asked for', () => {
    expect(narrowPopulate(scope, 'offer', true)).toEqual({ product: { where: published }, prices: true, rival: { where: published } });
    expect(narrowPopulate(scope, 'offer', '*')).toEqual(narrowPopulate(scope, 'offer', true));
  });

  test('carries the rule at any depth', () => {
    expect(narrowPopulate(scope, 'creator', {})).toEqual({});
    expect(narrowPopulate(scope, 'offer', ['product.creator'])).toEqual({
      product: { populate: { creator: true }, where: { $and: [published] } },
    });
  });

  test('leaves guarded types out of a relation to anything', () => {
    expect(narrowPopulate(scope, 'plugin::upload.file', { related: true })).toEqual({ related: { on: { creator: true, price: true } } });
    expect(narrowPopulate(scope, 'plugin::upload.file', { related: { on: { product: true, creator: true } } })).toEqual({
      related: { on: { creator: true } },
    });
    expect(narrowPopulate(scope, 'product', { cover: { populate: { related: true } } })).toEqual({
      cover: { populate: { related: { on: { creator: true, price: true } } } },
    });
  });
});

describe('an order', () => {
  test('by a field of a guarded row is refused, by any other field it is not', () => {
    expect(() => narrowOrder(scope, 'offer', [{ product: { name: 'asc' } }])).toThrow('not possible');
    expect(() => narrowOrder(scope, 'offer', 'product.name:asc')).toThrow('not possible');
    expect(() => narrowOrder(scope, 'offer', [{ name: 'asc' }, { prices: { amount: 'asc' } }])).not.toThrow();
    expect(() => narrowOrder(scope, 'product', { creator: { name: 'asc' } })).not.toThrow();
  });
});

test('a search looks into public text only', () => {
  expect(searchInPublic(scope, 'product', 'x')).toEqual({ $or: [{ name: { $containsi: 'x' } }] });
});
