// Prices in the buyer's currency: the seller's own first, else converted at a rate that is stored with its source and time, frozen
// on the order and good for its refunds (B-22).
import { anAdministrator } from '../support/administrators';
import { brokenSentences, refund, splitOf } from '../support/books';
import { anAffiliate, aProduct, aProgram } from '../support/builders';
import type { Product } from '../support/builders';
import { changeRow } from '../support/database';
import { expectOk } from '../support/expect-ok';
import { ownShop, WITH_GRAPHQL } from '../support/own-shop';
import { ask, codeOf } from '../support/http';
import { buy, fillCart, orderOnDesk, startCheckout, untilOrder } from '../support/purchase';
import { enter as enterShop } from '../support/sign-in';
import { eventually, unique } from '../support/world';
import type { Answer } from '../support/world';

const own = ownShop('currencies', { ...WITH_GRAPHQL, PLATFORM_FEE_BASIS_POINTS: '1000', MAIL_TRANSPORT: 'mailbox' });

const sell = (alsoSoldIn: readonly string[], maxRateAgeDays = 30): Promise<Answer> =>
  own.world.admin('/currencies', { method: 'PUT', body: { alsoSoldIn, maxRateAgeDays } });
const enter = (currency: string, rate: string, more: object = {}): Promise<Answer> =>
  own.world.admin('/currencies/rates', { body: { currency, rate, source: 'ECB', sure: true, ...more } });

interface Price {
  readonly amount: string;
  readonly currency: string;
  readonly converted: { readonly from: { readonly amount: string }; readonly exchange: { readonly rate: string; source: string } } | null;
}
const pricesOf = async (product: Product): Promise<readonly Price[]> =>
  (expectOk(await own.world.api(`/catalog/products/${product.slug}`), 'the product').body.data as { offers: Array<{ prices: Price[] }> })
    .offers[0]?.prices ?? [];
const inShort = (prices: readonly Price[]) => prices.map(({ amount, currency, converted }) => [amount, currency, converted !== null]);

const SOLD = ['BRL', 'JPY', 'KWD', 'ISK'];

beforeAll(async () => {
  expectOk(await sell(SOLD), 'the currencies');
  for (const [currency, rate] of [
    ['BRL', '5.8312'],
    ['JPY', '163.5'],
    ['KWD', '0.3341'],
    ['ISK', '150.4'],
  ] as const)
    expectOk(await enter(currency, rate), `the rate of ${currency}`);
});

test('a buyer of a product in euros pays in reais: rate, source and time are frozen, and refunds use them (B-22)', async () => {
  const { world } = own;
  const product = await aProduct(world, { prices: { EUR: '119.90' } });
  const before = Date.now();
  const [, brl] = await pricesOf(product);
  expect(brl).toMatchObject({
    amount: '69916',
    currency: 'BRL',
    exponent: 2,
    converted: { from: { amount: '11990', currency: 'EUR' }, exchange: { from: 'EUR', to: 'BRL', rate: '5.8312', source: 'ECB' } },
  });
  const cart = await fillCart(world, { offerId: product.offerId, currency: 'BRL', country: 'BR' });
  expect((await world.api(`/checkout/carts/${cart.token}`)).body.data).toMatchObject({
    currency: 'BRL',
    currencies: expect.arrayContaining(['EUR', ...SOLD]),
    exchange: { rate: '5.8312', source: 'ECB' },
    items: [{ price: { amount: '69916', converted: { from: { amount: '11990' } } } }],
    totals: { total: { amount: '69916', currency: 'BRL' } },
  });
  const sale = await buy(world, { offerId: product.offerId, currency: 'BRL', country: 'BR' });
  // The rate changes; the order does not.
  expectOk(await enter('BRL', '6.1'), 'a new rate');
  expect((await pricesOf(product))[1]).toMatchObject({ amount: '73139' });
  const order = await orderOnDesk(world, sale.orderNumber);
  expect(order).toMatchObject({
    total: { amount: '69916', currency: 'BRL' },
    exchange: { from: 'EUR', to: 'BRL', rate: '5.8312', source: 'ECB' },
    items: [{ price: { amount: '69916' }, listPrice: { amount: '11990', currency: 'EUR' } }],
  });
  expect(Date.parse(order['exchange'].validFrom)).toBeLessThanOrEqual(before);
  expect(order['payments'][0].amount).toMatchObject({ amount: '69916', currency: 'BRL' });
  expect(new Set((order['journals'] as Array<{ amount: { currency: string } }>).map(({ amount }) => amount.currency))).toEqual(
    new Set(['BRL']),
  );
  const shares = Object.values(await splitOf(world, sale.orderNumber)).filter((share) => share.role !== 'payment_fee');
  expect(shares.reduce((sum, share) => sum + share.amount, 0)).toBe(69916);
  // Half, then the rest: to the last centavo of what was charged.
  expectOk(await refund(world, sale.orderNumber, 34958), 'half of it back');
  expectOk(await refund(world, sale.orderNumber, 34958), 'the rest');
  expect(await untilOrder(world, sale.orderNumber, 'refunded')).toMatchObject({ refunded: { amount: '69916', currency: 'BRL' } });
  expect(await brokenSentences(world)).toEqual([]);
  expectOk(await enter('BRL', '5.8312'), 'the old rate again');
}, 120_000);

