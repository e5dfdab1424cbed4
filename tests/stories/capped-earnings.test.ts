// What sales and renewals earn one affiliate is capped: never above it, by however many at once; what is cut is told, and nothing of it is guessed later (E-62).
import type { WhatIfBite } from '../../src/plugins/affiliate-store/contracts/what-if';
import { brokenSentences, decide, refund, splitOf, type Share } from '../support/books';
import { aProduct, aProgram, anAffiliate, type Affiliate, type Product } from '../support/builders';
import { readRows } from '../support/database';
import { expectOk } from '../support/expect-ok';
import { eventually } from '../support/http';
import { ownShop } from '../support/own-shop';
import { buy, startCheckout, untilOrder } from '../support/purchase';
import { enter } from '../support/sign-in';
import { month, payments, subscribe } from '../support/subscriber';

const own = ownShop('capped-earnings');
jest.setTimeout(240_000);

interface Money {
  readonly amount: string;
  readonly currency: string;
}
interface Step {
  readonly code: string;
  readonly text: string;
  readonly facts: Readonly<Record<string, string>>;
}
interface Proof {
  readonly kind: string;
  readonly state: string;
  readonly startedAt: string;
  readonly offending: number;
  readonly findings: readonly object[];
}

const MOST = 10_000;
const events = (more: object = {}) => ({ scheme: 'all', saleCap: { period: 'day', amounts: { EUR: MOST } }, ...more });
const aCappedProgram = (said: object = events(), more: object = {}) =>
  aProgram(own.world, { rateBasisPoints: 3000, commissionBase: 'net_of_tax', events: JSON.stringify(said), ...more });
type Program = Awaited<ReturnType<typeof aProgram>>;

const commissionOf = async (orderNumber: string): Promise<Share | undefined> => (await splitOf(own.world, orderNumber))['affiliate'];
const sum = (amounts: readonly number[]): number => amounts.reduce((all, one) => all + one, 0);

/** All that was kept of every payment, decided and split again. */
const replayed = async (): Promise<Pick<Proof, 'offending' | 'findings'>> => {
  const read = async () => (expectOk(await own.world.admin('/ledger/proof'), 'the proofs').body.data as { proofs: Proof[] }).proofs;
  const last = async () => (await read()).find(({ kind }) => kind === 'replay');
  const before = (await last())?.startedAt;
  expectOk(await own.world.admin('/ledger/proof/replay', { body: {} }), 'starting a replay');
  const { offending, findings } = await eventually('the replay to be done', async () => {
    const proof = await last();
    return proof?.state === 'done' && proof.startedAt !== before ? proof : null;
  });
  return { offending, findings };
};

const termsOf = async ({ documentId }: Program) =>
  expectOk(await own.world.admin(`/programs/${documentId}/terms`), 'the terms').body.data as {
    version: number;
    terms: Readonly<Record<string, unknown>>;
  };

/** What the terms as they are, changed in this, would have made of everything that was paid. */
const whatIf = async (program: Program, more: object = {}, where: object = {}): Promise<WhatIfBite> => {
  const { terms } = await termsOf(program);
  const body = { terms: { ...terms, ...more }, from: '2000-01-01', to: '2099-12-31', ...where };
  return expectOk(await own.world.admin(`/programs/${program.documentId}/terms/what-if`, { body }), 'what if').body.data;
};

const tokenOf = async ({ email }: Affiliate): Promise<string> => (await enter(own.world, email)).jwt;
const capsOf = async (who: Affiliate): Promise<Array<{ of: string; period: string; most: Money[]; used: Money[] }>> =>
  (expectOk(await own.world.api('/partner/rates', { token: await tokenOf(who) }), 'own rates').body.data as Array<{ caps: [] }>).flatMap(
    ({ caps }) => caps,
  );

