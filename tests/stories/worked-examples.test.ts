// The worked examples E1–E7 and E9 of the money rules, and those the rules give themselves (B-15, B-17), over HTTP, to the cent at every step.
import { aCreator, anAffiliate, anotherOffer, aProduct, aProgram, publish } from '../support/builders';
import type { Affiliate, Creator, ProgramTerms } from '../support/builders';
import { balanceOn, brokenSentences, decide, refund, standingOf, untilFeeKnown } from '../support/books';
import { expectOk } from '../support/expect-ok';
import { movedShop } from '../support/moved-shop';
import { buy, orderOnDesk, untilOrder } from '../support/purchase';
import type { Started } from '../support/purchase';

const own = movedShop('examples');
const CLEARING = 'stripe_clearing:main';

interface Case {
  readonly price: string;
  readonly currency: string;
  readonly country?: string;
  readonly terms?: ProgramTerms;
  readonly platform: number;
  readonly fixed?: number;
  readonly team?: readonly number[];
  readonly fee?: number;
}

/** A sale by an affiliate who was recruited by another, of a product made by a team. */
const sell = async ({
  price,
  currency,
  country = 'XX',
  terms,
  platform,
  fixed = 0,
  team = [],
  fee = 0,
}: Case): Promise<Started & { creator: Creator; partners: Creator[]; a: Affiliate; b: Affiliate }> => {
  const { world } = own;
  await decide(world, 'money.platformFeeBasisPoints', platform);
  await decide(world, 'money.platformFixedFee', fixed === 0 ? {} : { [currency]: fixed });
  await world.sandbox('/config', { body: { fees: { basisPoints: 0, fixed: { [currency.toLowerCase()]: fee } } } });
  const program = await aProgram(world, { commissionBase: 'net_of_tax', ...terms });
  const b = await anAffiliate(world, program);
  const a = await anAffiliate(world, program, { sponsorCode: b.code });
  const creator = await aCreator(world);
  const partners: Creator[] = [];
  for (const _share of team) partners.push(await aCreator(world));
  const product = await aProduct(world, {
    prices: { [currency]: price },
    creator,
    program,
    coProducers: partners.map((partner, index) => ({ creator: partner, shareBasisPoints: team[index] ?? 0 })),
  });
  const sale = await buy(world, { offerId: product.offerId, currency, country, through: [a.code] });
  if (Number(price) > 0) await untilFeeKnown(world, sale.orderNumber);
  await world.settled();
  return { ...sale, creator, partners, a, b };
};

beforeAll(() => decide(own.world, 'tax.ratesByCountry', { BE: 1990, JP: 1000, PT: 1111 }), 30_000);

test('E1: 119.90 with tax, two tiers and a co-producer, refunded in three uneven parts', async () => {
  const { world } = own;
  const before = await balanceOn(world, CLEARING, 'EUR');
  const { orderNumber } = await sell({
    price: '119.90',
    currency: 'EUR',
    country: 'BE',
    platform: 500,
    fixed: 50,
    terms: { rateBasisPoints: 3000, secondTierBasisPoints: 500 },
    team: [2500],
    fee: 378,
  });
  const row = (tax: number, platform: number, affiliate: number, second_tier: number, creator: number, partner: number) => ({
    tax,
    platform,
    affiliate,
    second_tier,
    creator,
    'co_producer:1': partner,
  });
  const clearing = async () => (await balanceOn(world, CLEARING, 'EUR')) - before;
  const rounding = () => balanceOn(world, `rounding:${orderNumber}`, 'EUR');

  expect(await standingOf(world, orderNumber)).toEqual(row(1990, 550, 3000, 500, 4179, 1393));
  expect(await clearing()).toBe(11_612);
  for (const [amount, expected, cash, left] of [
    [4000, row(1327, 367, 2000, 334, 2691, 897), 7612, 4],
    [3333, row(773, 214, 1166, 195, 1450, 484), 4279, 3],
    [4657, row(0, 0, 0, 0, -284, -94), -378, 0],
  ] as const) {
    expect((await refund(world, orderNumber, amount)).status).toBe(201);
    expect(await standingOf(world, orderNumber)).toEqual(expected);
    expect(await clearing()).toBe(cash);
    expect(Math.abs(await rounding())).toBe(left);
  }
  expect((await untilOrder(world, orderNumber, 'refunded')).state).toBe('refunded');
});

