import type Stripe from 'stripe';
import { type Bench, clientFor, openBench, paidIntent, refusal } from './support/running-sandbox';

let bench: Bench;
let stripe: Stripe;

beforeAll(async () => {
  bench = await openBench();
  stripe = bench.stripe;
});

afterEach(() => bench.ask('faults', undefined, 'DELETE'));
afterAll(() => bench.close());

const intent: Stripe.PaymentIntentCreateParams = { amount: 1000, currency: 'usd' };
const count = (): number => bench.sandbox.world.store.sizes()['payment_intents'] ?? 0;

describe('a fault that was asked for', () => {
  test('befalls as many requests as asked, and no more', async () => {
    await bench.ask('faults', { kind: 'rate_limit', times: 2 });
    expect((await refusal(stripe.balance.retrieve())).statusCode).toBe(429);
    expect((await refusal(stripe.balance.retrieve())).statusCode).toBe(429);
    expect((await stripe.balance.retrieve()).object).toBe('balance');
  });

  test('befalls only what it was meant for, after those that it lets through', async () => {
    await bench.ask('faults', { kind: 'rate_limit', method: 'POST', path: '/v1/payment_intents/*/cancel', skip: 1 });
    const [first, second] = await Promise.all([stripe.paymentIntents.create(intent), stripe.paymentIntents.create(intent)]);
    expect((await stripe.paymentIntents.cancel(first.id)).status).toBe('canceled');
    expect((await refusal(stripe.paymentIntents.cancel(second.id))).statusCode).toBe(429);
  });

  test('of the kind rate_limit says when to come back, and does nothing', async () => {
    await bench.ask('faults', { kind: 'rate_limit', retryAfterSeconds: 7 });
    const before = count();
    const error = await refusal(stripe.paymentIntents.create(intent));
    expect(error).toMatchObject({ type: 'StripeRateLimitError', code: 'rate_limit' });
    expect(error.headers?.['retry-after']).toBe('7');
    expect(count()).toBe(before);
  });

  test('of the kind server_error does nothing unless it was to be executed', async () => {
    const before = count();
    await bench.ask('faults', { kind: 'server_error' });
    expect(await refusal(stripe.paymentIntents.create(intent))).toMatchObject({ type: 'StripeAPIError', statusCode: 500 });
    expect(count()).toBe(before);
    await bench.ask('faults', { kind: 'server_error', executed: true, status: 503 });
    expect((await refusal(stripe.paymentIntents.create(intent))).statusCode).toBe(503);
    expect(count()).toBe(before + 1);
  });

  test('of the kind timeout_after_accept has done the work, and says nothing', async () => {
    await bench.ask('faults', { kind: 'timeout_after_accept', delayMs: 5000 });
    const before = count();
    const hasty = clientFor(bench.sandbox, { timeout: 100 });
    expect((await refusal(hasty.paymentIntents.create(intent))).type).toBe('StripeConnectionError');
    expect(count()).toBe(before + 1);
  });

  test('of the kind reset does nothing; reset_after_accept has done the work', async () => {
    const before = count();
    // The SDK tries a closed connection once more by itself, so the fault has to come twice.
    await bench.ask('faults', { kind: 'reset', times: 2 });
    expect((await refusal(stripe.paymentIntents.create(intent))).type).toBe('StripeConnectionError');
    expect(count()).toBe(before);
    await bench.ask('faults', { kind: 'reset_after_accept' });
    await stripe.paymentIntents.create(intent);
    expect(count()).toBe(before + 1);
  });

  test('of the kind slow answers late, but answers', async () => {
    await bench.ask('faults', { kind: 'slow', delayMs: 200 });
    const started = Date.now();
    await stripe.paymentIntents.create(intent);
    expect(Date.now() - started).toBeGreaterThanOrEqual(190);
  });

  test('that makes no sense is refused', async () => {
    expect(await bench.ask('faults', { kind: 'earthquake' })).toMatchObject({ error: { type: 'invalid_request_error' } });
    expect(await bench.ask('faults', { kind: 'slow', forever: true })).toMatchObject({ error: {} });
    expect(await bench.ask('faults', undefined, 'GET')).toEqual([]);
  });
});

