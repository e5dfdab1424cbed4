import http from 'node:http';
import type { AddressInfo } from 'node:net';
import Stripe from 'stripe';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../scripts/stripe-sandbox/sandbox';

export const testKey = 'sk_test_00000000000000000000';

/** A webhook that came in, already verified. */
export interface Received {
  event: Stripe.Event;
  signature: string;
  body: string;
  at: number;
}

/** A shop's webhook endpoint that verifies every delivery with the SDK and answers as it is told. */
export interface Listener {
  url: string;
  received: Received[];
  forged: string[];
  /** The status of the next answers; 200 when it says nothing. */
  answer: (received: Received) => number | Promise<number>;
  types(): string[];
  close(): Promise<void>;
}

export async function listen(secret: string): Promise<Listener> {
  const stripe = new Stripe(testKey);
  const listener: Listener = {
    url: '',
    received: [],
    forged: [],
    answer: () => 200,
    types: () => listener.received.map((r) => r.event.type),
    close: async () => undefined,
  };
  const server = http.createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
    request.on('end', () => {
      const signature = String(request.headers['stripe-signature']);
      void (async () => {
        try {
          const event = stripe.webhooks.constructEvent(body, signature, secret);
          const received = { event, signature, body, at: Date.now() };
          listener.received.push(received);
          response.statusCode = await listener.answer(received);
        } catch (error) {
          listener.forged.push(String(error));
          response.statusCode = 400;
        }
        response.end();
      })();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  listener.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook`;
  listener.close = () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return listener;
}

/** A sandbox, an endpoint that listens to it, and the unmodified SDK pointed at it. */
export interface Bench {
  sandbox: Sandbox;
  stripe: Stripe;
  shop: Listener;
  /** `POST /_sandbox/…` (or another method) with a JSON body. */
  ask<T = Record<string, unknown>>(path: string, body?: object, method?: string): Promise<T>;
  close(): Promise<void>;
}

export function clientFor(sandbox: { host: string; port: number }, options: Stripe.StripeConfig = {}): Stripe {
  return new Stripe(testKey, {
    host: sandbox.host,
    port: sandbox.port,
    protocol: 'http',
    maxNetworkRetries: 0,
    telemetry: false,
    ...options,
  });
}

export async function openBench(options: SandboxOptions = {}): Promise<Bench> {
  const webhookSecret = options.webhookSecret ?? 'whsec_of_the_tests';
  const shop = await listen(webhookSecret);
  const sandbox = await startSandbox({ webhookUrl: shop.url, webhookSecret, ...options });
  return {
    sandbox,
    shop,
    stripe: clientFor(sandbox),
    ask: async <T>(path: string, body?: object, method = 'POST') => {
      const answer = await fetch(`${sandbox.url}/_sandbox/${path}`, {
        method,
        ...(method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }),
      });
      return (await answer.json()) as T;
    },
    close: async () => {
      await sandbox.close();
      await shop.close();
    },
  };
}

/** What a shop asks for when someone buys one thing. */
export function basket(overrides: Stripe.Checkout.SessionCreateParams = {}): Stripe.Checkout.SessionCreateParams {
  return {
    mode: 'payment',
    success_url: 'http://127.0.0.1:9/thanks?session={CHECKOUT_SESSION_ID}',
    cancel_url: 'http://127.0.0.1:9/cart',
    line_items: [{ quantity: 1, price_data: { currency: 'eur', unit_amount: 4900, product_data: { name: 'A course' } } }],
    ...overrides,
  };
}

/** A paid card payment of 49.00 EUR by the API. */
export function paidIntent(stripe: Stripe, method = 'pm_card_visa', amount = 4900): Promise<Stripe.PaymentIntent> {
  return stripe.paymentIntents.create({ amount, currency: 'eur', payment_method: method, confirm: true });
}

/** The refusal that a call is expected to meet. */
export async function refusal(call: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return error;
    throw error;
  }
  throw new Error('the call was expected to be refused');
}

/** The id of the charge of a paid intent. */
export function chargeOf(intent: Stripe.PaymentIntent | undefined): string {
  const charge = intent?.latest_charge;
  return typeof charge === 'string' ? charge : (charge?.id ?? '');
}
