import { aCreator, aProduct, publish, write } from '../support/builders';
import type { Product } from '../support/builders';
import { expectOk } from '../support/expect-ok';
import { sharedWorld, unique } from '../support/world';
import type { Answer } from '../support/world';

type Json = Answer['body'];

const world = sharedWorld();
const CONTENT = '/content-manager/collection-types/plugin::affiliate-store.';

const products = async (query: string) =>
  expectOk(await world.api(`/catalog/products?${query}`), `the list ${query}`).body as {
    data: Json[];
    meta: { pagination: { nextCursor: string | null; total: number } };
  };
const code = (answer: Answer) => answer.body?.error?.details?.code;
const words = (text: string) => [{ type: 'paragraph', children: [{ type: 'text', text }] }];

const aPage = async (product: Product, more: object = {}) => {
  const slug = unique('page');
  const page = await write(world, 'sales-page', {
    title: `All about ${product.name}`,
    slug,
    language: 'en',
    product: { connect: [{ documentId: product.documentId }] },
    sections: [
      { __component: 'affiliate-store.hero', headline: 'Learn it at last', promise: 'In four weeks', buttonLabel: 'Buy' },
      {
        __component: 'affiliate-store.rich-text',
        body: [
          ...words('plain <img src=x onerror=alert(1)>'),
          { type: 'paragraph', children: [{ type: 'link', url: 'https://example.com', children: [{ type: 'text', text: 'here' }] }] },
        ],
      },
      { __component: 'affiliate-store.benefits', title: 'What you get', items: [{ title: 'Time', text: 'An hour a day' }] },
      { __component: 'affiliate-store.faq', title: 'Questions', items: [{ question: 'Is it hard?', answer: 'No.' }] },
      { __component: 'affiliate-store.author', title: 'Your teacher' },
      { __component: 'affiliate-store.price-box', title: 'Yours for', buttonLabel: 'Buy now' },
    ],
    ...more,
  });
  return { ...page, slug };
};

describe('the list of products', () => {
  let creatorHandle: string;
  let made: Product[];
  const word = unique('kite');
  beforeAll(async () => {
    const creator = await aCreator(world, unique('lister'));
    creatorHandle = creator.name.toLowerCase();
    made = [];
    for (const price of ['10.00', '20.00', '30.00'])
      made.push(await aProduct(world, { name: `${word} ${price}`, prices: { EUR: price, JPY: '1500' }, creator }));
  });

  test('reads on from its cursor without leaving out or repeating any', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof products>> = await products(`q=${word}&pageSize=2${cursor ? `&cursor=${cursor}` : ''}`);
      expect(page.meta.pagination.total).toBe(3);
      seen.push(...page.data.map((card) => card.id as string));
      cursor = page.meta.pagination.nextCursor;
    } while (cursor);
    expect(seen).toEqual([...made].reverse().map((product) => product.documentId));
  });

  test('shows what a card shows, money in minor units', async () => {
    const { data } = await products(`q=${word}&minPrice=2000&maxPrice=2000`);
    expect(data).toHaveLength(1);
    expect(data[0]).toMatchObject({
      name: `${word} 20.00`,
      creator: { handle: creatorHandle },
      salesPage: null,
      from: [
        { amount: '2000', currency: 'EUR', exponent: 2 },
        { amount: '1500', currency: 'JPY', exponent: 0 },
      ],
    });
  });

  test.each([
    ['creator', () => `creator=${creatorHandle}`, 3],
    ['words and their case', () => `q=${word.toUpperCase()}`, 3],
    ['a sign that means "anything" in SQL', () => `q=${encodeURIComponent('%')}&creator=${creatorHandle}`, 0],
    ['another language', () => `q=${word}&language=fr`, 0],
    ['a currency it is not sold in', () => `q=${word}&currency=USD`, 0],
    ['a lower bound', () => `q=${word}&minPrice=1001`, 2],
    ['bounds in another currency', () => `q=${word}&currency=JPY&minPrice=1500&maxPrice=1500`, 3],
    ['an unknown tag', () => `q=${word}&tag=nobody-has-this`, 0],
  ])('is narrowed by %s', async (_what, query, count) => {
    const { data, meta } = await products(query());
    expect([data.length, meta.pagination.total]).toEqual([count, count]);
  });

  test.each([
    'pageSize=101',
    'pageSize=0',
    'pageSize=x',
    'cursor=W10',
    'cursor=%00',
    'minPrice=-1',
    'currency=EURO',
    'locale=xx',
    'unknown=1',
    'q[$ne]=',
    `q=${'x'.repeat(101)}`,
    'tag=a&tag=b',
  ])('refuses %s with words', async (query) => {
    const answer = await world.api(`/catalog/products?${query}`);
    expect(answer.status).toBe(400);
    expect(['INVALID_INPUT', 'CURSOR_INVALID']).toContain(code(answer));
    expect(answer.body.error.message.length).toBeGreaterThan(10);
  });
});