/** Why the commission of an order is what it is, as whoever has it reads it. */
const whyOf = async (who: Affiliate, orderNumber: string): Promise<readonly Step[]> => {
  const token = await tokenOf(who);
  const all = expectOk(await own.world.api('/partner/commissions?pageSize=100', { token }), 'commissions').body.data as Array<{
    id: string;
    orderNumber: string;
  }>;
  const id = all.find((one) => one.orderNumber === orderNumber)?.id ?? '';
  return (expectOk(await own.world.api(`/partner/commissions/${id}/explanation`, { token }), 'why').body.data as { steps: Step[] }).steps;
};

let program: Program;
let product: Product;
let ana: Affiliate;

test('fifty payments at once never earn more than the cap; what is cut is the creator’s, and each receipt says how much and why', async () => {
  const { world } = own;
  program = await aCappedProgram();
  product = await aProduct(world, { prices: { EUR: '12.00' }, program });
  ana = await anAffiliate(world, program);
  const started: Array<{ orderNumber: string; sessionId: string | null }> = [];
  for (let nth = 0; nth < 50; nth += 1) started.push(await startCheckout(world, { offerId: product.offerId, through: [ana.code] }));
  const paid = await Promise.all(
    started.map(({ sessionId }) => world.sandbox(`/sessions/${sessionId ?? ''}/pay`, { body: { card: '4242424242424242' } })),
  );
  expect(paid.every(({ status }) => status === 200)).toBe(true);
  for (const { orderNumber } of started) await untilOrder(world, orderNumber, 'paid');
  await world.settled();
  const splits = await Promise.all(started.map(({ orderNumber }) => splitOf(world, orderNumber)));
  const [earned, whole] = [
    splits.map((split) => split['affiliate']?.amount ?? 0),
    Math.max(...splits.map((split) => split['affiliate']?.amount ?? 0)),
  ];
  expect(sum(earned)).toBe(MOST);
  expect(whole * 50).toBeGreaterThan(MOST);
  // All of the room is used, one is cut to what was left of it, and every cent of each payment is somebody's.
  expect(earned.filter((amount) => amount > 0 && amount < whole).length).toBe(MOST % whole === 0 ? 0 : 1);
  for (const split of splits) {
    const shares = Object.values(split).filter(({ role }) => role !== 'payment_fee');
    expect(sum(shares.map(({ amount }) => amount))).toBe(1200);
  }
  const creators = splits.map((split) => (split['creator']?.amount ?? 0) + (split['affiliate']?.amount ?? 0));
  expect(new Set(creators).size).toBe(1);

  const none = started[earned.indexOf(0)]?.orderNumber ?? '';
  const last = (await whyOf(ana, none)).find(({ code }) => code === 'CUT_BY_CAP');
  expect(last?.facts).toMatchObject({
    of: 'sale',
    capMost: String(MOST),
    capUsed: String(MOST),
    wanted: String(whole),
    cut: String(whole),
  });
  expect(last?.facts['period']).toMatch(/^\d{4}-\d\d-\d\d$/);
  const full = started[earned.indexOf(whole)]?.orderNumber ?? '';
  expect((await whyOf(ana, full)).map(({ code }) => code)).toContain('BELOW_CAP');
  const commissions = expectOk(await world.api('/partner/commissions?pageSize=100', { token: await tokenOf(ana) }), 'commissions').body
    .data as Array<{ orderNumber: string; reason: string | null }>;
  expect(commissions.find(({ orderNumber }) => orderNumber === none)?.reason).toBe('CAP_REACHED');
  expect(await capsOf(ana)).toMatchObject([
    { of: 'sale', period: 'day', most: [{ amount: String(MOST) }], used: [{ amount: String(MOST) }] },
  ]);

  expect(await replayed()).toEqual({ offending: 0, findings: [] });
  expect(await brokenSentences(world)).toEqual([]);
});

