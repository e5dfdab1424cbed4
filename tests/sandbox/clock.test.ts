import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Stripe from 'stripe';
import { events } from '../../scripts/stripe-sandbox/engine/events';
import { charges } from '../../scripts/stripe-sandbox/payments/charge';
import { startSandbox } from '../../scripts/stripe-sandbox/sandbox';
import { basket, type Bench, chargeOf, clientFor, openBench, paidIntent } from './support/running-sandbox';

const DAY = 24 * 3_600_000;

let bench: Bench;
let stripe: Stripe;

beforeEach(async () => {
  bench = await openBench();
  stripe = bench.stripe;
});

afterEach(() => bench.close());

describe('virtual time', () => {
  test('passes with real time and is moved on request', async () => {
    const before = await bench.ask<{ now: number; offsetMs: number }>('clock', undefined, 'GET');
    expect(Math.abs(before.now - Date.now())).toBeLessThan(1000);
    const after = await bench.ask<{ now: number; offsetMs: number }>('clock', { advanceMs: 3 * DAY });
    // Real time that passed while the request was under way is part of the three days.
    expect(after.now - before.now).toBeGreaterThanOrEqual(3 * DAY);
    expect(3 * DAY - after.offsetMs).toBeLessThan(1000);
    const { created } = await stripe.customers.create({});
    expect(Math.abs(created - (Date.now() + 3 * DAY) / 1000)).toBeLessThan(2);
  });

  test('may begin in the past, and comes from there to the present', async () => {
    const young = await startSandbox({ port: 0, beginsDaysAgo: 24 });
    expect(Math.abs(young.world.clock.now() - (Date.now() - 24 * DAY))).toBeLessThan(1000);
    await young.advance(24 * DAY);
    expect(Math.abs(young.world.clock.now() - Date.now())).toBeLessThan(1000);
    await young.close();
  });

  test('stands when it is told to: events then go when they are waited for, in their order', async () => {
    const { world } = bench.sandbox;
    const at = world.clock.now() + DAY;
    expect(await bench.ask('clock/stand', { at })).toMatchObject({ now: at });
    await paidIntent(stripe, 'pm_card_visa');
    const { now, nextDueAt } = await bench.ask<{ now: number; nextDueAt: number }>('clock', undefined, 'GET');
    // The fee is known a moment later, which does not come by itself.
    expect([now, nextDueAt > at]).toEqual([at, true]);
    await new Promise((resume) => setImmediate(resume));
    expect(bench.shop.received).toEqual([]);
    await bench.ask('webhooks/idle');
    const told = bench.shop.received.map(({ event }) => event.id);
    expect(told).toEqual(
      world
        .of(events)
        .all()
        .map(({ id }) => id),
    );
    expect(bench.shop.received.every(({ event }) => event.created === Math.floor(at / 1000))).toBe(true);
    await bench.sandbox.advance(DAY);
    expect(bench.shop.types()).toContain('charge.updated');
    expect(await bench.ask('clock/go')).toMatchObject({ now: expect.any(Number) as number });
    expect(world.clock.now() - at - DAY).toBeLessThan(1000);
    expect(world.clock.stands).toBe(false);
  });

  test('with a seed, the same deeds make the same objects, and secrets are still anybody’s guess', async () => {
    const made = async (seed: string) => {
      const one = await startSandbox({ port: 0, seed });
      const intent = await paidIntent(clientFor(one), 'pm_card_visa');
      await one.close();
      return { id: intent.id, charge: chargeOf(intent), secret: intent.client_secret };
    };
    const [first, same, other] = [await made('a'), await made('a'), await made('b')];
    expect([same.id, same.charge]).toEqual([first.id, first.charge]);
    expect(other.id).not.toBe(first.id);
    expect(same.secret).not.toBe(first.secret);
    const file = join(mkdtempSync(join(tmpdir(), 'seeded-')), 'state.db');
    const again = async (): Promise<string> => {
      const one = await startSandbox({ port: 0, seed: 'a', stateFile: file });
      const { id } = await clientFor(one).customers.create({});
      await one.close();
      return id;
    };
    expect(await again()).not.toBe(await again());
    // Whoever comes after this test has ids by chance again.
    await (await startSandbox({ port: 0 })).close();
  });

  test('does not go backwards', async () => {
    expect(await bench.ask('clock', { advanceMs: -1 })).toMatchObject({ error: { type: 'invalid_request_error' } });
  });

  test('does what comes due in order, each at its own instant', async () => {
    const session = await stripe.checkout.sessions.create(basket());
    const disputed = await paidIntent(stripe, 'pm_card_createDispute');
    const start = bench.sandbox.world.clock.seconds();
    await bench.sandbox.advance(20 * DAY);
    const at = async (type: string): Promise<number> => Math.round(((await stripe.events.list({ type })).data[0]?.created ?? 0) - start);
    expect(await at('charge.updated')).toBeLessThanOrEqual(4);
    expect(Math.abs((await at('charge.dispute.created')) - 3)).toBeLessThanOrEqual(2);
    // Counted from the session's own beginning: on a busy machine seconds pass between the two calls above.
    expect(session.expires_at - session.created).toBe(DAY / 1000);
    expect(Math.abs((await at('checkout.session.expired')) - (session.expires_at - start))).toBeLessThanOrEqual(1);
    expect(Math.abs((await at('charge.dispute.closed')) - (9 * DAY) / 1000 - 3)).toBeLessThanOrEqual(3);
    expect((await stripe.checkout.sessions.retrieve(session.id)).status).toBe('expired');
    expect((await stripe.disputes.list({ payment_intent: disputed.id })).data[0]?.status).toBe('lost');
  });

  test('gives the fee by itself after its delay', async () => {
    await bench.ask('config', { fees: { delayMs: 1500 } });
    const charge = chargeOf(await paidIntent(stripe));
    expect(bench.sandbox.world.of(charges).get(charge)?.balance_transaction).toBeNull();
    while (!bench.shop.types().includes('charge.updated')) await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await stripe.charges.retrieve(charge)).balance_transaction).toMatch(/^txn_/);
  });

  test('makes pending money available', async () => {
    await paidIntent(stripe);
    await bench.sandbox.advance(1000);
    const net = 4900 - 167;
    expect((await stripe.balance.retrieve()).pending).toEqual([{ amount: net, currency: 'eur', source_types: { card: net } }]);
    await bench.sandbox.advance(3 * DAY);
    expect((await stripe.balance.retrieve()).available).toEqual([{ amount: net, currency: 'eur', source_types: { card: net } }]);
    expect(bench.shop.types()).toContain('balance.available');
  });

  test('lets go an authorisation that nobody captured', async () => {
    const held = await stripe.paymentIntents.create({
      amount: 500,
      currency: 'usd',
      capture_method: 'manual',
      payment_method: 'pm_card_visa',
      confirm: true,
    });
    const before = await stripe.charges.retrieve(chargeOf(held));
    expect(before).toMatchObject({ paid: true, captured: false, amount_captured: 0, balance_transaction: null });
    // The charge says until when it can be captured, and it is let go then and not before.
    const until = before.payment_method_details?.card?.capture_before ?? 0;
    expect(Math.abs(until - held.created - (7 * DAY) / 1000)).toBeLessThanOrEqual(2);
    await bench.sandbox.advance(6 * DAY);
    expect(await stripe.paymentIntents.retrieve(held.id)).toMatchObject({ status: 'requires_capture', amount_capturable: 500 });
    await bench.sandbox.advance(2 * DAY);
    expect(await stripe.paymentIntents.retrieve(held.id)).toMatchObject({
      status: 'canceled',
      cancellation_reason: 'automatic',
      amount_capturable: 0,
    });
    expect(bench.shop.types()).toEqual(expect.arrayContaining(['charge.expired', 'payment_intent.canceled']));
    const late = await stripe.paymentIntents.capture(held.id).catch((error: Stripe.errors.StripeError) => error.code);
    expect(late).toBe('payment_intent_unexpected_state');
    expect((await stripe.balanceTransactions.list({ limit: 10 })).data).toEqual([]);
  });

  test('has a fee from the moment of the capture, no sooner, and a card that contests does so then', async () => {
    const held = await stripe.paymentIntents.create({
      amount: 5000,
      currency: 'eur',
      capture_method: 'manual',
      payment_method: 'pm_card_createDispute',
      confirm: true,
    });
    expect(held).toMatchObject({ status: 'requires_capture', amount_capturable: 5000, amount_received: 0 });
    await bench.sandbox.advance(DAY);
    expect((await stripe.balanceTransactions.list({ limit: 10 })).data).toEqual([]);
    expect((await stripe.disputes.list({ payment_intent: held.id })).data).toEqual([]);
    await stripe.paymentIntents.capture(held.id, {}, { idempotencyKey: 'capture-once' });
    await stripe.paymentIntents.capture(held.id, {}, { idempotencyKey: 'capture-once' });
    await bench.sandbox.advance(60_000);
    const taken = await stripe.charges.retrieve(chargeOf(held));
    expect(taken).toMatchObject({ captured: true, amount_captured: 5000 });
    expect(taken.payment_method_details?.card?.capture_before).toBeUndefined();
    const booked = (await stripe.balanceTransactions.list({ limit: 10 })).data;
    expect(booked.filter(({ type }) => type === 'charge').map(({ amount, source }) => [amount, source])).toEqual([[5000, taken.id]]);
    expect((await stripe.disputes.list({ payment_intent: held.id })).data).toHaveLength(1);
    expect(bench.shop.types().filter((type) => type === 'charge.captured')).toHaveLength(1);
  });
});

