// R11 and B-33: who is blocked between click and payment earns nothing of it; who is blocked later keeps it, on hold, and is told why.
import { anAffiliate, aProduct, aProgram } from '../support/builders';
import type { Affiliate, Product } from '../support/builders';
import { brokenSentences, refund, splitOf } from '../support/books';
import { expectOk } from '../support/expect-ok';
import { mailTo } from '../support/mailbox';
import { movedShop } from '../support/moved-shop';
import { buy, orderOnDesk, startCheckout, untilOrder } from '../support/purchase';
import { enter } from '../support/sign-in';

const own = movedShop('blocked');
const WHY = 'three of your visitors share one address';

interface Scene {
  readonly sponsor: Affiliate;
  readonly affiliate: Affiliate;
  readonly product: Product;
}
const scene = async (): Promise<Scene> => {
  const { world } = own;
  const program = await aProgram(world, { commissionBase: 'net_of_tax', rateBasisPoints: 3000, secondTierBasisPoints: 1000 });
  const sponsor = await anAffiliate(world, program);
  const affiliate = await anAffiliate(world, program, { sponsorCode: sponsor.code });
  return { sponsor, affiliate, product: await aProduct(world, { prices: { EUR: '100.00' }, program }) };
};

const block = async ({ id }: Affiliate): Promise<void> => {
  expectOk(await own.world.admin(`/affiliates/${id}/block`, { body: { reason: WHY } }), 'the block');
  await own.world.settled();
};
const unblock = async ({ id }: Affiliate): Promise<void> => {
  expectOk(await own.world.admin(`/affiliates/${id}/approve`, { body: {} }), 'taking the block back');
  await own.world.settled();
};

/** What an affiliate reads about money: the balances, and each commission with why it stands where it does. */
const portal = async ({ email }: Affiliate) => {
  const { world } = own;
  const { jwt: token } = await enter(world, email);
  const read = async (path: string) => expectOk(await world.api(`/partner${path}`, { token }), path).body.data;
  const balance = ((await read('/summary')).balances as Array<Record<'pending' | 'available' | 'held', { amount: string }>>)[0];
  const of = (bucket: 'pending' | 'available' | 'held') => Number(balance?.[bucket].amount ?? 0);
  const commissions = await read('/commissions');
  return {
    balance: { pending: of('pending'), available: of('available'), held: of('held') },
    commissions: (commissions as Array<{ state: string; reason: string | null }>).map(({ state, reason }) => [state, reason]),
    steps: (commissions[0] ? (await read(`/commissions/${commissions[0].id}/explanation`)).steps : []) as Array<{
      code: string;
      text: string;
    }>,
    referrals: ((await read('/referrals')) as Array<{ outcome: string; reason: string }>).map(({ outcome, reason }) => [outcome, reason]),
  };
};

test('blocked between click and payment: the share is the creator’s, the reason is kept, and nobody moves up', async () => {
  const { world } = own;
  const { sponsor, affiliate, product } = await scene();
  const started = await startCheckout(world, { offerId: product.offerId, through: [sponsor.code, affiliate.code] });
  await block(affiliate);
  expectOk(await world.sandbox(`/sessions/${started.sessionId}/pay`, { body: {} }), 'the payment');
  const order = await untilOrder(world, started.orderNumber, 'paid');
  await world.settled();
  const split = await splitOf(world, started.orderNumber);
  expect(Object.keys(split)).not.toEqual(expect.arrayContaining(['affiliate']));
  expect(Object.keys(split)).not.toEqual(expect.arrayContaining(['second_tier']));
  expect((split['creator']?.amount ?? 0) + (split['platform']?.amount ?? 0) + (split['tax']?.amount ?? 0)).toBe(10_000);
  expect(order['journals'][0].lines.map((line: { shareKey: string }) => line.shareKey)).not.toContain('1:affiliate');
  expect((await orderOnDesk(world, started.orderNumber))['attribution']).toMatchObject({ reason: 'AFFILIATE_BLOCKED' });
  expect((await portal(affiliate)).referrals).toEqual([['rejected', 'AFFILIATE_BLOCKED']]);
  expect((await portal(sponsor)).commissions).toEqual([]);
}, 60_000);

