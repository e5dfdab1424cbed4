// Codes that make a purchase cheaper, what is offered along at the checkout, and whose sale a coupon makes it.
import { anAdministrator } from '../support/administrators';
import { decide, refund, splitOf } from '../support/books';
import { anAffiliate, aProduct, aProgram, withOrderBump } from '../support/builders';
import { expectOk } from '../support/expect-ok';
import { codeOf } from '../support/http';
import { buy, fillCart, orderOnDesk, startCheckout, untilOrder } from '../support/purchase';
import { eventually, sharedWorld, unique } from '../support/world';
import type { Answer } from '../support/world';

const world = sharedWorld();
const code = (): string => unique('C').toUpperCase();
const percent = (basisPoints: number) => ({ kind: 'percent', basisPoints });
const couponOf = (answer: Answer) => answer.body.data as { id: string; code: string; used: number; state: string; discounts: object[] };

const aCoupon = async (given: object = {}): Promise<{ id: string; code: string }> =>
  couponOf(expectOk(await world.admin('/coupons', { body: { code: code(), reduction: percent(2000), ...given } }), 'a coupon'));
const onDesk = async (wanted: string) =>
  couponOf({ body: { data: (expectOk(await world.admin(`/coupons?q=${wanted}`), 'coupons').body.data as object[])[0] } } as Answer);
const apply = async (cart: { token: string; version: number }, wanted: string | null): Promise<Answer> =>
  world.api(`/checkout/carts/${cart.token}/coupon`, { method: 'PUT', body: { version: cart.version, code: wanted } });
const start = (cart: { token: string; version: number }): Promise<Answer> =>
  world.api(`/checkout/carts/${cart.token}/session`, { body: { version: cart.version }, key: unique('pay') });

test('a coupon takes off what it says, everyone shares what was charged, and every page can say why (E-17)', async () => {
  const product = await aProduct(world, { prices: { EUR: '49.90' } });
  const coupon = await aCoupon();
  const sale = await buy(world, { offerId: product.offerId, coupon: `  ${coupon.code.toLowerCase()} ` });
  const order = await orderOnDesk(world, sale.orderNumber);
  expect(order).toMatchObject({ total: { amount: '3992' }, discount: { amount: '998' }, couponCode: coupon.code });
  expect(order['items'][0]).toMatchObject({ price: { amount: '4990' }, discount: { amount: '998' } });
  expect(order['payments'][0].amount.amount).toBe('3992');
  const shares = Object.values(await splitOf(world, sale.orderNumber)).filter((share) => share.role !== 'payment_fee');
  expect(shares.reduce((sum, share) => sum + share.amount, 0)).toBe(3992);
  const why = expectOk(await world.admin(`/ledger/explanation?of=order_sum&id=${sale.orderNumber}&part=gross`), 'the explanation').body
    .data as { steps: Array<{ code: string; text: string; amount: { amount: string } }> };
  expect(why.steps.map((step) => [step.code, step.amount.amount])).toEqual([
    ['LINE', '4990'],
    ['COUPON', '-998'],
  ]);
  const { token } = (await world.api(`/checkout/carts/${sale.cart}/status`)).body.data.order as { token: string };
  const receipt = expectOk(await world.api(`/thank-you/${token}`), 'the receipt').body.data as object;
  expect(receipt).toMatchObject({ coupon: coupon.code, discount: { amount: '998' }, total: { amount: '3992' } });
  expect(await onDesk(coupon.code)).toMatchObject({ used: 1, discounts: [{ amount: '998', currency: 'EUR' }] });
  const found = expectOk(await world.admin(`/orders?couponCode=${coupon.code}`), 'orders with it').body.data as Array<{ number: string }>;
  expect(found.map((each) => each.number)).toEqual([sale.orderNumber]);
  expectOk(await refund(world, sale.orderNumber, 3992), 'all of it back');
  await untilOrder(world, sale.orderNumber, 'refunded');
}, 60_000);