describe('what Stripe refuses, the sandbox refuses', () => {
  const raw = (method: string, path: string, body?: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${bench.sandbox.url}${path}`, {
      method,
      ...(body === undefined ? {} : { body }),
      headers: { authorization: 'Bearer sk_test_00000000000000000000', ...headers },
    });
  const post = async (
    path: string,
    body: string,
  ): Promise<{ status: number; code?: string; param?: string; message: string; type: string }> => {
    const answer = await raw('POST', path, body);
    const { error } = (await answer.json()) as { error: { code?: string; param?: string; message: string; type: string } };
    return { status: answer.status, ...error };
  };

  test('a request with no key, a live key, or one too short', async () => {
    for (const authorization of ['', 'Bearer sk_live_00000000000000000000', 'Bearer sk_test_short', 'Basic eDp5']) {
      const answer = await raw('GET', '/v1/balance', undefined, { authorization });
      expect(answer.status).toBe(401);
      expect(await answer.json()).toMatchObject({ error: { type: 'invalid_request_error' } });
      expect(answer.headers.get('request-id')).toMatch(/^req_/);
    }
  });

  test('an address that does not exist', async () => {
    expect((await raw('GET', '/v1/treasures')).status).toBe(404);
    expect((await raw('GET', '/v1/charges/%E0%A4%A')).status).toBe(404);
    expect(await refusal(stripe.charges.retrieve('ch_none'))).toMatchObject({ statusCode: 404, code: 'resource_missing', param: 'id' });
  });

  test.each([
    ['an unknown parameter', 'amount=100&currency=usd&colour=red', 'parameter_unknown', 'colour'],
    [
      'an unknown parameter deep inside',
      'amount=100&currency=usd&shipping[name]=x&shipping[address][line1]=y&shipping[address][planet]=z',
      'parameter_unknown',
      'shipping[address][planet]',
    ],
    ['a missing parameter', 'currency=usd', 'parameter_missing', 'amount'],
    ['words for a number', 'amount=ten&currency=usd', 'parameter_invalid_integer', 'amount'],
    ['a fraction of a cent', 'amount=10.5&currency=usd', 'parameter_invalid_integer', 'amount'],
    ['a value outside the list', 'amount=100&currency=usd&capture_method=later', undefined, 'capture_method'],
    ['a list for a text', 'amount=100&currency[]=usd', undefined, 'currency'],
    ['an unknown currency', 'amount=100&currency=xxq', undefined, 'currency'],
    ['less than the minimum', 'amount=10&currency=usd', 'amount_too_small', 'amount'],
    ['nothing', 'amount=0&currency=usd', 'parameter_invalid_integer', 'amount'],
    ['less than nothing', 'amount=-500&currency=usd', 'parameter_invalid_integer', 'amount'],
    ['dinars with a last digit', 'amount=10001&currency=kwd', undefined, 'amount'],
    ['crowns with aurar', 'amount=10050&currency=isk', undefined, 'amount'],
    ['a prototype', 'amount=100&currency=usd&metadata[__proto__]=x', 'parameter_unknown', '__proto__'],
    [
      'what would move money and is not simulated',
      'amount=100&currency=usd&transfer_group=a&application_fee_amount=5',
      'sandbox_not_simulated',
      'application_fee_amount',
    ],
  ])('%s', async (_name, body, code, param) => {
    const before = count();
    expect(await post('/v1/payment_intents', body)).toMatchObject({
      status: 400,
      type: 'invalid_request_error',
      param,
      ...(code ? { code } : {}),
    });
    expect(count()).toBe(before);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('a body too large, too deep, or with too many fields', async () => {
    expect((await raw('POST', '/v1/customers', `description=${'x'.repeat(1_100_000)}`)).status).toBe(413);
    expect((await post('/v1/customers', `metadata${'[a]'.repeat(40)}=1`)).status).toBe(400);
    expect((await post('/v1/customers', Array.from({ length: 3000 }, (_, at) => `a${at}=1`).join('&'))).status).toBe(400);
  });

  test('refunds of more than there is, of nothing, of what is contested or refunded already', async () => {
    const paid = await paidIntent(stripe);
    expect((await refusal(stripe.refunds.create({ payment_intent: paid.id, amount: 4901 }))).param).toBe('amount');
    expect((await refusal(stripe.refunds.create({ payment_intent: paid.id, amount: 0 }))).param).toBe('amount');
    await stripe.refunds.create({ payment_intent: paid.id });
    expect((await refusal(stripe.refunds.create({ payment_intent: paid.id }))).code).toBe('charge_already_refunded');
    const contested = await paidIntent(stripe);
    await bench.ask('disputes', { charge: contested.id });
    expect((await refusal(stripe.refunds.create({ payment_intent: contested.id }))).code).toBe('charge_disputed');
  });

  test('a cursor that names nothing, and a limit outside 1 to 100', async () => {
    expect((await refusal(stripe.charges.list({ starting_after: 'ch_none' }))).param).toBe('starting_after');
    expect((await refusal(stripe.charges.list({ limit: 101 }))).param).toBe('limit');
    expect((await refusal(stripe.charges.list({ limit: 0 }))).param).toBe('limit');
  });

  test('an expansion of what cannot be expanded', async () => {
    const paid = await paidIntent(stripe);
    expect((await refusal(stripe.paymentIntents.retrieve(paid.id, { expand: ['status'] }))).message).toContain('cannot be expanded');
    expect((await refusal(stripe.paymentIntents.retrieve(paid.id, { expand: ['nonsense'] }))).message).toContain('cannot be expanded');
  });
});

describe('lists', () => {
  test('are walked forwards and backwards without gap or repetition', async () => {
    const { id: customer } = await stripe.customers.create({});
    const made: string[] = [];
    for (let n = 0; n < 25; n += 1) made.unshift((await stripe.paymentIntents.create({ ...intent, customer })).id);
    const walked: string[] = [];
    for await (const row of stripe.paymentIntents.list({ customer, limit: 7 })) walked.push(row.id);
    expect(walked).toEqual(made);
    const second = await stripe.paymentIntents.list({ customer, limit: 10, starting_after: made[9] ?? '' });
    expect([second.data.map(({ id }) => id), second.has_more]).toEqual([made.slice(10, 20), true]);
    const back = await stripe.paymentIntents.list({ customer, limit: 10, ending_before: made[20] ?? '' });
    expect([back.data.map(({ id }) => id), back.has_more]).toEqual([made.slice(10, 20), true]);
  });
});
