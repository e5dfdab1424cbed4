// What happens to an event between its arrival and its effect: both or neither, once, and never silently lost.
import type Stripe from 'stripe';
import { aProduct } from '../support/builders';
import type { Product } from '../support/builders';
import { brokenSentences, refund, untilFeeKnown } from '../support/books';
import { changeRow, holdDatabase, plantDelay, plantRefusal, readRows } from '../support/database';
import { expectOk } from '../support/expect-ok';
import { mailTo } from '../support/mailbox';
import { haveNextTry } from '../support/next-try';
import { movedShop } from '../support/moved-shop';
import { buy, orderOnDesk, startCheckout, untilOrder } from '../support/purchase';
import type { Started } from '../support/purchase';
import { atStripe, deliverWebhooks, eventOf, eventsSince, holdWebhooks, intentOf, post, signed } from '../support/stripe-events';
import { eventually, unique } from '../support/world';

const own = movedShop('inbox');
const onPostgres = process.env['DATABASE_CLIENT'] === 'postgres';

interface Event {
  readonly id: string;
  readonly state: string;
  readonly attempts: number;
  readonly type: string;
}
const eventsOf = async (started: Started): Promise<readonly Event[]> =>
  expectOk(await own.world.admin(`/webhooks?search=${started.sessionId}`), 'the events').body.data;
const pay = (started: Started) => own.world.sandbox(`/sessions/${started.sessionId}/pay`, { body: {} });
const kinds = (order: Record<string, unknown>): string[] =>
  (order['journals'] as Array<{ kind: string }>).map((journal) => journal.kind).sort();
const rowsOf = (table: string, orderNumber: string) =>
  readRows<{ id: number }>(own.world.address, `SELECT t.id FROM ${table} t JOIN afs_orders o ON o.id = t.order_id WHERE o.number = ?`, [
    orderNumber,
  ]);

const nextTry = (): Promise<void> => haveNextTry(own.world, 400);

let product: Product;
beforeAll(async () => {
  product = await aProduct(own.world, { prices: { EUR: '20.00' } });
}, 60_000);

/** A sale that the database refuses to book, told by a webhook. */
const refusedSale = async (when: (number: string) => { table: string; on: 'INSERT' | 'UPDATE'; when: string; times?: number }) => {
  const started = await startCheckout(own.world, { offerId: product.offerId });
  const mend = await plantRefusal(own.world.address, when(started.orderNumber));
  expect((await pay(started)).status).toBe(200);
  return { started, mend };
};

const retryByHand = async (started: Started): Promise<void> => {
  for (const { id, state } of await eventsOf(started))
    if (state !== 'done' && state !== 'ignored') expect((await own.world.admin(`/webhooks/${id}/retry`, { body: {} })).status).toBe(200);
};

test('an event whose handling fails is acknowledged, undone completely, and applied once when the fault is mended (W30)', async () => {
  const { world } = own;
  const { started, mend } = await refusedSale((number) => ({
    table: 'afs_orders',
    on: 'UPDATE',
    when: `NEW.state = 'paid' AND NEW.number = '${number}'`,
  }));
  await eventually('the event to wait for another try', async () => (await eventsOf(started)).some((event) => event.state === 'retry'));
  const order = await orderOnDesk(world, started.orderNumber);
  expect([order.state, kinds(order), order['entitlements'], order['mails']]).toEqual(['created', [], [], []]);
  expect(await rowsOf('afs_order_payments', started.orderNumber)).toEqual([]);
  await mend();
  await retryByHand(started);
  expect(kinds(await untilOrder(world, started.orderNumber, 'paid'))).toContain('sale');
  await untilFeeKnown(world, started.orderNumber);
  await world.settled();
  expect(kinds(await orderOnDesk(world, started.orderNumber))).toEqual(['fee', 'sale']);
}, 60_000);

