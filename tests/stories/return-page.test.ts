// The browser that comes back: before the webhook, without one, and with lies in its address.
import { aProduct } from '../support/builders';
import { changeRow } from '../support/database';
import { movedShop } from '../support/moved-shop';
import { fillCart, startCheckout, untilOrder } from '../support/purchase';
import { eventually, unique } from '../support/world';

const own = movedShop('return');

test('a browser that comes back before the webhook settles the order itself, and the webhook finds it done', async () => {
  const { world } = own;
  const product = await aProduct(world, { prices: { EUR: '20.00' } });
  await world.sandbox('/config', { body: { webhooks: { mode: 'hold' } } });
  const started = await startCheckout(world, { offerId: product.offerId });
  await world.sandbox(`/sessions/${started.sessionId}/pay`, { body: {} });
  expect((await world.api(`/checkout/carts/${started.cart}/status`)).body.data.state).toBe('paid');
  await world.sandbox('/webhooks/release', { body: {} });
  await world.sandbox('/config', { body: { webhooks: { mode: 'deliver' } } });
  await world.settled();
  const order = await untilOrder(world, started.orderNumber, 'paid');
  expect((order['journals'] as Array<{ kind: string }>).filter((journal) => journal.kind === 'sale')).toHaveLength(1);
});

test('a webhook and many returns in the same moment make one sale and one mail', async () => {
  const { world } = own;
  const product = await aProduct(world, { prices: { EUR: '20.00' } });
  const started = await startCheckout(world, { offerId: product.offerId });
  const pay = world.sandbox(`/sessions/${started.sessionId}/pay`, { body: {} });
  await Promise.all([pay, ...Array.from({ length: 30 }, () => world.api(`/checkout/carts/${started.cart}/status`))]);
  const order = await untilOrder(world, started.orderNumber, 'paid');
  await world.settled();
  expect((order['journals'] as Array<{ kind: string }>).filter((journal) => journal.kind === 'sale')).toHaveLength(1);
});

test('a browser that never comes back costs the buyer nothing', async () => {
  const { world } = own;
  const product = await aProduct(world, { prices: { EUR: '20.00' } });
  const started = await startCheckout(world, { offerId: product.offerId });
  await world.sandbox(`/sessions/${started.sessionId}/pay`, { body: {} });
  await untilOrder(world, started.orderNumber, 'paid');
  const mails = await eventually('the access mail', async () => {
    const { body } = await world.api(`/demo/mails?to=${encodeURIComponent(started.email)}`);
    return body.data.find((mail: { kind: string; state: string }) => mail.kind === 'access' && mail.state === 'sent');
  });
  expect(mails).toBeTruthy();
});

test('an event that never arrives is fetched, and nothing of the sale is missing', async () => {
  const { world } = own;
  const product = await aProduct(world, { prices: { EUR: '20.00' } });
  await world.sandbox('/config', { body: { webhooks: { mode: 'never' } } });
  const started = await startCheckout(world, { offerId: product.offerId });
  await world.sandbox(`/sessions/${started.sessionId}/pay`, { body: {} });
  await world.pass({ minutes: 11 });
  await untilOrder(world, started.orderNumber, 'paid');
  await world.sandbox('/config', { body: { webhooks: { mode: 'deliver' } } });
});

test('nothing in the address of the return page makes an order paid', async () => {
  const { world } = own;
  const product = await aProduct(world, { prices: { EUR: '20.00' } });
  const started = await startCheckout(world, { offerId: product.offerId });
  const status = await world.api(`/checkout/carts/${started.cart}/status`);
  expect(status.body.data).toMatchObject({ state: 'open', order: null });
  expect((await world.at(`/store/en/checkout/return?cart=${started.cart}&paid=true&status=paid&payment_status=paid`)).text).not.toMatch(
    /library|download/i,
  );
});

test('a payment of another amount than the order is held for a person, and gives nothing', async () => {
  const { world } = own;
  const product = await aProduct(world, { prices: { EUR: '20.00' } });
  const started = await startCheckout(world, { offerId: product.offerId });
  await changeRow(world.address, 'UPDATE afs_orders SET total = 2500 WHERE number = ?', [started.orderNumber]);
  await world.sandbox(`/sessions/${started.sessionId}/pay`, { body: {} });
  const order = await untilOrder(world, started.orderNumber, 'review');
  expect(order['entitlements']).toEqual([]);
  expect((order['journals'] as Array<{ kind: string }>).map((journal) => journal.kind)).toEqual(['unattributed_cash']);
});

test('a buyer who presses the button five times has one order and one payment', async () => {
  const { world } = own;
  const product = await aProduct(world, { prices: { EUR: '20.00' } });
  const started = await startCheckout(world, { offerId: product.offerId });
  const again = await Promise.all(
    Array.from({ length: 5 }, (_, index) =>
      world.api(`/checkout/carts/${started.cart}/session`, { body: { version: 2 }, key: `again-${index}-${started.cart}` }),
    ),
  );
  expect([...new Set(again.map((answer) => answer.body.data?.orderNumber))]).toEqual([started.orderNumber]);
  expect([...new Set(again.map((answer) => answer.body.data?.redirectUrl))]).toEqual([started.redirectUrl]);
});

