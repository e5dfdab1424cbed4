// What a sale pays is said by the narrowest rule of the terms its affiliate is under: of goods, of who brings them and who buys, of the tier
// that was reached (E-44, E-63, E-65, E-66, B-56). Rules are terms: worse ones wait. And all of it is replayed.
import type { WhatIfBite } from '../../src/plugins/affiliate-store/contracts/what-if';
import { anAffiliate, aProduct, aProgram, withOrderBump } from '../support/builders';
import type { Affiliate, Product } from '../support/builders';
import { brokenSentences, refund, splitOf } from '../support/books';
import { expectOk } from '../support/expect-ok';
import { mailsTo, mailTo } from '../support/mailbox';
import { movedShop } from '../support/moved-shop';
import { buy as buyThere, orderOnDesk, untilOrder } from '../support/purchase';
import { enter } from '../support/sign-in';
import { month, payments, subscribe } from '../support/subscriber';
import { eventually, unique } from '../support/world';

const own = movedShop('rates');
jest.setTimeout(180_000);

type Program = Awaited<ReturnType<typeof aProgram>>;
interface Rule {
  readonly key: string;
  readonly name: string;
  readonly when: object;
  readonly pays: object;
}
interface Published {
  readonly rules?: readonly Rule[];
  readonly tiers?: object | null;
  readonly maxMonths?: number | null;
}

const rule = (key: string, when: object, pays: number | object): Rule => ({
  key,
  name: `rule ${key}`,
  when,
  pays: typeof pays === 'number' ? { rateBasisPoints: pays } : { fixed: pays },
});
const ratesOf = async ({ documentId }: Program) => expectOk(await own.world.admin(`/programs/${documentId}/rates`), 'the rates').body.data;
const publish = async (program: Program, change: Published) => {
  const { version, rules, tiers, maxMonths } = await ratesOf(program);
  const body = { version, rules, tiers, maxMonths, ...change };
  return own.world.admin(`/programs/${program.documentId}/rates`, { method: 'PUT', body });
};
const refusal = (answer: { readonly body: { error?: { code?: string; details: { code: string } } } }) => answer.body.error?.details;
const sold = new Set<string>();
const buy = async (...asked: Parameters<typeof buyThere>): Promise<Awaited<ReturnType<typeof buyThere>>> => {
  const started = await buyThere(...asked);
  sold.add(started.orderNumber);
  return started;
};
const earns = async (product: Product, who: Affiliate, more: object = {}): Promise<number | undefined> => {
  const { orderNumber } = await buy(own.world, { offerId: product.offerId, through: [who.code], ...more });
  return (await splitOf(own.world, orderNumber))['affiliate']?.amount;
};
const place = (who: Affiliate, group: string | null, tags: readonly string[] = []) =>
  own.world.admin(`/affiliates/${who.id}/place`, { method: 'PUT', body: { group, tags } });
const portal = async ({ email }: Affiliate) => {
  const { jwt } = await enter(own.world, email);
  return {
    rates: async () => expectOk(await own.world.api('/partner/rates', { token: jwt }), 'own rates').body.data[0],
    estimate: (body: object) => own.world.api('/partner/rates/estimate', { token: jwt, body }),
    contract: async () => expectOk(await own.world.api('/partner/contracts', { token: jwt }), 'contracts').body.data[0],
  };
};

/** Moves the clocks to the first minutes of the next calendar month. */
const toNextMonth = async (): Promise<void> => {
  const today = new Date(expectOk(await own.world.api('/demo/clock', { body: { advanceMs: 0 } }), 'the time').body.data.now as string);
  await own.world.passUntil(new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + 1, 1)).toISOString(), 10);
};

interface Proof {
  readonly kind: string;
  readonly state: string;
  readonly startedAt: string;
  readonly offending: number;
  readonly findings: ReadonlyArray<{ readonly orderNumber: string | null }>;
}
const replayed = async (): Promise<Proof['findings']> => {
  const read = async () =>
    (expectOk(await own.world.admin('/ledger/proof'), 'the proof').body.data.proofs as Proof[]).find(({ kind }) => kind === 'replay');
  const before = (await read())?.startedAt;
  expectOk(await own.world.admin('/ledger/proof/replay', { body: {} }), 'a replay');
  const { findings } = await eventually('the replay to be done', async () => {
    const proof = await read();
    return proof?.state === 'done' && proof.startedAt !== before ? proof : null;
  });
  return findings;
};