test('the rate stands on receipt, invoice, mail, explanation and export', async () => {
  const { world } = own;
  const product = await aProduct(world, { prices: { EUR: '20.00' } });
  const sale = await buy(world, { offerId: product.offerId, currency: 'BRL', country: 'BR' });
  const { token } = (await world.api(`/checkout/carts/${sale.cart}/status`)).body.data.order as { token: string };
  expect((await world.api(`/thank-you/${token}`)).body.data).toMatchObject({
    exchange: { rate: '5.8312', source: 'ECB' },
    items: [{ price: { amount: '11662', currency: 'BRL' }, listPrice: { amount: '2000', currency: 'EUR' } }],
  });
  const why = (await world.admin(`/ledger/explanation?of=order_sum&id=${sale.orderNumber}&part=gross`)).body.data as {
    amount: { amount: string };
    steps: Array<{ code: string; text: string; facts: Record<string, string> }>;
  };
  expect([why.amount.amount, why.steps.map((step) => step.code)]).toEqual(['11662', ['LINE', 'CONVERTED']]);
  expect(why.steps[1]).toMatchObject({ facts: { listed: '20.00 EUR', quote: '5.8312 BRL', source: 'ECB' } });
  const [invoice] = (await eventually('the invoice', async () => {
    const { data } = (await world.api(`/thank-you/${token}/documents`)).body as { data: Array<{ total: object; url: string }> };
    return data.length > 0 ? data : null;
  })) as Array<{ total: object; url: string }>;
  expect(invoice?.total).toMatchObject({ amount: '11662', currency: 'BRL' });
  expect((await world.at(new URL(invoice?.url ?? '').pathname)).status).toBe(200);
  const { text } = (await world.admin('/orders/export?currency=BRL')).body.data as { text: string };
  const [row] = text.split('\n').filter((line) => line.includes(sale.orderNumber));
  expect(row).toMatch(/116\.62.*EUR.*20\.00.*5\.8312.*ECB/);
}, 120_000);

test('a price the seller set comes before any rate, and what has no price in the main currency is not converted', async () => {
  const { world } = own;
  const fixed = await aProduct(world, { prices: { EUR: '20.00', BRL: '99.00' } });
  const dollars = await aProduct(world, { prices: { USD: '20.00' } });
  expect(inShort(await pricesOf(fixed)).slice(0, 2)).toEqual([
    ['2000', 'EUR', false],
    ['9900', 'BRL', false],
  ]);
  expect(inShort(await pricesOf(dollars))).toEqual([['2000', 'USD', false]]);
  const cart = await fillCart(world, { offerId: fixed.offerId, currency: 'BRL' });
  expect((await world.api(`/checkout/carts/${cart.token}`)).body.data).toMatchObject({
    exchange: null,
    totals: { total: { amount: '9900' } },
  });
  const refused = await world.api('/checkout/carts', { body: { items: [{ offer: dollars.offerId }], currency: 'BRL' } });
  expect([refused.status, codeOf(refused)]).toEqual([400, 'CURRENCY_NOT_SOLD']);
  const sale = await buy(world, { offerId: fixed.offerId, currency: 'BRL' });
  expect((await orderOnDesk(world, sale.orderNumber))['exchange']).toBeNull();
}, 120_000);

test.each([
  // 20.00 EUR at 163.5 are 3270 yen: no decimals.
  ['JPY', '3270', '3270'],
  // 6.682 dinars: three decimals, the last of them 0.
  ['KWD', '6680', '6680'],
  // 3008 krónur, which the provider wants written with two zeros more.
  ['ISK', '3008', '300800'],
])(
  'currencies with none and with three decimals are right to the last unit: %s',
  async (currency, amount, atProvider) => {
    const { world } = own;
    const product = await aProduct(world, { prices: { EUR: '20.00' } });
    const sale = await buy(world, { offerId: product.offerId, currency, country: 'US' });
    const order = await orderOnDesk(world, sale.orderNumber);
    expect([order['total'].amount, order['payments'][0].amount.amount]).toEqual([amount, amount]);
    const { body } = await ask(`${own.shop.address.sandboxUrl}/v1/checkout/sessions/${sale.sessionId}`, {
      token: 'sk_test_sandbox0000000000000000',
    });
    expect([body.amount_total, body.currency]).toEqual([Number(atProvider), currency.toLowerCase()]);
    expectOk(await refund(world, sale.orderNumber, Number(amount)), 'all of it back');
    await untilOrder(world, sale.orderNumber, 'refunded');
    expect(await brokenSentences(world)).toEqual([]);
  },
  120_000,
);