test('an effect whose event cannot be marked as done does not happen either', async () => {
  const { world } = own;
  const { started, mend } = await refusedSale(() => ({
    table: 'afs_webhook_inbox',
    on: 'UPDATE',
    when: `NEW.state = 'done' AND NEW.event_type = 'checkout.session.completed'`,
  }));
  await eventually('the event to wait for another try', async () => (await eventsOf(started)).some((event) => event.state === 'retry'));
  expect((await orderOnDesk(world, started.orderNumber)).state).toBe('created');
  expect(await rowsOf('afs_ledger_journals', started.orderNumber)).toEqual([]);
  await mend();
  await retryByHand(started);
  await untilOrder(world, started.orderNumber, 'paid');
  await world.settled();
  expect((await eventsOf(started)).map((event) => event.state)).toEqual(['done']);
}, 60_000);

test('two event ids for one happening are one sale (W11)', async () => {
  const { world } = own;
  const sale = await buy(world, { offerId: product.offerId });
  for (let copy = 0; copy < 2; copy += 1) {
    const body = eventOf('checkout.session.completed', { id: sale.sessionId, object: 'checkout.session' });
    expect((await post(world, body, signed(world, body))).body).toMatchObject({ new: true });
  }
  await untilFeeKnown(world, sale.orderNumber);
  await world.settled();
  expect((await eventsOf(sale)).map((event) => event.state)).toEqual(['done', 'done', 'done']);
  expect(kinds(await orderOnDesk(world, sale.orderNumber))).toEqual(['fee', 'sale']);
}, 60_000);

test('what never arrived is found in the provider’s list among what did, and kept once', async () => {
  const { world } = own;
  const sourcesOf = async ({ sessionId }: Started): Promise<readonly string[]> => {
    const rows = await readRows<{ source: string }>(
      world.address,
      "SELECT source FROM afs_webhook_inbox WHERE object_id = ? AND event_type = 'checkout.session.completed'",
      [sessionId],
    );
    return rows.map(({ source }) => source);
  };
  const told = await buy(world, { offerId: product.offerId });
  await world.settled();
  await holdWebhooks(world);
  const untold = await startCheckout(world, { offerId: product.offerId });
  await pay(untold);
  await world.pass({ minutes: 11 });
  await untilOrder(world, untold.orderNumber, 'paid');
  await deliverWebhooks(world);
  await world.settled();
  await world.pass({ minutes: 11 });
  await world.settled();
  expect([await sourcesOf(told), await sourcesOf(untold)]).toEqual([['webhook'], ['gap_filler']]);
  expect(kinds(await orderOnDesk(world, untold.orderNumber))).toEqual(['fee', 'sale']);
}, 60_000);

test('what comes round is done when the clock was moved, whoever of the shop was the first to see that it came', async () => {
  const { world } = own;
  await holdWebhooks(world);
  const untold = await startCheckout(world, { offerId: product.offerId });
  await pay(untold);
  await world.sandbox('/faults', { body: { kind: 'slow', method: 'GET', path: '/v1/events', times: 1 } });
  // The others find that the first, as the shop's own scheduler otherwise, has taken what there is to do, and is not done with it.
  const moved = [world.pass({ minutes: 11 }), world.pass({ minutes: 0 }), world.pass({ minutes: 0 })];
  const unfinished = moved.map(async (move) => {
    await move;
    return readRows(world.address, 'SELECT cron FROM afs_cron_runs WHERE finished_at IS NULL');
  });
  expect(await Promise.all(unfinished)).toEqual([[], [], []]);
  await untilOrder(world, untold.orderNumber, 'paid');
  await deliverWebhooks(world);
}, 60_000);

