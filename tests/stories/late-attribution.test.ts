// B-49: while the guarantee of an order lasts, staff may attach an affiliate to it or change it, with a reason; the difference is booked, both
// affiliates are told, and refunds before and after come out to the cent. Afterwards nobody may.
import { anAffiliate, aProduct, aProgram } from '../support/builders';
import type { Affiliate } from '../support/builders';
import { anAdministrator } from '../support/administrators';
import { balanceOn, brokenSentences, decide, refund, splitOf } from '../support/books';
import { expectOk } from '../support/expect-ok';
import { eventually } from '../support/http';
import { mailTo } from '../support/mailbox';
import { movedShop } from '../support/moved-shop';
import { buy, orderOnDesk, startCheckout } from '../support/purchase';
import { enter } from '../support/sign-in';
import { payments, subscribe } from '../support/subscriber';

const own = movedShop('late');
const BECAUSE = 'The buyer wrote that Ben’s video brought them';

type Refusal = { readonly body: { error?: { details: { code: string } } } };
const codeOf = (answer: Refusal): string | undefined => answer.body.error?.details.code;
const attach = (order: string, { id }: Affiliate, token?: string) =>
  own.world.admin(`/orders/${order}/late-attributions`, { body: { affiliate: id, reason: BECAUSE }, ...(token ? { token } : {}) });
const preview = (order: string, { id }: Affiliate) => own.world.admin(`/orders/${order}/late-attribution?affiliate=${id}`);

/** What an affiliate reads of money and of one order: the balance, the commissions, and the receipt of the newest referral. */
const portal = async ({ email }: Affiliate) => {
  const { world } = own;
  const { jwt: token } = await enter(world, email);
  const read = async (path: string) => expectOk(await world.api(`/partner${path}`, { token }), path).body.data;
  const [summary, commissions, referrals] = [await read('/summary'), await read('/commissions'), await read('/referrals')];
  return {
    pending: Number(summary.balances[0]?.pending.amount ?? 0),
    sales: summary.sales as number,
    commissions: (commissions as Array<{ state: string; reason: string | null; net: { amount: string } }>).map(({ state, reason, net }) => [
      state,
      reason,
      Number(net.amount),
    ]),
    referrals: (referrals as Array<{ outcome: string; reason: string }>).map(({ outcome, reason }) => [outcome, reason]),
    receipt: (referrals[0] ? await read(`/referrals/${referrals[0].id}/receipt`) : null) as {
      touches: Array<{ kind: string; verdict: string; who: string }>;
      explanation: { steps: Array<{ code: string; text: string; facts: Record<string, string> }> };
    } | null,
  };
};

/** What a replay of everything finds. */
const replayed = async (): Promise<object[]> => {
  const read = async () =>
    (
      expectOk(await own.world.admin('/ledger/proof'), 'the proof').body.data.proofs as Array<{
        kind: string;
        state: string;
        startedAt: string;
        findings: object[];
      }>
    ).find(({ kind }) => kind === 'replay');
  const before = (await read())?.startedAt;
  expectOk(await own.world.admin('/ledger/proof/replay', { body: {} }), 'a replay');
  return eventually('the replay', async () => {
    const proof = await read();
    return proof?.state === 'done' && proof.startedAt !== before ? proof.findings : null;
  });
};

