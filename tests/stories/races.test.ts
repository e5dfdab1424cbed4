// Two who do the same at the same moment: neither has seen the other, so the key of the table decides. One gets it, everybody else is told
// so in words with a code, and nobody sees the shop's insides.
import { anAffiliate, aProduct, aProgram } from '../support/builders';
import type { Affiliate, Product } from '../support/builders';
import { changeRow, readRows } from '../support/database';
import { expectOk } from '../support/expect-ok';
import { codeOf } from '../support/http';
import { setRecord } from '../support/name-server';
import { buy, fillCart } from '../support/purchase';
import { enter } from '../support/sign-in';
import { sharedWorld, unique } from '../support/world';
import type { Answer } from '../support/world';

const world = sharedWorld();
const slug = unique('raced');
let program: Awaited<ReturnType<typeof aProgram>>;
let product: Product;
let [ana, ben]: Affiliate[] = [];
let tokens: { readonly ana: string; readonly ben: string };

beforeAll(async () => {
  program = await aProgram(world, { holdDays: 0, slug, listed: true, admission: 'by_approval' } as object);
  [ana, ben] = [await anAffiliate(world, program), await anAffiliate(world, program)];
  product = await aProduct(world, { prices: { EUR: '100.00' }, program });
  tokens = { ana: (await enter(world, ana.email)).jwt, ben: (await enter(world, ben.email)).jwt };
}, 60_000);

/** Sends all of them at once; answers how many were done, and what the others were told. */
const raced = async (count: number, send: (nth: number) => Promise<Answer>): Promise<{ done: number; told: readonly string[] }> => {
  const answers = await Promise.all(Array.from({ length: count }, (_, nth) => send(nth)));
  const broken = answers.filter(({ status }) => status >= 500 || status === 0);
  expect(broken.map(({ status, text }) => `${status} ${text.slice(0, 200)}`)).toEqual([]);
  return {
    done: answers.filter(({ status }) => status < 300).length,
    told: [...new Set(answers.filter(({ status }) => status >= 300).map(codeOf))],
  };
};
const as = (who: 'ana' | 'ben', path: string, body: object, method = 'POST'): Promise<Answer> =>
  world.api(`/partner${path}`, { method, token: tokens[who], body });
const codeFor = (who: 'ana' | 'ben'): string => ({ ana, ben })[who]?.code ?? '';

test('a host is proven by one of two, and the other is told that it is taken', async () => {
  for (let round = 0; round < 3; round += 1) {
    const host = `go.${unique('both')}.example`;
    const [mine, theirs] = [
      expectOk(await as('ana', '/hosts', { host }), 'a host').body.data,
      expectOk(await as('ben', '/hosts', { host }), 'the same host').body.data,
    ];
    // One record proves it for both, as it would where the name servers are asked while it changes.
    await changeRow(world.address, `UPDATE afs_link_hosts SET token = 'same' WHERE host = ?`, [host]);
    setRecord(mine.record.name, 'affiliate-store=same');
    const found = await raced(4, (nth) =>
      nth % 2 === 0 ? as('ana', `/hosts/${mine.id}/check`, {}) : as('ben', `/hosts/${theirs.id}/check`, {}),
    );
    expect(found.told).toEqual(['HOST_TAKEN']);
    const proven = await readRows(world.address, `SELECT id FROM afs_link_hosts WHERE host = ? AND state = 'verified'`, [host]);
    expect(proven).toHaveLength(1);
  }
});

test('a host, a slug, a key, a case of one partner are made once, or as often as there may be', async () => {
  const host = `go.${unique('once')}.example`;
  expect(await raced(6, () => as('ana', '/hosts', { host }))).toEqual({ done: 1, told: ['HOST_TAKEN'] });
  const word = unique('s').replace(/[^a-z0-9]/g, '');
  const link = (who: 'ana' | 'ben') => ({ code: codeFor(who), name: 'Same', target: '/store/en', style: 'short', slug: word });
  expect(await raced(6, (nth) => as(nth % 2 ? 'ana' : 'ben', '/own-links', link(nth % 2 ? 'ana' : 'ben')))).toEqual({
    done: 1,
    told: ['LINK_SLUG_TAKEN'],
  });
  expect(await raced(6, () => as('ana', '/keys', { code: codeFor('ana') }))).toEqual({ done: 2, told: ['AFFILIATE_KEY_LIMIT'] });
  await buy(world, { offerId: product.offerId, through: [codeFor('ana')] });
  await world.settled();
  const [referral] = expectOk(await world.api('/partner/referrals', { token: tokens.ana }), 'referrals').body.data as Array<{ id: string }>;
  const contested = { kind: 'wrong_amount', about: 'referral', id: referral?.id };
  expect(await raced(6, () => as('ana', '/cases', contested))).toEqual({ done: 1, told: ['CASE_ALREADY_OPEN'] });
  expect((await raced(6, (nth) => as('ana', '/contests/alias', { code: codeFor('ana'), alias: `Ana ${nth}` }, 'PUT'))).done).toBe(6);
});