test('a poisoned event is given up after ten tries and shown, while others go on; a person can try it again (X25)', async () => {
  const { world } = own;
  const { started, mend } = await refusedSale((number) => ({
    table: 'afs_orders',
    on: 'UPDATE',
    when: `NEW.state = 'paid' AND NEW.number = '${number}'`,
  }));
  await eventually('the first try', async () => (await eventsOf(started)).some((event) => event.state === 'retry'));
  const dead = await eventually(
    'the event to be given up',
    async () => {
      await nextTry();
      return (await eventsOf(started)).find((event) => event.type === 'checkout.session.completed' && event.state === 'dead');
    },
    100_000,
  );
  expect(dead.attempts).toBeGreaterThanOrEqual(10);
  const waiting = expectOk(await world.admin('/overview/attention'), 'what waits').body.data as Array<{ code: string }>;
  expect(waiting.map((each) => each.code)).toContain('webhooks_dead');
  expect((await world.api('/healthz')).body.data.checks.payments.state).toBe('warning');
  expect(kinds(await orderOnDesk(world, (await buy(world, { offerId: product.offerId })).orderNumber))).toContain('sale');
  await mend();
  await retryByHand(started);
  await untilOrder(world, started.orderNumber, 'paid');
  await world.settled();
  // The dead letter was the one that was tried again: nothing is left that a person would have to look at.
  expect((await world.admin('/jobs?state=dead')).body.data).toEqual([]);
}, 180_000);

test('a session the shop did not open pays for nothing, whatever order its metadata names (W24, A27, W36)', async () => {
  const { world } = own;
  const victim = await startCheckout(world, { offerId: product.offerId });
  const stripe = atStripe(world);
  const forged = await stripe.checkout.sessions.create({
    mode: 'payment',
    line_items: [{ quantity: 1, price_data: { currency: 'eur', unit_amount: 2000, product_data: { name: unique('forged') } } }],
    client_reference_id: victim.orderNumber,
    metadata: { order: victim.orderNumber, order_number: victim.orderNumber },
    payment_intent_data: { metadata: { order: victim.orderNumber, order_number: victim.orderNumber } },
    success_url: 'https://shop.example/thanks',
  });
  await world.sandbox(`/sessions/${forged.id}/pay`, { body: {} });
  await world.settled();
  const parked = async () =>
    (expectOk(await world.admin(`/webhooks?search=${forged.id}`), 'the event').body.data as Event[]).map((event) => event.state);
  expect(await parked()).toEqual(['waiting_parent']);
  expect((await orderOnDesk(world, victim.orderNumber)).state).toBe('created');
  // It waits a day for its parent, without a loop, and is then a person's.
  await world.pass({ days: 2 });
  await world.settled();
  expect(await parked()).toEqual(['dead']);
  expect(kinds(await orderOnDesk(world, victim.orderNumber))).toEqual([]);
}, 60_000);

test('an event of an account that is not the shop’s does nothing here, though it names an order of the shop (W26)', async () => {
  const { world } = own;
  const started = await startCheckout(world, { offerId: product.offerId });
  await world.sandbox('/config', { body: { webhooks: { mode: 'hold' } } });
  await pay(started);
  const body = JSON.stringify({
    ...(JSON.parse(eventOf('checkout.session.completed', { id: started.sessionId, object: 'checkout.session' })) as object),
    account: 'acct_somebody_elses',
  });
  expect((await post(world, body, signed(world, body))).status).toBe(200);
  await eventually('the event to be looked at', async () => (await eventsOf(started)).some((event) => event.state === 'ignored'));
  expect((await orderOnDesk(world, started.orderNumber)).state).toBe('created');
  await world.sandbox('/webhooks/release', { body: {} });
  await world.sandbox('/config', { body: { webhooks: { mode: 'deliver' } } });
  await untilOrder(world, started.orderNumber, 'paid');
}, 60_000);

test('a payment in another currency than the order is held for a person and gives nothing (W21, W23)', async () => {
  const { world } = own;
  const started = await startCheckout(world, { offerId: product.offerId });
  await changeRow(world.address, `UPDATE afs_orders SET currency = 'USD' WHERE number = ?`, [started.orderNumber]);
  await pay(started);
  const order = await untilOrder(world, started.orderNumber, 'review');
  expect([kinds(order), order['entitlements'], order['attention']]).toEqual([['unattributed_cash'], [], 'AMOUNT_DIFFERS']);
}, 60_000);

