import type Stripe from 'stripe';
import { type Bench, clientFor, openBench, paidIntent, refusal } from './support/running-sandbox';

let bench: Bench;
let stripe: Stripe;

beforeAll(async () => {
  bench = await openBench();
  stripe = bench.stripe;
});

afterAll(() => bench.close());

const intent: Stripe.PaymentIntentCreateParams = { amount: 1000, currency: 'usd' };

/** A POST by hand, to see the headers. */
function post(path: string, body: string, key: string): Promise<Response> {
  return fetch(`${bench.sandbox.url}/v1/${path}`, {
    method: 'POST',
    body,
    headers: {
      authorization: 'Bearer sk_test_00000000000000000000',
      'idempotency-key': key,
      'content-type': 'application/x-www-form-urlencoded',
    },
  });
}

describe('an idempotency key', () => {
  test('gives the first answer again, and says that it does', async () => {
    const first = await post('customers', 'email=a%40example.com', 'key-1');
    const again = await post('customers', 'email=a%40example.com', 'key-1');
    expect(await again.text()).toBe(await first.text());
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(again.headers.get('original-request')).toBe(first.headers.get('request-id'));
    expect(again.headers.get('idempotency-key')).toBe('key-1');
  });

  test('does the work once, however often it is sent', async () => {
    const before = bench.sandbox.world.store.sizes()['payment_intents'] ?? 0;
    const made = await Promise.all(Array.from({ length: 20 }, () => stripe.paymentIntents.create(intent, { idempotencyKey: 'key-2' })));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    expect(bench.sandbox.world.store.sizes()['payment_intents']).toBe(before + 1);
  });

  test('with other parameters is an error, and changes nothing', async () => {
    await stripe.paymentIntents.create(intent, { idempotencyKey: 'key-3' });
    const error = await refusal(stripe.paymentIntents.create({ ...intent, amount: 1001 }, { idempotencyKey: 'key-3' }));
    expect(error).toMatchObject({ type: 'StripeIdempotencyError', rawType: 'idempotency_error', statusCode: 400 });
  });

  test('on another path is an error too', async () => {
    await stripe.paymentIntents.create(intent, { idempotencyKey: 'key-4' });
    expect(await refusal(stripe.customers.create({}, { idempotencyKey: 'key-4' }))).toMatchObject({ rawType: 'idempotency_error' });
  });

  test('keeps the refusal of a card', async () => {
    const pay = (): Promise<unknown> =>
      stripe.paymentIntents.create({ ...intent, payment_method: 'pm_card_chargeDeclined', confirm: true }, { idempotencyKey: 'key-5' });
    const first = await refusal(pay());
    const again = await refusal(pay());
    expect(again.payment_intent?.id).toBe(first.payment_intent?.id);
    expect(again.statusCode).toBe(402);
  });

  test('keeps a 500 and gives it again for ever, so that only asking shows what happened', async () => {
    await bench.ask('faults', { kind: 'server_error', path: '/v1/refunds', executed: true });
    const paid = await paidIntent(stripe);
    const refund = (): Promise<unknown> => stripe.refunds.create({ payment_intent: paid.id }, { idempotencyKey: 'key-6' });
    expect((await refusal(refund())).statusCode).toBe(500);
    expect((await refusal(refund())).statusCode).toBe(500);
    expect((await stripe.refunds.list({ payment_intent: paid.id })).data).toHaveLength(1);
  });

  test('is free again after parameters that were refused before anything began', async () => {
    expect(
      (await refusal(stripe.paymentIntents.create({ ...intent, amount: 'x' as unknown as number }, { idempotencyKey: 'key-7' })))
        .statusCode,
    ).toBe(400);
    expect((await stripe.paymentIntents.create(intent, { idempotencyKey: 'key-7' })).amount).toBe(1000);
  });

  test('is free again after a 429', async () => {
    await bench.ask('faults', { kind: 'rate_limit', path: '/v1/payment_intents' });
    expect((await refusal(stripe.paymentIntents.create(intent, { idempotencyKey: 'key-8' }))).type).toBe('StripeRateLimitError');
    expect((await stripe.paymentIntents.create(intent, { idempotencyKey: 'key-8' })).amount).toBe(1000);
  });

  test('of a request still in flight is a 409', async () => {
    await bench.ask('faults', { kind: 'slow', path: '/v1/payment_intents', delayMs: 300 });
    const slow = stripe.paymentIntents.create(intent, { idempotencyKey: 'key-9' });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await refusal(stripe.paymentIntents.create(intent, { idempotencyKey: 'key-9' }))).toMatchObject({
      statusCode: 409,
      code: 'idempotency_key_in_use',
    });
    const made = await slow;
    expect((await stripe.paymentIntents.create(intent, { idempotencyKey: 'key-9' })).id).toBe(made.id);
  });

  test('lets a timed-out request be asked for again without doing it twice', async () => {
    await bench.ask('faults', { kind: 'timeout_after_accept', path: '/v1/refunds', delayMs: 2000 });
    const paid = await paidIntent(stripe);
    const patient = clientFor(bench.sandbox, { timeout: 150, maxNetworkRetries: 2 });
    const refund = await patient.refunds.create({ payment_intent: paid.id, amount: 100 }, { idempotencyKey: 'key-10' });
    expect(refund.amount).toBe(100);
    expect((await stripe.refunds.list({ payment_intent: paid.id })).data).toHaveLength(1);
  });

  test('is forgotten after a day', async () => {
    const first = await stripe.paymentIntents.create(intent, { idempotencyKey: 'key-11' });
    await bench.sandbox.advance(24 * 3_600_000 + 1000);
    expect((await stripe.paymentIntents.create(intent, { idempotencyKey: 'key-11' })).id).not.toBe(first.id);
  });

  test('of more than 255 characters is refused', async () => {
    expect((await refusal(stripe.paymentIntents.create(intent, { idempotencyKey: 'k'.repeat(256) }))).statusCode).toBe(400);
  });
});