test('the narrowest rule pays each line, says so, and two that could tie are refused by name (E-63, B-56)', async () => {
  const { world } = own;
  const program = await aProgram(world, { commissionBase: 'net_of_tax', rateBasisPoints: 3000 });
  const ana = await anAffiliate(world, program);
  const [file, parcel] = [
    await aProduct(world, { prices: { EUR: '100.00', USD: '100.00' }, program }),
    await aProduct(world, { prices: { EUR: '50.00', USD: '50.00' }, program, kind: 'physical' }),
  ];
  await withOrderBump(world, file, parcel);

  const spain = rule('spain', { country: ['ES'] }, 3500);
  const goods = rule('goods', { kind: ['physical'] }, 1000);
  const back = rule('back', { buyer: ['returning'] }, { EUR: 1250 });
  expect(refusal(await publish(program, { rules: [spain, rule('iberia', { country: ['PT', 'ES'] }, 1)] }))).toMatchObject({
    code: 'RATES_TIED',
    one: 'rule spain',
    other: 'rule iberia',
  });
  // In the Content Manager they are a field of text.
  const typed = `/content-manager/collection-types/plugin::affiliate-store.program/${program.documentId}`;
  const nonsense = { rules: JSON.stringify([{ key: 'all', pays: 'a lot' }]) };
  expect(refusal(await world.strapi(typed, { method: 'PUT', body: nonsense }))?.code).toBe('RATES_MALFORMED');
  expect(refusal(await publish(program, { rules: [rule('all', {}, 9900)] }))).toMatchObject({
    code: 'RATES_EXCEED_PRICE',
    rule: 'rule all',
  });
  // Whoever writes them: the Content Manager is refused as well.
  const content = (rules: string) =>
    world.strapi(`/content-manager/collection-types/plugin::affiliate-store.program/${program.documentId}`, {
      method: 'PUT',
      body: { rules },
    });
  expect((await content(JSON.stringify([spain, { ...spain, key: 'again' }]))).status).toBe(400);
  expect((await content('no rules')).status).toBe(400);
  expect((await ratesOf(program)).rules).toEqual([]);
  // Who came back is paid less than the rate on a high price, so that it is a change to the worse: staff sees what waits.
  expect(expectOk(await publish(program, { rules: [spain, goods] }), 'rules').body.data.version).toBe(2);
  expect((await (await portal(ana)).contract()).notice.offer.changes).toEqual([{ term: 'rules', direction: 'worse' }]);
  expect(await earns(file, ana, { country: 'ES' })).toBe(3000);

  // Who joins now is under the rules; a mixed cart pays each line by its own.
  const ben = await anAffiliate(world, program);
  expectOk(await publish(program, { rules: [spain, goods, back] }), 'more rules');
  const cara = await anAffiliate(world, program);
  const buyer = `${unique('buyer')}@example.test`;
  const { orderNumber } = await buy(world, {
    offerId: file.offerId,
    bumps: [parcel.offerId],
    country: 'ES',
    email: buyer,
    through: [ben.code],
  });
  const { split } = (await orderOnDesk(world, orderNumber)) as unknown as {
    split: Array<{ key: string; amount: { amount: string }; explanation: { steps: Array<{ code: string; text: string; facts: object }> } }>;
  };
  const shares = split.filter(({ key }) => key.endsWith(':affiliate'));
  expect(shares.map(({ amount }) => amount.amount)).toEqual(['3500', '500']);
  expect(shares.map(({ explanation }) => explanation.steps.find(({ code }) => code === 'RULE_CHOSEN')?.facts)).toEqual([
    { rule: 'rule spain', key: 'spain' },
    { rule: 'rule goods', key: 'goods' },
  ]);
  // The receipt of the affiliate names the rule too.
  const { jwt } = await enter(world, ben.email);
  const [referral] = expectOk(await world.api('/partner/referrals', { token: jwt }), 'referrals').body.data;
  const receipt = expectOk(await world.api(`/partner/referrals/${referral.id}/receipt`, { token: jwt }), 'the receipt').body.data;
  expect((receipt.explanation.steps as Array<{ code: string }>).filter(({ code }) => code === 'RULE_CHOSEN')).toHaveLength(2);

  // Of who comes back an amount is paid in its currency, and elsewhere the rate; Ben was not promised that.
  expect(await earns(file, cara, { email: buyer })).toBe(1250);
  expect(await earns(file, cara, { email: buyer, currency: 'USD' })).toBe(3000);
  expect(await earns(file, cara)).toBe(3000);
  expect(await earns(file, ben, { email: buyer })).toBe(3000);

  // An example is reckoned by the same engine, of a draft that nobody has published.
  const example = {
    amount: '10000',
    currency: 'EUR',
    offer: file.offerId,
    country: 'ES',
    buyer: 'new',
    payment: 'first',
    group: null,
    tier: null,
  };
  const told = await world.admin(`/programs/${program.documentId}/rates/example`, { body: { rules: [spain], sale: example } });
  expect(expectOk(told, 'an example').body.data).toMatchObject({
    rule: { key: 'spain' },
    rateBasisPoints: 3500,
    commission: { amount: '3500' },
  });

  // Tried on past orders, with the rule of parcels lowered: who loses on what, and whose it is then. Of what Ana brought before there were
  // rules nobody kept what kind of product it was.
  const { terms } = expectOk(await world.admin(`/programs/${program.documentId}/terms`), 'the terms').body.data;
  const from = ((await orderOnDesk(world, orderNumber))['paidAt'] as string).slice(0, 10);
  const lowered = { ...terms, rules: [spain, rule('goods', { kind: ['physical'] }, 500), back] };
  const tried = expectOk(
    await world.admin(`/programs/${program.documentId}/terms/what-if`, { body: { terms: lowered, from, to: '2099-12-31' } }),
    'a draft of rules tried',
  ).body.data as WhatIfBite;
  expect(tried).toMatchObject({ judged: 5, changed: 2, untold: 1, untoldBy: [{ term: 'rules', orders: 1 }], unweighed: [] });
  const figures = (rows: ReadonlyArray<{ name: string; before: { amount: string }; after: { amount: string } }>) =>
    rows.map(({ name, before, after }) => [name, before.amount, after.amount]);
  // Half of the parcel's, and as nobody promised Ben less for buyers who come back, that too.
  expect(figures(tried.people.filter(({ kind }) => kind === 'affiliate'))).toEqual([[ben.name, '3500', '1500']]);
  expect(figures(tried.products)).toEqual(
    expect.arrayContaining([
      [parcel.name, '500', '250'],
      [file.name, '3000', '1250'],
    ]),
  );
  const gained = tried.people.filter(({ kind }) => kind === 'owner').reduce((sum, { difference }) => sum + Number(difference.amount), 0);
  expect(gained).toBe(2000);
  expect(tried.people.reduce((sum, { difference }) => sum + Number(difference.amount), 0)).toBe(0);
});