if (onPostgres)
  test('a conflict the database says may be tried again is tried again, and has one effect (C20)', async () => {
    const { world } = own;
    const { started, mend } = await refusedSale((number) => ({
      table: 'afs_orders',
      on: 'UPDATE',
      when: `NEW.state = 'paid' AND NEW.number = '${number}'`,
      times: 3,
    }));
    await untilOrder(world, started.orderNumber, 'paid');
    await world.settled();
    await untilFeeKnown(world, started.orderNumber);
    await mend();
    const [event] = await eventsOf(started);
    expect([event?.state, event?.attempts]).toEqual(['done', 1]);
    expect(kinds(await orderOnDesk(world, started.orderNumber))).toEqual(['fee', 'sale']);
  }, 60_000);

if (onPostgres)
  test('an event that is put aside while its sale is being booked is taken up again, though nobody saw yet that it waits', async () => {
    const { world } = own;
    const started = await startCheckout(world, { offerId: product.offerId });
    await holdWebhooks(world);
    await pay(started);
    const intent = await intentOf(world, started.sessionId);
    const toldOf = async (type: string, id: string) =>
      (await eventsSince(world, 0)).find((event) => event.type === type && event.payload.includes(id));
    await atStripe(world).refunds.create({ payment_intent: intent });
    const refunded = await eventually('the refund', () => toldOf('refund.created', intent));
    const paid = await eventually('the payment', () => toldOf('checkout.session.completed', String(started.sessionId)));
    // It is looked at before the sale, and being put aside takes until after the sale was booked and has asked who waits for it.
    const mend = await plantDelay(world.address, {
      table: 'afs_webhook_inbox',
      when: `NEW.state = 'waiting_parent' AND NEW.event_id = '${refunded.id}'`,
      seconds: 4,
    });
    try {
      expect((await post(world, refunded.payload, signed(world, refunded.payload))).status).toBe(200);
      await new Promise((resume) => setTimeout(resume, 500));
      expect((await post(world, paid.payload, signed(world, paid.payload))).status).toBe(200);
      await untilOrder(world, started.orderNumber, 'refunded');
    } finally {
      await mend();
      await deliverWebhooks(world);
    }
  }, 60_000);