test('E2: odd cents go to whoever lost most by rounding', async () => {
  const { orderNumber } = await sell({
    price: '0.99',
    currency: 'USD',
    platform: 1000,
    terms: { rateBasisPoints: 3333, secondTierBasisPoints: 333 },
    team: [3333, 3333],
  });
  expect(await standingOf(own.world, orderNumber)).toEqual({
    tax: 0,
    platform: 9,
    affiliate: 32,
    second_tier: 3,
    creator: 19,
    'co_producer:1': 18,
    'co_producer:2': 18,
  });
});

test('a sale of 100.00 at 9.9 % and 0.50 is split as the books of the trade say, and its refunds come to all of it (B-15, B-17, B-19, B-20)', async () => {
  const { world } = own;
  const terms = { commissionBase: 'net_of_fee', rateBasisPoints: 3500 } as const;
  const fixed = await sell({ price: '100.00', currency: 'EUR', platform: 990, fixed: 50, terms, team: [1000] });
  expect(await standingOf(world, fixed.orderNumber)).toEqual({
    tax: 0,
    platform: 1040,
    affiliate: 3136,
    'co_producer:1': 582,
    creator: 5242,
  });
  for (const [amount, left] of [
    [3333, { tax: 0, platform: 694, affiliate: 2091, 'co_producer:1': 389, creator: 3495 }],
    [1, { tax: 0, platform: 694, affiliate: 2091, 'co_producer:1': 388, creator: 3495 }],
    [6666, { tax: 0, platform: 0, affiliate: 0, 'co_producer:1': 0, creator: 0 }],
  ] as const) {
    expectOk(await refund(world, fixed.orderNumber, amount), 'a refund');
    expect(await standingOf(world, fixed.orderNumber)).toEqual(left);
  }
  const alone = await sell({ price: '100.00', currency: 'EUR', platform: 990, terms });
  expect(await standingOf(world, alone.orderNumber)).toMatchObject({ platform: 990, affiliate: 3153, creator: 5857 });
});

test('E3: a currency without decimals is never multiplied by a hundred', async () => {
  const { orderNumber } = await sell({
    price: '1980',
    currency: 'JPY',
    country: 'JP',
    platform: 500,
    terms: { rateBasisPoints: 3000, secondTierBasisPoints: 500 },
  });
  expect(await standingOf(own.world, orderNumber)).toEqual({ tax: 180, platform: 90, affiliate: 540, second_tier: 90, creator: 1080 });
});

test('E4: a currency of three decimals is split in fils', async () => {
  const { world } = own;
  const { orderNumber } = await sell({ price: '5.120', currency: 'KWD', platform: 500, terms: { rateBasisPoints: 3333 }, team: [3333] });
  expect(await standingOf(world, orderNumber)).toEqual({ tax: 0, platform: 256, affiliate: 1706, creator: 2105, 'co_producer:1': 1053 });
  expect((await refund(world, orderNumber, 1705)).status).toBeGreaterThanOrEqual(400);
  expect(await standingOf(world, orderNumber)).toMatchObject({ affiliate: 1706 });
});

test('E5: a free order gives access and books nothing', async () => {
  const { world } = own;
  const { orderNumber } = await sell({ price: '0.00', currency: 'EUR', platform: 500, terms: { rateBasisPoints: 3000 } });
  const order = await untilOrder(world, orderNumber, 'paid');
  expect(order['journals']).toEqual([]);
  expect(order['entitlements']).toMatchObject([{ state: 'active' }]);
  expect(Object.values(await standingOf(world, orderNumber)).every((amount) => amount === 0)).toBe(true);
});