describe('a product', () => {
  test('is there from the moment it is published, changes with each publication, and is gone when unpublished', async () => {
    const product = await aProduct(world, { prices: { EUR: '49.00' }, draft: true });
    const read = () => world.api(`/catalog/products/${product.slug}`);
    expect(code(await read())).toBe('PRODUCT_NOT_FOUND');
    await publish(world, 'product', product.documentId);
    expect((await read()).body.data).toMatchObject({
      name: product.name,
      guaranteeDays: 14,
      offers: [{ availability: 'available', remaining: null, prices: [{ amount: '4900', currency: 'EUR', exponent: 2 }] }],
    });
    expectOk(
      await world.strapi(`${CONTENT}product/${product.documentId}`, { method: 'PUT', body: { summary: 'Only in the draft' } }),
      'a draft',
    );
    expect((await read()).text).not.toContain('Only in the draft');
    await publish(world, 'product', product.documentId);
    expect((await read()).body.data.summary).toBe('Only in the draft');
    expectOk(await world.strapi(`${CONTENT}product/${product.documentId}/actions/unpublish`, { body: {} }), 'unpublishing');
    expect((await read()).status).toBe(404);
  });

  test('shows neither its creator’s address nor what a sale costs', async () => {
    const product = await aProduct(world, { prices: { EUR: '49.00' } });
    const { text } = await world.api(`/catalog/products/${product.slug}`);
    expect(text).not.toContain(product.creator.email);
    expect(text).not.toMatch(/unitCost|coProducers|program/);
  });
});

describe('a sales page', () => {
  test('comes with everything needed to draw it, and nothing that could run', async () => {
    const product = await aProduct(world, { prices: { EUR: '49.00' } });
    const page = await aPage(product);
    await publish(world, 'sales-page', page.documentId);
    const { data } = expectOk(await world.api(`/catalog/sales-pages/${page.slug}`), 'the page').body as { data: Json };
    expect(data).toMatchObject({
      slug: page.slug,
      locale: 'en',
      preview: false,
      product: { id: product.documentId },
      seo: { noindex: false },
    });
    expect(data.sections.map((section: { type: string }) => section.type)).toEqual([
      'hero',
      'rich_text',
      'benefits',
      'faq',
      'author',
      'price',
    ]);
    expect(data.sections[1].html).toBe(
      '<p>plain &lt;img src=x onerror=alert(1)&gt;</p><p><a href="https://example.com" rel="noopener nofollow">here</a></p>',
    );
    expect(data.sections[5].offers[0].id).toBe(product.offerId);
    expect((await products(`q=${encodeURIComponent(product.name)}`)).data[0].salesPage).toBe(page.slug);
  });

  test('is found in the language asked for, else in the one it has', async () => {
    const product = await aProduct(world, { prices: { EUR: '49.00' } });
    const translationKey = unique('key');
    const english = await aPage(product, { translationKey });
    const french = await aPage(product, { translationKey, language: 'fr' });
    for (const page of [english, french]) await publish(world, 'sales-page', page.documentId);
    const read = async (slug: string, locale: string) => (await world.api(`/catalog/sales-pages/${slug}?locale=${locale}`)).body.data;
    expect(await read(english.slug, 'fr')).toMatchObject({
      slug: french.slug,
      locale: 'fr',
      alternates: [{ locale: 'en', slug: english.slug }],
    });
    expect(await read(french.slug, 'ar')).toMatchObject({ slug: french.slug, locale: 'fr' });
  });

  test('is seen as a draft by a link from the admin panel, and by no other way', async () => {
    const product = await aProduct(world, { prices: { EUR: '49.00' }, draft: true });
    const [page, other] = [await aPage(product), await aPage(product)];
    const preview = expectOk(
      await world.strapi(`/content-manager/preview/url/plugin::affiliate-store.sales-page?documentId=${page.documentId}&status=draft`),
      'the preview',
    ).body.data.url as string;
    const url = new URL(preview, world.address.url);
    expect(url.pathname).toBe(`/store/en/preview/${page.slug}`);
    const token = url.searchParams.get('token') as string;
    const seen = expectOk(await world.api(`/catalog/sales-pages/${page.slug}?preview=${token}`), 'the draft').body.data;
    expect(seen).toMatchObject({ preview: true, seo: { noindex: true }, product: { id: product.documentId } });
    expect(code(await world.api(`/catalog/sales-pages/${page.slug}`))).toBe('SALES_PAGE_NOT_FOUND');
    for (const [slug, forged] of [
      [other.slug, token],
      [page.slug, `${token.slice(0, -1)}${token.endsWith('0') ? '1' : '0'}`],
      [page.slug, token.replace('.d.', '.p.')],
      [page.slug, 'x'.repeat(100)],
    ]) {
      const answer = await world.api(`/catalog/sales-pages/${slug}?preview=${forged}`);
      expect([answer.status, code(answer)]).toEqual([403, 'PREVIEW_TOKEN_INVALID']);
    }
    expect((await world.api(`/catalog/sales-pages/${page.slug}?preview=short`)).status).toBe(400);
  });
});