test('coupons, fees and tax are right in the converted currency', async () => {
  const { world } = own;
  const settings = { 'money.platformFixedFee': { EUR: 30 }, 'tax.ratesByCountry': { DE: 1900 }, 'tax.pricesInclude': 'excluded' };
  const program = await aProgram(world, { rateBasisPoints: 3000 });
  const affiliate = await anAffiliate(world, program);
  const product = await aProduct(world, { prices: { EUR: '20.00' }, program });
  for (const [key, value] of Object.entries(settings))
    expectOk(await world.admin(`/settings/${key}`, { method: 'PUT', body: { value } }), `setting ${key}`);
  const percent = unique('P').toUpperCase();
  const amount = unique('A').toUpperCase();
  expectOk(await world.admin('/coupons', { body: { code: percent, reduction: { kind: 'percent', basisPoints: 1500 } } }), 'a coupon');
  expectOk(await world.admin('/coupons', { body: { code: amount, reduction: { kind: 'amount', amounts: { EUR: '500' } } } }), 'a coupon');
  // 6.680 dinars less 15 % are 5.680 (1.002 is 1.000 in tens of fils); with 19 % on top 6.760 (6.7592).
  const dinars = await buy(world, { offerId: product.offerId, currency: 'KWD', country: 'DE', coupon: percent, through: [affiliate.code] });
  expect(await orderOnDesk(world, dinars.orderNumber)).toMatchObject({
    discount: { amount: '1000' },
    total: { amount: '6760' },
    tax: { amount: '1080' },
  });
  // 0.30 EUR for the shop are 0.100 dinars, on top of 10 % of the net.
  const split = await splitOf(world, dinars.orderNumber);
  expect(split['platform']?.amount).toBe(568 + 100);
  expect(split['affiliate']?.amount).toBe(Math.floor((5680 - 668) * 0.3));
  // 5.00 EUR off are 29.16 reais off 116.62.
  const reais = await buy(world, { offerId: product.offerId, currency: 'BRL', country: 'BR', coupon: amount });
  expect(await orderOnDesk(world, reais.orderNumber)).toMatchObject({ discount: { amount: '2916' }, total: { amount: '8746' } });
  // Fils that the provider cannot give back are refused before anything is promised.
  expect(codeOf(await refund(world, dinars.orderNumber, 1005))).toBe('REFUND_IN_STEPS');
  expectOk(await refund(world, dinars.orderNumber, 6760), 'all of it back');
  await untilOrder(world, dinars.orderNumber, 'refunded');
  for (const [key, value] of Object.entries({ 'money.platformFixedFee': {}, 'tax.ratesByCountry': {}, 'tax.pricesInclude': 'included' }))
    expectOk(await world.admin(`/settings/${key}`, { method: 'PUT', body: { value } }), `setting ${key}`);
  expect(await brokenSentences(world)).toEqual([]);
}, 120_000);

test('an order bump with a price of its own is bought beside a converted one; one rate is frozen, for the line it is of', async () => {
  const { world } = own;
  const [main, set, made] = [
    await aProduct(world, { prices: { EUR: '20.00' } }),
    await aProduct(world, { prices: { EUR: '15.00', BRL: '99.00' } }),
    await aProduct(world, { prices: { EUR: '10.00' } }),
  ];
  const beside = [set, made].map(({ offerId }) => ({ offer: { connect: [{ documentId: offerId }] }, headline: 'Add it?', text: '' }));
  const path = `/content-manager/collection-types/plugin::affiliate-store.offer/${main.offerId}`;
  expectOk(await world.strapi(path, { method: 'PUT', body: { orderBumps: beside } }), 'the order bumps');
  const sale = await buy(world, { offerId: main.offerId, currency: 'BRL', country: 'BR', bumps: [set.offerId, made.offerId] });
  expect(await orderOnDesk(world, sale.orderNumber)).toMatchObject({
    total: { amount: String(11662 + 9900 + 5831), currency: 'BRL' },
    exchange: { rate: '5.8312' },
    items: [
      { price: { amount: '11662' }, listPrice: { amount: '2000', currency: 'EUR' } },
      { price: { amount: '9900' }, listPrice: null },
      { price: { amount: '5831' }, listPrice: { amount: '1000', currency: 'EUR' } },
    ],
  });
  expectOk(await refund(world, sale.orderNumber, 27393), 'all of it back');
  await untilOrder(world, sale.orderNumber, 'refunded');
}, 120_000);