describe('money', () => {
  test('fees follow the rates that were set, and fit the currency', async () => {
    await bench.ask('config', { fees: { delayMs: 0, basisPoints: 150, fixed: { eur: 25, kwd: 100, jpy: 0 } } });
    const fee = async (amount: number, currency: string): Promise<number> => {
      const intent = await stripe.paymentIntents.create({
        amount,
        currency,
        payment_method: 'pm_card_visa',
        confirm: true,
        expand: ['latest_charge.balance_transaction'],
      });
      return ((intent.latest_charge as Stripe.Charge).balance_transaction as Stripe.BalanceTransaction).fee;
    };
    expect(await fee(4900, 'eur')).toBe(74 + 25);
    expect(await fee(4900, 'jpy')).toBe(74);
    expect(await fee(12_340, 'kwd')).toBe(290);
  });

  test('the balance is always the sum of its movements', async () => {
    const [kept, back, contested] = await Promise.all([1, 2, 3].map(() => paidIntent(stripe)));
    await stripe.refunds.create({ payment_intent: back?.id ?? '', amount: 1000 });
    await bench.ask('disputes', { charge: contested?.id });
    await paidIntent(stripe, 'pm_card_refundFail').then((intent) => stripe.refunds.create({ payment_intent: intent.id }));
    await bench.sandbox.advance(DAY);
    let sum = 0;
    for await (const txn of stripe.balanceTransactions.list({ limit: 3 })) sum += txn.net;
    const balance = await stripe.balance.retrieve();
    expect((balance.available[0]?.amount ?? 0) + (balance.pending[0]?.amount ?? 0)).toBe(sum);
    expect(kept?.status).toBe('succeeded');
  });

  test('a failed refund gives the money back to the balance and to the charge', async () => {
    const intent = await paidIntent(stripe);
    const refund = await stripe.refunds.create({ payment_intent: intent.id, amount: 1000 });
    await bench.ask(`refunds/${refund.id}/fail`, { reason: 'lost_or_stolen_card' });
    expect(await stripe.refunds.retrieve(refund.id, { expand: ['failure_balance_transaction'] })).toMatchObject({
      status: 'failed',
      failure_reason: 'lost_or_stolen_card',
      failure_balance_transaction: { amount: 1000 },
    });
    expect((await stripe.charges.retrieve(chargeOf(intent))).amount_refunded).toBe(0);
  });
});