test('a plan that promises more than a price yields is refused at each of its four doors, with offer, price and what is left (E-35)', async () => {
  const { world } = own;
  const content = (type: string, id: string, body: object) =>
    world.strapi(`/content-manager/collection-types/plugin::affiliate-store.${type}/${id}`, { method: 'PUT', body });
  const setting = (key: string, value: unknown) => world.admin(`/settings/${key}`, { method: 'PUT', body: { value } });
  // A plan has to fit where the tax is highest; here it is nothing.
  await decide(world, 'tax.ratesByCountry', {});
  await decide(world, 'money.platformFeeBasisPoints', 500);
  await decide(world, 'money.platformFixedFee', { EUR: 50 });
  const program = await aProgram(world, { commissionBase: 'net_of_tax', rateBasisPoints: 7500, secondTierBasisPoints: 1500 });
  // Of 10.00 the site has 1.00, the affiliate 7.50 and the second tier 1.50: to the cent all there is.
  const product = await aProduct(world, { prices: { EUR: '10.00' }, program });
  const loose = await aProduct(world, { prices: { EUR: '9.00' } });
  const named = (each: { readonly name: string }) => `${each.name} · ${each.name} offer`;
  const refused = (answer: { readonly status: number; readonly body: unknown }, example: object) => {
    expect(answer.status).toBe(400);
    const { error } = answer.body as { error: { message: string; details: { offer: string; price: string; remains: string } } };
    expect(error.details).toMatchObject({ code: 'PLAN_EXCEEDS_PRICE', ...example });
    for (const part of ['offer', 'price', 'remains'] as const) expect(error.message).toContain(error.details[part]);
  };

  const dearer = await content('program', program.documentId, { rateBasisPoints: 7600 });
  refused(dearer, { offer: named(product), price: '10.00 EUR', share: 'second_tier', promised: '1.50 EUR', remains: '1.40 EUR' });

  const cheaper = { name: 'cheap', product: { connect: [{ documentId: product.documentId }] }, active: true, renews: 'once' };
  const offer = await world.strapi('/content-manager/collection-types/plugin::affiliate-store.offer', {
    body: { ...cheaper, prices: [{ currency: 'EUR', amount: '9.00' }] },
  });
  refused(offer, { offer: `${product.name} · cheap`, price: '9.00 EUR', promised: '1.35 EUR', remains: '1.30 EUR' });

  await content('product', loose.documentId, { program: { connect: [{ documentId: program.documentId, id: program.id }] } });
  const published = await world.strapi(
    `/content-manager/collection-types/plugin::affiliate-store.product/${loose.documentId}/actions/publish`,
    { body: {} },
  );
  refused(published, { offer: named(loose), price: '9.00 EUR', promised: '1.35 EUR', remains: '1.30 EUR' });

  refused(await setting('money.platformFixedFee', { EUR: 60 }), { offer: named(product), price: '10.00 EUR', remains: '1.40 EUR' });
  refused(await setting('money.platformFeeBasisPoints', 600), { offer: named(product), price: '10.00 EUR', remains: '1.40 EUR' });
  const settings = expectOk(await world.admin('/settings'), 'the settings').body.data as Array<{ key: string; value: unknown }>;
  expect(settings.find(({ key }) => key === 'money.platformFixedFee')?.value).toEqual({ EUR: 50 });

  // What was refused at each door was undone: a sale is split as it was before any of it.
  const ana = await anAffiliate(world, program, { sponsorCode: (await anAffiliate(world, program)).code });
  const { orderNumber } = await buy(world, { offerId: product.offerId, currency: 'EUR', country: 'XX', through: [ana.code] });
  await world.settled();
  expect(await standingOf(world, orderNumber)).toMatchObject({ platform: 100, affiliate: 750, second_tier: 150, creator: 0 });

  // On purpose it may be saved.
  await decide(world, 'money.plansMayExceed', true);
  await publish(world, 'product', loose.documentId);
  await anotherOffer(world, product, { name: 'cheap', prices: { EUR: '9.00' } });
  expect((await content('program', program.documentId, { rateBasisPoints: 7600 })).status).toBe(200);
});

test('E6: commissions are cut to what is left of the price, and nobody goes below nothing', async () => {
  const { world } = own;
  await decide(world, 'money.plansMayExceed', true);
  const small = await sell({
    price: '3.00',
    currency: 'EUR',
    platform: 500,
    fixed: 50,
    terms: { rateBasisPoints: 9000, secondTierBasisPoints: 2000 },
  });
  expect(await standingOf(world, small.orderNumber)).toEqual({ tax: 0, platform: 65, affiliate: 235, second_tier: 0, creator: 0 });
  const greedy = await sell({ price: '10.00', currency: 'EUR', platform: 500, terms: { rateBasisPoints: 15_000 } });
  expect(await standingOf(world, greedy.orderNumber)).toEqual({ tax: 0, platform: 50, affiliate: 950, creator: 0 });

  // Staff is told on how many orders that was, finds them, and reads it on each.
  const attention = expectOk(await world.admin('/overview/attention'), 'what waits').body.data as Array<{ code: string; count: number }>;
  expect(attention.find(({ code }) => code === 'shares_cut')).toMatchObject({ severity: 'warning', count: 2 });
  const found = async (cut: boolean) =>
    (expectOk(await world.admin(`/orders?sharesCut=${cut}`), 'orders').body.data as Array<{ number: string }>).map(({ number }) => number);
  const numbers = [greedy.orderNumber, small.orderNumber];
  expect(await found(true)).toEqual(numbers);
  expect((await found(false)).filter((number) => numbers.includes(number))).toEqual([]);
  const { timeline } = (await orderOnDesk(world, small.orderNumber)) as unknown as { timeline: Array<{ code: string; facts: object }> };
  expect(timeline.find(({ code }) => code === 'SHARES_CUT')?.facts).toEqual({ count: '2' });
});