test('what is given back makes no room, and the next day does; a draft is tried on the payments in the order in which they came', async () => {
  const { world } = own;
  const { orderNumber } = await buy(world, { offerId: product.offerId, through: [ana.code] });
  expect((await commissionOf(orderNumber))?.amount).toBe(0);
  const all = expectOk(await world.api('/partner/commissions?pageSize=100', { token: await tokenOf(ana) }), 'commissions').body
    .data as Array<{
    orderNumber: string;
    amount: Money;
  }>;
  const full = all.find(({ amount }) => Number(amount.amount) > 0)?.orderNumber ?? '';
  expectOk(await refund(world, full, 1200), 'the refund');
  await untilOrder(world, full, 'refunded');
  const after = await buy(world, { offerId: product.offerId, through: [ana.code] });
  expect((await commissionOf(after.orderNumber))?.amount).toBe(0);
  await world.pass({ days: 1 });
  const tomorrow = await buy(world, { offerId: product.offerId, through: [ana.code] });
  const whole = (await commissionOf(tomorrow.orderNumber))?.amount ?? 0;
  expect(whole).toBeGreaterThan(0);
  expect(await capsOf(ana)).toMatchObject([{ used: [{ amount: String(whole) }] }]);

  // The same terms make the same of every payment; others fill another room, as far as it goes.
  expect(await whatIf(program)).toMatchObject({ changed: 0, untold: 0, unweighed: [] });
  // A bite that begins amid the day meets the room that those before it have used.
  const rows = await readRows<{ id: number | string; paid_at: number | string }>(
    own.shop.address,
    'SELECT id, paid_at FROM afs_order_payments ORDER BY paid_at, id LIMIT 45',
  );
  const place = rows.at(-1);
  const amid = Buffer.from(JSON.stringify([Number(place?.paid_at), Number(place?.id)])).toString('base64url');
  const rest = await whatIf(program, {}, { after: amid });
  expect([rest.looked, rest.changed]).toEqual([53 - 45, 0]);
  const afterOf = (bite: WhatIfBite) => bite.people.find(({ kind }) => kind === 'affiliate');
  const narrower = await whatIf(program, { events: events({ saleCap: { period: 'day', amounts: { EUR: 4000 } } }) });
  expect(narrower.unweighed).toEqual([]);
  // What was given back stays given back: of the order that was, nothing is left either way.
  expect(Number(afterOf(narrower)?.difference.amount)).toBeLessThan(0);
  const booked = (await whatIf(program, { rateBasisPoints: 3500 })).people.find(({ kind }) => kind === 'affiliate');
  // A higher rate fills the same room sooner: only the day that was not full gains.
  expect(Number(booked?.after.amount)).toBeLessThanOrEqual(MOST + Math.ceil((whole * 35) / 30));
  expect(sum(narrower.people.map(({ difference }) => Number(difference.amount)))).toBe(0);
  expect(await replayed()).toEqual({ offending: 0, findings: [] });
});

test('renewals have a cap of their own, and leave that of sales alone', async () => {
  const { world } = own;
  const capped = await aCappedProgram(
    events({ saleCap: { period: 'month', amounts: { EUR: 5000 } }, renewalCap: { period: 'month', amounts: { EUR: 700 } } }),
  );
  const bea = await anAffiliate(world, capped);
  const one = await subscribe(world, { program: capped }, [bea.code]);
  const two = await subscribe(world, { program: capped }, [bea.code]);
  const first = (await commissionOf(one.orderNumber))?.amount ?? 0;
  expect(first).toBeGreaterThan(700);
  expect(first * 2).toBeLessThan(5000);
  expect((await commissionOf(two.orderNumber))?.amount).toBe(first);
  await month(world);
  const renewed = [(await payments(world, one, 2)).orders[1], (await payments(world, two, 2)).orders[1]].map((number) => number ?? '');
  const amounts = await Promise.all(renewed.map(async (number) => (await commissionOf(number))?.amount ?? -1));
  expect([...amounts].sort((a, b) => a - b)).toEqual([0, 700]);
  const cut = (await whyOf(bea, renewed[amounts.indexOf(700)] ?? '')).find(({ code }) => code === 'CUT_BY_CAP');
  expect(cut?.facts).toMatchObject({ of: 'renewal', capMost: '700', capUsed: '0', wanted: String(first), cut: String(first - 700) });
  expect(await capsOf(bea)).toMatchObject([
    { of: 'sale', used: [{ amount: '0' }] },
    { of: 'renewal', used: [{ amount: '700' }] },
  ]);
  expect(await whatIf(capped)).toMatchObject({ changed: 0, untold: 0 });
  expect(await replayed()).toEqual({ offending: 0, findings: [] });
  expect(await brokenSentences(world)).toEqual([]);
});