test('a subscription pays otherwise at first, and for so many months (E-65)', async () => {
  const { world } = own;
  const program = await aProgram(world, { commissionBase: 'net_of_tax', rateBasisPoints: 3000 });
  expectOk(
    await publish(program, {
      rules: [rule('first', { payment: ['first'] }, 5000), rule('later', { payment: ['renewal'] }, { EUR: 100 })],
      maxMonths: 2,
    }),
    'rules',
  );
  const ana = await anAffiliate(world, program);
  const who = await subscribe(world, { program }, [ana.code]);
  for (let paid = 2; paid <= 3; paid += 1) {
    await month(world);
    await payments(world, who, paid);
  }
  const { orders } = await payments(world, who, 3);
  const earned: number[] = [];
  for (const number of orders) {
    sold.add(number);
    await untilOrder(world, number, 'paid');
    earned.push((await splitOf(world, number))['affiliate']?.amount ?? 0);
  }
  // The payment after two months to the day earns nothing any more.
  expect(earned).toEqual([1495, 100, 0]);
});

test('a group that pays more is at once, and one that pays less waits for notice and consent (E-44)', async () => {
  const { world } = own;
  const program = await aProgram(world, { commissionBase: 'net_of_tax', rateBasisPoints: 3000 });
  const product = await aProduct(world, { prices: { EUR: '100.00' }, program });
  expectOk(await publish(program, { rules: [rule('press', { group: ['press'] }, 4000)] }), 'rules');
  const ana = await anAffiliate(world, program);
  expect(await earns(product, ana)).toBe(3000);
  expect(expectOk(await place(ana, 'press', ['radio', 'radio']), 'a group').body.data).toMatchObject({
    group: 'press',
    groupInForce: 'press',
    tags: ['radio'],
  });
  // Staff finds them by either, to the letter, in the list as in its spreadsheet.
  const found = async (narrowed: string): Promise<string[]> =>
    expectOk(await own.world.admin(`/affiliates?program=${program.documentId}&${narrowed}`), narrowed).body.data.map(
      (one: { id: string; group: string | null; tags: string[] }) => [one.id, one.group, ...one.tags].join(' '),
    );
  const her = `${ana.id} press radio`;
  expect([await found('group=press'), await found('tag=radio'), await found('group=press&tag=radio')]).toEqual([[her], [her], [her]]);
  expect([await found('tag=Radio'), await found('tag=radi'), await found('tag=%25'), await found('group=pres')]).toEqual([[], [], [], []]);
  expect(await earns(product, ana)).toBe(4000);
  expect(expectOk(await place(ana, null), 'no group').body.data).toMatchObject({ group: null, groupInForce: 'press', tags: [] });
  expect(await earns(product, ana)).toBe(4000);
  const desk = await portal(ana);
  expect((await desk.contract()).notice).toMatchObject({ answer: 'none', offer: { changes: [{ term: 'rules', direction: 'worse' }] } });
  expect((await desk.rates()).rules.map(({ key }: Rule) => key)).toEqual(['press']);
  // A rate of her own is for her by name: neither group nor rule touches it.
  expectOk(await world.admin(`/affiliates/${ana.id}/rate`, { method: 'PUT', body: { rateBasisPoints: 4500 } }), 'a rate');
  expect(await earns(product, ana)).toBe(4500);
});