describe('state in a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('is there again after a restart: objects, clock, settings, and what was still to come', async () => {
    const stateFile = join(folder, 'restart.sqlite');
    const first = await startSandbox({ stateFile, settings: { fees: { delayMs: 60_000 } } });
    const one = clientFor(first);
    const intent = await paidIntent(one);
    await first.advance(DAY);
    const keyed = await one.customers.create({ email: 'k@example.com' }, { idempotencyKey: 'kept' });
    await paidIntent(one);
    await first.close();
    const second = await startSandbox({ stateFile });
    const two = clientFor(second);
    // Real time that passed while the clock was moved is part of the day.
    expect(DAY - second.world.clock.offsetMs).toBeLessThan(1000);
    expect(await two.paymentIntents.retrieve(intent.id, { expand: ['latest_charge.balance_transaction'] })).toMatchObject({
      latest_charge: { balance_transaction: { net: 4733 } },
    });
    expect((await two.customers.create({ email: 'k@example.com' }, { idempotencyKey: 'kept' })).id).toBe(keyed.id);
    expect((await two.events.list({ type: 'charge.updated' })).data).toHaveLength(1);
    await second.advance(60_000);
    expect((await two.events.list({ type: 'charge.updated' })).data).toHaveLength(2);
    expect((await two.balanceTransactions.list()).data).toHaveLength(2);
    await second.close();
  });

  test('has everything that was answered, after kill -9', async () => {
    const stateFile = join(folder, 'killed.sqlite');
    const started = await startChild(stateFile);
    const client = clientFor(started);
    const answered: string[] = [];
    for (let n = 0; n < 20; n += 1) answered.push((await paidIntent(client)).id);
    const last = paidIntent(client).catch(() => undefined);
    started.child.kill('SIGKILL');
    await last;
    const again = await startSandbox({ stateFile });
    const listed = await clientFor(again).paymentIntents.list({ limit: 100 });
    const ids = new Set(listed.data.map(({ id }) => id));
    expect(answered.filter((id) => !ids.has(id))).toEqual([]);
    expect(listed.data.every((intent) => intent.status === 'succeeded')).toBe(true);
    await again.close();
  });
});

