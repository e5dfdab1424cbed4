// Coupons on what is paid again and again, or in instalments: of the first payment, of the first few, of all (E-17).
import { aProgram, anAffiliate, aProduct, anotherOffer } from '../support/builders';
import { brokenSentences, refund, splitOf } from '../support/books';
import { expectOk } from '../support/expect-ok';
import { codeOf } from '../support/http';
import { ownShop } from '../support/own-shop';
import { fillCart, orderOnDesk, startCheckout, untilOrder } from '../support/purchase';
import { atStripe } from '../support/stripe-events';
import { agreeing, ask, mine, month, payments, subscribe, untilPaymentOf } from '../support/subscriber';
import type { Subscribed } from '../support/subscriber';
import { unique, type Answer, type World } from '../support/world';

const own = ownShop('coupons-in-payments');
jest.setTimeout(180_000);

interface Coupon {
  readonly id: string;
  readonly code: string;
  readonly used: number;
  readonly payments: number | 'all' | null;
  readonly discounts: ReadonlyArray<{ readonly amount: string; readonly currency: string }>;
}
const TWENTY = { kind: 'percent', basisPoints: 2000 };
const aCoupon = async (world: World, given: object): Promise<Coupon> => {
  const code = unique('C').toUpperCase();
  return expectOk(await world.admin('/coupons', { body: { code, reduction: TWENTY, ...given } }), 'a coupon').body.data as Coupon;
};
const onDesk = async (world: World, code: string): Promise<Coupon> =>
  (expectOk(await world.admin(`/coupons?q=${code}`), 'coupons').body.data as Coupon[])[0] as Coupon;
const cartWith = async (world: World, offerId: string, code: string): Promise<Answer> => {
  const cart = await fillCart(world, { offerId });
  return world.api(`/checkout/carts/${cart.token}/coupon`, { method: 'PUT', body: { version: cart.version, code } });
};
const chargedAtStripe = async (world: World, { providerId }: Subscribed): Promise<number[]> =>
  (await atStripe(world).invoices.list({ subscription: providerId, limit: 20 })).data.map(({ amount_paid: paid }) => paid).reverse();
const totalsOf = async (world: World, who: Subscribed): Promise<Array<[string, string, string | null]>> => {
  const { orders } = await mine(world, who);
  const read = await Promise.all(orders.map((number) => orderOnDesk(world, number)));
  return read.map((order) => [order['total'].amount, order['discount'].amount, order['couponCode']]);
};
const shared = async (world: World, number: string): Promise<number> =>
  Object.values(await splitOf(world, number))
    .filter(({ role }) => role !== 'payment_fee')
    .reduce((sum, { amount }) => sum + amount, 0);
const codesOf = (order: Record<string, unknown>): string[] => (order['timeline'] as Array<{ code: string }>).map(({ code }) => code);

test('E-17: of the first three payments the buyer pays what was shown, each is split as paid, and the fourth is the whole price', async () => {
  const { world } = own;
  const program = await aProgram(world);
  const affiliate = await anAffiliate(world, program);
  const coupon = await aCoupon(world, { payments: 3, affiliateCode: affiliate.code, maxUses: 1 });
  const who = await subscribe(world, { prices: { EUR: '30.00' }, program }, [], coupon.code);
  expect(await mine(world, who)).toMatchObject({ price: { amount: '2400' } });
  for (let paid = 2; paid <= 4; paid += 1) {
    await untilPaymentOf(world, (await mine(world, who)).nextPaymentAt ?? '');
    await payments(world, who, paid);
  }
  expect(await chargedAtStripe(world, who)).toEqual([2400, 2400, 2400, 3000]);
  expect(await totalsOf(world, who)).toEqual([
    ['2400', '600', coupon.code],
    ['2400', '600', coupon.code],
    ['2400', '600', coupon.code],
    ['3000', '0', null],
  ]);
  const { orders, price } = await mine(world, who);
  expect(price.amount).toBe('3000');
  expect(await Promise.all(orders.map((number) => shared(world, number)))).toEqual([2400, 2400, 2400, 3000]);
  const earned = await Promise.all(orders.map(async (number) => (await splitOf(world, number))['affiliate']?.amount ?? 0));
  expect(earned[0]).toBeGreaterThan(0);
  expect([earned[1], earned[2]]).toEqual([earned[0], earned[0]]);
  expect(earned[3]).toBeGreaterThan(earned[0] ?? 0);
  const third = await orderOnDesk(world, orders[2] ?? '');
  expect(third['items'][0]).toMatchObject({ price: { amount: '3000' }, discount: { amount: '600' } });
  expect(codesOf(third)).not.toContain('NOT_AS_AGREED');
  const why = expectOk(await world.admin(`/ledger/explanation?of=order_sum&id=${orders[2]}&part=gross`), 'the explanation').body.data as {
    steps: Array<{ code: string; amount: { amount: string } }>;
  };
  expect(why.steps.map((step) => [step.code, step.amount.amount])).toEqual([
    ['LINE', '3000'],
    ['COUPON', '-600'],
  ]);
  // One use, however many payments: and what it took off is the sum of them.
  expect(await onDesk(world, coupon.code)).toMatchObject({ used: 1, payments: 3, discounts: [{ amount: '1800', currency: 'EUR' }] });
  expect(codeOf(await cartWith(world, who.product.offerId, coupon.code))).toBe('COUPON_INVALID');
  // A reduced renewal is given back by itself.
  expectOk(await refund(world, orders[1] ?? '', 2400), 'a refund');
  await untilOrder(world, orders[1] ?? '', 'refunded');
  expect(await brokenSentences(world)).toEqual([]);
});

