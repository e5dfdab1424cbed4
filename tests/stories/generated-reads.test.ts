import { anAffiliate, aProduct, aProgram, write } from '../support/builders';
import type { Product } from '../support/builders';
import { expectOk } from '../support/expect-ok';
import { buy } from '../support/purchase';
import { enter } from '../support/sign-in';
import { sharedWorld, unique } from '../support/world';
import type { Answer } from '../support/world';

const world = sharedWorld();
const SECRET = unique('secret');

interface Read {
  readonly status: number;
  readonly data: Answer['body'];
  readonly total: number | undefined;
  readonly text: string;
}

const read = async (path: string, token?: string): Promise<Read> => {
  const { status, body, text } = await world.api(`/${path}`, { token });
  return { status, data: body?.data, total: body?.meta?.pagination?.total, text };
};

const apiToken = async (type: 'read-only' | 'full-access'): Promise<string> =>
  expectOk(await world.strapi('/admin/api-tokens', { body: { name: unique(type), description: '', type, lifespan: null } }), 'an API token')
    .body.data.accessKey as string;

let published: Product;
let hidden: Product;

beforeAll(async () => {
  published = await aProduct(world, { prices: { EUR: '49.00' } });
  hidden = await aProduct(world, { prices: { EUR: '59.00' }, draft: true, name: SECRET });
  expectOk(
    await world.strapi(`/content-manager/collection-types/plugin::affiliate-store.product/${published.documentId}`, {
      method: 'PUT',
      body: { summary: `${SECRET} draft` },
    }),
    'a changed draft',
  );
});

describe('public types', () => {
  test('work with Strapi’s filters, fields, sort, populate and pagination', async () => {
    const { data, total } = await read(
      `products?filters[slug][$eq]=${published.slug}&fields[0]=name&populate[creator][fields][0]=handle&sort=name:desc&pagination[pageSize]=5`,
    );
    expect(total).toBe(1);
    expect(data).toEqual([
      {
        id: expect.any(Number),
        documentId: published.documentId,
        name: published.name,
        creator: expect.objectContaining({ handle: published.creator.name.toLowerCase() }),
      },
    ]);
  });

  test('are bounded: a hundred rows at most', async () => {
    expect((await world.api('/products?pagination[pageSize]=100000')).body.meta.pagination.pageSize).toBe(100);
    expect((await world.api('/products?pagination[limit]=100000')).body.meta.pagination.limit).toBe(100);
  });

  test('never show a draft, in whatever way it is asked for', async () => {
    for (const path of [`products/${hidden.documentId}`, `products/${hidden.documentId}?status=draft`, `offers/${hidden.offerId}`])
      expect([path, (await read(path)).status]).toEqual([path, 404]);
    for (const path of [
      `products?status=draft&filters[documentId]=${hidden.documentId}`,
      `products?filters[documentId]=${hidden.documentId}`,
      `products?filters[name]=${SECRET}`,
      `products?_q=${SECRET}`,
      `products?filters[summary][$contains]=${SECRET}`,
      `products?publicationFilter=never-published&filters[documentId]=${hidden.documentId}`,
      `products?hasPublishedVersion=false&filters[documentId]=${hidden.documentId}`,
      `offers?filters[documentId]=${hidden.offerId}`,
    ])
      expect([path, (await read(path)).data]).toEqual([path, []]);
    expect((await read(`products?filters[documentId]=${published.documentId}&status=draft&populate=*`)).text).not.toContain(SECRET);
    expect((await read(`offers?filters[documentId]=${published.offerId}&status=draft&populate=product`)).text).not.toContain(SECRET);
    expect((await read(`offers?populate[product][fields][0]=summary&filters[documentId]=${published.offerId}`)).text).not.toContain(SECRET);
  });

  test('tell nothing about drafts by what a filter on a relation finds', async () => {
    const asked = (filter: string) => read(`offers?filters[documentId]=${published.offerId}&${filter}`);
    expect((await asked(`filters[product][summary][$contains]=in short`)).total).toBe(1);
    for (const filter of [
      `filters[product][summary][$startsWith]=${SECRET.slice(0, 5)}`,
      `filters[$or][0][product][summary][$contains]=${SECRET}&filters[$or][1][name]=nobody`,
      `filters[$and][0][product][summary][$contains]=${SECRET}`,
      `filters[$not][$not][product][summary][$contains]=${SECRET}`,
    ]) {
      const { data, total } = await asked(filter);
      expect([filter, data, total]).toEqual([filter, [], 0]);
    }
    expect((await read('offers?sort=product.summary')).status).toBe(400);
  });

  test.each([
    'products?filters[unitCost]=0',
    'products?filters[program][name][$startsWith]=a',
    'products?filters[coProducers][shareBasisPoints]=1',
    'products?filters[creator][email][$startsWith]=a',
    'products?filters[creator][partyId]=1',
    'products?filters[createdBy][email][$startsWith]=a',
    'products?filters[updatedBy][resetPasswordToken][$startsWith]=a',
    'products?filters[$or][0][creator][email][$startsWith]=a',
    'products?filters[$not][creator][email]=a',
    'products?fields=unitCost',
    'products?sort=unitCost',
    'products?sort=creator.email',
    'products?populate=createdBy',
    'products?populate[updatedBy][populate]=roles',
    'products?populate=program',
    'products?populate[coProducers]=true',
    'products?populate[creator][filters][email][$startsWith]=a',
    'products?populate[creator][fields]=email',
    'products?populate[creator][sort]=email',
    'products?lookup[id]=1',
    'products?where[id]=1',
    'products?filters[t1.password]=a',
    'creators?filters[email]=a',
    'creators?sort=email',
  ])('refuses %s: a private field is no oracle', async (path) => {
    const answer = await world.api(`/${path}`);
    expect([path, answer.status]).toEqual([path, 400]);
  });

  test('are not searched in private fields', async () => {
    expect((await read(`creators?_q=${encodeURIComponent(published.creator.email)}`)).data).toEqual([]);
    expect((await read(`creators?_q=${published.creator.name}`)).total).toBe(1);
  });

  test('do not leak private fields by asking for everything', async () => {
    const text = [
      (await read('products?populate=*&pagination[pageSize]=100')).text,
      (await read('creators?populate=*&pagination[pageSize]=100')).text,
      (await read('offers?populate=*&pagination[pageSize]=100')).text,
    ].join('');
    expect(text).not.toMatch(/"email"|unitCost|partyId|coProducers|"program"|memberGroup|createdBy|updatedBy/);
  });

  test('cannot be written', async () => {
    for (const [method, path] of [
      ['POST', 'products'],
      ['PUT', `products/${published.documentId}`],
      ['DELETE', `products/${published.documentId}`],
      ['POST', 'orders'],
      ['PUT', 'orders/x'],
    ] as const) {
      expect([404, 405]).toContain((await world.api(`/${path}`, { method, body: { data: {} } })).status);
    }
  });
});