describe('a payment that waits for a person', () => {
  const heldPayment = async (): Promise<Started> => {
    const started = await startCheckout(own.world, { offerId: product.offerId });
    await changeRow(own.world.address, `UPDATE afs_orders SET currency = 'USD' WHERE number = ?`, [started.orderNumber]);
    await pay(started);
    const order = await untilOrder(own.world, started.orderNumber, 'review');
    expect(order['unplaced']).toMatchObject({ left: { amount: '2000', currency: 'EUR' } });
    return started;
  };
  const giveBack = (number: string) =>
    own.world.admin(`/orders/${number}/return-payment`, { body: { reason: 'Paid in another currency' } });
  const chargeOf = async ({ orderNumber }: Started): Promise<string> =>
    ((await orderOnDesk(own.world, orderNumber))['unplaced'] as { chargeId: string }).chargeId;
  const refundsAt = async (charge: string): Promise<Stripe.Refund[]> => (await atStripe(own.world).refunds.list({ charge })).data;

  test('goes back whole and once, however often the button is pressed, and counts no more when it is told again', async () => {
    const { world } = own;
    const started = await heldPayment();
    const charge = await chargeOf(started);
    const answers = await Promise.all(Array.from({ length: 5 }, () => giveBack(started.orderNumber)));
    expect(answers.map(({ status }) => status).filter((status) => status === 200).length).toBeGreaterThan(0);
    for (const { status, body } of answers)
      if (status !== 200) expect([status, body.error.details.code]).toEqual([409, 'NOTHING_TO_RETURN']);
    const order = await untilOrder(world, started.orderNumber, 'failed');
    expect([kinds(order), order['attention'], order['unplaced'], order['entitlements']]).toEqual([
      ['unattributed_cash', 'unattributed_returned'],
      null,
      null,
      [],
    ]);
    expect((await refundsAt(charge)).map(({ amount }) => amount)).toEqual([2000]);
    const body = eventOf('checkout.session.completed', { id: started.sessionId, object: 'checkout.session' });
    expect((await post(world, body, signed(world, body))).status).toBe(200);
    await world.settled();
    expect((await orderOnDesk(world, started.orderNumber)).state).toBe('failed');
    const mails = expectOk(await world.admin(`/mails?search=${started.email}`), 'the mails').body.data as Array<{ kind: string }>;
    expect(mails.map(({ kind }) => kind)).toEqual(['refunded', 'order_in_review']);
    expect((await giveBack(started.orderNumber)).body).toMatchObject({ error: { details: { code: 'NOTHING_TO_RETURN' } } });
    expect(await brokenSentences(world)).toEqual([]);
  }, 60_000);

  test('goes back in the provider’s own dashboard, and comes back when the buyer’s bank refuses it', async () => {
    const { world } = own;
    const started = await heldPayment();
    const charge = await chargeOf(started);
    const made = await atStripe(world).refunds.create({ charge });
    await untilOrder(world, started.orderNumber, 'failed');
    await world.settled();
    expectOk(await world.sandbox(`/refunds/${made.id}/fail`, { body: {} }), 'the refund that comes back');
    const order = await untilOrder(world, started.orderNumber, 'review');
    expect([kinds(order), order['attention'], order['unplaced']]).toEqual([
      ['unattributed_came_back', 'unattributed_cash', 'unattributed_returned'],
      'RETURN_CAME_BACK',
      { chargeId: charge, left: expect.objectContaining({ amount: '2000' }) },
    ]);
    expect((await mailTo(world, started.email, 'refund_came_back')).text).toContain('your bank did not take it');
    // Pressed now, it is another refund: the first one's key would only repeat the first one's answer.
    expect((await giveBack(started.orderNumber)).body.data).toEqual({ state: 'returned' });
    await untilOrder(world, started.orderNumber, 'failed');
    expect(await refundsAt(charge)).toHaveLength(2);
    await world.settled();
    expect(await brokenSentences(world)).toEqual([]);
    // Nor does its own key repeat itself when that one comes back as well.
    const [latest] = await refundsAt(charge);
    expectOk(await world.sandbox(`/refunds/${latest?.id}/fail`, { body: {} }), 'the second refund that comes back');
    await untilOrder(world, started.orderNumber, 'review');
    expect((await giveBack(started.orderNumber)).body.data).toEqual({ state: 'returned' });
    await untilOrder(world, started.orderNumber, 'failed');
    expect(await refundsAt(charge)).toHaveLength(3);
  }, 60_000);

  test('ends the subscription it began, which would otherwise charge the buyer again', async () => {
    const { world } = own;
    const monthly = await aProduct(world, { prices: { EUR: '20.00' }, renews: 'month' });
    const started = await startCheckout(world, { offerId: monthly.offerId });
    await changeRow(world.address, `UPDATE afs_orders SET currency = 'USD' WHERE number = ?`, [started.orderNumber]);
    await pay(started);
    await untilOrder(world, started.orderNumber, 'review');
    expect((await giveBack(started.orderNumber)).body.data).toEqual({ state: 'returned' });
    await untilOrder(world, started.orderNumber, 'failed');
    const { subscription } = await atStripe(world).checkout.sessions.retrieve(started.sessionId ?? '');
    expect((await atStripe(world).subscriptions.retrieve(subscription as string)).status).toBe('canceled');
    await world.settled();
  }, 60_000);

  test('is not refunded like a sale, and waits on when the provider does not answer', async () => {
    const { world } = own;
    const started = await heldPayment();
    const refused = await refund(world, started.orderNumber, 100);
    expect([refused.status, refused.body.error.details.code]).toEqual([409, 'REFUND_NOT_CHARGED']);
    await world.sandbox('/faults', { body: { path: '/v1/refunds', method: 'POST', kind: 'reset_after_accept', times: 10 } });
    const silent = await giveBack(started.orderNumber);
    expect([silent.status, silent.body.error.details.code]).toEqual([503, 'PAYMENT_PROVIDER_DOWN']);
    await world.sandbox('/faults', { method: 'DELETE' });
    // It had been accepted: what the provider tells of it is booked without anybody pressing again.
    await untilOrder(world, started.orderNumber, 'failed');
    await world.settled();
  }, 60_000);
});