test('an order is attached to another affiliate within its guarantee, there and back, with refunds between (B-49)', async () => {
  const { world } = own;
  const program = await aProgram(world, { commissionBase: 'net_of_tax', rateBasisPoints: 3000, secondTierBasisPoints: 1000 });
  const [ana, sue] = [await anAffiliate(world, program), await anAffiliate(world, program)];
  const ben = await anAffiliate(world, program, { sponsorCode: sue.code });
  expectOk(await world.admin(`/affiliates/${ben.id}/rate`, { method: 'PUT', body: { rateBasisPoints: 4000 } }), 'a rate of his own');
  const product = await aProduct(world, { prices: { EUR: '100.00' }, program });
  const { orderNumber } = await buy(world, { offerId: product.offerId, through: [ana.code] });
  expectOk(await refund(world, orderNumber, 3333), 'a part goes back');
  await world.settled();
  const first = await splitOf(world, orderNumber);
  expect([first['affiliate']?.amount, first['affiliate']?.reversed]).toEqual([3000, 999]);

  // Before anything is booked everybody's difference is on the table, and sums to nothing.
  const seen = expectOk(await preview(orderNumber, ben), 'a preview').body.data as {
    from: { code: string };
    shares: Array<{ role: string; who: string; difference: { amount: string } }>;
    rest: { amount: string };
    needsSecondPerson: boolean;
  };
  expect(seen).toMatchObject({ from: { code: ana.code }, needsSecondPerson: false, affiliate: { code: ben.code } });
  const differences = seen.shares.map(({ role, difference }) => [role, Number(difference.amount)] as const);
  expect(differences).toContainEqual(['affiliate', -2001]);
  expect(differences).toContainEqual(['affiliate', 2667]);
  expect(differences).toContainEqual(['second_tier', 667]);
  expect(differences.reduce((sum, [, amount]) => sum + amount, 0) + Number(seen.rest.amount)).toBe(0);
  expect(await splitOf(world, orderNumber)).toEqual(first);

  const made = expectOk(await attach(orderNumber, ben), 'attaching').body.data;
  expect(made).toMatchObject({ state: 'booked', affiliate: { code: ben.code }, reason: BECAUSE });
  const split = await splitOf(world, orderNumber);
  expect([split['affiliate']?.amount, split['affiliate']?.state]).toEqual([0, 'void']);
  expect([split['affiliate:2']?.amount, split['affiliate:2']?.reversed, split['second_tier']?.amount]).toEqual([4000, 1333, 1000]);
  const order = await orderOnDesk(world, orderNumber);
  expect(order).toMatchObject({ affiliateCode: ben.code, attribution: { reason: 'ATTACHED_BY_STAFF', affiliate: { code: ben.code } } });
  const journal = (order['journals'] as Array<{ kind: string; lines: Array<{ side: string; amount: { amount: string } }> }>).at(-1);
  expect(journal?.kind).toBe('reassign');
  expect(order['timeline'].at(-1)).toMatchObject({ code: 'AFFILIATE_CHANGED', facts: { from: ana.code, to: ben.code, reason: BECAUSE } });
  // Every share says why, and its steps add up to it.
  for (const share of order['split'] as Array<{ net: { amount: string }; explanation: { amount: { amount: string } } }>)
    expect(share.explanation.amount.amount).toBe(share.net.amount);
  const anas = (order['split'] as Array<{ key: string; explanation: { steps: Array<{ code: string }> } }>).find(
    ({ key }) => key === '1:affiliate',
  );
  expect(anas?.explanation.steps.map(({ code }) => code)).toEqual(expect.arrayContaining(['SPLIT_AGAIN', 'ATTRIBUTED_ELSEWHERE']));

  // Both are told why; neither learns of the other, or of the buyer.
  const [hers, his] = [await portal(ana), await portal(ben)];
  expect(hers).toMatchObject({
    pending: 0,
    sales: 0,
    commissions: [['void', 'ATTRIBUTED_ELSEWHERE', 0]],
    referrals: [['lost', 'STAFF_WON']],
  });
  expect(his).toMatchObject({ pending: 2667, sales: 1, commissions: [['pending', null, 2667]], referrals: [['won', 'ATTACHED_BY_STAFF']] });
  for (const { receipt } of [hers, his])
    expect(receipt?.explanation.steps.find(({ code }) => code === 'ATTACHED_LATE')?.facts['reason']).toBe(BECAUSE);
  expect(JSON.stringify(hers.receipt)).not.toContain(ben.code);
  expect((await mailTo(world, ana.email, 'sale_detached')).text).toContain(BECAUSE);
  expect((await mailTo(world, ben.email, 'sale_attached')).text).toContain(BECAUSE);
  expect(await balanceOn(world, `rounding:${orderNumber}`, 'EUR')).toBeLessThan(6);
  expect([await brokenSentences(world), await replayed()]).toEqual([[], []]);

  // Nobody twice, and back again it is as it was, with the refund in it.
  expect(codeOf(await attach(orderNumber, ben))).toBe('LATE_SAME_AFFILIATE');
  expectOk(await attach(orderNumber, ana), 'attaching it back');
  const back = await splitOf(world, orderNumber);
  for (const key of ['tax', 'platform', 'affiliate', 'creator']) expect([key, back[key]?.net]).toEqual([key, first[key]?.net]);
  expect([back['affiliate:2']?.net, back['second_tier']?.net]).toEqual([0, 0]);

  // And to Ben once more, until all of it has gone back: nothing is anybody's, and nothing is left over.
  expectOk(await attach(orderNumber, ben), 'attaching it again');
  expectOk(await refund(world, orderNumber, 6667), 'the rest goes back');
  await world.settled();
  const gone = await splitOf(world, orderNumber);
  expect(Object.values(gone).filter(({ role, amount, reversed }) => role !== 'payment_fee' && amount !== reversed)).toEqual([]);
  expect(await balanceOn(world, `rounding:${orderNumber}`, 'EUR')).toBe(0);
  expect(codeOf(await attach(orderNumber, ana))).toBe('LATE_NOTHING_LEFT');
  expect([await brokenSentences(world), await replayed()]).toEqual([[], []]);
}, 120_000);

