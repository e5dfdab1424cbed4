// Whose sale it is where no cookie says so: an address brought before, a customer bound, an affiliate's own server. And who would get it.
import { refund } from '../support/books';
import { anAffiliate, aProduct, aProgram } from '../support/builders';
import type { Affiliate, Product, ProgramTerms } from '../support/builders';
import { readRows } from '../support/database';
import { expectOk } from '../support/expect-ok';
import { codeOf } from '../support/http';
import { sendPostback } from '../support/postback';
import type { Sent } from '../support/postback';
import { buy, orderOnDesk, untilOrder } from '../support/purchase';
import { enter } from '../support/sign-in';
import { sharedWorld, unique } from '../support/world';
import type { Answer } from '../support/world';

const world = sharedWorld();

interface Scene {
  readonly program: Awaited<ReturnType<typeof aProgram>>;
  readonly ana: Affiliate;
  readonly ben: Affiliate;
  /** Products of one program: nobody buys a thing twice. */
  readonly products: readonly [Product, Product, Product];
}

const scene = async (terms: ProgramTerms = {}): Promise<Scene> => {
  const program = await aProgram(world, terms);
  const [ana, ben] = [await anAffiliate(world, program), await anAffiliate(world, program)];
  const one = () => aProduct(world, { prices: { EUR: '100.00' }, program });
  return { program, ana, ben, products: [await one(), await one(), await one()] };
};

const attributionOf = async (orderNumber: string) => {
  const order = await orderOnDesk(world, orderNumber);
  return order['attribution'] as {
    reason: string;
    affiliate: { code: string } | null;
    touches: Array<{ affiliateCode: string; kind: string; verdict: string }>;
  };
};
const decided = async (orderNumber: string) => {
  const { reason, affiliate } = await attributionOf(orderNumber);
  return [reason, affiliate?.code ?? null];
};
const portal = async ({ email }: Affiliate) => {
  const { jwt } = await enter(world, email);
  return {
    get: (path: string) => world.api(`/partner${path}`, { token: jwt }),
    post: (path: string, body: object) => world.api(`/partner${path}`, { token: jwt, body }),
  };
};
const customersOf = async (affiliate: Affiliate) =>
  expectOk(await (await portal(affiliate)).get('/customers'), 'bound customers').body.data as Array<Record<string, unknown>>;