test('a coupon of everything is a free order: access, no payment, no journal (E5)', async () => {
  const product = await aProduct(world, { prices: { EUR: '49.90' } });
  const coupon = await aCoupon({ reduction: percent(10_000) });
  const started = await startCheckout(world, { offerId: product.offerId, coupon: coupon.code });
  expect(started.redirectUrl).toBeNull();
  const order = await untilOrder(world, started.orderNumber, 'paid');
  expect([order['total'].amount, order['journals'], order['payments'].length <= 1]).toEqual(['0', [], true]);
  expect(order['entitlements']).toHaveLength(1);
}, 60_000);

test('an amount is taken off in its currencies only, and of the products it is for', async () => {
  const [one, other] = [
    await aProduct(world, { prices: { EUR: '20.00', USD: '22.00' } }),
    await aProduct(world, { prices: { EUR: '20.00' } }),
  ];
  const coupon = await aCoupon({ reduction: { kind: 'amount', amounts: { EUR: '500' } }, products: [one.documentId] });
  const fits = await fillCart(world, { offerId: one.offerId, currency: 'EUR' });
  expect((await apply(fits, coupon.code)).body.data.totals).toMatchObject({ discount: { amount: '500' }, total: { amount: '1500' } });
  expect(codeOf(await apply(await fillCart(world, { offerId: one.offerId, currency: 'USD' }), coupon.code))).toBe('COUPON_INVALID');
  expect(codeOf(await apply(await fillCart(world, { offerId: other.offerId }), coupon.code))).toBe('COUPON_INVALID');
}, 60_000);

test('unknown, ended, not begun, put away, used up and malformed codes are one answer and change nothing (B01)', async () => {
  const product = await aProduct(world, { prices: { EUR: '20.00' } });
  const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
  const ended = await aCoupon({ endsAt: day(-400) });
  const early = await aCoupon({ startsAt: day(4000) });
  const away = await aCoupon();
  const limits = { startsAt: null, endsAt: null, maxUses: null, maxUsesPerCustomer: null };
  expectOk(await world.admin(`/coupons/${away.id}`, { method: 'PUT', body: { ...limits, archived: true } }), 'putting away');
  const usedUp = await aCoupon({ maxUses: 1 });
  await startCheckout(world, { offerId: product.offerId, coupon: usedUp.code });
  const answers = new Set<string>();
  for (const wrong of [ended.code, early.code, away.code, usedUp.code, 'NOBODYS-CODE', "'; DROP TABLE", '']) {
    const cart = await fillCart(world, { offerId: product.offerId });
    const { status, body } = await apply(cart, wrong);
    answers.add(JSON.stringify({ status, error: body.error }));
    const { data } = (await world.api(`/checkout/carts/${cart.token}`)).body;
    expect([data.version, data.coupon, data.totals.total.amount]).toEqual([cart.version, null, '2000']);
  }
  expect([...answers]).toHaveLength(1);
  expect([...answers][0]).toContain('COUPON_INVALID');
}, 60_000);

test('a code that ends while it lies on a cart is never silently dropped: the buyer would pay more than was shown', async () => {
  const product = await aProduct(world, { prices: { EUR: '20.00' } });
  const coupon = await aCoupon();
  const cart = await fillCart(world, { offerId: product.offerId, coupon: coupon.code });
  expectOk(
    await world.admin(`/coupons/${coupon.id}`, {
      method: 'PUT',
      body: {
        startsAt: null,
        endsAt: new Date(Date.now() - 1000 * 86_400_000).toISOString(),
        maxUses: null,
        maxUsesPerCustomer: null,
        archived: false,
      },
    }),
    'ending it',
  );
  expect((await world.api(`/checkout/carts/${cart.token}`)).body.data).toMatchObject({ coupon: { code: coupon.code, applies: false } });
  expect(codeOf(await start(cart))).toBe('COUPON_INVALID');
  const off = expectOk(await apply(cart, null), 'taking it off').body.data as { version: number };
  expect((await start({ token: cart.token, version: off.version })).status).toBe(201);
}, 60_000);