test('a refund the provider refuses changes nothing, and one that was applied is not tried again', async () => {
  const { world } = own;
  const sale = await buy(world, { offerId: product.offerId });
  const [done] = (await eventsOf(sale)).filter(({ state }) => state === 'done');
  const again = await world.admin(`/webhooks/${done?.id}/retry`, { body: {} });
  expect([again.status, again.body.error.details.code]).toEqual([409, 'WEBHOOK_NOT_RETRIABLE']);
  // Somebody gives the money back in the provider's dashboard, and the shop has not heard of it yet.
  await holdWebhooks(world);
  const intent = (await atStripe(world).checkout.sessions.retrieve(sale.sessionId ?? '')).payment_intent as string;
  await atStripe(world).refunds.create({ payment_intent: intent });
  const refused = await refund(world, sale.orderNumber, 2_000);
  expect([refused.status, refused.body.error.details.code]).toEqual([409, 'REFUND_REFUSED']);
  expect((await orderOnDesk(world, sale.orderNumber)).state).toBe('paid');
  await deliverWebhooks(world);
  const told = (await eventsSince(world, 0)).find(({ type, payload }) => type === 'charge.refunded' && payload.includes(intent));
  expect((await post(world, told?.payload ?? '', signed(world, told?.payload ?? ''))).status).toBe(200);
  await untilOrder(world, sale.orderNumber, 'refunded');
  await world.settled();
}, 60_000);

test('while somebody else holds the database no event is lost and none is half kept (X10, shortened)', async () => {
  const { world } = own;
  // Work is under way when it begins: what was done must not be done again, what was not is done soon after.
  const sold = await Promise.all(Array.from({ length: 4 }, () => startCheckout(world, { offerId: product.offerId })));
  await Promise.all(sold.map((each) => pay(each)));
  const started = await startCheckout(world, { offerId: product.offerId });
  await world.sandbox('/config', { body: { webhooks: { mode: 'hold' } } });
  await pay(started);
  const letGo = await holdDatabase(world.address, 'afs_webhook_inbox');
  const body = eventOf('checkout.session.completed', { id: started.sessionId, object: 'checkout.session' });
  const told = post(world, body, signed(world, body));
  // Held until a unit of work on SQLite, which waits five seconds, has given up; PostgreSQL waits for as long as it takes.
  await (onPostgres ? new Promise((resume) => setTimeout(resume, 7000)) : told);
  await letGo();
  const { status } = await told;
  // SQLite gives up after its busy timeout and asks for the event again; PostgreSQL keeps the event as soon as it may.
  expect(status).toBe(onPostgres ? 200 : 503);
  await world.sandbox('/webhooks/release', { body: {} });
  await world.sandbox('/config', { body: { webhooks: { mode: 'deliver' } } });
  await untilOrder(world, started.orderNumber, 'paid');
  await world.settled();
  for (const each of [started, ...sold]) {
    await untilOrder(world, each.orderNumber, 'paid');
    await untilFeeKnown(world, each.orderNumber);
    expect(kinds(await orderOnDesk(world, each.orderNumber))).toEqual(['fee', 'sale']);
  }
}, 60_000);

test('after all of it every sentence about the books holds', async () => {
  expect(await brokenSentences(own.world)).toEqual([]);
});