describe('what belongs to somebody', () => {
  const KEPT = ['orders', 'commissions', 'referrals', 'affiliates'];

  test.each([...KEPT, 'member-groups', 'programs'])('%s are closed to everyone who is not signed in', async (type) => {
    expect([401, 403]).toContain((await read(type)).status);
  });

  test('buyers read their own orders and no others', async () => {
    const [first, second] = [await buy(world, { offerId: published.offerId }), await buy(world, { offerId: published.offerId })];
    const [ana, bo] = [await enter(world, first.email), await enter(world, second.email)];
    const mine = await read('orders', ana.jwt);
    expect([mine.total, mine.data.map((order: { number: string }) => order.number)]).toEqual([1, [first.orderNumber]]);
    const [theirs] = (await read('orders', bo.jwt)).data as Array<{ documentId: string; number: string }>;
    expect(theirs?.number).toBe(second.orderNumber);
    expect((await read(`orders/${theirs?.documentId}`, ana.jwt)).status).toBe(404);
    for (const filter of [
      `filters[number]=${second.orderNumber}`,
      `filters[documentId]=${theirs?.documentId}`,
      `filters[$or][0][number]=${second.orderNumber}&filters[$or][1][email]=${second.email}`,
      `_q=${second.orderNumber}`,
      `filters[email]=${encodeURIComponent(second.email)}`,
    ]) {
      expect([filter, (await read(`orders?${filter}`, ana.jwt)).total]).toEqual([filter, 0]);
    }
    for (const filter of [
      'filters[ownerUserId]=1',
      'filters[customerId]=1',
      'filters[checkoutSessionId][$startsWith]=cs',
      'sort=ownerUserId',
      'fields=paymentIntentId',
    ])
      expect([filter, (await read(`orders?${filter}`, ana.jwt)).status]).toEqual([filter, 400]);
    expect((await read('orders', ana.jwt)).text).not.toMatch(/ownerUserId|customerId|checkoutSessionId|paymentIntentId|affiliateCode/);

    for (const type of KEPT) expect([type, (await read(type, await apiToken('read-only'))).total]).toEqual([type, 0]);
    expect((await read(`orders?filters[number]=${second.orderNumber}`, await apiToken('full-access'))).total).toBe(1);
  });

  test('affiliates read their own place, commissions and referrals and no others', async () => {
    const program = await aProgram(world);
    const product = await aProduct(world, { prices: { EUR: '100.00' }, program });
    const [winner, rival] = [await anAffiliate(world, program), await anAffiliate(world, program)];
    const { orderNumber } = await buy(world, { offerId: product.offerId, through: [winner.code] });
    const [ana, bo] = [await enter(world, winner.email), await enter(world, rival.email)];
    expect((await read('affiliates', ana.jwt)).data.map((one: { code: string }) => one.code)).toEqual([winner.code]);
    expect((await read('commissions', ana.jwt)).data).toEqual([expect.objectContaining({ orderNumber, role: 'affiliate' })]);
    expect((await read('referrals', ana.jwt)).data).toEqual([expect.objectContaining({ orderNumber, outcome: 'won' })]);
    expect((await read('commissions', bo.jwt)).total).toBe(0);
    expect((await read(`commissions?filters[orderNumber]=${orderNumber}`, bo.jwt)).total).toBe(0);
    expect((await read('affiliates?filters[email][$startsWith]=a', ana.jwt)).status).toBe(400);
  });

  test('members read the groups they are in', async () => {
    const product = await aProduct(world, { prices: { EUR: '10.00' } });
    const connect = { connect: [{ documentId: product.documentId }] };
    const group = await write(world, 'member-group', { name: unique('circle'), product: connect, isDefault: true });
    await write(world, 'member-group', { name: unique('other circle'), product: connect, isDefault: false });
    const { email } = await buy(world, { offerId: product.offerId });
    const { jwt } = await enter(world, email);
    const { data, total } = await read('member-groups?populate=product', jwt);
    expect([total, data]).toEqual([
      1,
      [expect.objectContaining({ documentId: group.documentId, product: expect.objectContaining({ documentId: product.documentId }) })],
    ]);
  });
});