describe('a customer bound for life (E-61, B-48)', () => {
  let made: Scene;
  const email = `${unique('loyal')}@gmail.com`;
  let first: string;
  beforeAll(async () => {
    made = await scene({ lifetime: true });
    first = (await buy(world, { offerId: made.products[0].offerId, email, through: [made.ana.code] })).orderNumber;
  }, 60_000);

  test('counts for whoever brought them first, without a cookie, also under another spelling of their address', async () => {
    const { ana, products } = made;
    const again = await buy(world, { offerId: products[1].offerId, email: email.replace('@', '+books@') });
    expect(await decided(again.orderNumber)).toEqual(['LIFETIME', ana.code]);
    const [bound, ...others] = await customersOf(ana);
    expect(others).toEqual([]);
    // The order that bound them; the second was placed under another spelling, which is another customer to the books.
    expect(bound).toMatchObject({ customer: expect.stringMatching(/^#[a-z0-9]{6}$/), orderNumber: first, until: null, ended: null });
    expect(JSON.stringify(bound)).not.toContain('loyal');
  });

  test('counts for a rival whose link they follow, and stays bound', async () => {
    const { ana, ben, products } = made;
    const lost = await buy(world, { offerId: products[2].offerId, email, through: [ben.code] });
    expect(await decided(lost.orderNumber)).toEqual(['LAST_CLICK', ben.code]);
    expect((await attributionOf(lost.orderNumber)).touches).toMatchObject([
      { affiliateCode: ana.code, kind: 'lifetime', verdict: 'lost' },
      { affiliateCode: ben.code, kind: 'link', verdict: 'won' },
    ]);
    expect(await customersOf(ana)).toMatchObject([{ orderNumber: first, ended: null, orders: 1 }]);
    expect(await customersOf(ben)).toEqual([]);
  });

  test('is unbound by staff for a reason alone, and the affiliate is shown it', async () => {
    const { ana } = made;
    const [bound] = expectOk(await world.admin(`/affiliates/${ana.id}/customers`), 'bound customers').body.data as Array<{ id: string }>;
    const end = (reason: string) => world.admin(`/bindings/${bound?.id}/end`, { body: { reason } });
    expect((await end('  ')).status).toBe(400);
    expectOk(await end('asked to be left alone'), 'unbinding');
    expect(codeOf(await end('asked again'))).toBe('BINDING_ENDED_ALREADY');
    expect(await customersOf(ana)).toMatchObject([{ ended: 'UNBOUND', reason: 'asked to be left alone' }]);
    const other = await aProduct(world, { prices: { EUR: '20.00' }, program: made.program });
    expect(await decided((await buy(world, { offerId: other.offerId, email })).orderNumber)).toEqual(['NO_TOUCH', null]);
  });
});

test('the refund of a whole first order frees its customer again, and so does a blocked affiliate (R04)', async () => {
  const { ana, ben, products } = await scene({ lifetime: true, lifetimeMonths: 6 });
  const email = `${unique('fickle')}@example.test`;
  const first = await buy(world, { offerId: products[0].offerId, email, through: [ana.code] });
  const [bound] = await customersOf(ana);
  expect(bound).toMatchObject({ ended: null, until: expect.any(String) });
  expectOk(await refund(world, first.orderNumber, 10_000), 'a refund');
  await untilOrder(world, first.orderNumber, 'refunded');
  expect(await customersOf(ana)).toMatchObject([{ ended: 'REFUNDED' }]);
  // The refund fails at the provider: the sale stands again, and so does what it bound; until the next refund.
  const refundOf = async () => (await orderOnDesk(world, first.orderNumber))['refunds'] as Array<{ providerId: string }>;
  expectOk(await world.sandbox(`/refunds/${(await refundOf())[0]?.providerId ?? ''}/fail`, { body: {} }), 'the refund that comes back');
  await untilOrder(world, first.orderNumber, 'paid');
  expect(await customersOf(ana)).toMatchObject([{ ended: null, until: bound?.['until'] }]);
  expectOk(await refund(world, first.orderNumber, 10_000), 'another refund');
  await untilOrder(world, first.orderNumber, 'refunded');
  expect(await customersOf(ana)).toMatchObject([{ ended: 'REFUNDED' }]);
  const second = await buy(world, { offerId: products[1].offerId, email, through: [ben.code] });
  expect(await decided(second.orderNumber)).toEqual(['LAST_CLICK', ben.code]);
  expectOk(await world.admin(`/affiliates/${ben.id}/block`, { body: { reason: 'stuffs cookies' } }), 'blocking');
  expect(await customersOf(ben)).toMatchObject([{ ended: 'AFFILIATE_BLOCKED' }]);
});

test('an address an affiliate brought counts without a cookie, for the first who brought it, and is kept as a hash (B-40)', async () => {
  const { ana, ben, products } = await scene();
  const email = `${unique('lead')}@example.test`;
  const leave = (code: string, consent: unknown = true): Promise<Answer> => world.api('/track/lead', { body: { code, email, consent } });
  expect((await leave(ana.code, false)).status).toBe(400);
  const answers = [await leave(ana.code), await leave(ben.code), await leave('nobody-has-this')];
  expect(answers.map(({ status, body }) => [status, body.data])).toEqual(Array(3).fill([202, { received: true }]));
  const sale = await buy(world, { offerId: products[0].offerId, email: email.toUpperCase() });
  expect(await decided(sale.orderNumber)).toEqual(['LEAD', ana.code]);
  expect((await attributionOf(sale.orderNumber)).touches.map(({ kind, verdict }) => [kind, verdict])).toEqual([
    ['lead', 'won'],
    ['lead', 'lost'],
  ]);
  const { data } = expectOk(await (await portal(ben)).get('/referrals'), 'referrals').body;
  expect(data).toMatchObject([{ outcome: 'lost', reason: 'LEAD_WON' }]);
  expect(JSON.stringify(await readRows(world.address, 'SELECT * FROM afs_leads', []))).not.toContain(email.split('@')[0]);
});

describe('an affiliate’s own server (E-54, E-59, B14)', () => {
  let made: Scene;
  let key: { id: string; secret: string; url: string };
  beforeAll(async () => {
    made = await scene();
    key = expectOk(await (await portal(made.ana)).post('/keys', { code: made.ana.code }), 'a key').body.data;
  }, 60_000);

  const send = ({ secret = key.secret, program = made.program.documentId, ...sent }: Partial<Sent> & { body: object; secret?: string }) =>
    sendPostback(world, { id: key.id, secret }, { program, ...sent });
  const click = () => ({ id: unique('msg'), event: 'click', landing: 'https://ana.example/review?who=me' });

  test('tells of a click, and the cart that brings its id is theirs', async () => {
    const told = click();
    const answer = await send({ body: told });
    expect(answer.status).toBe(201);
    const { clickId } = (answer.body as { data: { clickId: string } }).data;
    expect(clickId).toMatch(/^[A-Za-z0-9]{32}$/);
    const sale = await buy(world, { offerId: made.products[0].offerId, clickId });
    expect(await decided(sale.orderNumber)).toEqual(['LAST_CLICK', made.ana.code]);
    expect((await attributionOf(sale.orderNumber)).touches).toMatchObject([{ kind: 'server', verdict: 'won' }]);
    expect(codeOf(await send({ body: told }))).toBe('POSTBACK_KNOWN');
    const [used] = expectOk(await (await portal(made.ana)).get('/keys'), 'keys').body.data as object[];
    expect(used).toMatchObject({ id: key.id, lastUsedAt: expect.any(String), url: key.url });
    expect(JSON.stringify(used)).not.toContain(key.secret);
  });

  test('tells of a lead', async () => {
    const email = `${unique('told')}@example.test`;
    const answer = await send({ body: { id: unique('msg'), event: 'lead', email, consent: true } });
    expect([answer.status, answer.body.data]).toEqual([201, { clickId: null }]);
    expect(await decided((await buy(world, { offerId: made.products[1].offerId, email })).orderNumber)).toEqual(['LEAD', made.ana.code]);
  });

  test('is not believed unsigned, late, changed, or with a key of another program', async () => {
    const elsewhere = await aProgram(world);
    const refused = [
      await world.at(`/api/affiliate-store/postback/${made.program.documentId}`, { body: click() }),
      await send({ body: click(), secret: 'a-guess' }),
      await send({ body: click(), at: -301 }),
      await send({ body: click(), at: 302 }),
      await send({ body: click(), signed: JSON.stringify(click()) }),
      await send({ body: click(), program: elsewhere.documentId }),
    ];
    expect(refused.map((answer) => [answer.status, codeOf(answer)])).toEqual(Array(6).fill([401, 'POSTBACK_UNSIGNED']));
  });

  test('cannot say who earns, how much, or that something was sold', async () => {
    for (const body of [
      { ...click(), affiliate: made.ben.id },
      { ...click(), rateBasisPoints: 9_000 },
      { id: unique('msg'), event: 'sale', amount: '99999999999', currency: 'EUR' },
      { event: 'click', landing: '/' },
    ])
      expect(codeOf(await send({ body }))).toBe('POSTBACK_MALFORMED');
  });

  test('has two keys at most, and an ended one is dead', async () => {
    const { post } = await portal(made.ana);
    const second = expectOk(await post('/keys', { code: made.ana.code }), 'a second key').body.data as { id: string };
    expect(codeOf(await post('/keys', { code: made.ana.code }))).toBe('AFFILIATE_KEY_LIMIT');
    expect(codeOf(await post('/keys', { code: made.ben.code }))).toBe('AFFILIATE_KEY_NOT_FOUND');
    expect(codeOf(await (await portal(made.ben)).post(`/keys/${second.id}/end`, {}))).toBe('AFFILIATE_KEY_NOT_FOUND');
    // When each was last used is told: one that leaked is seen to be used by somebody else.
    const { get } = await portal(made.ana);
    const listed = async () => expectOk(await get('/keys'), 'the keys').body.data as Array<{ id: string; lastUsedAt: string | null }>;
    const lastUsed = async (id: string) => (await listed()).find((each) => each.id === id)?.lastUsedAt;
    expect([typeof (await lastUsed(key.id)), await lastUsed(second.id)]).toEqual(['string', null]);
    expectOk(await post(`/keys/${key.id}/end`, {}), 'ending the key');
    expect((await send({ body: click() })).status).toBe(401);
    key = expectOk(await post('/keys', { code: made.ana.code }), 'another in its place').body.data;
  });

  test('opens nothing from an address, where it would be written into logs; neither does anybody’s token (B16)', async () => {
    const { jwt } = await enter(world, made.ana.email);
    for (const name of ['token', 'access_token', 'jwt', 'authorization', 'key', 'api_key'])
      for (const secret of [jwt, `Bearer ${jwt}`, key.secret])
        expect([name, (await world.api(`/partner/keys?${name}=${encodeURIComponent(secret)}`)).status]).toEqual([name, 401]);
    expect((await world.api('/partner/keys', { token: jwt })).status).toBe(200);
  });

  test('of a place that is blocked is known, and heard no more', async () => {
    expectOk(await world.admin(`/affiliates/${made.ana.id}/block`, { body: { reason: 'all of it came from one address' } }), 'the block');
    const answer = await send({ body: click() });
    expect([answer.status, codeOf(answer)]).toEqual([403, 'POSTBACK_PLACE_INACTIVE']);
  });
});

test('who would get it: the answer is what then happens, and asking writes nothing (N-10)', async () => {
  const { ana, ben, products } = await scene({ rateBasisPoints: 2500 });
  const email = `${unique('asked')}@example.test`;
  expectOk(await world.api('/track/lead', { body: { code: ben.code, email, consent: true } }), 'a lead');
  const tables = ['afs_clicks', 'afs_customers', 'afs_parties', 'afs_orders', 'afs_ledger_journals', 'afs_attributions', 'afs_leads'];
  const counts = async () =>
    Promise.all(
      tables.map(async (table) => (await readRows<{ n: number | string }>(world.address, `SELECT COUNT(*) AS n FROM ${table}`, []))[0]?.n),
    );
  const tell = (body: object) => world.admin('/attribution/try', { body: { offer: products[0].offerId, email, country: 'FR', ...body } });
  const before = await counts();
  const withLink = expectOk(await tell({ url: `${world.address.url}/r/${ana.code}?to=/store/en` }), 'an answer').body.data;
  const without = expectOk(await tell({}), 'an answer').body.data;
  const late = expectOk(
    await tell({ email: `${unique('else')}@example.test`, url: `/store?ref=${ana.code}`, clickedAt: '2020-01-01T00:00:00.000Z' }),
    'an answer',
  ).body.data;
  expect(await counts()).toEqual(before);
  expect(withLink).toMatchObject({ reason: 'LAST_CLICK', winner: { code: ana.code }, total: { amount: '10000' } });
  expect(withLink.touches.map(({ kind, verdict }: { kind: string; verdict: string }) => [kind, verdict])).toEqual([
    ['lead', 'lost'],
    ['link', 'won'],
  ]);
  expect(without).toMatchObject({ reason: 'LEAD', winner: { code: ben.code } });
  expect(late).toMatchObject({ reason: 'WINDOW_EXPIRED', winner: null });
  expect(codeOf(await tell({ url: 'https://example.test/nothing' }))).toBe('CODE_NOT_IN_URL');
  // A rival's coupon against that link, and the same link when its window is over.
  const reduction = { kind: 'percent', basisPoints: 1000 };
  const coupon = expectOk(
    await world.admin('/coupons', { body: { code: unique('SAVE').toUpperCase(), reduction, affiliateCode: ben.code } }),
    'a coupon',
  ).body.data.code as string;
  const stranger = `${unique('stranger')}@example.test`;
  const link = { email: stranger, url: `/store?ref=${ana.code}`, clickedAt: new Date().toISOString() };
  const asked = async (body: object) => expectOk(await tell({ ...link, ...body }), 'an answer').body.data;
  expect(await asked({ coupon })).toMatchObject({ reason: 'COUPON', winner: { code: ben.code }, total: { amount: '9000' } });
  const onDay = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
  expect(await asked({ at: onDay(20) })).toMatchObject({ reason: 'LAST_CLICK', winner: { code: ana.code } });
  expect(await asked({ at: onDay(400) })).toMatchObject({ reason: 'WINDOW_EXPIRED', winner: null });
  const reduced = await buy(world, { offerId: products[1].offerId, through: [ana.code], coupon });
  expect(await decided(reduced.orderNumber)).toEqual(['COUPON', ben.code]);
  const sale = await buy(world, { offerId: products[0].offerId, email, through: [ana.code] });
  const split = (await orderOnDesk(world, sale.orderNumber))['split'] as Array<{ role: string; amount: { amount: string } }>;
  const amounts = (rows: Array<{ role: string; amount: { amount: string } }>) =>
    rows.filter(({ role }) => role !== 'payment_fee').map(({ role, amount }) => [role, amount.amount]);
  expect(amounts(withLink.shares)).toEqual(amounts(split));
});

test('a new product pays no affiliate until its owner says which program it is in (E-38)', async () => {
  const { ana } = await scene();
  const fresh = await aProduct(world, { prices: { EUR: '100.00' } });
  const sale = await buy(world, { offerId: fresh.offerId, through: [ana.code] });
  const order = await orderOnDesk(world, sale.orderNumber);
  expect(order['attribution']).toBeNull();
  expect((order['split'] as Array<{ role: string }>).map(({ role }) => role)).not.toContain('affiliate');
  const asked = await world.admin('/attribution/try', { body: { offer: fresh.offerId, url: `/store?ref=${ana.code}`, country: 'FR' } });
  expect(asked.body.data).toMatchObject({ reason: 'NO_PROGRAM', winner: null });
});

test('an affiliate asks of a link whether it credits them, and learns nothing of anybody else’s', async () => {
  const { ana, ben } = await scene();
  const { post } = await portal(ana);
  const ask = async (url: string) => expectOk(await post('/try-link', { url }), 'an answer').body.data;
  const site = world.address.url;
  expect(await ask(`${site}/r/${ana.code}?to=/store/en`)).toMatchObject({
    credits: true,
    because: 'CREDITS',
    target: '/store/en',
    code: ana.code,
  });
  expect(await ask(`/store?ref=${ana.code.toUpperCase()}`)).toMatchObject({ credits: true, because: 'CREDITS' });
  expect(await ask(`${site}/r/${ana.code}?to=https://evil.example`)).toMatchObject({ because: 'BAD_TARGET', target: '/store' });
  expect(await ask(`https://evil.example/r/${ana.code}`)).toMatchObject({ credits: false, because: 'BAD_TARGET', target: null });
  const nothing = { code: null, program: null, target: null, rateBasisPoints: null, windowDays: null, credits: false };
  expect(await ask(`${site}/r/${ben.code}`)).toEqual({ ...nothing, because: 'NOT_YOURS' });
  expect(await ask(`${site}/r/nobody-at-all`)).toEqual({ ...nothing, because: 'NOT_YOURS' });
  expect(await ask(`${site}/store`)).toEqual({ ...nothing, because: 'NO_CODE' });
});
