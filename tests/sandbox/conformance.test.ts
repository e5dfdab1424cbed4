import type Stripe from 'stripe';
import { afterIntervals } from '../../scripts/stripe-sandbox/billing/subscription';
import { loadSchemas } from '../../scripts/stripe-sandbox/conformance/cache';
import type { Exchange } from '../../scripts/stripe-sandbox/server/api-door';
import { sharedValidator } from '../../scripts/stripe-sandbox/server/shared-validator';
import { useBalance } from './support/balance-calls';
import { useConnect } from './support/connect-calls';
import { useCoupons } from './support/coupon-calls';
import { makeSubscriptions } from './support/subscription-calls';
import { useSchedules } from './support/schedule-calls';
import { basket, type Bench, chargeOf, openBench, paidIntent, refusal } from './support/running-sandbox';
import { useTax } from './support/tax-calls';
import { Witness } from './support/witness';

jest.setTimeout(120_000);

let bench: Bench;
let stripe: Stripe;
let witness: Witness;

beforeAll(async () => {
  bench = await openBench({ settings: { fees: { delayMs: 60_000 } } });
  stripe = bench.stripe;
  witness = new Witness(sharedValidator());
  bench.sandbox.watch((exchange) => witness.exchanges.push(JSON.parse(JSON.stringify(exchange)) as Exchange));
  bench.sandbox.world.events.on('*', (_object, event) => witness.events.push(event));
});

afterAll(() => bench.close());

async function later(): Promise<void> {
  await bench.sandbox.advance(61_000);
}