test('an order of nobody gets an affiliate; what speaks against one is said, a large sum needs two people, and time ends it', async () => {
  const { world } = own;
  const program = await aProgram(world, { commissionBase: 'net_of_tax', rateBasisPoints: 3000 });
  const other = await aProgram(world, {});
  const [ana, dan, bob, stranger] = [
    await anAffiliate(world, program),
    await anAffiliate(world, program),
    await anAffiliate(world, program),
    await anAffiliate(world, other),
  ];
  const product = await aProduct(world, { prices: { EUR: '100.00' }, program });
  const { orderNumber } = await buy(world, { offerId: product.offerId, email: dan.email });
  await world.settled();
  expectOk(await world.admin(`/affiliates/${bob.id}/block`, { body: { reason: 'three of your visitors share one address' } }), 'the block');
  const late = await anAffiliate(world, program);
  expect(codeOf(await attach(orderNumber, dan))).toBe('LATE_SELF_REFERRAL');
  const { orderNumber: unpaid } = await startCheckout(world, { offerId: product.offerId });
  expect(codeOf(await attach(unpaid, ana))).toBe('LATE_ORDER_NOT_PAID');
  const none = { body: { to: 'booked' } };
  expect(codeOf(await world.admin(`/orders/${orderNumber}/late-attributions/lat_nobody/decision`, none))).toBe('LATE_NOT_FOUND');
  // A fixed amount may be more than a cheap product leaves, where a shop lets such a plan be.
  await decide(world, 'money.plansMayExceed', true);
  const lavish = await aProgram(world, {});
  const { version } = expectOk(await world.admin(`/programs/${lavish.documentId}/rates`), 'the rates').body.data;
  const generous = { key: 'all', name: 'All', when: {}, pays: { fixed: { EUR: 8_000 } } };
  const rates = { version, rules: [generous], tiers: null, maxMonths: null };
  expectOk(await world.admin(`/programs/${lavish.documentId}/rates`, { method: 'PUT', body: rates }), 'a fixed amount');
  const lou = await anAffiliate(world, lavish);
  const dear = await aProduct(world, { prices: { EUR: '50.00' }, program: lavish });
  await decide(world, 'money.plansMayExceed', false);
  const { orderNumber: thin } = await buy(world, { offerId: dear.offerId });
  expect(codeOf(await attach(thin, lou))).toBe('LATE_PLAN_EXCEEDS_PRICE');
  const [once, brief] = [await aProgram(world, { maxPayments: 1 }), await aProgram(world, { validityMonths: 1 } as object)];
  const [eve, gil] = [await anAffiliate(world, once), await anAffiliate(world, brief)];
  const subscriber = await subscribe(world, { program: once });
  expect(codeOf(await attach(orderNumber, bob))).toBe('LATE_PLACE_NOT_ACTIVE');
  expect(codeOf(await attach(orderNumber, stranger))).toBe('LATE_OTHER_PROGRAM');
  expect(codeOf(await preview(orderNumber, late))).toBe('LATE_NOT_IN_PROGRAM_THEN');
  const found = expectOk(await world.admin(`/orders/${orderNumber}/late-attribution/candidates?search=${ana.code}`), 'candidates').body
    .data;
  expect((found as Array<{ id: string }>).map(({ id }) => id)).toEqual([ana.id]);
  const reader = await anAdministrator(world, ['orders.read']);
  expect((await attach(orderNumber, ana, reader)).status).toBe(403);

  await decide(world, 'payouts.adjustmentApprovalAbove', { EUR: 2999 });
  const [one, two] = [
    await anAdministrator(world, ['orders.read', 'orders.attach']),
    await anAdministrator(world, ['orders.read', 'orders.attach']),
  ];
  const waiting = expectOk(await attach(orderNumber, ana, one), 'asking').body.data as { id: string; state: string };
  expect(waiting.state).toBe('awaiting_approval');
  const decision = (to: string, token: string) =>
    world.admin(`/orders/${orderNumber}/late-attributions/${waiting.id}/decision`, { body: { to }, token });
  expect([codeOf(await attach(orderNumber, ana, two)), codeOf(await decision('booked', one))]).toEqual([
    'LATE_WAITING',
    'LATE_NEEDS_SECOND_PERSON',
  ]);
  expect((await splitOf(world, orderNumber))['affiliate']).toBeUndefined();
  expectOk(await decision('booked', two), 'approving');
  expect(codeOf(await decision('rejected', two))).toBe('LATE_NOT_WAITING');
  expect((await splitOf(world, orderNumber))['affiliate']).toMatchObject({ amount: 3000, state: 'pending' });
  await decide(world, 'payouts.adjustmentApprovalAbove', { EUR: 100_000 });

  // Of two at once one is booked, and the other finds it so.
  const both = await Promise.all([attach(orderNumber, stranger), attach(orderNumber, ana)]);
  expect(both.map(codeOf).sort()).toEqual(['LATE_OTHER_PROGRAM', 'LATE_SAME_AFFILIATE']);

  await world.pass({ days: 31 });
  await world.settled();
  expect(codeOf(await attach(orderNumber, dan))).toBe('LATE_GUARANTEE_OVER');
  const fay = await anAffiliate(world, once);
  const { orders: paid } = await payments(world, { ...subscriber, jwt: (await enter(world, subscriber.email)).jwt }, 2);
  const renewed = paid.find((number) => number !== subscriber.orderNumber) ?? '';
  expect(codeOf(await attach(renewed, fay))).toBe('LATE_NOT_IN_PROGRAM_THEN');
  expect(codeOf(await attach(renewed, eve))).toBe('LATE_PAYMENTS_OVER');
  const lasting = await aProduct(world, { prices: { EUR: '30.00' }, program: brief });
  const { orderNumber: after } = await buy(world, { offerId: lasting.offerId });
  expect(codeOf(await attach(after, gil))).toBe('LATE_CONTRACT_ENDED');
  expect((await orderOnDesk(world, orderNumber))['late']).toMatchObject({ refused: 'LATE_GUARANTEE_OVER', rows: [{ state: 'booked' }] });
  expect((await splitOf(world, orderNumber))['affiliate']?.state).toBe('approved');
  expect([await brokenSentences(world), await replayed()]).toEqual([[], []]);
}, 120_000);
