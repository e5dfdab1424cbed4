// Subscriptions as whoever sells them sees them: found, opened, given back and let end, with nothing of the buyer and nothing of other sellers.
import { decide, splitOf } from '../support/books';
import { aCreator } from '../support/builders';
import type { Creator } from '../support/builders';
import { changeRow, readRows } from '../support/database';
import { expectOk } from '../support/expect-ok';
import { codeOf } from '../support/http';
import { mailTo } from '../support/mailbox';
import { ownShop } from '../support/own-shop';
import { untilOrder } from '../support/purchase';
import { enter } from '../support/sign-in';
import { ask, mine, month, opens, payments, payWith, subscribe, type Subscribed } from '../support/subscriber';
import { eventually, unique } from '../support/world';

const own = ownShop('studio-subscriptions');
jest.setTimeout(240_000);

let seller: Creator;
let other: Creator;
const signedIn = async ({ email }: { readonly email: string }): Promise<string> => (await enter(own.world, email)).jwt;
const studio = async (path: string, token: string) => own.world.api(`/studio/subscriptions${path}`, { token });
const list = async (query: string, token: string) => expectOk(await studio(query, token), `the list ${query}`).body;
const ids = async (query: string, token: string): Promise<string[]> =>
  ((await list(query, token)).data as Array<{ id: string }>).map(({ id }) => id);
const end = (id: string, token: string, reason: string | undefined = 'The course is not taught any more.') =>
  own.world.api(`/studio/subscriptions/${id}/end`, { body: { ...(reason === '' ? {} : { reason }) }, token });

beforeAll(async () => {
  [seller, other] = [await aCreator(own.world), await aCreator(own.world)];
}, 60_000);

test('a seller finds the subscriptions to what they sell, with their payments as sales, and nobody else’s', async () => {
  const { world } = own;
  const token = await signedIn(seller);
  expect(await list('', token)).toMatchObject({ data: [], meta: { pagination: { total: 0, nextCursor: null } } });
  const monthly = await subscribe(world, { creator: seller, prices: { EUR: '30.00' } });
  const trial = await subscribe(world, { creator: seller, renews: 'year', prices: { EUR: '90.00' }, trialDays: 60 });
  const foreign = await subscribe(world, { creator: other });
  await month(world);
  const { id, nextPaymentAt, paidUntil, orders } = await payments(world, monthly, 2);
  const { id: trialId } = await mine(world, trial);
  const mineNow = await signedIn(seller);

  const { data, meta } = await list('', mineNow);
  expect(meta.pagination).toEqual({ total: 2, nextCursor: null });
  expect(data).toMatchObject([
    { id: trialId, standing: 'trialing', product: trial.product.name, interval: 'year', payments: 0, instalments: null },
    {
      id,
      standing: 'active',
      state: 'active',
      product: monthly.product.name,
      offer: `${monthly.product.name} offer`,
      buyer: 'b•••, FR',
      price: { amount: '3000', currency: 'EUR' },
      payments: 2,
      nextPaymentAt,
      paidUntil,
      overdue: null,
      paused: null,
      cancelAtPeriodEnd: false,
      endedAt: null,
    },
  ]);
  const page = await list('?pageSize=1', mineNow);
  expect([page.data[0].id, page.meta.pagination.total]).toEqual([trialId, 2]);
  expect(await ids(`?pageSize=1&cursor=${page.meta.pagination.nextCursor}`, mineNow)).toEqual([id]);
  expect(await ids(`?product=${monthly.product.documentId}`, mineNow)).toEqual([id]);
  expect(codeOf(await studio('?cursor=abc', mineNow))).toBe('CURSOR_INVALID');
  expect((await studio('?standing=unheard', mineNow)).status).toBe(400);

  expect(expectOk(await studio(`/${trialId}`, mineNow), 'in its free days').body.data.sales).toEqual([]);
  const detail = expectOk(await studio(`/${id}`, mineNow), 'one of them').body.data;
  expect(detail).toMatchObject({ end: 'open', change: null });
  expect(detail.sales.map(({ orderNumber }: { orderNumber: string }) => orderNumber)).toEqual([...orders].reverse());
  for (const sale of detail.sales)
    expect(Number(sale.yours.amount)).toBeLessThanOrEqual((await splitOf(world, sale.orderNumber))['creator']?.amount ?? -1);
  for (const said of [data, detail]) expect(JSON.stringify(said)).not.toContain(monthly.email);

  // A payment is given back where every sale is, and the list goes on saying how many there were.
  const refund = { line: 1, amount: '3000', reason: 'they were ill' };
  expectOk(
    await world.api(`/studio/sales/${orders[1]}/refunds`, { token: mineNow, body: refund, key: unique('refund') }),
    'giving it back',
  );
  await untilOrder(world, orders[1] ?? '', 'refunded');
  const after = expectOk(await studio(`/${id}`, mineNow), 'after it').body.data;
  expect([after.payments, after.sales[0].refunded.amount]).toEqual([2, '3000']);
  // The payment's fee does not come back: the row says what the sale's own page says.
  const { yours } = expectOk(await world.api(`/studio/sales/${orders[1]}`, { token: mineNow }), 'the sale').body.data;
  expect([after.sales[0].yours, Number(yours.amount) < 0]).toEqual([yours, true]);

  const theirs = await signedIn(other);
  const { id: foreignId } = await mine(world, foreign);
  expect(await ids('', theirs)).toEqual([foreignId]);
  for (const [path, as] of [
    [`/${id}`, theirs],
    [`/${foreignId}`, mineNow],
    ['/sub_nobody', mineNow],
  ] as const)
    expect(codeOf(await studio(path, as))).toBe('SUBSCRIPTION_NOT_FOUND');
  expect(codeOf(await end(id, theirs))).toBe('SUBSCRIPTION_NOT_FOUND');
  const { jwt: buyer } = await enter(world, monthly.email);
  for (const path of ['', `/${id}`]) expect(codeOf(await studio(path, buyer))).toBe('NOT_A_CREATOR');
  expect(codeOf(await end(id, buyer))).toBe('NOT_A_CREATOR');
});