describe('the unmodified SDK against the sandbox, over every call it supports', () => {
  test('the schemas are those of the version that the SDK pins', () => {
    const schemas = loadSchemas();
    expect(stripe.getApiField('version')).toBe(schemas.apiVersion);
    expect(Object.keys(schemas.responses).length).toBeGreaterThan(90);
  });

  test('products and prices are made, changed, listed and deleted', async () => {
    const product = await stripe.products.create({
      name: 'Course',
      description: 'All of it',
      images: ['https://example.com/a.png'],
      metadata: { sku: '1' },
      marketing_features: [{ name: 'Videos' }],
    });
    expect(product.metadata).toEqual({ sku: '1' });
    await stripe.products.update(product.id, { name: 'The course', metadata: { sku: '', edition: 2 } });
    expect((await stripe.products.retrieve(product.id)).metadata).toEqual({ edition: '2' });
    const price = await stripe.prices.create({
      product: product.id,
      currency: 'usd',
      unit_amount: 1500,
      lookup_key: 'course',
      nickname: 'launch',
    });
    await stripe.prices.create({ product: product.id, currency: 'usd', unit_amount: 900, recurring: { interval: 'month' } });
    await stripe.prices.create({ product_data: { name: 'Inline' }, currency: 'eur', unit_amount: 500 });
    await stripe.prices.update(price.id, { active: false, metadata: { a: 'b' } });
    const shown = await stripe.prices.retrieve(price.id, { expand: ['product'] });
    expect((shown.product as Stripe.Product).name).toBe('The course');
    expect((await stripe.prices.list({ product: product.id, active: true })).data).toHaveLength(1);
    expect((await stripe.prices.list({ lookup_keys: ['course'] })).data[0]?.id).toBe(price.id);
    expect((await refusal(stripe.products.del(product.id))).statusCode).toBe(400);
    const lonely = await stripe.products.create({ name: 'Lonely' });
    expect(await stripe.products.del(lonely.id)).toMatchObject({ deleted: true });
    expect((await stripe.products.list({ active: true, limit: 3 })).data.length).toBeGreaterThan(0);
  });

  test('customers keep their cards, with one fingerprint for one number', async () => {
    const customer = await stripe.customers.create({
      email: 'ana@example.com',
      name: 'Ana',
      address: { country: 'FR' },
      shipping: { name: 'Ana', address: { line1: 'Rue 1' } },
      metadata: { a: '1' },
    });
    const card = await stripe.paymentMethods.create({ type: 'card', card: { token: 'tok_visa' } });
    const same = await stripe.paymentMethods.create({
      type: 'card',
      card: { number: '4242424242424242', exp_month: 12, exp_year: 2040, cvc: '123' },
    });
    expect(card.card?.fingerprint).toBe(same.card?.fingerprint);
    await stripe.paymentMethods.attach(card.id, { customer: customer.id });
    const other = await stripe.paymentMethods.attach('pm_card_mastercard', { customer: customer.id });
    expect(other.card?.fingerprint).not.toBe(card.card?.fingerprint);
    await stripe.paymentMethods.update(card.id, { billing_details: { name: 'Ana B' }, card: { exp_year: 2041 } });
    expect((await stripe.paymentMethods.retrieve(card.id, { expand: ['customer'] })).billing_details.name).toBe('Ana B');
    expect((await stripe.paymentMethods.list({ customer: customer.id, type: 'card' })).data).toHaveLength(2);
    expect((await stripe.customers.listPaymentMethods(customer.id)).data).toHaveLength(2);
    await stripe.customers.update(customer.id, { phone: '+33', invoice_settings: { default_payment_method: card.id } });
    expect((await stripe.customers.retrieve(customer.id, { expand: ['invoice_settings.default_payment_method'] })).id).toBe(customer.id);
    await stripe.paymentMethods.detach(other.id);
    expect((await stripe.customers.list({ email: 'ana@example.com' })).data).toHaveLength(1);
    expect(await stripe.customers.del(customer.id)).toMatchObject({ deleted: true });
    expect(await stripe.customers.retrieve(customer.id)).toMatchObject({ deleted: true });
  });

  test('other ways of paying have their own shapes', async () => {
    await stripe.paymentMethods.create({
      type: 'sepa_debit',
      sepa_debit: { iban: 'AT611904300234573201' },
      billing_details: { email: 'a@example.com', name: 'A' },
    });
    await stripe.paymentMethods.create({
      type: 'boleto',
      boleto: { tax_id: '00000000000' },
      billing_details: { email: 'a@example.com', name: 'A' },
    });
    await stripe.paymentMethods.create({ type: 'oxxo', billing_details: { email: 'a@example.com', name: 'A' } });
    await stripe.paymentMethods.create({ type: 'pix' });
  });

  test('payment intents go through all their states', async () => {
    const customer = await stripe.customers.create({ email: 'states@example.com' });
    const intent = await stripe.paymentIntents.create({
      amount: 2000,
      currency: 'usd',
      customer: customer.id,
      setup_future_usage: 'off_session',
      metadata: { n: 1 },
    });
    await stripe.paymentIntents.update(intent.id, { amount: 2500, description: 'more', payment_method: 'pm_card_visa' });
    await stripe.paymentIntents.confirm(intent.id, { receipt_email: 'r@example.com' });
    await later();
    const paid = await stripe.paymentIntents.retrieve(intent.id, {
      expand: ['latest_charge.balance_transaction', 'customer', 'payment_method'],
    });
    expect(paid.status).toBe('succeeded');
    expect(((paid.latest_charge as Stripe.Charge).balance_transaction as Stripe.BalanceTransaction).fee).toBe(103);

    const held = await stripe.paymentIntents.create({
      amount: 3000,
      currency: 'usd',
      capture_method: 'manual',
      payment_method: 'pm_card_visa',
      confirm: true,
      shipping: { name: 'A', address: { line1: 'x' } },
    });
    expect(held.status).toBe('requires_capture');
    expect((await stripe.paymentIntents.capture(held.id, { amount_to_capture: 1000 })).amount_received).toBe(1000);
    const given = await stripe.paymentIntents.create({
      amount: 3000,
      currency: 'usd',
      capture_method: 'manual',
      payment_method: 'pm_card_visa',
      confirm: true,
    });
    expect((await stripe.paymentIntents.cancel(given.id, { cancellation_reason: 'requested_by_customer' })).status).toBe('canceled');

    const challenged = await stripe.paymentIntents.create({
      amount: 900,
      currency: 'eur',
      payment_method: 'pm_card_threeDSecure2Required',
      confirm: true,
      return_url: 'http://127.0.0.1:9/back',
    });
    expect(challenged.next_action?.redirect_to_url?.url).toContain('/3ds/');
    expect(await bench.ask(`payments/${challenged.id}/authenticate`, { outcome: 'succeed' })).toMatchObject({ status: 'succeeded' });
    const failed = await stripe.paymentIntents.create({
      amount: 900,
      currency: 'eur',
      payment_method: 'pm_card_threeDSecure2Required',
      confirm: true,
    });
    await bench.ask(`payments/${failed.id}/authenticate`, { outcome: 'fail' });
    expect((await stripe.paymentIntents.retrieve(failed.id)).last_payment_error?.code).toBe('payment_intent_authentication_failure');

    const declined = await refusal(paidIntent(stripe, 'pm_card_chargeDeclinedInsufficientFunds'));
    expect(declined).toMatchObject({ type: 'StripeCardError', statusCode: 402, code: 'card_declined', decline_code: 'insufficient_funds' });
    expect((await stripe.paymentIntents.list({ customer: customer.id })).data).toHaveLength(1);
    await stripe.paymentIntents.list({ limit: 100, expand: ['data.latest_charge'] });
  });

  test('bank debits and vouchers settle later, or fail', async () => {
    for (const [method, currency, wins] of [
      ['sepa', 'eur', true],
      ['sepa', 'eur', false],
      ['boleto', 'brl', true],
      ['oxxo', 'mxn', false],
      ['pix', 'brl', true],
    ] as const) {
      const session = await stripe.checkout.sessions.create(
        basket({ line_items: [{ quantity: 1, price_data: { currency, unit_amount: 4900, product_data: { name: method } } }] }),
      );
      const iban = wins ? 'AT611904300234573201' : 'AT861904300235473202';
      await bench.ask(`sessions/${session.id}/pay`, {
        card: method,
        iban,
        email: wins ? 'a@example.com' : 'a.expire_immediately@example.com',
      });
      await bench.sandbox.advance(200_000);
      const after = await stripe.checkout.sessions.retrieve(session.id, {
        expand: ['payment_intent.latest_charge', 'payment_intent.payment_method'],
      });
      expect([method, after.payment_status]).toEqual([method, wins ? 'paid' : 'unpaid']);
    }
  });

  test('setup intents save a card, ask for a challenge, and refuse', async () => {
    const customer = await stripe.customers.create({ email: 'setup@example.com' });
    const intent = await stripe.setupIntents.create({ customer: customer.id, metadata: { a: 'b' } });
    await stripe.setupIntents.update(intent.id, { description: 'for later' });
    expect((await stripe.setupIntents.confirm(intent.id, { payment_method: 'pm_card_visa' })).status).toBe('succeeded');
    expect((await stripe.setupIntents.retrieve(intent.id, { expand: ['payment_method', 'customer'] })).status).toBe('succeeded');
    const asked = await stripe.setupIntents.create({
      customer: customer.id,
      payment_method: 'pm_card_authenticationRequired',
      confirm: true,
      return_url: 'http://127.0.0.1:9/back',
    });
    expect(asked.status).toBe('requires_action');
    expect((await stripe.setupIntents.cancel(asked.id, { cancellation_reason: 'abandoned' })).status).toBe('canceled');
    expect((await refusal(stripe.setupIntents.create({ payment_method: 'pm_card_chargeDeclined', confirm: true }))).statusCode).toBe(402);
    expect((await stripe.setupIntents.list({ customer: customer.id })).data).toHaveLength(2);
  });

  test('subscriptions are begun, renewed, refused, tried again, kept and ended', async () => {
    const DAY = 24 * 3_600_000;
    const begin = async (
      extra: Stripe.Checkout.SessionCreateParams.SubscriptionData = {},
      discounts: Stripe.Checkout.SessionCreateParams.Discount[] = [],
    ): Promise<Stripe.Subscription> => {
      const session = await stripe.checkout.sessions.create({
        mode: 'subscription',
        success_url: 'http://127.0.0.1:9/thanks',
        customer_email: 'sub@example.com',
        line_items: [
          {
            quantity: 1,
            price_data: { currency: 'eur', unit_amount: 2990, product_data: { name: 'Letters' }, recurring: { interval: 'month' } },
          },
        ],
        subscription_data: { metadata: { order_number: 'AFS-1' }, ...extra },
        ...(discounts.length > 0 ? { discounts } : {}),
      });
      // Direct debit is no way to pay for what renews by itself (B-23).
      expect(session.payment_method_types).toEqual(['card']);
      await bench.ask(`sessions/${session.id}/pay`, {});
      const done = await stripe.checkout.sessions.retrieve(session.id, { expand: ['subscription.latest_invoice', 'invoice.payments'] });
      expect([done.status, done.payment_status]).toEqual(['complete', extra.trial_period_days ? 'no_payment_required' : 'paid']);
      return done.subscription as Stripe.Subscription;
    };
    const failing = async (subscription: Stripe.Subscription): Promise<void> => {
      const customer = subscription.customer as string;
      const bad = await stripe.paymentMethods.attach('pm_card_chargeCustomerFail', { customer });
      await stripe.subscriptions.update(subscription.id, { default_payment_method: bad.id });
    };
    const invoicesOf = async (subscription: Stripe.Subscription): Promise<Stripe.Invoice[]> =>
      (await stripe.invoices.list({ subscription: subscription.id, limit: 100, expand: ['data.payments'] })).data;

    const steady = await begin();
    await bench.sandbox.advance(31 * DAY);
    await bench.sandbox.advance(31 * DAY);
    expect((await invoicesOf(steady)).map((invoice) => [invoice.status, invoice.billing_reason])).toEqual([
      ['paid', 'subscription_cycle'],
      ['paid', 'subscription_cycle'],
      ['paid', 'subscription_create'],
    ]);
    await failing(steady);
    // Day by day until it is refused: months are of different lengths, and a day too many is the next try.
    const statusOf = async () => (await stripe.subscriptions.retrieve(steady.id)).status;
    for (let day = 0; day < 35 && (await statusOf()) !== 'past_due'; day++) await bench.sandbox.advance(DAY);
    const late = await stripe.subscriptions.retrieve(steady.id, { expand: ['latest_invoice.payments'] });
    const open = late.latest_invoice as Stripe.Invoice;
    expect([late.status, open.status, open.attempt_count]).toEqual(['past_due', 'open', 1]);
    expect((await refusal(stripe.invoices.pay(open.id))).statusCode).toBe(402);
    // A try somebody asks for is none of the schedule's.
    expect((await stripe.invoices.retrieve(open.id)).attempt_count).toBe(1);
    const good = await stripe.paymentMethods.attach('pm_card_visa', { customer: steady.customer as string });
    await stripe.subscriptions.update(steady.id, { default_payment_method: good.id });
    expect((await stripe.invoices.pay(open.id)).status).toBe('paid');
    expect((await stripe.subscriptions.retrieve(steady.id)).status).toBe('active');
    expect((await stripe.invoicePayments.list({ invoice: open.id })).data[0]?.status).toBe('paid');
    expect((await stripe.invoices.retrieve(open.id, { expand: ['payments'] })).payments?.data).toHaveLength(1);

    await failing(steady);
    await bench.sandbox.advance(50 * DAY);
    const lost = await stripe.subscriptions.retrieve(steady.id);
    expect([lost.status, lost.cancellation_details?.reason]).toEqual(['canceled', 'payment_failed']);
    expect((await invoicesOf(steady))[0]).toMatchObject({ status: 'open', attempt_count: 4, next_payment_attempt: null });

    await bench.ask('config', { billing: { afterLastTry: 'leave_overdue' } });
    const left = await begin();
    await failing(left);
    await bench.sandbox.advance(50 * DAY);
    expect((await stripe.subscriptions.retrieve(left.id)).status).toBe('past_due');
    expect((await stripe.subscriptions.cancel(left.id)).status).toBe('canceled');
    await bench.ask('config', { billing: { afterLastTry: 'cancel' } });

    await useBalance(bench, await begin());

    const tried = await begin({ trial_period_days: 14 });
    expect([tried.status, (tried.latest_invoice as Stripe.Invoice).amount_paid]).toEqual(['trialing', 0]);
    await bench.sandbox.advance(15 * DAY);
    expect((await stripe.subscriptions.retrieve(tried.id)).status).toBe('active');
    expect((await stripe.subscriptions.update(tried.id, { cancel_at_period_end: true })).cancel_at).not.toBeNull();
    expect((await stripe.subscriptions.update(tried.id, { cancel_at_period_end: false })).cancel_at).toBeNull();
    await stripe.subscriptions.update(tried.id, { cancel_at_period_end: true });
    await bench.sandbox.advance(31 * DAY);
    expect((await stripe.subscriptions.retrieve(tried.id)).status).toBe('canceled');
    // Three payments and no fourth; an end within a period would be prorated, which is not simulated.
    const parts = await begin();
    const monthsOn = (months: number): number => afterIntervals(parts.billing_cycle_anchor, 'month', months);
    expect((await refusal(stripe.subscriptions.update(parts.id, { cancel_at: monthsOn(3) - 60 }))).code).toBe('sandbox_not_simulated');
    expect((await refusal(stripe.subscriptions.update(parts.id, { cancel_at: 1 }))).statusCode).toBe(400);
    const both = stripe.subscriptions.update(parts.id, { cancel_at: monthsOn(3), cancel_at_period_end: true });
    expect((await refusal(both)).statusCode).toBe(400);
    const bound = await stripe.subscriptions.update(parts.id, { cancel_at: monthsOn(3), proration_behavior: 'none' });
    expect([bound.cancel_at, bound.cancel_at_period_end, bound.status]).toEqual([monthsOn(3), false, 'active']);
    await bench.sandbox.advance(160 * DAY);
    expect((await stripe.subscriptions.retrieve(parts.id)).status).toBe('canceled');
    expect((await invoicesOf(parts)).map(({ status }) => status)).toEqual(['paid', 'paid', 'paid']);

    const paused = await begin();
    const until = (days: number): number => bench.sandbox.world.clock.seconds() + days * 86_400;
    const pause = (resumes_at?: number) =>
      stripe.subscriptions.update(paused.id, { pause_collection: { behavior: 'void', ...(resumes_at ? { resumes_at } : {}) } });
    expect((await refusal(pause(until(-1)))).statusCode).toBe(400);
    expect(await pause(until(45))).toMatchObject({ status: 'active', pause_collection: { behavior: 'void' } });
    await bench.sandbox.advance(32 * DAY);
    expect(await stripe.subscriptions.retrieve(paused.id)).toMatchObject({ status: 'active', pause_collection: { behavior: 'void' } });
    expect((await invoicesOf(paused))[0]).toMatchObject({ status: 'void', amount_paid: 0, attempted: false, next_payment_attempt: null });
    await bench.sandbox.advance(14 * DAY);
    expect((await stripe.subscriptions.retrieve(paused.id)).pause_collection).toBeNull();
    await bench.sandbox.advance(18 * DAY);
    expect((await invoicesOf(paused)).map(({ status }) => status)).toEqual(['paid', 'void', 'paid']);
    // Without an end it stays paused until somebody ends that; an earlier end that was set meanwhile means nothing.
    await pause(until(5));
    await pause();
    await bench.sandbox.advance(40 * DAY);
    expect((await stripe.subscriptions.retrieve(paused.id)).pause_collection).toEqual({ behavior: 'void', resumes_at: null });
    expect((await stripe.subscriptions.update(paused.id, { pause_collection: '' })).pause_collection).toBeNull();
    await stripe.subscriptions.cancel(paused.id);

    await useSchedules(bench, await begin(), invoicesOf);

    const challenged = await begin();
    const asks = await stripe.paymentMethods.attach('pm_card_authenticationRequired', { customer: challenged.customer as string });
    await stripe.subscriptions.update(challenged.id, { default_payment_method: asks.id });
    await bench.sandbox.advance(31 * DAY);
    expect((await stripe.subscriptions.cancel(challenged.id)).status).toBe('canceled');
    expect((await refusal(stripe.subscriptions.cancel(challenged.id))).statusCode).toBe(400);
    expect((await stripe.subscriptions.list({ status: 'all' })).data).toHaveLength(8);
    await useCoupons(bench, (discounts) => begin({}, discounts), invoicesOf);
  });

  test('subscriptions are made without a page, charged at once, after free days or not at all', () => makeSubscriptions(bench));

  test('charges, refunds, balance and its movements', async () => {
    const intent = await paidIntent(stripe);
    const charge = await stripe.charges.retrieve(chargeOf(intent));
    expect(charge.balance_transaction).toBeNull();
    await stripe.charges.update(charge.id, { description: 'sold', metadata: { order: '7' } });
    await later();
    const part = await stripe.refunds.create({ charge: charge.id, amount: 900, reason: 'requested_by_customer', metadata: { why: 'x' } });
    await stripe.refunds.create({ payment_intent: intent.id });
    await stripe.refunds.update(part.id, { metadata: { why: 'y' } });
    await stripe.refunds.retrieve(part.id, { expand: ['balance_transaction', 'charge'] });
    expect((await stripe.refunds.list({ charge: charge.id })).data).toHaveLength(2);
    const whole = await stripe.charges.retrieve(charge.id, { expand: ['refunds', 'balance_transaction.source'] });
    expect([whole.refunded, whole.refunds?.data.length]).toEqual([true, 2]);
    expect((await stripe.charges.list({ payment_intent: intent.id })).data).toHaveLength(1);
    for (const method of ['pm_card_pendingRefund', 'pm_card_refundFail']) {
      const paid = await paidIntent(stripe, method);
      const refund = await stripe.refunds.create({ payment_intent: paid.id });
      await bench.sandbox.advance(200_000);
      const after = await stripe.refunds.retrieve(refund.id, { expand: ['failure_balance_transaction'] });
      expect(after.status).toBe(method === 'pm_card_refundFail' ? 'failed' : 'succeeded');
    }
    const movements = await stripe.balanceTransactions.list({ type: 'refund', expand: ['data.source'] });
    expect(movements.data[0]?.amount).toBeLessThan(0);
    await stripe.balanceTransactions.retrieve(movements.data[0]?.id ?? '', { expand: ['source'] });
    await bench.sandbox.advance(4 * 24 * 3_600_000);
    const balance = await stripe.balance.retrieve();
    expect(balance.pending.every((side) => side.amount === 0)).toBe(true);
  });

  test('disputes are opened, answered, won, lost, closed and escalated', async () => {
    const [won, lost, given, asked, unanswered] = await Promise.all([1, 2, 3, 4, 5].map(() => paidIntent(stripe)));
    await later();
    const open = (intent: Stripe.PaymentIntent | undefined, extra: object = {}): Promise<Stripe.Dispute> =>
      bench.ask<Stripe.Dispute>('disputes', { charge: chargeOf(intent), ...extra });
    const first = await open(won);
    expect((await stripe.disputes.retrieve(first.id, { expand: ['charge', 'payment_intent'] })).status).toBe('needs_response');
    const data = Buffer.concat([
      Buffer.from('%PDF-1.7\n'),
      Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)),
      Buffer.from('\r\n--end'),
    ]);
    const file = await stripe.files.create({ purpose: 'dispute_evidence', file: { data, name: 'reçu.pdf', type: 'application/pdf' } });
    expect(await stripe.files.retrieve(file.id)).toMatchObject({ size: data.length, type: 'pdf', filename: 'reçu.pdf' });
    expect((await stripe.files.list({ purpose: 'dispute_evidence' })).data).toHaveLength(1);
    const text = { data: Buffer.from('<svg/>'), name: 'a.svg', type: 'image/svg+xml' };
    expect((await refusal(stripe.files.create({ purpose: 'dispute_evidence', file: text }))).statusCode).toBe(400);
    const nowhere = stripe.disputes.update(first.id, { evidence: { receipt: 'file_nowhere' } });
    expect((await refusal(nowhere)).statusCode).toBe(400);
    await stripe.disputes.update(first.id, { evidence: { uncategorized_text: 'winning_evidence', receipt: file.id }, submit: true });
    expect((await stripe.disputes.retrieve(first.id)).evidence.receipt).toBe(file.id);
    await later();
    const ended = await stripe.disputes.retrieve(first.id);
    expect([ended.status, ended.balance_transactions.map((txn) => txn.net)]).toEqual(['won', [-6400, 4900]]);
    const second = await open(lost, { reason: 'product_not_received', amount: 1000 });
    await bench.ask(`disputes/${second.id}/lost`);
    const third = await open(given);
    expect((await stripe.disputes.close(third.id)).status).toBe('lost');
    const fourth = await open(asked, { inquiry: true });
    await bench.ask(`disputes/${fourth.id}/escalated`);
    const fifth = await open(unanswered);
    await bench.sandbox.advance(10 * 24 * 3_600_000);
    expect((await stripe.disputes.retrieve(fifth.id)).status).toBe('lost');
    expect((await stripe.disputes.list({ charge: chargeOf(won) })).data).toHaveLength(1);
    const itself = await paidIntent(stripe, 'pm_card_createDispute');
    await bench.sandbox.advance(5000);
    expect((await stripe.disputes.list({ payment_intent: itself.id })).data[0]?.reason).toBe('fraudulent');
  });

  test('a session takes what is allowed of what is possible in its currency, and is refused where nothing is', async () => {
    const allowed = async (...types: Stripe.Checkout.SessionCreateParams.AllowedPaymentMethodType[]) =>
      (await stripe.checkout.sessions.create(basket({ allowed_payment_method_types: types }))).payment_method_types;
    expect(await allowed('card')).toEqual(['card']);
    expect(await allowed('card', 'sepa_debit', 'ideal', 'oxxo')).toEqual(['card', 'sepa_debit']);
    expect((await refusal(allowed('oxxo'))).param).toBe('allowed_payment_method_types');
  });

  test('checkout sessions are paid, refused, challenged, expired, and save cards', async () => {
    const session = await stripe.checkout.sessions.create(
      basket({
        client_reference_id: 'o1',
        customer_email: 'c@example.com',
        customer_creation: 'always',
        metadata: { order: '1' },
        locale: 'fr',
        consent_collection: { terms_of_service: 'required' },
        payment_intent_data: { metadata: { order: '1' }, setup_future_usage: 'off_session' },
      }),
    );
    expect(session.payment_intent).toBeNull();
    await stripe.checkout.sessions.update(session.id, { metadata: { more: 'yes' } });
    await bench.ask(`sessions/${session.id}/pay`, { card: '4000000000000002' });
    await bench.ask(`sessions/${session.id}/pay`, { card: '4000002760003184' });
    const paid = await stripe.checkout.sessions.retrieve(session.id, {
      expand: ['line_items.data.price.product', 'payment_intent.latest_charge.balance_transaction', 'customer'],
    });
    expect([paid.status, paid.payment_status, paid.line_items?.data.length]).toEqual(['complete', 'paid', 1]);
    expect((await stripe.checkout.sessions.listLineItems(session.id, { limit: 1 })).data[0]?.amount_total).toBe(4900);
    expect(
      (
        await stripe.checkout.sessions.list({
          payment_intent: (paid.payment_intent as Stripe.PaymentIntent).id,
          expand: ['data.line_items'],
        })
      ).data,
    ).toHaveLength(1);
    const ended = await stripe.checkout.sessions.create(basket());
    expect((await stripe.checkout.sessions.expire(ended.id)).status).toBe('expired');
    const setup = await stripe.checkout.sessions.create({
      mode: 'setup',
      currency: 'eur',
      success_url: 'http://127.0.0.1:9/ok',
      customer_creation: 'always',
    });
    await bench.ask(`sessions/${setup.id}/pay`);
    const saved = await stripe.checkout.sessions.retrieve(setup.id, { expand: ['setup_intent.payment_method'] });
    expect([saved.status, saved.payment_status]).toEqual(['complete', 'no_payment_required']);
    const known = saved.customer as string;
    const another: Stripe.Checkout.SessionCreateParams = {
      mode: 'setup',
      customer: known,
      success_url: 'http://127.0.0.1:9/ok',
      allowed_payment_method_types: ['card'],
    };
    expect((await refusal(stripe.checkout.sessions.create(another))).param).toBe('currency');
    const card = await stripe.checkout.sessions.create({
      ...another,
      currency: 'eur',
      setup_intent_data: { metadata: { subscription: 'x' } },
    });
    await bench.ask(`sessions/${card.id}/pay`, { card: '5555555555554444' });
    const given = await stripe.checkout.sessions.retrieve(card.id, { expand: ['setup_intent.payment_method'] });
    const intent = given.setup_intent as Stripe.SetupIntent;
    expect([given.customer, intent.metadata, (intent.payment_method as Stripe.PaymentMethod).customer]).toEqual([
      known,
      { subscription: 'x' },
      known,
    ]);
    const free = await stripe.checkout.sessions.create(
      basket({ line_items: [{ quantity: 1, price_data: { currency: 'eur', unit_amount: 0, product_data: { name: 'Free' } } }] }),
    );
    await bench.ask(`sessions/${free.id}/pay`);
    expect((await stripe.checkout.sessions.retrieve(free.id)).payment_intent).toBeNull();
    const embedded = await stripe.checkout.sessions.create({
      mode: 'payment',
      ui_mode: 'elements',
      return_url: 'http://127.0.0.1:9/r',
      line_items: basket().line_items ?? [],
    });
    expect([embedded.url, typeof embedded.client_secret]).toEqual([null, 'string']);
    const held = await stripe.checkout.sessions.create(basket({ payment_intent_data: { capture_method: 'manual' } }));
    await bench.ask(`sessions/${held.id}/pay`);
    const waiting = await stripe.checkout.sessions.retrieve(held.id);
    expect([waiting.status, waiting.payment_status]).toEqual(['complete', 'unpaid']);
  });

  test('connected accounts are opened, linked to and paid, and what they were paid is taken back', async () => {
    await useConnect(bench, later);
  });

  test('taxes are calculated, recorded and taken back, no further than what is left', async () => {
    await useTax(bench);
  });

  test('events are listed by type and time, and webhook endpoints kept', async () => {
    await bench.sandbox.idle();
    const completed = await stripe.events.list({ type: 'checkout.session.completed', limit: 2 });
    expect(completed.data).toHaveLength(2);
    const one = completed.data[0];
    expect((await stripe.events.retrieve(one?.id ?? '')).type).toBe('checkout.session.completed');
    await stripe.events.list({ types: ['charge.*', 'refund.created'], delivery_success: true, created: { gte: 1 } });
    const endpoint = await stripe.webhookEndpoints.create({
      url: 'http://127.0.0.1:9/other',
      enabled_events: ['balance.available'],
      metadata: { a: 'b' },
    });
    expect(endpoint.secret).toMatch(/^whsec_/);
    await stripe.webhookEndpoints.update(endpoint.id, { enabled_events: ['charge.succeeded'], disabled: true });
    expect((await stripe.webhookEndpoints.retrieve(endpoint.id)).secret).toBeUndefined();
    expect((await stripe.webhookEndpoints.list()).data).toHaveLength(2);
    expect(await stripe.webhookEndpoints.del(endpoint.id)).toMatchObject({ deleted: true });
  });
});