interface Replayed {
  readonly kind: string;
  readonly state: string;
  readonly startedAt: string | null;
  readonly offending: number;
}
const replayed = async (): Promise<Replayed> =>
  ((await own.world.admin('/ledger/proof')).body.data.proofs as Replayed[]).find(({ kind }) => kind === 'replay') as Replayed;

const replay = async (): Promise<Replayed> => {
  const { startedAt } = await replayed();
  expectOk(await own.world.admin('/ledger/proof/replay', { body: {} }), 'the replay');
  return eventually('the replay to be through', async () => {
    const proof = await replayed();
    return proof.state === 'done' && proof.startedAt !== startedAt ? proof : null;
  });
};

test('replayed, converted orders come out as they were booked, whatever the rates are now', async () => {
  expectOk(await enter('BRL', '7.5'), 'another rate');
  expect(await replay()).toMatchObject({ offending: 0 });
  expectOk(await enter('BRL', '5.8312'), 'the old rate again');
}, 120_000);

test('lists filter by what things cost in the converted currency, and GraphQL says what is converted', async () => {
  const { world } = own;
  const word = unique('sought');
  const cheap = await aProduct(world, { prices: { EUR: '10.00' }, name: unique(word) });
  const dear = await aProduct(world, { prices: { EUR: '40.00' }, name: unique(word) });
  const fixed = await aProduct(world, { prices: { EUR: '10.00', BRL: '900.00' }, name: unique(word) });
  const between = async (least: number, most: number): Promise<string[]> =>
    (
      (await world.api(`/catalog/products?q=${word}&currency=BRL&minPrice=${least}&maxPrice=${most}`)).body.data as Array<{ slug: string }>
    ).map(({ slug }) => slug);
  expect(await between(5831, 5831)).toEqual([cheap.slug]);
  expect(await between(5832, 23324)).toEqual([]);
  expect(await between(23325, 90000)).toEqual([fixed.slug, dear.slug]);
  const { body } = await world.graphql(
    `{ storeShop { currencies convertedCurrencies } storeProduct(slug: "${cheap.slug}") { offers { prices { amount currency converted { from { amount } exchange { rate source validFrom } } } } } }`,
  );
  expect(body.data.storeShop).toMatchObject({ convertedCurrencies: expect.arrayContaining(['JPY', 'KWD']) });
  expect(body.data.storeProduct.offers[0].prices).toContainEqual(
    expect.objectContaining({ amount: '5831', currency: 'BRL', converted: expect.objectContaining({ from: { amount: '1000' } }) }),
  );
}, 120_000);

test('rates are only ever added; a mistyped one is asked about, an impossible one refused', async () => {
  const { world } = own;
  const plain = { sure: false };
  expect(codeOf(await enter('BRL', '0.1715', plain))).toBe('RATE_JUMPS');
  expect(codeOf(await enter('BRL', '5,83', plain))).toBe('RATE_MALFORMED');
  expect(codeOf(await enter('BRL', '0', plain))).toBe('RATE_MALFORMED');
  expect(codeOf(await enter('EUR', '1', plain))).toBe('CURRENCY_NOT_CONVERTIBLE');
  expect(codeOf(await enter('ZZZ', '2', plain))).toBe('CURRENCY_NOT_CONVERTIBLE');
  expect(codeOf(await sell(['EUR']))).toBe('CURRENCY_NOT_CONVERTIBLE');
  const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
  expect(codeOf(await enter('BRL', '5.83', { ...plain, validFrom: day(-31) }))).toBe('RATE_TIME_IMPLAUSIBLE');
  expect(codeOf(await enter('BRL', '5.83', { ...plain, validFrom: day(400) }))).toBe('RATE_TIME_IMPLAUSIBLE');
  expectOk(await enter('BRL', '5.9', { ...plain, validFrom: day(3), source: 'our bank' }), 'a rate for later');
  const rates = (await world.admin('/currencies/rates?currency=BRL&pageSize=100')).body as {
    data: Array<{ rate: string; state: string; source: string; enteredBy: string }>;
    meta: object;
  };
  expect(rates.data[0]).toMatchObject({ rate: '5.9', state: 'scheduled', source: 'our bank' });
  expect(rates.data[1]).toMatchObject({ rate: '5.8312', state: 'in_force' });
  expect(rates.data.slice(2).every(({ state }) => state === 'past')).toBe(true);
  await expect(changeRow(own.shop.address, "UPDATE afs_exchange_rates SET rate = '1'")).rejects.toThrow(/append-only/);
  await expect(changeRow(own.shop.address, 'DELETE FROM afs_exchange_rates')).rejects.toThrow(/append-only/);
  const log = (await world.admin('/audit?pageSize=20')).body.data as Array<{ action: string; subject: string }>;
  expect(log).toContainEqual(expect.objectContaining({ action: 'currency.rate-entered', subject: 'currency:BRL' }));
}, 60_000);