test('the last seat goes to one of twenty', async () => {
  const { world } = own;
  const product = await aProduct(world, { prices: { EUR: '20.00' }, seats: 10 });
  const tries = await Promise.allSettled(Array.from({ length: 20 }, () => startCheckout(world, { offerId: product.offerId })));
  expect(tries.filter((each) => each.status === 'fulfilled')).toHaveLength(10);
  for (const each of tries) if (each.status === 'rejected') expect(String(each.reason)).toMatch(/OFFER_SOLD_OUT/);
}, 60_000);

describe('a provider in trouble while a payment is opened', () => {
  const filled = async () => {
    const { world } = own;
    const product = await aProduct(world, { prices: { EUR: '20.00' } });
    return fillCart(world, { offerId: product.offerId });
  };
  const press = ({ token, version }: { token: string; version: number }) =>
    own.world.api(`/checkout/carts/${token}/session`, { body: { version }, key: unique('pay') });
  const trouble = (fault: object) => own.world.sandbox('/faults', { body: { method: 'POST', path: '/v1/checkout/sessions', ...fault } });

  test('a failure it keeps under the key does not lock the buyer out', async () => {
    const cart = await filled();
    await trouble({ kind: 'server_error', times: 1 });
    expect((await press(cart)).status).toBe(201);
    const other = await filled();
    await trouble({ kind: 'server_error', times: 2 });
    expect((await press(other)).body.error.details.code).toBe('PAYMENT_PROVIDER_DOWN');
    const again = await press(other);
    expect(again.status).toBe(201);
    await own.world.sandbox(`/sessions/${/cs_test_\w+/.exec(again.body.data.redirectUrl as string)?.[0]}/pay`, { body: {} });
    await untilOrder(own.world, again.body.data.orderNumber as string, 'paid');
  });

  test('an outage of an hour is over when it is over, and tells nothing of the provider (X16)', async () => {
    const cart = await filled();
    await trouble({ kind: 'reset', times: 4 });
    expect((await press(cart)).body.error.details.code).toBe('PAYMENT_PROVIDER_DOWN');
    await own.world.sandbox('/faults', { method: 'DELETE' });
    await own.world.pass({ minutes: 58 });
    const again = await press(cart);
    expect(again.status).toBe(201);
    await own.world.sandbox(`/sessions/${/cs_test_\w+/.exec(again.body.data.redirectUrl as string)?.[0]}/pay`, { body: {} });
    await untilOrder(own.world, again.body.data.orderNumber as string, 'paid');
  });

  test('pressed many times at once while it fails now and then, one payment is shown and known', async () => {
    const cart = await filled();
    await trouble({ kind: 'server_error', times: 2 });
    const answers = await Promise.all(Array.from({ length: 6 }, () => press(cart)));
    const shown = new Set(answers.flatMap((answer) => (answer.status === 201 ? [answer.body.data.redirectUrl as string] : [])));
    expect(shown.size).toBeLessThanOrEqual(1);
    const last = await press(cart);
    expect(last.status).toBe(201);
    await own.world.sandbox(`/sessions/${/cs_test_\w+/.exec(last.body.data.redirectUrl as string)?.[0]}/pay`, { body: {} });
    await untilOrder(own.world, last.body.data.orderNumber as string, 'paid');
  });
});

test('a payment that was left for another is closed, and one that is paid stays paid', async () => {
  const { world } = own;
  const product = await aProduct(world, { prices: { EUR: '20.00' }, seats: 1 });
  const first = await startCheckout(world, { offerId: product.offerId });
  const leave = async (cart: string) => (await world.api(`/checkout/carts/${cart}/abandon`, { body: {} })).body.data.state as string;
  expect(await leave(first.cart)).toBe('expired');
  expect((await world.sandbox(`/sessions/${first.sessionId}/pay`, { body: {} })).status).toBeGreaterThanOrEqual(400);
  // Its seat is free again at once.
  const second = await startCheckout(world, { offerId: product.offerId });
  await world.sandbox(`/sessions/${second.sessionId}/pay`, { body: {} });
  expect(await leave(second.cart)).toBe('paid');
  await untilOrder(world, second.orderNumber, 'paid');
});

test('one address gets ten free things a day, and no more mails than these (B11)', async () => {
  const { world } = own;
  const product = await aProduct(world, { prices: { EUR: '0.00' } });
  const email = `${unique('stranger')}@example.test`;
  const codes: string[] = [];
  for (let at = 0; at < 12; at += 1) {
    const { token, version } = await fillCart(world, { offerId: product.offerId, email });
    const answer = await world.api(`/checkout/carts/${token}/session`, { body: { version }, key: unique('pay') });
    codes.push((answer.body.error?.details.code as string | undefined) ?? 'ok');
  }
  expect(codes).toEqual([...Array.from({ length: 10 }, () => 'ok'), 'FREE_ORDER_LIMIT', 'FREE_ORDER_LIMIT']);
  await world.settled();
  const { body } = await world.api(`/demo/mails?to=${encodeURIComponent(email)}`);
  expect(body.data).toHaveLength(10);
}, 60_000);