test('E7: a refund after maturity takes from what is available, and the fee stays lost', async () => {
  const { world } = own;
  const sale = await sell({ price: '100.00', currency: 'EUR', platform: 500, terms: { rateBasisPoints: 4000 }, fee: 320 });
  await world.pass({ days: 15 });
  await world.settled();
  const { split } = await untilOrder(world, sale.orderNumber, 'paid');
  expect(
    (split as Array<{ role: string; state: string | null }>)
      .filter((share) => share.state !== null)
      .map(({ role, state }) => [role, state]),
  ).toEqual([
    ['affiliate', 'approved'],
    ['creator', 'approved'],
  ]);
  expect(await standingOf(world, sale.orderNumber)).toEqual({ tax: 0, platform: 500, affiliate: 4000, creator: 5180 });
  expect((await refund(world, sale.orderNumber, 10_000)).status).toBe(201);
  expect(await standingOf(world, sale.orderNumber)).toEqual({ tax: 0, platform: 0, affiliate: 0, creator: -320 });
});

test('J19: the fee of a sale that went back within its guarantee is a debt, and meets what its bearer earns next', async () => {
  const { world } = own;
  const sale = await sell({ price: '100.00', currency: 'EUR', platform: 500, terms: { rateBasisPoints: 4000 }, fee: 320 });
  expect((await refund(world, sale.orderNumber, 10_000)).status).toBe(201);
  const [payee] = expectOk(await world.admin(`/payees?search=${sale.creator.name}`), 'the payee').body.data as Array<{ party: string }>;
  const owed = async () => [
    await balanceOn(world, `payable:${payee?.party}:pending`, 'EUR'),
    await balanceOn(world, `payable:${payee?.party}:available`, 'EUR'),
  ];
  expect(await owed()).toEqual([-320, 0]);
  await world.pass({ days: 15 });
  await world.settled();
  expect(await owed()).toEqual([0, -320]);
});

test.each([
  ['first_tier', 300],
  ['same', 1000],
] as const)('E9: ten per cent for the second tier, of %s, are %i cents of 100.00', async (secondTierBase, secondTier) => {
  const terms = { rateBasisPoints: 3000, secondTierBasisPoints: 1000, secondTierBase };
  const { orderNumber } = await sell({ price: '100.00', currency: 'EUR', platform: 0, terms });
  expect(await standingOf(own.world, orderNumber)).toMatchObject({ affiliate: 3000, second_tier: secondTier, creator: 7000 - secondTier });
});

test('B-59: a commission is payable after the longer of hold and guarantee; without either, at once', async () => {
  const { world } = own;
  const sales: string[] = [];
  for (const [holdDays, guaranteeDays] of [
    [0, 0],
    [3, 1],
    [1, 3],
  ] as const) {
    const program = await aProgram(world, { holdDays });
    const ana = await anAffiliate(world, program);
    const product = await aProduct(world, { prices: { EUR: '50.00' }, program, guaranteeDays });
    sales.push((await buy(world, { offerId: product.offerId, country: 'XX', through: [ana.code] })).orderNumber);
  }
  const states = async () => {
    await world.settled();
    const splits = [];
    for (const number of sales) splits.push((await orderOnDesk(world, number))['split'] as Array<{ role: string; state: string | null }>);
    return splits.map((shares) => shares.find(({ role }) => role === 'affiliate')?.state);
  };
  await world.pass({ minutes: 16 });
  expect(await states()).toEqual(['approved', 'pending', 'pending']);
  await world.pass({ days: 2 });
  expect(await states()).toEqual(['approved', 'pending', 'pending']);
  await world.pass({ days: 1 });
  expect(await states()).toEqual(['approved', 'approved', 'approved']);
});

test('after all of it every sentence about the books holds', async () => {
  expect(await brokenSentences(own.world)).toEqual([]);
});