test('an order that is attached afterwards uses the room of the day it was paid on', async () => {
  const { world } = own;
  const capped = await aCappedProgram(events({ saleCap: { period: 'day', amounts: { EUR: 500 } } }));
  const goods = await aProduct(world, { prices: { EUR: '12.00' }, program: capped });
  const cleo = await anAffiliate(world, capped);
  const mine = await buy(world, { offerId: goods.offerId, through: [cleo.code] });
  const used = (await commissionOf(mine.orderNumber))?.amount ?? 0;
  expect(used).toBeGreaterThan(250);
  const nobodys = await buy(world, { offerId: goods.offerId });
  await world.pass({ days: 1 });
  expectOk(
    await world.admin(`/orders/${nobodys.orderNumber}/late-attributions`, { body: { affiliate: cleo.id, reason: 'They wrote to us.' } }),
    'the attachment',
  );
  await world.settled();
  expect((await commissionOf(nobodys.orderNumber))?.amount).toBe(500 - used);
  const cut = (await whyOf(cleo, nobodys.orderNumber)).find(({ code }) => code === 'CUT_BY_CAP');
  expect(cut?.facts).toMatchObject({ capMost: '500', capUsed: String(used) });
  expect(await replayed()).toEqual({ offending: 0, findings: [] });
  expect(await brokenSentences(world)).toEqual([]);
});

test('the cap is part of the terms: seen before joining and in the contract, and a lower one waits for notice and consent', async () => {
  const { world } = own;
  await decide(world, 'affiliates.noticeDays', 30);
  const slug = `capped-${Date.now()}`;
  const listed = await aCappedProgram(events(), { slug, listed: true, niches: [slug], admission: 'by_approval' });
  const goods = await aProduct(world, { prices: { EUR: '12.00' }, program: listed });
  const dora = await anAffiliate(world, listed);
  expect(expectOk(await world.api(`/marketplace/programs?niche=${slug}`), 'the marketplace').body.data).toMatchObject([
    { slug, salesPay: true, events: [], caps: [{ of: 'sale', period: 'day', most: [{ amount: String(MOST), currency: 'EUR' }] }] },
  ]);
  expect((await world.at(`/store/en/programs/${slug}`)).text).toContain('Sales pay at most');
  const contract = (await world.api('/partner/contracts', { token: await tokenOf(dora) })).text;
  expect(contract).toContain(`"EUR":${MOST}`);

  const { terms, version } = await termsOf(listed);
  const lower = { ...terms, events: events({ saleCap: { period: 'day', amounts: { EUR: 100 } } }) };
  const seen = expectOk(await world.admin(`/programs/${listed.documentId}/terms/preview`, { body: { terms: lower } }), 'a preview').body
    .data as Array<{ verdict: string; changes: object[] }>;
  expect(seen).toMatchObject([{ verdict: 'worse', changes: [{ term: 'events', direction: 'worse' }] }]);
  expectOk(await world.admin(`/programs/${listed.documentId}/terms`, { body: { terms: lower, version } }), 'publishing');
  const before = await buy(world, { offerId: goods.offerId, through: [dora.code] });
  // Nobody agreed to it yet.
  expect((await commissionOf(before.orderNumber))?.amount).toBeGreaterThan(100);
  // A cap that is no amount is none.
  const wrong = await world.admin(`/programs/${listed.documentId}/terms/preview`, {
    body: { terms: { ...terms, events: { scheme: 'all', saleCap: { period: 'day', amounts: {} } } } },
  });
  expect(wrong.status).toBe(400);
  expect(await replayed()).toEqual({ offending: 0, findings: [] });
});