test('of fifty buyers at once exactly as many get the coupon as it has uses (C08), and who leaves gives theirs back', async () => {
  const product = await aProduct(world, { prices: { EUR: '20.00' } });
  const coupon = await aCoupon({ maxUses: 7 });
  const carts = [];
  for (let at = 0; at < 50; at += 1) carts.push(await fillCart(world, { offerId: product.offerId, coupon: coupon.code }));
  const answers = await Promise.all(carts.map(start));
  expect(answers.filter((answer) => answer.status === 201)).toHaveLength(7);
  expect(new Set(answers.filter((answer) => answer.status !== 201).map(codeOf))).toEqual(new Set(['COUPON_LIMIT']));
  expect(await onDesk(coupon.code)).toMatchObject({ used: 7, state: 'used_up' });
  // One of the seven pays; the others let the payment lapse.
  const [paid, ...left] = answers
    .filter((answer) => answer.status === 201)
    .map((answer) => answer.body.data as { orderNumber: string; redirectUrl: string });
  expectOk(await world.sandbox(`/sessions/${/cs_test_\w+/.exec(paid?.redirectUrl ?? '')?.[0]}/pay`, { body: {} }), 'the payment');
  await untilOrder(world, paid?.orderNumber ?? '', 'paid');
  await world.pass({ minutes: 90 });
  for (const { orderNumber } of left) await untilOrder(world, orderNumber, 'expired');
  expect(await onDesk(coupon.code)).toMatchObject({ used: 1, state: 'active', discounts: [{ amount: '400' }] });
}, 120_000);

test('a coupon for once each is used once by twenty carts of one mailbox, however it is spelled (C09)', async () => {
  const product = await aProduct(world, { prices: { EUR: '20.00' } });
  const coupon = await aCoupon({ maxUsesPerCustomer: 1 });
  const name = unique('rita').replace('-', '');
  const spelled = [`${name}@gmail.com`, `${name.toUpperCase()}@gmail.com`, `${name}+1@gmail.com`, `r.${name.slice(1)}@googlemail.com`];
  const carts = [];
  for (let at = 0; at < 20; at += 1)
    carts.push(await fillCart(world, { offerId: product.offerId, coupon: coupon.code, email: spelled[at % spelled.length] ?? '' }));
  const answers = await Promise.all(carts.map(start));
  expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1);
  expect(new Set(answers.filter((answer) => answer.status !== 201).map(codeOf))).toEqual(new Set(['COUPON_ALREADY_USED']));
  expect(await onDesk(coupon.code)).toMatchObject({ used: 1 });
  expect((await start(await fillCart(world, { offerId: product.offerId, coupon: coupon.code }))).status).toBe(201);
}, 120_000);

test('an affiliate’s coupon has the sale without any cookie, and before the click of a rival, who reads why (B-44, E-54)', async () => {
  const program = await aProgram(world, { commissionBase: 'net_of_tax', rateBasisPoints: 3000 });
  const [ana, ben] = [await anAffiliate(world, program), await anAffiliate(world, program)];
  const product = await aProduct(world, { prices: { EUR: '100.00' }, program });
  const coupon = await aCoupon({ affiliateCode: ben.code, reduction: percent(1000) });
  const alone = await buy(world, { offerId: product.offerId, coupon: coupon.code, country: 'CH' });
  expect((await orderOnDesk(world, alone.orderNumber))['attribution']).toMatchObject({
    reason: 'COUPON',
    affiliate: { code: ben.code },
  });
  expect((await splitOf(world, alone.orderNumber))['affiliate']?.amount).toBe(2700);
  const contested = await buy(world, { offerId: product.offerId, coupon: coupon.code, country: 'CH', through: [ana.code] });
  const decision = (await orderOnDesk(world, contested.orderNumber))['attribution'];
  expect(decision).toMatchObject({ reason: 'COUPON', affiliate: { code: ben.code } });
  expect(decision.touches).toMatchObject([
    { affiliateCode: ana.code, verdict: 'lost' },
    { affiliateCode: ben.code, kind: 'coupon', verdict: 'won' },
  ]);
}, 90_000);