test('blocked after payment: what is not paid goes on hold with the reason, and comes back to where it would be', async () => {
  const { world } = own;
  const { affiliate, sponsor, product } = await scene();
  const sale = await buy(world, { offerId: product.offerId, through: [affiliate.code] });
  await world.settled();
  await block(affiliate);
  const blocked = await portal(affiliate);
  expect(blocked.balance).toEqual({ pending: 0, available: 0, held: 3000 });
  expect(blocked.commissions).toEqual([['held', 'PLACE_BLOCKED']]);
  expect(blocked.steps.map((step) => step.code)).toEqual(expect.arrayContaining(['HELD_BLOCKED', 'BLOCK_REASON']));
  expect(blocked.steps.find((step) => step.code === 'BLOCK_REASON')?.text).toContain(WHY);
  expect((await portal(sponsor)).commissions).toEqual([['pending', null]]);
  const order = await orderOnDesk(world, sale.orderNumber);
  const share = (order['split'] as Array<{ role: string; state: string; reason: string; explanation: object }>).find(
    (each) => each.role === 'affiliate',
  );
  expect(share).toMatchObject({ state: 'held', reason: 'PLACE_BLOCKED' });
  // Creator and co-producers see that it is held, not what staff wrote to the affiliate.
  expect(JSON.stringify(share?.explanation)).not.toContain(WHY);
  const holds = (order['journals'] as Array<{ kind: string; lines: Array<{ address: string }> }>).filter((each) => each.kind === 'hold');
  expect(holds.map((each) => each.lines.map((line) => line.address.split(':').at(-1)))).toEqual([['pending', 'held']]);
  expect((order['timeline'] as Array<{ code: string }>).map((each) => each.code)).toContain('COMMISSION_HELD');

  // A refund meanwhile takes its part of what is held, as of anything else.
  expect((await refund(world, sale.orderNumber, 2500)).status).toBe(201);
  expect((await portal(affiliate)).balance).toEqual({ pending: 0, available: 0, held: 2250 });

  await unblock(affiliate);
  const released = await portal(affiliate);
  expect([released.balance, released.commissions]).toEqual([{ pending: 2250, available: 0, held: 0 }, [['pending', null]]]);
  await unblock(affiliate);
  expect((await portal(affiliate)).balance).toEqual({ pending: 2250, available: 0, held: 0 });
}, 90_000);

test('the guarantee ends while the block lasts: held through the nights, available the moment the block is taken back', async () => {
  const { world } = own;
  const { affiliate, product } = await scene();
  await buy(world, { offerId: product.offerId, through: [affiliate.code] });
  await world.settled();
  await block(affiliate);
  await world.pass({ days: 15 });
  await world.settled();
  expect((await portal(affiliate)).balance).toEqual({ pending: 0, available: 0, held: 3000 });
  await unblock(affiliate);
  const released = await portal(affiliate);
  expect([released.balance, released.commissions]).toEqual([{ pending: 0, available: 3000, held: 0 }, [['approved', null]]]);
  // Blocked again: held from what is available now, and back to it, under journals of their own.
  await block(affiliate);
  expect((await portal(affiliate)).balance).toEqual({ pending: 0, available: 0, held: 3000 });
  await unblock(affiliate);
  expect((await portal(affiliate)).balance).toEqual({ pending: 0, available: 3000, held: 0 });
}, 90_000);

test('a dispute and a block hold once, and each lets go only of what is its own', async () => {
  const { world } = own;
  const { affiliate, product } = await scene();
  const sale = await buy(world, { offerId: product.offerId, through: [affiliate.code] });
  await world.settled();
  const { payments } = await orderOnDesk(world, sale.orderNumber);
  const dispute = expectOk(await world.sandbox('/disputes', { body: { charge: payments[0].chargeId } }), 'a dispute').body as {
    id: string;
  };
  await world.settled();
  await block(affiliate);
  expect((await portal(affiliate)).balance).toEqual({ pending: 0, available: 0, held: 3000 });
  expectOk(await world.sandbox(`/disputes/${dispute.id}/won`, { body: {} }), 'winning it');
  await world.settled();
  expect((await portal(affiliate)).commissions).toEqual([['held', 'PLACE_BLOCKED']]);
  await unblock(affiliate);
  expect((await portal(affiliate)).balance).toEqual({ pending: 3000, available: 0, held: 0 });
}, 90_000);