describe('what an editor saves', () => {
  const offer = (prices: readonly object[], more: object = {}) =>
    world.strapi(`${CONTENT}offer`, { body: { name: unique('offer'), prices, active: true, ...more } });

  test.each([
    ['more decimals than the currency has', [{ currency: 'EUR', amount: '1.999' }], 'prices.0.amount', 'EUR has 2 decimals.'],
    [
      'decimals of a currency without any',
      [
        { currency: 'EUR', amount: '10' },
        { currency: 'JPY', amount: '1.5' },
      ],
      'prices.1.amount',
      'JPY has 0 decimals.',
    ],
    ['a currency nobody knows', [{ currency: 'XQQ', amount: '10' }], 'prices.0.currency', 'not a currency'],
    [
      'two prices in one currency',
      [
        { currency: 'EUR', amount: '10' },
        { currency: 'EUR', amount: '12' },
      ],
      'prices.1.currency',
      'already',
    ],
    ['no price', [], 'prices', 'at least 1'],
  ])('an offer with %s is refused at the field', async (_what, prices, path, message) => {
    const answer = await offer(prices);
    expect(answer.status).toBe(400);
    expect(answer.body.error.details.errors[0].path.join('.')).toBe(path);
    expect(answer.body.error.details.errors[0].message).toContain(message);
  });

  test('a refused change leaves the offer as it was', async () => {
    const product = await aProduct(world, { prices: { EUR: '49.00' } });
    const answer = await world.strapi(`${CONTENT}offer/${product.offerId}`, {
      method: 'PUT',
      body: { prices: [{ currency: 'EUR', amount: '9.999' }] },
    });
    expect(answer.status).toBe(400);
    expect((await world.api(`/catalog/products/${product.slug}`)).body.data.offers[0].prices).toEqual([
      { amount: '4900', currency: 'EUR', exponent: 2, converted: null },
    ]);
  });

  test('nothing is published without a creator, nor with shares of more than everything', async () => {
    const slug = unique('nobody');
    const { documentId } = await write(world, 'product', { name: 'Nobody made this', slug, language: 'en', guaranteeDays: 0 });
    const answer = await world.strapi(`${CONTENT}product/${documentId}/actions/publish`, { body: {} });
    expect([answer.status, answer.body.error.details.errors[0].path]).toEqual([400, ['creator']]);
    expect((await world.api(`/catalog/products/${slug}`)).status).toBe(404);
    const greedy = await Promise.all([aCreator(world), aCreator(world)]);
    const shares = greedy.map((creator) => ({
      creator: { connect: [{ documentId: creator.documentId, id: creator.id }] },
      shareBasisPoints: 5001,
    }));
    expect(
      (await world.strapi(`${CONTENT}product/${documentId}`, { method: 'PUT', body: { coProducers: shares } })).body.error.details.errors[0]
        .path,
    ).toEqual(['coProducers']);
  });

  test('one address is had by one product, however many want it at once', async () => {
    const slug = unique('race');
    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        world.strapi(`${CONTENT}product`, { body: { name: 'Race', slug, language: 'en', guaranteeDays: 0 } }),
      ),
    );
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1);
    for (const refused of answers.filter((answer) => answer.status !== 201))
      expect([refused.status, refused.body.error.details.errors[0].path]).toEqual([400, ['slug']]);
  });
});

test('the shop says what a storefront needs to know', async () => {
  const { data } = expectOk(await world.api('/catalog/shop'), 'the shop').body as { data: Record<string, unknown> };
  expect(data).toMatchObject({
    testMode: true,
    defaultCurrency: 'EUR',
    trackingParameter: expect.stringMatching(/^[a-z]/),
    locales: expect.arrayContaining(['en', 'ar']),
    brandColor: expect.stringMatching(/^#[0-9a-f]{6}$/i),
  });
});
