// What was agreed when an order was placed is what is paid and split, whatever changes meanwhile; and a refund is never more than a refund.
import { anAffiliate, aProduct, aProgram } from '../support/builders';
import { balanceOn, refund, splitOf, standingOf } from '../support/books';
import { expectOk } from '../support/expect-ok';
import { buy, orderOnDesk, startCheckout, untilFeeKnown, untilOrder } from '../support/purchase';
import { eventually, sharedWorld } from '../support/world';

const world = sharedWorld();
const CONTENT = '/content-manager/collection-types/plugin::affiliate-store.';

const change = async (type: string, id: string, data: object): Promise<void> => {
  expectOk(await world.strapi(`${CONTENT}${type}/${id}`, { method: 'PUT', body: data }), `changing the ${type}`);
};
const pay = async (sessionId: string | null): Promise<void> => {
  expectOk(await world.sandbox(`/sessions/${sessionId}/pay`, { body: {} }), 'the payment');
};

test('a rate that changes during the checkout is not this order’s, nor that of whoever agreed to another (C14, B-51)', async () => {
  const program = await aProgram(world, { commissionBase: 'net_of_tax', rateBasisPoints: 3000 });
  const affiliate = await anAffiliate(world, program);
  const product = await aProduct(world, { prices: { EUR: '100.00' }, program });
  const started = await startCheckout(world, { offerId: product.offerId, through: [affiliate.code] });
  await change('program', program.documentId, { rateBasisPoints: 1000 });
  await pay(started.sessionId);
  await untilOrder(world, started.orderNumber, 'paid');
  expect((await splitOf(world, started.orderNumber))['affiliate']?.amount).toBe(3000);
  const next = await buy(world, { offerId: product.offerId, through: [affiliate.code] });
  expect((await splitOf(world, next.orderNumber))['affiliate']?.amount).toBe(3000);
  const newcomer = await buy(world, { offerId: product.offerId, through: [(await anAffiliate(world, program)).code] });
  expect((await splitOf(world, newcomer.orderNumber))['affiliate']?.amount).toBe(1000);
}, 60_000);

test('a price that changes after the payment page opened is not charged, and the order keeps what it said (M15)', async () => {
  const product = await aProduct(world, { prices: { EUR: '80.00' } });
  const started = await startCheckout(world, { offerId: product.offerId });
  await change('offer', product.offerId, { prices: [{ currency: 'EUR', amount: '800.00' }] });
  await pay(started.sessionId);
  const order = await untilOrder(world, started.orderNumber, 'paid');
  expect([order['total'].amount, order['items'][0].price.amount, order['payments'][0].amount.amount]).toEqual(['8000', '8000', '8000']);
}, 60_000);

test('a hundred looks at one paid order, in one moment, settle it once (C02)', async () => {
  const product = await aProduct(world, { prices: { EUR: '12.00' } });
  const started = await startCheckout(world, { offerId: product.offerId });
  await world.sandbox('/config', { body: { webhooks: { mode: 'hold' } } });
  await pay(started.sessionId);
  const looks = Array.from({ length: 100 }, () => world.api(`/checkout/carts/${started.cart}/status`));
  await world.sandbox('/webhooks/release', { body: { wait: false } });
  await world.sandbox('/config', { body: { webhooks: { mode: 'deliver' } } });
  expect([...new Set((await Promise.all(looks)).map((answer) => answer.status))]).toEqual([200]);
  await untilOrder(world, started.orderNumber, 'paid');
  await untilFeeKnown(world, started.orderNumber);
  const order = await orderOnDesk(world, started.orderNumber);
  expect((order['journals'] as Array<{ kind: string }>).map((each) => each.kind).sort()).toEqual(['fee', 'sale']);
  expect((order['entitlements'] as object[]).length).toBe(1);
  expect((order['mails'] as Array<{ kind: string }>).filter((mail) => mail.kind === 'access')).toHaveLength(1);
}, 60_000);