test('each stands in one way, by which it is found: free days, going on, late, paused, ending, ended', async () => {
  const { world } = own;
  const many = await aCreator(world);
  const product = { creator: many, prices: { EUR: '20.00' } };
  const late = await subscribe(world, product);
  await payWith(world, late, 'pm_card_chargeCustomerFail');
  await month(world);
  await eventually('the subscription to be late', async () => (await mine(world, late)).state === 'past_due');
  const sold: Readonly<Record<string, Subscribed>> = {
    active: await subscribe(world, product),
    trialing: await subscribe(world, { ...product, trialDays: 14 }),
    paused: await subscribe(world, product),
    ending: await subscribe(world, product),
    ended: await subscribe(world, product),
    past_due: late,
  };
  const of = (standing: string): Subscribed => sold[standing] as Subscribed;
  expectOk(await ask(world, of('paused'), 'pause', { periods: 1 }), 'a pause');
  expectOk(await ask(world, of('ending'), 'cancel'), 'a cancellation');
  expectOk(await ask(world, of('ended'), 'cancel', { when: 'now' }), 'an end at once');
  await world.settled();
  const token = await signedIn(many);
  for (const [standing, who] of Object.entries(sold)) {
    const { data } = await list(`?standing=${standing}`, token);
    expect(data).toMatchObject([{ id: (await mine(world, who)).id, standing }]);
  }
  const [{ overdue }] = (await list('?standing=past_due', token)).data;
  expect(overdue).toEqual((await mine(world, late)).overdue);
  expect((await list('', token)).meta.pagination.total).toBe(6);
});