test('an order bump adds a line that splits by its own plan; unticked it is nothing, and what is no bump cannot be added', async () => {
  const program = await aProgram(world, { commissionBase: 'net_of_tax', rateBasisPoints: 5000 });
  const ana = await anAffiliate(world, program);
  const [main, added, stranger] = [
    await aProduct(world, { prices: { EUR: '50.00' }, program }),
    await aProduct(world, { prices: { EUR: '10.00' } }),
    await aProduct(world, { prices: { EUR: '1.00' } }),
  ];
  await withOrderBump(world, main, added);
  const cart = await fillCart(world, { offerId: main.offerId, bumps: [stranger.offerId] });
  const { data } = (await world.api(`/checkout/carts/${cart.token}`)).body;
  expect(data.bumps).toMatchObject([{ offer: added.offerId, headline: 'Add the workbook?', price: { amount: '1000' }, selected: false }]);
  expect(data.totals.total.amount).toBe('5000');
  const sale = await buy(world, { offerId: main.offerId, bumps: [added.offerId], country: 'CH', through: [ana.code] });
  const order = await orderOnDesk(world, sale.orderNumber);
  expect([order['total'].amount, order['items'].map((item: { product: string }) => item.product)]).toEqual([
    '6000',
    [main.name, added.name],
  ]);
  const split = order['split'] as Array<{ line: number; role: string; amount: { amount: string } }>;
  expect(split.filter((share) => share.role === 'affiliate').map((share) => [share.line, share.amount.amount])).toEqual([[1, '2500']]);
  expect(split.filter((share) => share.line === 2).reduce((sum, share) => sum + Number(share.amount.amount), 0)).toBe(1000);
  expect(order['entitlements']).toHaveLength(2);
}, 60_000);

const bumpsIn = async (visit: Parameters<typeof fillCart>[1]): Promise<string[]> =>
  (
    (await world.api(`/checkout/carts/${(await fillCart(world, visit)).token}`)).body.data.bumps as Array<{
      offer: string;
      selected: boolean;
    }>
  ).map(({ offer, selected }) => `${offer} ${selected}`);

test('an order bump is offered only where it can be had: by its currency, its seats and its time', async () => {
  const [main, added] = [
    await aProduct(world, { prices: { EUR: '50.00', USD: '55.00' } }),
    await aProduct(world, { prices: { EUR: '10.00' }, seats: 1 }),
  ];
  await withOrderBump(world, main, added);
  expect(await bumpsIn({ offerId: main.offerId, currency: 'EUR' })).toEqual([`${added.offerId} false`]);
  expect(await bumpsIn({ offerId: main.offerId, currency: 'USD', bumps: [added.offerId] })).toEqual([]);
  const late = await fillCart(world, { offerId: main.offerId, currency: 'EUR', bumps: [added.offerId] });
  await buy(world, { offerId: main.offerId, currency: 'EUR', bumps: [added.offerId] });
  // The last seat went to somebody else: the bump falls off a cart it was ticked on, and the total says so.
  expect(await bumpsIn({ offerId: main.offerId, currency: 'EUR', bumps: [added.offerId] })).toEqual([]);
  const { data } = (await world.api(`/checkout/carts/${late.token}`)).body;
  expect([data.items.length, data.totals.total.amount]).toEqual([1, '5000']);
  const path = `/content-manager/collection-types/plugin::affiliate-store.offer/${added.offerId}`;
  const sale = { quantityLimit: null, validFrom: '2020-01-01T00:00:00Z', validUntil: '2020-02-01T00:00:00Z' };
  expectOk(await world.strapi(path, { method: 'PUT', body: sale }), 'the time it was on sale');
  expect(await bumpsIn({ offerId: main.offerId, currency: 'EUR' })).toEqual([]);
}, 90_000);

