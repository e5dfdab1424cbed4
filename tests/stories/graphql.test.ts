import { aProduct, publish, write } from '../support/builders';
import type { Product } from '../support/builders';
import { sharedWorld, unique } from '../support/world';
import type { Answer } from '../support/world';

type Json = Answer['body'];

const world = sharedWorld();
const SECRET = unique('secret');

const MONEY = '{ amount currency exponent }';
const PRICE = `{ amount currency exponent converted { from ${MONEY} exchange { from to rate source validFrom } } }`;
const IMAGE = '{ url alt width height }';
const OFFER = `{ id name prices ${PRICE} availability remaining validUntil renewal { interval count trialDays instalments } }`;
const CARD = `id slug name summary cover ${IMAGE} language tags from ${PRICE} renewals { interval count currency } salesPage`;
const PRODUCT = `{ ${CARD} creator { handle name bio avatar ${IMAGE} } description guaranteeDays offers ${OFFER} files { name bytes type } }`;

const ask = async (query: string, variables: object = {}, token?: string) =>
  (await world.graphql(query, variables, token)).body as { data: Json; errors?: Array<{ message: string; extensions: Json }> };

let product: Product;
let page: string;

beforeAll(async () => {
  product = await aProduct(world, { prices: { EUR: '49.00', JPY: '7000' }, seats: 5 });
  page = unique('page');
  const { documentId } = await write(world, 'sales-page', {
    title: 'A page',
    slug: page,
    language: 'en',
    product: { connect: [{ documentId: product.documentId }] },
    sections: [
      { __component: 'affiliate-store.hero', headline: 'Hello', buttonLabel: 'Buy' },
      { __component: 'affiliate-store.testimonials', title: 'They say', items: [{ quote: 'Good', name: 'Kim' }] },
      { __component: 'affiliate-store.price-box', title: 'Price' },
    ],
  });
  await publish(world, 'sales-page', documentId);
  await world.strapi(`/content-manager/collection-types/plugin::affiliate-store.product/${product.documentId}`, {
    method: 'PUT',
    body: { summary: SECRET },
  });
});