/** The sandbox as a process of its own, from the sources. */
async function startChild(stateFile: string): Promise<{ host: string; port: number; child: ChildProcess }> {
  const child = spawn(process.execPath, [join(__dirname, 'support/start-from-sources.cjs')], {
    env: { ...process.env, SANDBOX_PORT: '0', SANDBOX_STATE_FILE: stateFile, NODE_ENV: 'test' },
  });
  const port = await new Promise<number>((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      const found = /127\.0\.0\.1:(\d+)/.exec(text)?.[1];
      if (found) resolve(Number(found));
    });
    child.stderr?.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
    child.once('exit', () => reject(new Error(text)));
  });
  return { host: '127.0.0.1', port, child };
}

describe('the process', () => {
  test('does not run in production unless it is a demo', async () => {
    const run = (env: Record<string, string>): Promise<{ code: number | null; text: string }> =>
      new Promise((resolve) => {
        const child = spawn(process.execPath, [join(__dirname, 'support/start-from-sources.cjs')], {
          env: { ...process.env, SANDBOX_PORT: '0', ...env },
        });
        let text = '';
        const listen = (chunk: Buffer): void => {
          text += chunk.toString('utf8');
          if (text.includes('127.0.0.1')) child.kill('SIGTERM');
        };
        child.stdout.on('data', listen);
        child.stderr.on('data', listen);
        child.once('exit', (code) => resolve({ code, text }));
      });
    expect(await run({ NODE_ENV: 'production', AFFILIATE_STORE_DEMO: 'false' })).toMatchObject({
      code: 1,
      text: expect.stringContaining('does not run in production') as string,
    });
    expect(await run({ NODE_ENV: 'production', AFFILIATE_STORE_DEMO: 'true' })).toMatchObject({ code: 0 });
  });
});