test('whoever may only look may not enter rates', async () => {
  const reader = await anAdministrator(own.world, ['currencies.read']);
  const nobody = await anAdministrator(own.world, ['orders.read']);
  expect((await own.world.admin('/currencies', { token: reader })).status).toBe(200);
  expect((await own.world.admin('/currencies', { token: nobody })).status).toBe(403);
  const body = { currency: 'BRL', rate: '6', source: 'me' };
  expect((await own.world.admin('/currencies/rates', { body, token: reader })).status).toBe(403);
  const chosen = { alsoSoldIn: [], maxRateAgeDays: 30 };
  expect((await own.world.admin('/currencies', { method: 'PUT', body: chosen, token: reader })).status).toBe(403);
}, 60_000);

test('without a rate, or with one that is too old, the currency is not offered; carts in it are told so', async () => {
  const { world } = own;
  const product = await aProduct(world, { prices: { EUR: '20.00' } });
  expectOk(await sell([...SOLD, 'CHF']), 'one more currency');
  expect((await pricesOf(product)).some(({ currency }) => currency === 'CHF')).toBe(false);
  const cart = await fillCart(world, { offerId: product.offerId, currency: 'JPY' });
  await world.pass({ days: 31 });
  const board = (await world.admin('/currencies')).body.data as { converted: Array<{ currency: string; standing: string }> };
  expect(Object.fromEntries(board.converted.map(({ currency, standing }) => [currency, standing]))).toEqual({
    BRL: 'offered',
    JPY: 'stale',
    KWD: 'stale',
    ISK: 'stale',
    CHF: 'missing',
  });
  const attention = (await world.admin('/overview/attention')).body.data as Array<{ code: string; count: number }>;
  expect(attention).toContainEqual(expect.objectContaining({ code: 'rates_missing', count: 4 }));
  await eventually('old prices to be forgotten', async () =>
    (await pricesOf(product)).every(({ currency }) => ['EUR', 'BRL'].includes(currency)) ? true : null,
  );
  const refused = await world.api('/checkout/carts', { body: { items: [{ offer: product.offerId }], currency: 'JPY' } });
  expect([refused.status, codeOf(refused)]).toEqual([400, 'CURRENCY_NOT_SOLD']);
  // The cart has lapsed by now; one that was opened a moment before is refused in the same words, and goes on in another currency.
  expect((await world.api(`/checkout/carts/${cart.token}`)).status).toBeGreaterThanOrEqual(400);
  expectOk(await enter('JPY', '160'), 'a new rate');
  const open = await fillCart(world, { offerId: product.offerId, currency: 'JPY' });
  expectOk(await sell(['BRL']), 'fewer currencies');
  expect(codeOf(await world.api(`/checkout/carts/${open.token}`))).toBe('CURRENCY_NOT_SOLD');
  expect(codeOf(await world.api(`/checkout/carts/${open.token}/session`, { body: { version: open.version }, key: unique('pay') }))).toBe(
    'CURRENCY_NOT_SOLD',
  );
  const moved = await world.api(`/checkout/carts/${open.token}`, { method: 'PATCH', body: { version: open.version, currency: 'EUR' } });
  expect(expectOk(moved, 'the cart in euros').body.data).toMatchObject({ exchange: null, totals: { total: { amount: '2000' } } });
}, 120_000);

test('what renews is told in the chosen currency wherever it is sold, free days and all, and where its price comes from', async () => {
  const { world } = own;
  const product = await aProduct(world, { prices: { EUR: '20.00' }, renews: 'month', trialDays: 14 });
  const once = await aProduct(world, { prices: { EUR: '20.00', BRL: '90.00' } });
  const sold = expectOk(await world.api(`/catalog/products/${product.slug}`), 'the product').body.data;
  expect(sold.from).toContainEqual(expect.objectContaining({ amount: '11800', currency: 'BRL' }));
  expect(sold.renewals).toContainEqual({ currency: 'BRL', interval: 'month', count: 1 });
  expect((await world.api(`/catalog/products/${once.slug}`)).body.data.renewals).toEqual([]);
  const page = (await world.at(`/store/en/p/${product.slug}?currency=BRL`)).text.replace(/<!--.*?-->|<[^>]+>/g, '').replace(/\s+/g, ' ');
  for (const words of ['118.00 a month', '€20.00', 'First 14 days free', 'Renews until you cancel']) expect(page).toContain(words);
  const started = await startCheckout(world, { offerId: product.offerId, currency: 'BRL', country: 'BR' });
  const { items, totals, exchange } = (await world.api(`/checkout/carts/${started.cart}`)).body.data;
  expect([items[0].price.amount, items[0].price.converted.from.amount, exchange.rate]).toEqual(['11800', '2000', '5.9']);
  expect([items[0].renewal.price, totals.total.amount]).toEqual([expect.objectContaining({ amount: '11800', currency: 'BRL' }), '0']);
  expectOk(await world.sandbox(`/sessions/${started.sessionId}/pay`, { body: {} }), 'the card');
  await untilOrder(world, started.orderNumber, 'paid');
  await world.settled();
  const { jwt } = await enterShop(world, started.email);
  const receipt = expectOk(await world.api(`/me/orders/${started.orderNumber}`, { token: jwt }), 'the receipt').body.data;
  expect(receipt).toMatchObject({
    total: { amount: '0', currency: 'BRL' },
    exchange: { from: 'EUR', to: 'BRL', rate: '5.9' },
    subscription: { price: { amount: '11800', currency: 'BRL' }, interval: 'month' },
  });
  const [row] = (await world.admin(`/subscriptions?search=${started.orderNumber}`)).body.data as Array<{ price: object }>;
  expect(row?.price).toMatchObject({ amount: '11800', currency: 'BRL' });
}, 120_000);