describe('the store’s fields', () => {
  test('give a list as REST gives it', async () => {
    const rest = await world.api(`/catalog/products?q=${product.name}`);
    const { data } = await ask(
      `query ($q: String) { storeProducts(q: $q) { nodes { ${CARD} creator { handle name } } pagination { nextCursor total } } }`,
      { q: product.name },
    );
    expect(data.storeProducts).toEqual({ nodes: rest.body.data, pagination: rest.body.meta.pagination });
  });

  test('give a product as REST gives it', async () => {
    const { data } = await ask(`query ($slug: String!) { storeProduct(slug: $slug) ${PRODUCT} }`, { slug: product.slug });
    expect(data.storeProduct).toEqual((await world.api(`/catalog/products/${product.slug}`)).body.data);
  });

  test('give a sales page as REST gives it, sections as a union', async () => {
    const { data } = await ask(
      `query ($slug: String!) { storeSalesPage(slug: $slug, locale: pt_BR) {
      slug locale title seo { title description image ${IMAGE} noindex } product ${PRODUCT} alternates { locale slug } preview
      sections { ... on StoreSectionHero { type headline promise buttonLabel image ${IMAGE} } ... on StoreSectionTestimonials { type title items { quote name role } }
        ... on StoreSectionPrice { type title note buttonLabel offers ${OFFER} guaranteeDays } } } }`,
      { slug: page },
    );
    expect(data.storeSalesPage).toEqual((await world.api(`/catalog/sales-pages/${page}?locale=pt-BR`)).body.data);
  });

  test('say what is paid again and again', async () => {
    const renewing = await aProduct(world, { prices: { EUR: '9.00' }, renews: 'month', trialDays: 7 });
    const { data } = await ask(`query ($slug: String!) { storeProduct(slug: $slug) ${PRODUCT} }`, { slug: renewing.slug });
    expect(data.storeProduct).toEqual((await world.api(`/catalog/products/${renewing.slug}`)).body.data);
    expect(data.storeProduct.renewals).toEqual([{ interval: 'month', count: 1, currency: 'EUR' }]);
  });

  test('fail with the code REST fails with', async () => {
    for (const [field, path] of [
      [`storeProduct(slug: "nobody-has-this") { id }`, '/catalog/products/nobody-has-this'],
      ['storeProduct(slug: "not a slug") { id }', '/catalog/products/not%20a%20slug'],
      ['storeProducts(pageSize: 101) { nodes { id } }', '/catalog/products?pageSize=101'],
    ]) {
      const { errors } = await ask(`{ ${field} }`);
      expect(errors?.[0]?.extensions.error.details).toEqual((await world.api(path as string)).body.error.details);
      expect(errors?.[0]?.extensions.code).toBe(errors?.[0]?.extensions.error.details.code);
    }
  });

  test('make a cart that REST can read', async () => {
    const { data, errors } = await ask(
      `mutation ($offer: String!) { storeCreateCart(items: [{ offer: $offer }], currency: "EUR") { token version totals { total ${MONEY} } } }`,
      { offer: product.offerId },
    );
    expect(errors).toBeUndefined();
    expect((await world.api(`/checkout/carts/${data.storeCreateCart.token}`)).body.data).toMatchObject(data.storeCreateCart);
  });

  test('ask for the key of an action that moves money, as an argument or a header', async () => {
    const { data } = await ask(`mutation { storeCreateCart(items: [{ offer: "${product.offerId}" }]) { token version } }`);
    const start = (key: string) =>
      `mutation { storeStartPayment(token: "${data.storeCreateCart.token}", version: ${data.storeCreateCart.version}${key}) { orderNumber } }`;
    expect((await ask(start(''))).errors?.[0]?.extensions.code).toBe('IDEMPOTENCY_KEY_MISSING');
    expect((await ask(start(`, idempotencyKey: "${unique('key')}"`))).errors?.[0]?.extensions.code).toBe('CART_INCOMPLETE');
  });

  test('are closed where REST is closed', async () => {
    const { data } = await ask('{ __schema { queryType { fields { name } } } }');
    const fields = new Set((data.__schema.queryType.fields as Array<{ name: string }>).map(({ name }) => name));
    const closed = [
      'storeProfile { email }',
      'storeLibrary { product }',
      'storeMyOrders { number }',
      'partnerSummary { clicks }',
      'studioSummary { sales }',
    ].filter((field) => fields.has(field.split(' ')[0] ?? ''));
    expect(closed.length).toBeGreaterThan(1);
    for (const field of closed) expect((await ask(`{ ${field} }`)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('generated fields', () => {
  test('read published rows with their relations', async () => {
    const { data } = await ask(
      `{ affiliateStoreProducts(filters: { slug: { eq: "${product.slug}" } }) { documentId name summary creator { handle } } }`,
    );
    expect(data.affiliateStoreProducts).toEqual([
      {
        documentId: product.documentId,
        name: product.name,
        summary: `${product.name}, in short`,
        creator: { handle: product.creator.name.toLowerCase() },
      },
    ]);
  });

  test('never show a draft, in whatever way it is asked for', async () => {
    const own = `filters: { documentId: { eq: "${product.documentId}" } }`;
    for (const query of [
      `{ affiliateStoreProducts(status: DRAFT, ${own}) { summary } }`,
      `{ affiliateStoreProducts_connection(status: DRAFT, ${own}) { nodes { summary } pageInfo { total } } }`,
      `{ affiliateStoreProduct(documentId: "${product.documentId}", status: DRAFT) { summary } }`,
      `{ affiliateStoreOffers(status: DRAFT, filters: { documentId: { eq: "${product.offerId}" } }) { name product { summary } } }`,
      `{ affiliateStoreOffers(publicationFilter: HAS_PUBLISHED_VERSION, status: DRAFT) { product { summary } } }`,
      '{ affiliateStoreProducts { cover { related { __typename ... on AffiliateStoreProduct { summary } } } } }',
      '{ affiliateStoreSalesPages(status: DRAFT) { title product { summary } } }',
    ])
      expect(JSON.stringify(await ask(query))).not.toContain(SECRET);
    expect(
      (await ask(`{ affiliateStoreProducts_connection(status: DRAFT, ${own}) { pageInfo { total } } }`)).data
        .affiliateStoreProducts_connection.pageInfo.total,
    ).toBe(0);
  });

  test('tell nothing about drafts by what a filter finds', async () => {
    const count = async (summary: string) =>
      (
        await ask(
          `{ affiliateStoreOffers_connection(filters: { documentId: { eq: "${product.offerId}" }, product: { summary: { contains: "${summary}" } } }) { nodes { name } pageInfo { total } } }`,
        )
      ).data.affiliateStoreOffers_connection;
    expect((await count('in short')).pageInfo.total).toBe(1);
    expect(await count(SECRET)).toEqual({ nodes: [], pageInfo: { total: 0 } });
  });

  test.each([
    'affiliateStoreCreators { email }',
    'affiliateStoreCreators(filters: { email: { eq: "a" } }) { name }',
    'affiliateStoreProducts { unitCost }',
    'affiliateStoreProducts { coProducers { shareBasisPoints } }',
    'affiliateStoreProducts { program { name } }',
    'affiliateStoreOrders { ownerUserId }',
    'affiliateStoreProducts { createdBy { email } }',
  ])('do not know %s', async (field) => {
    expect((await ask(`{ ${field} }`)).errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  test('are closed for rows that belong to somebody', async () => {
    for (const field of [
      'affiliateStoreOrders { number }',
      'affiliateStoreOrders_connection { pageInfo { total } }',
      'affiliateStoreCommissions { amount }',
      'affiliateStoreAffiliates { code }',
      'affiliateStoreMemberGroups { name }',
    ])
      expect((await ask(`{ ${field} }`)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  test('have no mutations', async () => {
    const { data } = await ask('{ __schema { mutationType { fields { name } } } }');
    expect((data.__schema.mutationType.fields as Array<{ name: string }>).filter(({ name }) => /AffiliateStore/.test(name))).toEqual([]);
  });
});

describe('a query', () => {
  test('that goes too deep, asks too often or for too much is refused before it is run', async () => {
    const deep = `{ affiliateStoreProducts ${'{ cover { related { ... on UploadFile '.repeat(5)}{ url } ${'} } }'.repeat(5)} }`;
    const aliases = `{ ${Array.from({ length: 500 }, (_, n) => `a${n}: storeShop { name }`).join(' ')} }`;
    for (const query of [deep, aliases]) {
      const answer = await world.graphql(query);
      expect(answer.status).toBe(400);
      expect(answer.body.errors.length).toBeGreaterThan(0);
    }
    expect(
      (await ask('{ affiliateStoreProducts(pagination: { limit: 100000 }) { name } }')).data.affiliateStoreProducts.length,
    ).toBeLessThanOrEqual(100);
  });
});
