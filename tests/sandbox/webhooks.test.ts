import type Stripe from 'stripe';
import { basket, type Bench, openBench, paidIntent } from './support/running-sandbox';

let bench: Bench;
let stripe: Stripe;

beforeEach(async () => {
  bench = await openBench({ settings: { fees: { delayMs: 600_000 }, webhooks: { retryDelaysMs: [100_000, 200_000, 300_000] } } });
  stripe = bench.stripe;
});

afterEach(() => bench.close());

async function sell(): Promise<void> {
  const session = await stripe.checkout.sessions.create(basket());
  await bench.ask(`sessions/${session.id}/pay`);
  await bench.sandbox.advance(600_000);
}

const story = [
  'product.created',
  'payment_intent.created',
  'charge.succeeded',
  'payment_intent.succeeded',
  'checkout.session.completed',
  'charge.updated',
];

describe('webhooks', () => {
  test('tell the whole story of a sale, each signed so that the SDK accepts it', async () => {
    await sell();
    expect(new Set(bench.shop.types())).toEqual(new Set(story));
    expect(bench.shop.forged).toEqual([]);
    expect(bench.shop.received[0]?.signature).toMatch(/^t=\d+,v1=[0-9a-f]{64}$/);
  });

  test('carry the fee only later, with charge.updated', async () => {
    await sell();
    const charge = (type: string): Stripe.Charge =>
      bench.shop.received.find((r) => r.event.type === type)?.event.data.object as Stripe.Charge;
    expect(charge('charge.succeeded').balance_transaction).toBeNull();
    expect(charge('charge.updated').balance_transaction).toMatch(/^txn_/);
    const updated = bench.shop.received.find((r) => r.event.type === 'charge.updated')?.event;
    expect(updated?.data.previous_attributes).toEqual({ balance_transaction: null });
  });

  test('never change their object afterwards', async () => {
    const intent = await paidIntent(stripe);
    await stripe.refunds.create({ payment_intent: intent.id });
    const [succeeded] = (await stripe.events.list({ type: 'charge.succeeded' })).data;
    expect((succeeded?.data.object as Stripe.Charge | undefined)?.amount_refunded).toBe(0);
  });

  test('that are refused are tried again, until the endpoint takes them', async () => {
    let refusals = 2;
    bench.shop.answer = ({ event }) => (event.type === 'charge.succeeded' && refusals-- > 0 ? 503 : 200);
    await paidIntent(stripe);
    await bench.sandbox.idle();
    const [event] = (await stripe.events.list({ type: 'charge.succeeded' })).data;
    expect(event?.pending_webhooks).toBe(1);
    await bench.sandbox.advance(100_000);
    await bench.sandbox.advance(200_000);
    expect((await stripe.events.retrieve(event?.id ?? '')).pending_webhooks).toBe(0);
    const [delivery] = await bench.ask<{ state: string; attempts: { status: number }[] }[]>(
      `events/${event?.id ?? ''}/deliveries`,
      undefined,
      'GET',
    );
    expect([delivery?.state, delivery?.attempts.map((attempt) => attempt.status)]).toEqual(['delivered', [503, 503, 200]]);
  });

  test('that are refused to the end are given up, and listed as not delivered', async () => {
    bench.shop.answer = () => 500;
    await paidIntent(stripe);
    await bench.sandbox.idle();
    for (const delay of [100_000, 200_000, 300_000]) await bench.sandbox.advance(delay);
    const failed = await stripe.events.list({ delivery_success: false });
    expect(failed.data.map((event) => event.type)).toContain('charge.succeeded');
    await bench.sandbox.advance(10 * 24 * 3_600_000);
    expect(bench.shop.types().filter((type) => type === 'charge.succeeded')).toHaveLength(4);
  });

  test('that get no answer in time count as refused', async () => {
    await bench.ask('config', { webhooks: { timeoutMs: 200 } });
    bench.shop.answer = ({ event }) =>
      event.type === 'charge.succeeded' ? new Promise((resolve) => setTimeout(() => resolve(200), 1000)) : 200;
    await paidIntent(stripe);
    await bench.sandbox.idle();
    const [event] = (await stripe.events.list({ type: 'charge.succeeded' })).data;
    expect(event?.pending_webhooks).toBe(1);
  });

  test('come as often as asked', async () => {
    await bench.ask('config', { webhooks: { copies: 5 } });
    await paidIntent(stripe);
    await bench.sandbox.idle();
    const ids = bench.shop.received.filter((r) => r.event.type === 'payment_intent.succeeded').map((r) => r.event.id);
    expect([ids.length, new Set(ids).size]).toEqual([5, 1]);
  });

  test('come in disorder when asked, the same disorder for the same seed', async () => {
    const orders: string[][] = [];
    for (const seed of [3, 3]) {
      await bench.ask('state', undefined, 'DELETE');
      bench.shop.received.length = 0;
      await bench.ask('config', { webhooks: { shuffle: true, shuffleWindowMs: 3_600_000, seed, concurrency: 1 }, fees: { delayMs: 0 } });
      await sell();
      await bench.sandbox.advance(3_600_001);
      orders.push(bench.shop.types());
    }
    expect(orders[0]).toHaveLength(5);
    expect(orders[0]).not.toEqual(story.slice(0, 5));
    expect(orders[1]).toEqual(orders[0]);
  });

  test('come late when asked', async () => {
    await bench.ask('config', { webhooks: { delayMs: 3_600_000 } });
    await paidIntent(stripe);
    await bench.sandbox.idle();
    expect(bench.shop.received).toHaveLength(0);
    await bench.sandbox.advance(3_600_000);
    expect(bench.shop.types()).toContain('payment_intent.succeeded');
  });

  test('stay away when asked, and can be found by listing events', async () => {
    await bench.ask('config', { webhooks: { mode: 'never' } });
    await paidIntent(stripe);
    await bench.sandbox.advance(30 * 24 * 3_600_000);
    expect(bench.shop.received).toHaveLength(0);
    const missed: string[] = [];
    for await (const event of stripe.events.list({ delivery_success: false, created: { gte: 1 }, limit: 2 })) missed.push(event.type);
    expect(missed).toContain('payment_intent.succeeded');
  });

  test('can be held and let go in an order of the caller’s', async () => {
    await bench.ask('config', { webhooks: { mode: 'hold', concurrency: 1 } });
    await sell();
    const held = (await stripe.events.list({ limit: 100 })).data;
    expect(bench.shop.received).toHaveLength(0);
    const wanted = held.filter((event) => event.type.startsWith('payment_intent.'));
    expect(await bench.ask('webhooks/release', { events: wanted.map(({ id }) => id) })).toEqual({ released: 2 });
    expect(bench.shop.types()).toEqual(['payment_intent.succeeded', 'payment_intent.created']);
    await bench.ask('webhooks/release', { order: 'reverse' });
    expect(bench.shop.received).toHaveLength(held.length);
  });

  test('can be sent again by id', async () => {
    await paidIntent(stripe);
    await bench.sandbox.idle();
    const [event] = (await stripe.events.list({ type: 'payment_intent.succeeded' })).data;
    const before = bench.shop.received.length;
    await bench.ask(`events/${event?.id ?? ''}/resend`, { times: 100 });
    const again = bench.shop.received.slice(before);
    expect(again).toHaveLength(100);
    expect(new Set(again.map((r) => r.event.id))).toEqual(new Set([event?.id]));
  });

  test('go only to endpoints that want the type, each with its own secret', async () => {
    const endpoint = await stripe.webhookEndpoints.create({ url: bench.shop.url, enabled_events: ['refund.created'] });
    const intent = await paidIntent(stripe);
    await bench.sandbox.idle();
    expect(bench.shop.forged).toEqual([]);
    await stripe.refunds.create({ payment_intent: intent.id });
    await bench.sandbox.idle();
    // The listener knows only its own secret, so the one from the second endpoint is no good to it.
    expect(bench.shop.forged).toHaveLength(1);
    await stripe.webhookEndpoints.del(endpoint.id);
  });

  test('never leave this machine', async () => {
    await stripe.webhookEndpoints.create({ url: 'https://example.com/hook', enabled_events: ['customer.created'] });
    await stripe.customers.create({});
    await bench.sandbox.idle();
    const [event] = (await stripe.events.list({ type: 'customer.created' })).data;
    const found = await bench.ask<{ attempts: { error: string | null; status: number | null }[] }[]>(
      `events/${event?.id ?? ''}/deliveries`,
      undefined,
      'GET',
    );
    expect(found.flatMap((delivery) => delivery.attempts.map((attempt) => attempt.status)).sort()).toEqual([200, null]);
  });

  test('by the thousand are all delivered', async () => {
    const intents = await Promise.all(Array.from({ length: 250 }, () => paidIntent(stripe)));
    await bench.sandbox.advance(600_000);
    expect(intents).toHaveLength(250);
    expect(bench.shop.received.length).toBe(1000);
  });
});