describe('the witness', () => {
  test('every supported call was made at least once with success', () => {
    const exercised = new Set(witness.exchanges.filter((exchange) => exchange.status < 400).map((exchange) => exchange.operation));
    const missed = bench.sandbox.door.routes.operations.filter((operation) => !exercised.has(operation));
    expect(missed).toEqual([]);
  });

  test('every request, answer and event fits the declarations of the installed package', () => {
    expect(witness.exchanges.length).toBeGreaterThan(100);
    expect(witness.findings()).toEqual([]);
  });

  test('a field too many, a field missing, a wrong value or an unknown parameter would not have passed', () => {
    const validator = sharedValidator();
    const good = witness.exchanges.find((exchange) => exchange.operation === 'charges.retrieve' && exchange.status === 200)
      ?.answer as Record<string, unknown>;
    const { receipt_url: _missing, ...short } = good;
    expect(validator.response('charges.retrieve', good)).toBeNull();
    expect(validator.response('charges.retrieve', short)).not.toBeNull();
    expect(validator.response('charges.retrieve', { ...good, gross: 1 })).not.toBeNull();
    expect(validator.response('charges.retrieve', { ...good, status: 'done' })).not.toBeNull();
    expect(validator.eventObject('refund.created', good)).not.toBeNull();
    expect(validator.request('refunds.create', { charge: 'ch_1', ammount: 1 })).not.toBeNull();
  });

  test('the events that a shop lives by were all among them', () => {
    const seen = new Set(witness.events.map((event) => event.type));
    const needed = [
      'checkout.session.completed',
      'checkout.session.expired',
      'checkout.session.async_payment_succeeded',
      'checkout.session.async_payment_failed',
      'charge.succeeded',
      'charge.failed',
      'charge.pending',
      'charge.captured',
      'charge.updated',
      'charge.refunded',
      'charge.refund.updated',
      'refund.created',
      'refund.updated',
      'refund.failed',
      'charge.dispute.created',
      'charge.dispute.updated',
      'charge.dispute.closed',
      'charge.dispute.funds_withdrawn',
      'charge.dispute.funds_reinstated',
      'payment_intent.created',
      'payment_intent.succeeded',
      'payment_intent.processing',
      'payment_intent.requires_action',
      'payment_intent.payment_failed',
      'payment_intent.canceled',
      'payment_intent.amount_capturable_updated',
      'setup_intent.created',
      'setup_intent.succeeded',
      'setup_intent.requires_action',
      'setup_intent.setup_failed',
      'setup_intent.canceled',
      'account.updated',
      'transfer.created',
      'transfer.reversed',
      'customer.created',
      'customer.updated',
      'customer.deleted',
      'customer.subscription.created',
      'customer.subscription.updated',
      'customer.subscription.deleted',
      'customer.subscription.trial_will_end',
      'invoice.created',
      'invoice.finalized',
      'invoice.paid',
      'invoice.payment_succeeded',
      'invoice.payment_failed',
      'invoice.payment_action_required',
      'invoice.voided',
      'subscription_schedule.created',
      'subscription_schedule.updated',
      'subscription_schedule.released',
      'subscription_schedule.canceled',
      'payment_method.attached',
      'payment_method.updated',
      'payment_method.detached',
      'balance.available',
      'product.created',
      'product.updated',
      'product.deleted',
      'price.created',
      'price.updated',
    ];
    expect(needed.filter((type) => !seen.has(type as Stripe.Event['type']))).toEqual([]);
    // Told of the pause that changes the status, never of collection that is paused.
    const paused = witness.events.filter(({ type }) => type === 'customer.subscription.paused');
    expect(paused.map(({ data }) => (data.object as Stripe.Subscription).status)).toEqual(['paused']);
    expect(seen.has('customer.subscription.resumed')).toBe(false);
  });

  test('every webhook arrived signed, and none was refused', async () => {
    await bench.sandbox.idle();
    expect(bench.shop.forged).toEqual([]);
    expect(new Set(bench.shop.received.map((received) => received.event.id)).size).toBe(witness.events.length);
  });
});