test('tax is taken out before anything is split, and a buyer without tax splits the whole (M16)', async () => {
  const rates = (expectOk(await world.admin('/settings'), 'the settings').body.data as Array<{ key: string; value: object }>).find(
    (each) => each.key === 'tax.ratesByCountry',
  )?.value;
  expectOk(await world.admin('/settings/tax.ratesByCountry', { method: 'PUT', body: { value: { ...rates, DK: 2500 } } }), 'a rate');
  const program = await aProgram(world, { commissionBase: 'net_of_tax', rateBasisPoints: 5000 });
  const affiliate = await anAffiliate(world, program);
  const product = await aProduct(world, { prices: { EUR: '125.00' }, program });
  const taxed = await buy(world, { offerId: product.offerId, country: 'DK', through: [affiliate.code] });
  const free = await buy(world, { offerId: product.offerId, country: 'CH', through: [affiliate.code] });
  expect(await splitOf(world, taxed.orderNumber)).toMatchObject({ tax: { amount: 2500 }, affiliate: { amount: 5000 } });
  expect(await splitOf(world, free.orderNumber)).toMatchObject({ tax: { amount: 0 }, affiliate: { amount: 6250 } });
}, 60_000);

test('a refunded order is not refunded again, nor more than is left of any (M18)', async () => {
  const product = await aProduct(world, { prices: { EUR: '30.00' } });
  const sale = await buy(world, { offerId: product.offerId });
  const code = async (amount: number) => (await refund(world, sale.orderNumber, amount)).body.error?.details.code ?? 'made';
  expect(await code(0)).toBe('REFUND_NOT_POSITIVE');
  expect(await code(3001)).toBe('REFUND_TOO_LARGE');
  expect(await code(2000)).toBe('made');
  expect(await code(1001)).toBe('REFUND_TOO_LARGE');
  expect(await code(1000)).toBe('made');
  await untilOrder(world, sale.orderNumber, 'refunded');
  expect(await code(1)).toBe('REFUND_TOO_LARGE');
  // Five people who press the button for the last cents at once: one of them is heard.
  const other = await buy(world, { offerId: product.offerId });
  const pressed = await Promise.all(Array.from({ length: 5 }, () => refund(world, other.orderNumber, 2000)));
  expect(pressed.filter((answer) => answer.status === 201)).toHaveLength(1);
}, 60_000);

test('a refund that does not arrive goes back to everyone, as if it had never been made (M19)', async () => {
  const program = await aProgram(world, { commissionBase: 'net_of_tax', rateBasisPoints: 3000 });
  const affiliate = await anAffiliate(world, program);
  // A currency no other story sells in, so that the provider's account is this story's own.
  const product = await aProduct(world, { prices: { SEK: '700.00' }, program });
  const sale = await buy(world, { offerId: product.offerId, currency: 'SEK', through: [affiliate.code] });
  await world.settled();
  const before = { standing: await standingOf(world, sale.orderNumber), clearing: await balanceOn(world, 'stripe_clearing:main', 'SEK') };
  expect((await refund(world, sale.orderNumber, 70_000)).status).toBe(201);
  const refunded = await untilOrder(world, sale.orderNumber, 'refunded');
  expect(refunded['entitlements'][0].state).toBe('revoked');
  const { providerId } = refunded['refunds'][0];
  expectOk(await world.sandbox(`/refunds/${providerId}/fail`, { body: {} }), 'the refund that comes back');
  const order = await untilOrder(world, sale.orderNumber, 'paid');
  expect(order['entitlements'][0].state).toBe('active');
  expect((await orderOnDesk(world, sale.orderNumber))['refunds'][0].state).toBe('failed');
  await eventually('everyone to have theirs back', async () => {
    const now = { standing: await standingOf(world, sale.orderNumber), clearing: await balanceOn(world, 'stripe_clearing:main', 'SEK') };
    return JSON.stringify(now) === JSON.stringify(before) ? now : null;
  });
}, 60_000);