test('E-17: the cart says what is paid today and after, for one payment, for some and for all', async () => {
  const { world } = own;
  const product = await aProduct(world, { prices: { EUR: '30.00' }, renews: 'month' });
  const seen = async (of: number | 'all') => {
    const coupon = await aCoupon(world, { payments: of });
    const { items, totals } = expectOk(await cartWith(world, product.offerId, coupon.code), 'the cart').body.data as {
      items: Array<{ renewal: { price: { amount: string }; reduced: { payments: number; then: { amount: string } } | null } }>;
      totals: { total: { amount: string }; discount: { amount: string } };
    };
    const { price, reduced } = items[0]?.renewal ?? {};
    return [totals.total.amount, totals.discount.amount, price?.amount, reduced?.payments, reduced?.then.amount];
  };
  expect([await seen(1), await seen(3), await seen('all')]).toEqual([
    ['2400', '600', '3000', 1, '3000'],
    ['2400', '600', '2400', 3, '3000'],
    ['2400', '600', '2400', undefined, undefined],
  ]);
});

test('E-17: the page of the checkout says what each payment is, and what they come to', async () => {
  const { world } = own;
  const monthly = await aProduct(world, { prices: { EUR: '30.00' }, renews: 'month' });
  const inParts = await aProduct(world, { prices: { EUR: '33.00' }, renews: 'month', instalments: 3 });
  const coupon = await aCoupon(world, { payments: 2 });
  const page = async (offerId: string): Promise<string> => {
    const answer = await fetch(`${world.address.url}/store/en/checkout/${offerId}?coupon=${coupon.code}`, { redirect: 'follow' });
    return answer.text();
  };
  expect(await page(monthly.offerId)).toContain('€24.00 for each of the first 2 payments, today’s among them, then €30.00.');
  expect(await page(inParts.offerId)).toMatch(
    /3 payments, €85\.80 in all: the first today, the next of €26\.40 on [^,]+, \d{4}, the last on/,
  );
});

test('E-17: of one payment the second is whole; of all none ever is', async () => {
  const { world } = own;
  const once = await subscribe(world, { prices: { EUR: '30.00' } }, [], (await aCoupon(world, { payments: 1 })).code);
  const always = await subscribe(world, { prices: { EUR: '30.00' } }, [], (await aCoupon(world, { payments: 'all' })).code);
  expect([(await mine(world, once)).price.amount, (await mine(world, always)).price.amount]).toEqual(['3000', '2400']);
  for (let paid = 2; paid <= 3; paid += 1) {
    await month(world);
    await payments(world, once, paid);
    await payments(world, always, paid);
  }
  expect(await chargedAtStripe(world, once)).toEqual([2400, 3000, 3000]);
  expect(await chargedAtStripe(world, always)).toEqual([2400, 2400, 2400]);
});

test('E-17: instalments with an amount off the first two come to what the checkout said, and end as agreed', async () => {
  const { world } = own;
  const coupon = await aCoupon(world, { payments: 2, reduction: { kind: 'amount', amounts: { EUR: '500' } } });
  const spec = { prices: { EUR: '33.00' }, renews: 'month', instalments: 3 } as const;
  const who = await subscribe(world, spec, [], coupon.code);
  const cart = expectOk(await cartWith(world, who.product.offerId, coupon.code), 'the cart').body.data as {
    items: Array<{ renewal: { instalments: { total: { amount: string } } } }>;
  };
  expect(cart.items[0]?.renewal.instalments.total.amount).toBe('8900');
  expect(await mine(world, who)).toMatchObject({ instalments: { count: 3, paid: 1, total: { amount: '8900' } } });
  for (let paid = 2; paid <= 3; paid += 1) {
    await untilPaymentOf(world, (await mine(world, who)).nextPaymentAt ?? '');
    await payments(world, who, paid);
  }
  expect(await chargedAtStripe(world, who)).toEqual([2800, 2800, 3300]);
  expect(await mine(world, who)).toMatchObject({ state: 'ended', openForGood: true });
});