test('a subscription that was begun in a converted currency goes on at the price it was begun at', async () => {
  const { world } = own;
  const product = await aProduct(world, { prices: { EUR: '20.00' }, renews: 'month' });
  const started = await startCheckout(world, { offerId: product.offerId, currency: 'BRL' });
  expectOk(await world.sandbox(`/sessions/${started.sessionId}/pay`, { body: { card: '4242424242424242' } }), 'the payment');
  await untilOrder(world, started.orderNumber, 'paid');
  expectOk(await enter('BRL', '6.9'), 'another rate');
  await world.pass({ days: 32 });
  await world.settled();
  const orders = await eventually('the renewal', async () => {
    const { data } = (await world.admin(`/orders?search=${encodeURIComponent(started.email)}`)).body as {
      data: Array<{ number: string; total: { amount: string; currency: string }; state: string }>;
    };
    return data.filter(({ state }) => state === 'paid').length > 1 ? data : null;
  });
  // 20.00 EUR at 5.9, the rate that was entered for later and has come into force.
  expect(new Set(orders.map(({ total }) => `${total.amount} ${total.currency}`))).toEqual(new Set(['11800 BRL']));
  expect(await brokenSentences(world)).toEqual([]);
  expect(await replay()).toMatchObject({ offending: 0 });
}, 120_000);