test('ticking changes the total with tax and coupon, unticking takes it back; a refund of all ends access to both products', async () => {
  const [main, added] = [await aProduct(world, { prices: { EUR: '50.00' } }), await aProduct(world, { prices: { EUR: '10.00' } })];
  await withOrderBump(world, main, added);
  const coupon = await aCoupon({ reduction: percent(1000) });
  const rates = (expectOk(await world.admin('/settings'), 'the settings').body.data as Array<{ key: string; value: object }>).find(
    ({ key }) => key === 'tax.ratesByCountry',
  )?.value;
  await decide(world, 'tax.ratesByCountry', { ...rates, FI: 2550 });
  const cart = await fillCart(world, { offerId: main.offerId, coupon: coupon.code, country: 'FI' });
  const patch = async (version: number, bumps: readonly string[]) =>
    expectOk(await world.api(`/checkout/carts/${cart.token}`, { method: 'PATCH', body: { version, bumps } }), 'ticking').body.data;
  const alone = (await world.api(`/checkout/carts/${cart.token}`)).body.data;
  const ticked = await patch(alone.version, [added.offerId]);
  expect(ticked.totals).toMatchObject({ discount: { amount: '600' }, total: { amount: '5400' } });
  // 45.00 and 9.00 with 25.5 % within, each line for itself.
  expect([alone.totals.tax.amount, ticked.totals.tax.amount]).toEqual(['914', '1097']);
  const unticked = await patch(ticked.version, []);
  expect(unticked.totals).toEqual(alone.totals);

  const sale = await buy(world, { offerId: main.offerId, bumps: [added.offerId], coupon: coupon.code });
  const order = await orderOnDesk(world, sale.orderNumber);
  expect(order['items'].map((item: { discount: { amount: string } }) => item.discount.amount)).toEqual(['500', '100']);
  expectOk(await refund(world, sale.orderNumber, 5400), 'all of it back');
  const back = await untilOrder(world, sale.orderNumber, 'refunded');
  expect(back['entitlements'].map(({ state }: { state: string }) => state)).toEqual(['revoked', 'revoked']);
}, 90_000);

test('coupons are made by whoever may, on the record, and never with a code that was given before', async () => {
  const coupon = await aCoupon();
  const make = async (body: object, token?: string) => codeOf(await world.admin('/coupons', { body, ...(token ? { token } : {}) }));
  expect(await make({ code: coupon.code.toLowerCase(), reduction: percent(100) })).toBe('COUPON_CODE_TAKEN');
  expect(await make({ code: 'A B', reduction: percent(100) })).toBe('COUPON_CODE_MALFORMED');
  expect(await make({ code: code(), reduction: percent(0) })).toBe('INVALID_INPUT');
  expect(await make({ code: code(), reduction: percent(100), products: ['nothing'] })).toBe('COUPON_PRODUCT_NOT_FOUND');
  expect(await make({ code: code(), reduction: percent(100), affiliateCode: 'nobody-at-all' })).toBe('AFFILIATE_NOT_FOUND');
  const times = { startsAt: '2026-02-01T00:00:00Z', endsAt: '2026-01-01T00:00:00Z' };
  expect(await make({ code: code(), reduction: percent(100), ...times })).toBe('COUPON_ENDS_BEFORE_BEGIN');
  const reader = await anAdministrator(world, ['coupons.read']);
  expect(await make({ code: code(), reduction: percent(100) }, reader)).toBe('FORBIDDEN');
  await eventually('the audit log', async () =>
    (await world.admin(`/audit?subject=coupon:${coupon.id}`)).body.data?.some(
      (entry: { action: string }) => entry.action === 'coupon.made',
    ),
  );
}, 60_000);
