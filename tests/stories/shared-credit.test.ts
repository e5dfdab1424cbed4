// Two affiliates share a sale: the first click and the last, by the proportion the program states, each by their own contract and exact to the
// cent, through refunds, disputes, replay and late attribution; and who counts cannot change once somebody is in (B-43, E-53, E-67).
import { anAffiliate, aProduct, aProgram, write } from '../support/builders';
import type { Affiliate } from '../support/builders';
import { brokenSentences, refund, splitOf } from '../support/books';
import type { Share } from '../support/books';
import { expectOk } from '../support/expect-ok';
import { codeOf, eventually } from '../support/http';
import { ownShop } from '../support/own-shop';
import { buy, orderOnDesk, startCheckout, untilOrder } from '../support/purchase';
import { enter } from '../support/sign-in';

const own = ownShop('shared-credit');
jest.setTimeout(180_000);

const TERMS = { model: 'multi_click', firstShareBasisPoints: 4000, commissionBase: 'net_of_tax', rateBasisPoints: 3000 } as const;

const portal = async ({ email }: Affiliate) => {
  const { jwt: token } = await enter(own.world, email);
  const read = async (path: string) => expectOk(await own.world.api(`/partner${path}`, { token }), path).body.data;
  const [referral] = (await read('/referrals')) as Array<{ id: string; outcome: string; reason: string; commission: { amount: string } }>;
  return {
    read,
    referral,
    receipt: async () =>
      (await read(`/referrals/${referral?.id ?? ''}/receipt`)) as {
        touches: Array<{ who: string; rival: string | null; verdict: string; landing: string }>;
        explanation: { steps: Array<{ code: string; facts: Record<string, string>; amount: { amount: string } | null }> };
      },
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

const amountOf = (split: Readonly<Record<string, Share>>, key: string): number => split[key]?.amount ?? 0;

const earned = async (orderNumber: string, ...keys: readonly string[]) => {
  const split = await splitOf(own.world, orderNumber);
  return keys.map((key) => split[key]?.amount ?? null);
};

test('first and last click share one sale to the cent, each by their own contract, through refunds, replay and late attribution', async () => {
  const { world } = own;
  const program = await aProgram(world, { ...TERMS, secondTierBasisPoints: 1000 });
  const sue = await anAffiliate(world, program);
  const [ana, ben] = [await anAffiliate(world, program), await anAffiliate(world, program, { sponsorCode: sue.code })];
  const cleo = await anAffiliate(world, program);
  const product = await aProduct(world, { prices: { EUR: '100.01' }, program });
  const { orderNumber } = await buy(world, { offerId: product.offerId, through: [ana.code, cleo.code, ben.code] });

  // What one would have had: 60 % of it to the last and 40 % to the first, and Ben's recruiter has 60 % of hers.
  const split = await splitOf(world, orderNumber);
  const net = Object.values(split).reduce((sum, { role, amount }) => sum + (role === 'payment_fee' || role === 'tax' ? 0 : amount), 0);
  const alone = Math.floor((net * 3000) / 10_000);
  const who = ['affiliate', 'affiliate:2', 'second_tier'].map((key) => split[key]?.who);
  const [last, first, tier] = ['affiliate', 'affiliate:2', 'second_tier'].map((key) => amountOf(split, key)) as [number, number, number];
  expect([who, last + first]).toEqual([[ben.name, ana.name, sue.name], alone]);
  expect(first).toBe(Math.round(alone * 0.4));
  expect(tier).toBe(Math.floor((Math.floor((net * 1000) / 10_000) * 6000) / 10_000));

  // On the desk: both, their parts, and for every amount its sum.
  const order = await orderOnDesk(world, orderNumber);
  expect(order['attribution']).toMatchObject({
    reason: 'LAST_OF_TWO',
    affiliate: { code: ben.code },
    rule: { model: 'multi_click' },
    sharedBy: [
      { code: ben.code, shareBasisPoints: 6000 },
      { code: ana.code, shareBasisPoints: 4000 },
    ],
  });
  for (const share of order['split'] as Array<{ net: { amount: string }; explanation: { amount: { amount: string } } }>)
    expect(share.explanation.amount.amount).toBe(share.net.amount);

  // Each receipt says the share and why; the other is nobody.
  const [hers, his, between] = [await portal(ana), await portal(ben), await portal(cleo)];
  expect(hers.referral).toMatchObject({ outcome: 'won', reason: 'FIRST_OF_TWO', commission: { amount: String(first) } });
  expect(his.referral).toMatchObject({ outcome: 'won', reason: 'LAST_OF_TWO', commission: { amount: String(last) } });
  expect(between.referral).toMatchObject({ outcome: 'lost', reason: 'RIVAL_WON' });
  const receipt = await hers.receipt();
  expect(receipt.touches.map(({ who, verdict }) => [who, verdict])).toEqual([
    ['you', 'won'],
    ['another_affiliate', 'lost'],
    ['another_affiliate', 'won'],
  ]);
  expect(receipt.explanation.steps.find(({ code }) => code === 'SALE_SHARED')?.facts['bps']).toBe('4000');
  expect(receipt.explanation.steps.find(({ code }) => code === 'SHARE_OF_SALE')?.facts).toMatchObject({ bps: '4000', base: String(alone) });
  for (const other of [ben, cleo]) expect(JSON.stringify(receipt)).not.toContain(other.code);
  const network = (await (await portal(sue)).read('/network')) as Array<{ recruits: Array<{ name: string; sales: number }> }>;
  expect(network[0]?.recruits).toMatchObject([{ name: ben.name, sales: 1 }]);

  // A part goes back: the same part of each.
  expectOk(await refund(world, orderNumber, 3333), 'a part goes back');
  await world.settled();
  const reduced = await splitOf(world, orderNumber);
  for (const key of ['affiliate', 'affiliate:2', 'second_tier'])
    expect(reduced[key]?.reversed).toBe(Math.floor((amountOf(split, key) * 3333) / 10_001));
  expect([await brokenSentences(world), await replayed()]).toEqual([[], []]);

  // What the program would have paid by another share.
  const day = new Date().toISOString().slice(0, 10);
  const draft = async (terms: object) => {
    const { terms: standing } = expectOk(await world.admin(`/programs/${program.documentId}/terms`), 'the terms').body.data;
    const body = { terms: { ...standing, ...terms }, from: day, to: day };
    return expectOk(await world.admin(`/programs/${program.documentId}/terms/what-if`, { body }), 'what if').body.data;
  };
  expect(await draft({})).toMatchObject({ judged: 1, changed: 0 });
  const people = (await draft({ firstShareBasisPoints: 5000 })).people as Array<{ name: string; difference: { amount: string } }>;
  expect(Number(people.find(({ name }) => name === ana.name)?.difference.amount)).toBeGreaterThan(0);
  expect(Number(people.find(({ name }) => name === ben.name)?.difference.amount)).toBeLessThan(0);

  // Staff gives all of it to Ana: one winner, the difference booked, and to the last cent by the same engine.
  const late = { affiliate: ana.id, reason: 'Ben’s click came from a page that fills itself' };
  expectOk(await world.admin(`/orders/${orderNumber}/late-attributions`, { body: late }), 'attaching');
  expect(await earned(orderNumber, 'affiliate', 'affiliate:2', 'second_tier')).toEqual([0, alone, 0]);
  expect(await orderOnDesk(world, orderNumber)).toMatchObject({
    affiliateCode: ana.code,
    otherAffiliateCode: null,
    attribution: { sharedBy: [] },
  });
  expectOk(await refund(world, orderNumber, 10_001 - 3333), 'the rest goes back');
  await untilOrder(world, orderNumber, 'refunded');
  const gone = await splitOf(world, orderNumber);
  expect(Object.values(gone).every(({ role, amount, reversed }) => role === 'payment_fee' || amount === reversed)).toBe(true);
  expect([await brokenSentences(world), await replayed()]).toEqual([[], []]);
});

test('a rate of one’s own, a coupon, both ends in one hand, and one of two blocked before the payment', async () => {
  const { world } = own;
  const program = await aProgram(world, TERMS);
  const [ana, ben] = [await anAffiliate(world, program), await anAffiliate(world, program)];
  expectOk(await world.admin(`/affiliates/${ana.id}/rate`, { method: 'PUT', body: { rateBasisPoints: 5000 } }), 'a rate of her own');
  const product = () => aProduct(world, { prices: { EUR: '100.00' }, program });
  const two = await product();
  const { orderNumber } = await buy(world, { offerId: two.offerId, through: [ana.code, ben.code] });
  // 60 % of Ben's 30.00 and 40 % of Ana's 50.00.
  expect(await earned(orderNumber, 'affiliate', 'affiliate:2')).toEqual([1800, 2000]);
  // The row names both, the list finds it by either of them, and so does the spreadsheet.
  expect(await orderOnDesk(world, orderNumber)).toMatchObject({ affiliateCode: ben.code, otherAffiliateCode: ana.code });
  for (const { code } of [ana, ben]) {
    const found = expectOk(await world.admin(`/orders?affiliateCode=${code}`), 'orders of one').body.data as Array<{ number: string }>;
    expect(found.map((order) => order.number)).toContain(orderNumber);
    expect(JSON.stringify(expectOk(await world.admin(`/orders/export?affiliateCode=${code}`), 'the sheet').body)).toContain(
      `${ben.code},${ana.code}`,
    );
  }

  // The first click and the last in one hand: hers alone, whoever came between. And a coupon has it alone, whoever clicked.
  const round = await buy(world, { offerId: (await product()).offerId, through: [ana.code, ben.code, ana.code] });
  expect((await orderOnDesk(world, round.orderNumber))['attribution']).toMatchObject({ reason: 'BOTH_CLICKS', sharedBy: [] });
  expect(await earned(round.orderNumber, 'affiliate', 'affiliate:2')).toEqual([5000, null]);
  const coupon = { code: 'BENALONE', reduction: { kind: 'percent', basisPoints: 1000 }, affiliateCode: ben.code };
  expectOk(await world.admin('/coupons', { body: coupon }), 'a coupon of his');
  const single = await buy(world, { offerId: (await product()).offerId, through: [ana.code], coupon: 'BENALONE' });
  expect((await orderOnDesk(world, single.orderNumber))['attribution']).toMatchObject({ reason: 'COUPON', sharedBy: [] });

  // Ana is blocked between order and payment: Ben has his share, hers is nobody's, and nobody moves up (R11).
  const started = await startCheckout(world, { offerId: (await product()).offerId, through: [ana.code, ben.code] });
  expectOk(await world.admin(`/affiliates/${ana.id}/block`, { body: { reason: 'clicks nobody made' } }), 'a block');
  expectOk(await world.sandbox(`/sessions/${started.sessionId}/pay`, { body: { card: '4242424242424242' } }), 'the payment');
  await untilOrder(world, started.orderNumber, 'paid');
  expect(await earned(started.orderNumber, 'affiliate', 'affiliate:2')).toEqual([1800, null]);
  await world.settled();
  expect([await brokenSentences(world), await replayed()]).toEqual([[], []]);
  const why = (await orderOnDesk(world, orderNumber))['split'] as Array<{ role: string; explanation: { steps: Array<{ code: string }> } }>;
  for (const { role, explanation } of why)
    if (role === 'affiliate') expect(explanation.steps.map(({ code }) => code)).toContain('SHARE_OF_SALE');
});

test('whether a sale is shared, and how, is agreed with the first who comes, and stays (B-43)', async () => {
  const { world } = own;
  const program = await aProgram(world, { ...TERMS, model: 'last_click', firstShareBasisPoints: undefined } as object);
  const edit = (of: { readonly documentId: string }, data: object) =>
    world.strapi(`/content-manager/collection-types/plugin::affiliate-store.program/${of.documentId}`, { method: 'PUT', body: data });
  const publish = async (of: { readonly documentId: string }, change: object) => {
    const { terms, version } = expectOk(await world.admin(`/programs/${of.documentId}/terms`), 'the terms').body.data;
    return world.admin(`/programs/${of.documentId}/terms`, { body: { version, terms: { ...terms, ...change } } });
  };
  // While nobody is in, it may be chosen, and changed.
  expectOk(await publish(program, { model: 'multi_click', firstShareBasisPoints: 2500 }), 'sharing');
  expectOk(await publish(program, { model: 'last_click' }), 'and not');
  await anAffiliate(world, program);
  for (const change of [{ model: 'multi_click', firstShareBasisPoints: 2500 }])
    expect(codeOf(await publish(program, change))).toBe('MULTI_CLICK_FIXED');
  expect((await edit(program, { model: 'multi_click' })).status).toBe(400);
  expectOk(await publish(program, { model: 'first_click' }), 'the other two are terms like any');

  const sharing = await write(world, 'program', {
    name: 'Sharing',
    ...TERMS,
    secondTierBase: 'same',
    windowDays: 30,
    holdDays: 14,
    open: true,
  });
  const kim = await anAffiliate(world, sharing);
  expect(codeOf(await publish(sharing, { model: 'last_click' }))).toBe('MULTI_CLICK_FIXED');
  expect(codeOf(await publish(sharing, { firstShareBasisPoints: 5000 }))).toBe('MULTI_CLICK_FIXED');
  // Model and share are part of the contract, in its words.
  const { jwt: token } = await enter(world, kim.email);
  const [contract] = expectOk(await world.api('/partner/contracts', { token }), 'the contracts').body.data as Array<object>;
  expect(JSON.stringify(contract)).toContain('"firstShareBasisPoints":4000');
  expect(JSON.stringify(contract)).toContain('40%');
});

test('an order from an exclusive territory goes by the rule of the program, frozen with the order, and both are told (E-45)', async () => {
  const { world } = own;
  const scene = async (terms: object) => {
    const program = await aProgram(world, { commissionBase: 'net_of_tax', rateBasisPoints: 3000, ...terms } as object);
    const [ana, ben] = [await anAffiliate(world, program), await anAffiliate(world, program)];
    const sell = async () => (await aProduct(world, { prices: { EUR: '100.00' }, program })).offerId;
    const bring = async (country: string, ...through: readonly Affiliate[]) =>
      (await buy(world, { offerId: await sell(), country, through: through.map(({ code }) => code) })).orderNumber;
    return { program, ana, ben, sell, bring };
  };
  const grant = ({ id }: Affiliate, more: object = {}) =>
    world.admin(`/affiliates/${id}/territories`, {
      body: { countries: ['fr', 'BE'], exclusive: true, reason: 'as agreed in Lyon', ...more },
    });
  const told = async (orderNumber: string) => {
    const { reason, affiliate, sharedBy } = (await orderOnDesk(world, orderNumber))['attribution'];
    return [reason, affiliate?.code ?? null, (sharedBy as object[]).length];
  };

  // It goes to the holder, whoever brought it; what the holder brings is theirs as ever, and so is what comes from elsewhere.
  const one = await scene({ territoryRule: 'holder' });
  const before = await one.bring('FR', one.ben);
  const held = expectOk(await grant(one.ana), 'a territory').body.data as { id: string; state: string; countries: string[] };
  expect(held).toMatchObject({ state: 'held', countries: ['BE', 'FR'], exclusive: true, rule: 'holder' });
  const taken = await one.bring('FR', one.ben);
  expect([await told(before), await told(taken)]).toEqual([
    ['LAST_CLICK', one.ben.code, 0],
    ['TERRITORY', one.ana.code, 0],
  ]);
  expect(await earned(taken, 'affiliate')).toEqual([3000]);
  expect(await told(await one.bring('DE', one.ben))).toEqual(['LAST_CLICK', one.ben.code, 0]);
  expect(await told(await one.bring('FR', one.ana))).toEqual(['LAST_CLICK', one.ana.code, 0]);
  const [holder, bringer] = [await portal(one.ana), await portal(one.ben)];
  const referrals = async (of: typeof holder) =>
    ((await of.read('/referrals')) as Array<{ orderNumber: string; outcome: string; reason: string }>)
      .filter(({ orderNumber }) => orderNumber === taken)
      .map(({ outcome, reason }) => [outcome, reason]);
  expect([await referrals(holder), await referrals(bringer)]).toEqual([[['won', 'TERRITORY']], [['lost', 'TERRITORY_WON']]]);
  expect(await holder.read('/territories')).toMatchObject([{ id: held.id, state: 'held', rule: 'holder', reason: 'as agreed in Lyon' }]);
  expect(await bringer.read('/territories')).toEqual([]);

  // No two at one time; who asks what would be is told the same; ended, it decides nothing of later orders, and nothing of earlier ones.
  expect(codeOf(await grant(one.ben, { countries: ['FR'] }))).toBe('TERRITORY_TAKEN');
  expectOk(await grant(one.ben, { countries: ['FR'], exclusive: false }), 'one that excludes nobody');
  expect(codeOf(await grant(one.ben, { countries: ['CH'], from: '2020-01-01' }))).toBe('TERRITORY_DAYS_WRONG');
  const asked = { offer: await one.sell(), url: `${world.address.url}/r/${one.ben.code}`, country: 'BE', currency: 'EUR' };
  expect(expectOk(await world.admin('/attribution/try', { body: asked }), 'the tester').body.data).toMatchObject({
    reason: 'TERRITORY',
    winner: { code: one.ana.code },
  });
  const end = () => world.admin(`/affiliates/${one.ana.id}/territories/${held.id}/end`, { body: { reason: 'she moved to Rome' } });
  expectOk(await end(), 'ending it');
  expect(codeOf(await end())).toBe('TERRITORY_ENDED');
  expect(await told(await one.bring('FR', one.ben))).toEqual(['LAST_CLICK', one.ben.code, 0]);
  expectOk(await grant(one.ben, { countries: ['FR'] }), 'now it is free');
  const inProgram = expectOk(await world.admin(`/programs/${one.program.documentId}/territories`), 'those of the program').body.data;
  expect(inProgram).toMatchObject([
    { holder: { code: one.ben.code }, exclusive: true, state: 'held' },
    { holder: { code: one.ben.code }, exclusive: false, state: 'held' },
    { holder: { code: one.ana.code }, state: 'over', endedBecause: 'she moved to Rome' },
  ]);

  // It is shared with the holder, to the cent; a blocked holder has no say.
  const two = await scene({ territoryRule: 'shared', territoryShareBasisPoints: 2500 });
  expectOk(await grant(two.ana), 'a territory');
  const shared = await two.bring('BE', two.ben);
  expect(await told(shared)).toEqual(['LAST_CLICK', two.ben.code, 2]);
  expect(await earned(shared, 'affiliate', 'affiliate:2')).toEqual([2250, 750]);
  expect((await portal(two.ana)).referral).toMatchObject({ outcome: 'won', reason: 'TERRITORY_SHARE' });
  expectOk(await refund(world, shared, 5000), 'half of it goes back');
  expectOk(await world.admin(`/affiliates/${two.ana.id}/block`, { body: { reason: 'bids on our brand' } }), 'a block');
  expect(await told(await two.bring('BE', two.ben))).toEqual(['LAST_CLICK', two.ben.code, 0]);

  // Only the holder earns there; nobody else, and staff may still give it to somebody.
  const three = await scene({ territoryRule: 'holder_only' });
  expectOk(await grant(three.ana), 'a territory');
  const closed = await three.bring('FR', three.ben);
  expect(await told(closed)).toEqual(['TERRITORY_CLOSED', null, 0]);
  expect(await earned(closed, 'affiliate')).toEqual([null]);
  expect((await portal(three.ben)).referral).toMatchObject({ outcome: 'rejected', reason: 'TERRITORY_CLOSED' });
  expect(await told(await three.bring('FR', three.ana, three.ben))).toEqual(['LAST_CLICK', three.ana.code, 0]);
  const late = { affiliate: three.ben.id, reason: 'Ana let him have this one' };
  expectOk(await world.admin(`/orders/${closed}/late-attributions`, { body: late }), 'attaching');
  expect(await told(closed)).toEqual(['ATTACHED_BY_STAFF', three.ben.code, 0]);

  // What no terms keep is promised to nobody.
  const four = await scene({});
  expect(codeOf(await grant(four.ana))).toBe('TERRITORY_WITHOUT_RULE');
  const { terms, version } = expectOk(await world.admin(`/programs/${four.program.documentId}/terms`), 'the terms').body.data;
  const sharing = { ...terms, territoryRule: 'shared', model: 'multi_click' };
  const publish = await world.admin(`/programs/${four.program.documentId}/terms`, { body: { version, terms: sharing } });
  expect(codeOf(publish)).toBe('TERRITORY_SHARES_TWICE');
  await world.settled();
  expect([await brokenSentences(world), await replayed()]).toEqual([[], []]);
});