test('a prospect’s address is one prospect’s', async () => {
  const add = async (name: string) =>
    expectOk(
      await world.admin('/prospects', { body: { program: program.documentId, name, email: `${unique(name)}@example.test`, site: null } }),
      'a prospect',
    ).body.data.id as string;
  for (let round = 0; round < 3; round += 1) {
    const rivals = [await add('pia'), await add('lea'), await add('zoe')];
    const email = `${unique('wanted')}@example.test`;
    const found = await raced(3, (nth) =>
      world.admin(`/prospects/${rivals[nth]}`, { method: 'PUT', body: { name: 'Same', email, site: null } }),
    );
    expect(found).toEqual({ done: 1, told: ['PROSPECT_KNOWN'] });
    const fresh = { program: program.documentId, name: 'Same', email: `${unique('new')}@example.test`, site: null };
    expect(await raced(4, () => world.admin('/prospects', { body: fresh }))).toEqual({ done: 1, told: ['PROSPECT_KNOWN'] });
  }
});

test('what staff makes at once is made once: a place, a code, a coupon, a setting (C11)', async () => {
  const email = `${unique('newcomer')}@example.test`;
  const place = (more: object) =>
    world.admin('/affiliates', { body: { email, name: 'Newcomer', program: program.documentId, code: unique('code'), ...more } });
  expect(await raced(6, () => place({}))).toEqual({ done: 1, told: ['ALREADY_ENROLLED'] });
  const code = unique('same');
  expect(await raced(20, () => place({ email: `${unique('rival')}@example.test`, code }))).toEqual({ done: 1, told: ['CODE_TAKEN'] });
  const changed = unique('changed');
  const found = await raced(4, (nth) =>
    world.admin(`/affiliates/${(nth % 2 ? ana : ben)?.id}/code`, { method: 'PUT', body: { code: changed } }),
  );
  expect([found.done >= 1, found.told.filter((told) => told !== 'CODE_TAKEN')]).toEqual([true, []]);
  const coupon = { code: unique('ONCE').toUpperCase(), reduction: { kind: 'percent', basisPoints: 1_000 } };
  expect(await raced(6, () => world.admin('/coupons', { body: coupon }))).toEqual({ done: 1, told: ['COUPON_CODE_TAKEN'] });
  // A setting is what the last one said; nobody is refused, and nothing breaks.
  await changeRow(world.address, `DELETE FROM afs_settings WHERE setting_key = 'cases.answerDays'`);
  expect(
    (await raced(6, () => world.admin('/settings/cases.answerDays', { method: 'PUT', body: { value: 10 } }))).told.filter(
      (told) => told !== 'TAKEN_MEANWHILE',
    ),
  ).toEqual([]);
  const address = `${unique('quiet')}@example.test`;
  expect((await raced(6, () => world.admin('/opt-outs', { body: { email: address } }))).done).toBeGreaterThan(0);
});

test('what a buyer does in two windows is done once', async () => {
  const cart = await fillCart(world, { offerId: product.offerId });
  const pay = () => world.api(`/checkout/carts/${cart.token}/session`, { body: { version: cart.version }, key: unique('pay') });
  const paid = await raced(5, pay);
  expect(paid.done).toBeGreaterThan(0);
  const orders = await readRows(world.address, 'SELECT id FROM afs_orders WHERE email = ?', [cart.email]);
  expect(orders).toHaveLength(1);
  const { email } = await buy(world, { offerId: product.offerId });
  const { jwt: token } = await enter(world, email);
  const form = { name: 'Zoé', promoPlan: 'On my channel', acceptedVersion: 1, answers: [] };
  const joined = await raced(5, () => world.api(`/me/applications/${slug}`, { token, body: form }));
  expect([joined.done, joined.told.filter((told) => !['APPLICATION_OPEN', 'ALREADY_ENROLLED'].includes(told))]).toEqual([1, []]);
  const methods = await raced(5, (nth) =>
    world.api('/me/payouts/method', {
      method: 'PUT',
      token: tokens.ana,
      body: { method: { kind: 'manual', instructions: `in an envelope, ${nth}` } },
    }),
  );
  expect(methods.done).toBeGreaterThan(0);
});