test('E-17: a change of offer is agreed at its whole price and ends the coupon; taken back, the coupon goes on', async () => {
  const { world } = own;
  const coupon = await aCoupon(world, { payments: 'all' });
  const who = await subscribe(world, { prices: { EUR: '30.00' } }, [], coupon.code);
  await anotherOffer(world, who.product, { name: 'More', prices: { EUR: '50.00' }, renews: 'month' });
  const change = async () => {
    const [choice] = (await mine(world, who)).offerChoices;
    if (!choice) throw new Error('nothing to change to');
    expect(choice.price.amount).toBe('5000');
    expectOk(await ask(world, who, 'change', agreeing(choice)), 'the change');
    await world.settled();
  };
  await change();
  expectOk(await ask(world, who, 'keep'), 'keeping it');
  await world.settled();
  await month(world);
  await payments(world, who, 2);
  await change();
  await month(world);
  await payments(world, who, 3);
  await month(world);
  await payments(world, who, 4);
  expect(await chargedAtStripe(world, who)).toEqual([2400, 2400, 5000, 5000]);
  expect((await totalsOf(world, who)).map(([, discount, code]) => [discount, code])).toEqual([
    ['600', coupon.code],
    ['600', coupon.code],
    ['0', null],
    ['0', null],
  ]);
  expect(await mine(world, who)).toMatchObject({ price: { amount: '5000' } });
});

test('E-17: a coupon for single payments, one that leaves nothing to charge, and free days do not go together with payments', async () => {
  const { world } = own;
  const plain = await aProduct(world, { prices: { EUR: '30.00' }, renews: 'month' });
  const trial = await aProduct(world, { prices: { EUR: '30.00' }, renews: 'month', trialDays: 14 });
  const single = await aCoupon(world, {});
  expect(single.payments).toBeNull();
  const everything = await aCoupon(world, { payments: 'all', reduction: { kind: 'percent', basisPoints: 10_000 } });
  const first = await aCoupon(world, { payments: 1 });
  for (const [offer, code] of [
    [plain.offerId, single.code],
    [plain.offerId, everything.code],
    [trial.offerId, first.code],
  ] as const)
    expect(codeOf(await cartWith(world, offer, code))).toBe('COUPON_INVALID');
  for (const wrong of [0, 121, 1.5, 'some'])
    expect((await world.admin('/coupons', { body: { code: unique('C').toUpperCase(), reduction: TWENTY, payments: wrong } })).status).toBe(
      400,
    );
});

test('E-17: a payment that comes otherwise than the coupon promised is split as it came, and its order says so', async () => {
  const { world } = own;
  const coupon = await aCoupon(world, { payments: 'all' });
  const who = await subscribe(world, { prices: { EUR: '30.00' } }, [], coupon.code);
  // Somebody has taken the discount away in the provider's own dashboard, by a schedule that names none.
  const stripe = atStripe(world);
  const schedule = await stripe.subscriptionSchedules.create({ from_subscription: who.providerId });
  const [phase] = schedule.phases;
  const items = [{ price: phase?.items[0]?.price as string, quantity: 1 }];
  await stripe.subscriptionSchedules.update(schedule.id, {
    phases: [{ items, start_date: phase?.start_date ?? 0, end_date: phase?.end_date ?? 0, proration_behavior: 'none' }],
  });
  await month(world);
  const { orders } = await payments(world, who, 2);
  const order = await orderOnDesk(world, orders[1] ?? '');
  expect(order).toMatchObject({ total: { amount: '3000' }, discount: { amount: '0' }, couponCode: null });
  expect(order['timeline']).toContainEqual(expect.objectContaining({ code: 'NOT_AS_AGREED', facts: { amount: '2400', currency: 'EUR' } }));
  expect(await shared(world, orders[1] ?? '')).toBe(3000);
  expect(await brokenSentences(world)).toEqual([]);
});

test('E-17: who presses twice, or comes back, is asked for the same reduced payment', async () => {
  const { world } = own;
  const coupon = await aCoupon(world, { payments: 3, maxUsesPerCustomer: 1 });
  const product = await aProduct(world, { prices: { EUR: '30.00' }, renews: 'month' });
  const started = await startCheckout(world, { offerId: product.offerId, coupon: coupon.code });
  const session = await atStripe(world).checkout.sessions.retrieve(started.sessionId ?? '');
  expect([session.amount_subtotal, session.amount_total, session.total_details?.amount_discount]).toEqual([3000, 2400, 600]);
  const again = await world.api(`/checkout/carts/${started.cart}/session`, { body: { version: 99 }, key: unique('pay') });
  expect(expectOk(again, 'again').body.data).toMatchObject({ orderNumber: started.orderNumber, redirectUrl: started.redirectUrl });
  expect(await onDesk(world, coupon.code)).toMatchObject({ used: 1, discounts: [{ amount: '600' }] });
});