test('reports say what was charged, what was settled and what it is in the main currency, at rates that are frozen or of the day (E-26)', async () => {
  const { world } = own;
  const [today] = ((await world.api('/demo/clock', { body: { advanceMs: 0 } })).body.data.now as string).split('T') as [string];
  const converted = await aProduct(world, { prices: { EUR: '119.90' } });
  const priced = await aProduct(world, { prices: { BRL: '583.12', USD: '10.00' } });
  expectOk(await enter('BRL', '5.8312'), 'the rate of today');
  const report = async () => expectOk(await world.admin(`/overview/in-currencies?from=${today}&to=${today}`), 'the report').body.data;
  interface Row {
    readonly currency: string;
    readonly orders: number;
    readonly charged: { readonly amount: string };
    readonly settled: ReadonlyArray<{ readonly amount: string; readonly currency: string }>;
    readonly base: { readonly charged: { readonly amount: string } } | null;
    readonly unrated: { readonly orders: number; readonly charged: { readonly amount: string } } | null;
  }
  const figures = (rows: readonly Row[], currency: string) => {
    const row = rows.find((one) => one.currency === currency);
    return [row?.orders ?? 0, Number(row?.charged.amount ?? 0), Number(row?.base?.charged.amount ?? 0), row?.unrated?.orders ?? 0];
  };
  const month = today.slice(0, 7);
  const accounts = async (format: 'csv' | 'hledger', base: boolean): Promise<string> =>
    expectOk(await world.admin(`/ledger/periods/${month}/export?format=${format}&base=${base}`), 'the accounts').body.data.text as string;
  const linesOf = (text: string): Array<Record<string, string>> => {
    const [names = '', ...rows] = text.replace('\uFEFF', '').trimEnd().split('\r\n');
    return rows.map((row) => Object.fromEntries(row.split(',').map((value, at) => [names.split(',')[at] ?? '', value])));
  };
  const cents = (text = ''): number => Number(text.replace('.', '') || 0);
  const sumOf = (lines: Array<Record<string, string>>, name: string): number => lines.reduce((sum, line) => sum + cents(line[name]), 0);
  const until = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10);
  const ofMonth = async () => {
    const whole = expectOk(await world.admin(`/overview/in-currencies?from=${month}-01&to=${until}`), 'the report of the month').body.data;
    const sales = linesOf(await accounts('csv', true)).filter((line) => line['kind'] === 'sale');
    return { booked: sumOf(sales, 'base debit'), reported: Number(whole.total.charged.amount) };
  };
  const monthBefore = await ofMonth();
  const before = await report();
  const frozen = await buy(world, { offerId: converted.offerId, currency: 'BRL', country: 'BR' });
  const ofDay = await buy(world, { offerId: priced.offerId, currency: 'BRL', country: 'BR' });
  const without = await buy(world, { offerId: priced.offerId, currency: 'USD', country: 'US' });
  // What comes later says nothing of what was sold before.
  expectOk(await enter('BRL', '6.5'), 'a rate of later');
  const after = await report();
  expect(after.main).toBe('EUR');
  const grown = (currency: string) => figures(after.rows, currency).map((figure, at) => figure - (figures(before.rows, currency)[at] ?? 0));
  // 699.16 BRL were 119.90 EUR, 583.12 BRL at the rate of the day 100.00 EUR; dollars have no rate and are in no sum.
  expect(grown('BRL')).toEqual([2, 69916 + 58312, 11990 + 10000, 0]);
  expect(grown('USD')).toEqual([1, 1000, 0, 1]);
  const [brl] = (after.rows as Row[]).filter(({ currency }) => currency === 'BRL');
  expect(brl?.settled.map(({ currency }) => currency)).toEqual(['BRL']);
  expect(Number(after.total.charged.amount) - Number(before.total.charged.amount)).toBe(21990);
  // Every one of these amounts answers why, and its orders add up to it.
  for (const [id, part, shown] of [
    ['base_charged', 'BRL', brl?.base?.charged.amount],
    ['charged', 'BRL', brl?.charged.amount],
    ['settled', 'BRL_BRL', brl?.settled[0]?.amount],
    ['base_charged', 'every', after.total.charged.amount],
  ] as const) {
    const path = `/ledger/explanation?of=in_currency&id=${id}&part=${today}_${today}_${part}`;
    const why = expectOk(await world.admin(path), `why ${id}`).body.data as {
      amount: { amount: string };
      steps: Array<{ code: string; amount: { amount: string }; facts: Record<string, string> }>;
    };
    expect(why.amount.amount).toBe(shown);
    expect(why.steps.reduce((sum, step) => sum + Number(step.amount.amount), 0)).toBe(Number(shown));
    if (id !== 'base_charged' || part !== 'BRL') continue;
    const codeFor = (number: string) => why.steps.find(({ facts }) => facts['order'] === number)?.code;
    expect([codeFor(frozen.orderNumber), codeFor(ofDay.orderNumber)]).toEqual(['IN_MAIN_FROZEN', 'IN_MAIN_OF_DAY']);
  }
  // The overview says all of it in the main currency, each day at the rate in force at its end, or now; dollars have none, which is said.
  const overview = expectOk(await world.admin(`/overview?from=${today}&to=${today}`), 'the overview').body.data;
  const { inMain, currencies } = overview;
  const grossIn = (currency: string): number =>
    Number(
      (currencies as Array<{ currency: string; gross: { now: { amount: string } } }>).find((one) => one.currency === currency)?.gross.now
        .amount ?? 0,
    );
  const dollars = expect.arrayContaining(['USD']) as string[];
  expect(inMain).toMatchObject({ currency: 'EUR', unrated: dollars });
  const quotes = (inMain.rates as Array<{ currency: string; exchange: object; days: number }>).filter(({ currency }) => currency === 'BRL');
  expect(quotes).toMatchObject([{ exchange: { from: 'EUR', to: 'BRL', rate: '6.5', source: 'ECB' }, days: 1 }]);
  expect(Number(inMain.gross.now.amount)).toBe(grossIn('EUR') + Math.round(grossIn('BRL') / 6.5));
  expect(inMain.days).toHaveLength(1);
  const reason = expectOk(await world.admin(`/ledger/explanation?of=figure&id=gross&part=${today}_${today}_every`), 'why').body.data as {
    amount: object;
    steps: Array<{ code: string; amount: { amount: string } | null; facts: Record<string, string> }>;
  };
  expect(reason.amount).toEqual(inMain.gross.now);
  expect(reason.steps.reduce((sum, step) => sum + Number(step.amount?.amount ?? 0), 0)).toBe(Number(inMain.gross.now.amount));
  expect(reason.steps).toContainEqual(expect.objectContaining({ code: 'DAYS_UNRATED', amount: null }));
  expect(reason.steps.find(({ code }) => code === 'DAYS_AT_RATE')?.facts).toMatchObject({ quote: '1 EUR = 6.5 BRL', source: 'ECB' });
  const best = expectOk(await world.admin(`/overview/highlights?from=${today}&to=${today}`), 'the best').body.data.products as Array<{
    name: string;
    gross: Array<{ currency: string }>;
    inMain: { amount: { amount: string; currency: string }; unrated: string[] } | null;
  }>;
  const sold = best.find(({ gross }) => gross.length === 2);
  expect(sold?.inMain).toMatchObject({ amount: { amount: String(Math.round(58_312 / 6.5)), currency: 'EUR' }, unrated: ['USD'] });

  const file = expectOk(await world.admin(`/orders/export?from=${today}&to=${today}`), 'the export').body.data.text as string;
  const [head, ...lines] = file.split('\r\n').map((line) => line.split(','));
  const cell = (number: string, name: string) => lines.find(([first]) => first === number)?.[(head ?? []).indexOf(name)];
  expect(['base currency', 'base total', 'base rate', 'base rate is'].map((name) => cell(frozen.orderNumber, name))).toEqual([
    'EUR',
    '119.90',
    '1 EUR = 5.8312 BRL',
    'frozen',
  ]);
  expect([cell(ofDay.orderNumber, 'base total'), cell(ofDay.orderNumber, 'base rate is')]).toEqual(['100.00', 'of_day']);
  expect([cell(without.orderNumber, 'base total'), cell(without.orderNumber, 'base rate is')]).toEqual(['', 'missing']);
  expect(cell(frozen.orderNumber, 'settled currency')).toBe('BRL');

  // The accounts of the month say the same of the same sales, line by line, and go on to say it when the month is closed.
  const told = linesOf(await accounts('csv', true));
  const saleOf = (number: string) => told.filter((line) => line['order'] === number && line['kind'] === 'sale');
  expect([frozen, ofDay, without].map(({ orderNumber }) => sumOf(saleOf(orderNumber), 'base debit'))).toEqual([11990, 10000, 0]);
  expect([frozen, ofDay, without].map(({ orderNumber }) => saleOf(orderNumber)[0]?.['base rate is'])).toEqual([
    'frozen',
    'of_day',
    'missing',
  ]);
  expect(saleOf(frozen.orderNumber)[0]).toMatchObject({
    'base currency': 'EUR',
    'base rate': '1 EUR = 5.8312 BRL',
    'base rate source': 'ECB',
  });
  for (const journal of new Set(told.map((line) => line['journal']))) {
    const own = told.filter((line) => line['journal'] === journal);
    expect(sumOf(own, 'base debit')).toBe(sumOf(own, 'base credit'));
  }
  // What the sales of the month have grown by is what its report has grown by. (What a payment of the last day is told of on the next, the report
  // counts by its sale and the accounts by its booking.)
  expect([(await ofMonth()).booked - monthBefore.booked, (await ofMonth()).reported - monthBefore.reported]).toEqual([21990, 21990]);
  expect(await accounts('hledger', true)).toContain(' BRL @@ ');
  expect((await accounts('csv', false)).split('\r\n')[0]).not.toContain('base');
  // As known at the end of the day before none of it was booked; as known on the day that runs it is as it stands.
  const known = async (day: string): Promise<string> =>
    expectOk(await world.admin(`/ledger/periods/${month}/export?format=csv&base=true&asKnownOn=${day}`), 'the accounts of then').body.data
      .text as string;
  const dayBefore = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10);
  expect(linesOf(await known(dayBefore)).filter((line) => line['order'] === frozen.orderNumber)).toEqual([]);
  expect(await known(today)).toBe(await accounts('csv', true));
  expectOk(await sell(['BRL'], 200), 'rates that are good for longer');
  await world.pass({ days: 32 });
  for (let closed = ''; closed !== month;) {
    const { data } = expectOk(await world.admin('/ledger/periods'), 'the months').body as {
      data: Array<{ period: string; state: string }>;
    };
    closed = data.find(({ state }) => state === 'next')?.period ?? month;
    expectOk(await world.admin(`/ledger/periods/${closed}/close`, { body: { reason: 'month end' } }), `closing ${closed}`);
  }
  const kept = [await accounts('csv', true), await accounts('hledger', true)];
  // What was known on the day of the sales has them, and nothing that was booked in the weeks after.
  const then = linesOf(await known(today));
  expect(then.filter((line) => line['order'] === ofDay.orderNumber && line['kind'] === 'sale')).toHaveLength(
    saleOf(ofDay.orderNumber).length,
  );
  expect(then.length).toBeLessThanOrEqual(told.length);
  const [day] = saleOf(ofDay.orderNumber);
  // A rate that is entered later for a time before changes what the report says of the day, and nothing of what was closed.
  const earlier = new Date(Date.parse(day?.['base rate valid from (UTC)'] ?? '') + 1).toISOString();
  expectOk(await enter('BRL', '11.6624', { validFrom: earlier }), 'a rate for back then');
  expectOk(await sell(['BRL'], 100), 'rates that are good for less');
  const revalued = await report();
  expect(Number(after.total.charged.amount) - Number(revalued.total.charged.amount)).toBe(5000);
  expect([await accounts('csv', true), await accounts('hledger', true)]).toEqual(kept);
}, 240_000);