test('a tier holds from the next order on, is kept through the month after, and ends announced (E-44); a calculator reckons with it (E-66)', async () => {
  const { world } = own;
  const program = await aProgram(world, { commissionBase: 'net_of_tax', rateBasisPoints: 3000 });
  const product = await aProduct(world, { prices: { EUR: '100.00' }, program });
  const tiers = { period: 'month', measure: 'sales', steps: [{ name: 'Silver', from: 2 }, { name: 'Gold', from: 4 }] }; // oxfmt-ignore
  const rules = [rule('silver', { tier: ['Silver'] }, 3300), rule('gold', { tier: ['Gold'] }, 4000)];
  expect(refusal(await publish(program, { rules, tiers: null }))?.code).toBe('RATES_TIER_UNKNOWN');
  expect(refusal(await publish(program, { rules: rules.slice(0, 1), tiers }))?.code).toBe('TIER_PAYS_LESS');
  expectOk(await publish(program, { rules, tiers }), 'tiers');
  const [ana, ben] = [await anAffiliate(world, program), await anAffiliate(world, program)];
  // To the first day of a month, so that the sales lie in one.
  await toNextMonth();

  const first = await buy(world, { offerId: product.offerId, through: [ana.code] });
  expect((await splitOf(world, first.orderNumber))['affiliate']?.amount).toBe(3000);
  const desk = await portal(ana);
  expect((await desk.rates()).tiers).toMatchObject({ tier: null, counted: 1, next: { name: 'Silver', from: 2, missing: 1 } });
  // The order that reaches it is paid as before.
  expect(await earns(product, ana)).toBe(3000);
  expect((await mailTo(world, ana.email, 'tier_reached')).subject).toContain('Silver');
  expect(await earns(product, ana)).toBe(3300);
  expect(await earns(product, ben)).toBe(3000);
  // What is refunded does not count further, and takes nothing back.
  expect((await refund(world, first.orderNumber, 10_000)).status).toBeLessThan(300);
  await untilOrder(world, first.orderNumber, 'refunded');
  expect((await desk.rates()).tiers).toMatchObject({ tier: 'Silver', counted: 2, next: { name: 'Gold', missing: 2 } });

  const asked = {
    place: ana.id,
    offer: product.offerId,
    currency: 'EUR',
    visits: 1050,
    conversionBasisPoints: 200,
    country: null,
    buyer: 'new',
  };
  expect(expectOk(await desk.estimate(asked), 'an estimate').body.data).toMatchObject({
    rule: { key: 'silver' },
    commission: { amount: '3300' },
    sales: 21,
    total: { amount: '69300' },
  });
  expect(refusal(await (await portal(ben)).estimate(asked))?.code).toBe('AFFILIATE_NOT_FOUND');

  // Through the next month it is kept; two weeks before its end she is told; after it, orders are paid by the rate again.
  await toNextMonth();
  expect(await earns(product, ana)).toBe(3300);
  expect((await mailsTo(world, ana.email)).map(({ kind }) => kind)).not.toContain('tier_ending');
  await world.pass({ days: 20 });
  expect((await mailTo(world, ana.email, 'tier_ending')).subject).toContain('Silver');
  await toNextMonth();
  expect(await earns(product, ana)).toBe(3000);
  expect((await mailsTo(world, ana.email)).filter(({ kind }) => kind.startsWith('tier_'))).toHaveLength(2);
});

test('every order is decided, rated and split again as it was, and the books hold', async () => {
  expect(sold.size).toBeGreaterThan(14);
  // The shop may be others' too: what they left in it is theirs.
  expect((await replayed()).filter(({ orderNumber }) => sold.has(orderNumber ?? ''))).toEqual([]);
  expect(await brokenSentences(own.world)).toEqual([]);
});