test('a blocked sponsor’s second tier is held, and another program’s earnings are not', async () => {
  const { world } = own;
  const { affiliate, sponsor, product } = await scene();
  await buy(world, { offerId: product.offerId, through: [affiliate.code] });
  const other = await aProgram(world, { commissionBase: 'net_of_tax', rateBasisPoints: 2000 });
  const body = { email: sponsor.email, name: sponsor.name, program: other.documentId, code: `${sponsor.code}-b` };
  const elsewhere = expectOk(await world.admin('/affiliates', { body }), 'a second place').body.data as { code: string };
  const second = await aProduct(world, { prices: { EUR: '50.00' }, program: other });
  await buy(world, { offerId: second.offerId, through: [elsewhere.code] });
  await world.settled();
  await block(sponsor);
  expect((await portal(sponsor)).commissions.sort()).toEqual([
    ['held', 'PLACE_BLOCKED'],
    ['pending', null],
  ]);
  expect((await portal(affiliate)).commissions).toEqual([['pending', null]]);
}, 90_000);

test('a block that races payments leaves none of them in between: rejected, or held', async () => {
  const { world } = own;
  const { affiliate, product } = await scene();
  const started = [];
  for (let count = 0; count < 12; count += 1)
    started.push(await startCheckout(world, { offerId: product.offerId, through: [affiliate.code] }));
  const paying = started.map(async ({ sessionId }, index) => {
    await new Promise((resume) => setTimeout(resume, index * 25));
    return world.sandbox(`/sessions/${sessionId}/pay`, { body: {} });
  });
  await new Promise((resume) => setTimeout(resume, 200));
  await block(affiliate);
  await Promise.all(paying);
  for (const { orderNumber } of started) await untilOrder(world, orderNumber, 'paid');
  await world.settled();
  const states = await Promise.all(
    started.map(async ({ orderNumber }) => (await splitOf(world, orderNumber))['affiliate']?.state ?? 'rejected'),
  );
  expect(states.filter((state) => state !== 'held' && state !== 'rejected')).toEqual([]);
  const { balance } = await portal(affiliate);
  expect(balance).toEqual({ pending: 0, available: 0, held: 3000 * states.filter((state) => state === 'held').length });
}, 90_000);

test('blocked for account data that are not true: told by mail and in the portal, new clicks earn nothing, and what is held is not deleted', async () => {
  const { world } = own;
  const { affiliate, product } = await scene();
  await buy(world, { offerId: product.offerId, through: [affiliate.code] });
  await world.settled();
  const why = { code: 'FAKE_ACCOUNT', reason: 'the passport is not yours' };
  const blocked = expectOk(await world.admin(`/affiliates/${affiliate.id}/block`, { body: why }), 'the block').body.data as object;
  expect(blocked).toMatchObject({ state: 'blocked', blockedCode: why.code, blockedReason: why.reason });
  expect((await world.admin(`/affiliates/${affiliate.id}/block`, { body: { ...why, code: 'BAD_HAIR' } })).status).toBe(400);
  await world.settled();
  const letter = await mailTo(world, affiliate.email, 'place_blocked');
  for (const said of [why.reason, 'account details that are not true', 'held, not deleted', '/partner'])
    expect(letter.text).toContain(said);
  const { jwt: token } = await enter(world, affiliate.email);
  const blocks = expectOk(await world.api('/partner/blocks', { token }), 'the blocks').body.data as object[];
  expect(blocks).toMatchObject([{ ...why, appeal: null }]);
  // The sale goes on, and earns the blocked nothing.
  const late = await buy(world, { offerId: product.offerId, through: [affiliate.code] });
  await world.settled();
  expect(Object.keys(await splitOf(world, late.orderNumber))).not.toContain('affiliate');
  expect((await portal(affiliate)).balance).toEqual({ pending: 0, available: 0, held: 3000 });
  await unblock(affiliate);
  expect(expectOk(await world.api('/partner/blocks', { token }), 'the blocks').body.data).toEqual([]);
  expect((await portal(affiliate)).balance).toEqual({ pending: 3000, available: 0, held: 0 });
}, 90_000);

test('after all of it every payment replays to the books it has, and every sentence about them holds', async () => {
  // The night's run looks at every payment again.
  await own.world.pass({ days: 1 });
  await own.world.settled();
  expect(await brokenSentences(own.world)).toEqual([]);
});