test('a seller lets one end with what is paid, and takes nothing away; the buyer is told, the desk knows who and why', async () => {
  const { world } = own;
  const who = await subscribe(world, { creator: seller });
  const token = await signedIn(seller);
  const { id, paidUntil } = await mine(world, who);
  expect(codeOf(await end(id, token, ''))).toBe('INVALID_INPUT');
  await decide(world, 'subscriptions.creatorsEnd', false);
  expect(codeOf(await end(id, token))).toBe('SUBSCRIPTION_SHOP_ENDS');
  expect(expectOk(await studio(`/${id}`, token), 'it').body.data.end).toBe('shop_only');
  await decide(world, 'subscriptions.creatorsEnd', true);

  expect(expectOk(await end(id, token), 'letting it end').body.data).toMatchObject({
    end: 'ending',
    standing: 'ending',
    nextPaymentAt: null,
    paidUntil,
  });
  expect(await opens(world, who)).toBe('active');
  expect((await mailTo(world, who.email, 'subscription_cancelled')).text).toContain('stays open until');
  expect(codeOf(await end(id, token))).toBe('SUBSCRIPTION_CANCELLED');
  const { timeline } = expectOk(await world.admin(`/subscriptions/${id}`), 'on the desk').body.data;
  expect(timeline.at(-1)).toMatchObject({ code: 'SUBSCRIPTION_CANCELLED', facts: { reason: 'The course is not taught any more.' } });
  const kept = expectOk(await world.admin(`/audit?subject=subscription:${id}`), 'the audit log').body.data;
  expect(kept).toMatchObject([{ action: 'subscription.end', reason: 'The course is not taught any more.' }]);

  await month(world, 32);
  await eventually('the subscription to end', async () => (await mine(world, who)).state === 'ended');
  expect((await mine(world, who)).orders).toEqual([who.orderNumber]);
  expect(codeOf(await end(id, await signedIn(seller)))).toBe('SUBSCRIPTION_ENDED');
});

test('what is owed in parts its seller cannot end', async () => {
  const { world } = own;
  const who = await subscribe(world, { creator: seller, instalments: 3 });
  const token = await signedIn(seller);
  const { id } = await mine(world, who);
  const one = expectOk(await studio(`/${id}`, token), 'it').body.data;
  expect(one).toMatchObject({ end: 'in_instalments', instalments: { count: 3, paid: 1 } });
  expect(codeOf(await end(id, token))).toBe('SUBSCRIPTION_IN_INSTALMENTS');
});

test('a product that goes to another creator takes no subscriptions along: their payments are split as before', async () => {
  const { world } = own;
  const who = await subscribe(world, { creator: other });
  const { id } = await mine(world, who);
  const { documentId } = who.product;
  const address = `/content-manager/collection-types/plugin::affiliate-store.product/${documentId}`;
  const moving = { creator: { connect: [{ documentId: seller.documentId, id: seller.id }] } };
  expectOk(await world.strapi(`${address}/actions/publish`, { body: moving }), 'another creator');
  await month(world);
  const { orders } = await payments(world, who, 2);
  const [theirs, mineNow] = [await signedIn(other), await signedIn(seller)];
  expect(expectOk(await studio(`/${id}`, theirs), 'it').body.data).toMatchObject({ payments: 2, sales: [{ orderNumber: orders[1] }, {}] });
  expect(codeOf(await studio(`/${id}`, mineNow))).toBe('SUBSCRIPTION_NOT_FOUND');
});

test('subscriptions of before sellers could list them are found once the shop has started again', async () => {
  const { world, shop } = own;
  const of = await readRows<{ id: number; seller: string }>(world.address, 'SELECT id, seller FROM afs_subscriptions ORDER BY id');
  expect(of.every(({ seller: party }) => party.length > 8)).toBe(true);
  expect(await changeRow(world.address, 'UPDATE afs_subscriptions SET seller = NULL WHERE id > ?', [0])).toBe(of.length);
  await shop.restart();
  expect(await readRows(world.address, 'SELECT id, seller FROM afs_subscriptions ORDER BY id')).toEqual(of);
});
