import Stripe from 'stripe';
import type { Answered, EvidenceRequest, PaymentGateway, ProviderFailure, SessionRequest } from '../../capabilities/checkout/ports';
import type { Money } from '../../kernel/money';
import { failed, ok } from '../../kernel/outcome';
import type { Outcome } from '../../kernel/outcome';
import { toProvider } from '../../kernel/provider-amount';
import { wallClock } from '../../platform/clock';
import { openCardSession, useCard } from './cards';
import { changeOffer, endAtPeriodEnd, keepOffer } from './offer-changes';
import { beginCharge, cancelIntent, captureIntent, forgetBuyer, keptCard, makeCharge, readIntent } from './kept-cards';
import { makeCoupon } from './coupons';
import { readConfiguration, stripeClient } from './configuration';
import {
  balanceTransactionFacts,
  chargeFacts,
  disputeFacts,
  intentOfInvoice,
  invoiceFacts,
  noticeOf,
  refundFacts,
  sessionFacts,
  pauseParams,
  subscriptionFacts,
} from './facts';

const TOLERANCE_SECONDS = 300;

// An answer of 5xx is kept under its idempotency key and told again for a day; no answer is not.
const factsOf = ({ type, code, requestId, statusCode }: Stripe.errors.StripeError): ProviderFailure['facts'] => ({
  type,
  code: code ?? null,
  requestId: requestId ?? null,
  keptByProvider: (statusCode ?? 0) >= 500,
});

const whyNot = (error: unknown): ProviderFailure => {
  if (error instanceof Stripe.errors.StripeError) {
    const facts = factsOf(error);
    if (error.code === 'resource_missing')
      return { code: 'PAYMENT_OBJECT_UNKNOWN', kind: 'not_found', message: 'The payment provider does not know this object.', facts };
    const status = error.statusCode ?? 0;
    // 409 means the same request is still at work there; everything without an answer may have been done.
    if (status >= 400 && status < 500 && status !== 409 && status !== 429) {
      return { code: 'PAYMENT_PROVIDER_REFUSED', kind: 'conflict', message: `The payment provider refused: ${error.message}`, facts };
    }
    return {
      code: 'PAYMENT_PROVIDER_DOWN',
      kind: 'unavailable',
      message: 'The payment provider does not answer. You were not charged; please try again.',
      facts,
    };
  }
  throw error;
};

const asked = async <T>(question: () => Promise<T>): Answered<T> => {
  try {
    return ok(await question());
  } catch (error) {
    return failed(whyNot(error));
  }
};

const amountFor = (money: Money): Outcome<number, ProviderFailure> => {
  const outcome = toProvider(money);
  return outcome.ok ? outcome : failed({ ...outcome.failure, code: 'AMOUNT_NOT_REPRESENTABLE', kind: 'invalid' });
};

const filled = (text: string): string | undefined => (text.trim() === '' ? undefined : text);

/** The texts under the names the banks know them by; what is empty is not sent. */
const evidenceParams = ({
  email,
  paidAt,
  product,
  access,
  terms,
  explanation,
  files,
}: Omit<EvidenceRequest, 'name' | 'disputeId'>): Stripe.DisputeUpdateParams.Evidence => {
  const texts = {
    customer_email_address: filled(email),
    service_date: paidAt === null ? undefined : new Date(paidAt).toISOString().slice(0, 10),
    product_description: filled(product),
    access_activity_log: filled(access),
    refund_policy_disclosure: filled(terms),
    uncategorized_text: filled(explanation),
    receipt: files.receipt,
    service_documentation: files.access,
    customer_communication: files.correspondence,
    uncategorized_file: files.other,
  };
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined));
};

// Hosted Checkout has no Arabic; `auto` lets the buyer's browser decide.
const LOCALES: Readonly<Record<string, Stripe.Checkout.SessionCreateParams.Locale>> = { en: 'en', fr: 'fr', es: 'es', 'pt-BR': 'pt-BR' };

const modeParams = ({ renewal, orderNumber, keepsCard, methods, reserves }: SessionRequest): Stripe.Checkout.SessionCreateParams => {
  const metadata = { order_number: orderNumber };
  if (!renewal) {
    const kept = keepsCard ? { setup_future_usage: 'off_session' as const } : {};
    const allowed = methods === null ? {} : { allowed_payment_method_types: [...methods] };
    const held = reserves ? { capture_method: 'manual' as const } : {};
    return { mode: 'payment', customer_creation: 'always', payment_intent_data: { metadata, ...kept, ...held }, ...allowed };
  }
  return {
    mode: 'subscription',
    // Direct debit settles days later and may be taken back for weeks: it is for what is paid once (B-23).
    allowed_payment_method_types: [...(methods ?? ['card'])],
    payment_method_collection: 'always',
    subscription_data: { metadata, ...(renewal.trialDays > 0 ? { trial_period_days: renewal.trialDays } : {}) },
  };
};

const sessionParams = (request: SessionRequest): Outcome<Stripe.Checkout.SessionCreateParams, ProviderFailure> => {
  const lines: Stripe.Checkout.SessionCreateParams.LineItem[] = [];
  for (const line of request.lines) {
    const amount = amountFor(line.price);
    if (!amount.ok) return amount;
    lines.push({
      quantity: 1,
      price_data: {
        currency: line.price.currency.toLowerCase(),
        unit_amount: amount.value,
        product_data: { name: line.name.slice(0, 250) },
        ...(request.renewal ? { recurring: { interval: request.renewal.interval, interval_count: request.renewal.count } } : {}),
      },
    });
  }
  return ok({
    ui_mode: 'hosted_page',
    line_items: lines,
    client_reference_id: request.orderNumber,
    customer_email: request.email,
    locale: LOCALES[request.locale] ?? 'auto',
    success_url: request.successUrl,
    cancel_url: request.cancelUrl,
    expires_at: Math.floor(request.expiresAt / 1000),
    metadata: { order_number: request.orderNumber },
    ...modeParams(request),
  });
};

/** What the provider takes off, in its own units; null where nothing is. */
const reductionOf = ({ discount }: SessionRequest): Outcome<number | null, ProviderFailure> =>
  discount ? amountFor(discount.off) : ok(null);

// The SDK refuses old signatures; one from the future would stay good for as long as it is ahead.
const fromTheFuture = (signature: string): boolean => {
  const stamp = /(?:^|,)t=(\d{1,12})(?:,|$)/.exec(signature)?.[1];
  return stamp !== undefined && Number(stamp) * 1000 > wallClock() + TOLERANCE_SECONDS * 1000;
};

const CHARGE = 'latest_charge.balance_transaction';

/** The one payment code path: demo, tests and production differ only in where the SDK is pointed. */
// oxlint-disable-next-line max-lines-per-function -- one port, each verb a few lines over one client
export const stripeGateway = (): PaymentGateway => {
  const configuration = readConfiguration();
  const stripe = stripeClient(configuration);
  const listAll = async <T>(list: AsyncIterable<T>): Promise<T[]> => {
    const rows: T[] = [];
    for await (const row of list) rows.push(row);
    return rows;
  };
  const intentBehind = async (invoice: Stripe.Invoice | null): Promise<Stripe.PaymentIntent | null> => {
    const id = intentOfInvoice(invoice);
    return id === null ? null : stripe.paymentIntents.retrieve(id, { expand: [CHARGE] });
  };
  return {
    name: 'stripe',
    testMode: () => configuration.testMode,
    hasWebhookSecret: () => configuration.webhookSecrets.length > 0,
    openSession: async (request) => {
      const params = sessionParams(request);
      if (!params.ok) return params;
      const reduction = reductionOf(request);
      if (!reduction.ok) return reduction;
      return asked(async () => {
        const discounts = reduction.value && { discounts: [{ coupon: await makeCoupon(stripe, request, reduction.value) }] };
        const session = await stripe.checkout.sessions.create({ ...params.value, ...discounts }, { idempotencyKey: request.key });
        return { sessionId: session.id, url: session.url ?? '', expiresAt: session.expires_at * 1000 };
      });
    },
    expireSession: async (id) => {
      const expired = await asked(async () => stripe.checkout.sessions.expire(id));
      // Only an open session can be closed; of any other the provider says so, and nothing has to be done.
      return expired.ok || expired.failure.code === 'PAYMENT_PROVIDER_REFUSED' ? ok(null) : expired;
    },
    readSession: (id) =>
      asked(async () => {
        const session = await stripe.checkout.sessions.retrieve(id, {
          expand: [`payment_intent.${CHARGE}`, 'subscription', 'setup_intent', 'invoice.payments'],
        });
        const invoice = typeof session.invoice === 'object' ? session.invoice : null;
        return sessionFacts(session, await intentBehind(invoice));
      }),
    readInvoice: (id) =>
      asked(async () => {
        const invoice = await stripe.invoices.retrieve(id, { expand: ['payments', 'parent.subscription_details.subscription'] });
        return invoiceFacts(invoice, await intentBehind(invoice));
      }),
    readSubscription: (id) => asked(async () => subscriptionFacts(await stripe.subscriptions.retrieve(id))),
    endAtPeriodEnd: (id, end) => asked(async () => subscriptionFacts(await endAtPeriodEnd(stripe, id, end))),
    endAt: (id, at) =>
      // The end of a period: there is nothing to prorate, and Stripe is told not to.
      asked(async () =>
        subscriptionFacts(await stripe.subscriptions.update(id, { cancel_at: Math.floor(at / 1000), proration_behavior: 'none' })),
      ),
    pause: (id, until) => asked(async () => subscriptionFacts(await stripe.subscriptions.update(id, pauseParams(until)))),
    unpause: (id) => asked(async () => subscriptionFacts(await stripe.subscriptions.update(id, { pause_collection: '' }))),
    changeOffer: async (id, request) => {
      const amount = amountFor(request.price);
      return amount.ok ? asked(async () => subscriptionFacts(await changeOffer(stripe, id, request, amount.value))) : amount;
    },
    keepOffer: (id) => asked(async () => subscriptionFacts(await keepOffer(stripe, id))),
    openCardSession: (request) => asked(() => openCardSession(stripe, { ...request, locale: LOCALES[request.locale] ?? 'auto' })),
    useCard: (id, methodId) => asked(async () => subscriptionFacts(await useCard(stripe, id, methodId))),
    endNow: (id) => asked(async () => subscriptionFacts(await stripe.subscriptions.cancel(id))),
    readCharge: (id) => asked(async () => chargeFacts(await stripe.charges.retrieve(id, { expand: ['balance_transaction'] }))),
    forgetBuyer: (chargeId) => asked(() => forgetBuyer(stripe, chargeId)),
    keptCard: (chargeId) => asked(() => keptCard(stripe, chargeId)),
    beginCharge: async (request) => {
      const amount = amountFor(request.amount);
      return amount.ok ? asked(() => beginCharge(stripe, request, amount.value)) : amount;
    },
    makeCharge: (id, how) => asked(() => makeCharge(stripe, id, how)),
    readIntent: (id) => asked(() => readIntent(stripe, id)),
    captureIntent: (id, key) => asked(() => captureIntent(stripe, id, key)),
    cancelIntent: (id) => asked(() => cancelIntent(stripe, id)),
    requestRefund: async ({ key, chargeId, amount, requestKey }) => {
      const minor = amountFor(amount);
      if (!minor.ok) return minor;
      return asked(async () =>
        refundFacts(
          await stripe.refunds.create(
            {
              charge: chargeId,
              amount: minor.value,
              metadata: { request_key: requestKey },
              expand: ['balance_transaction', 'failure_balance_transaction'],
            },
            { idempotencyKey: key },
          ),
        ),
      );
    },
    readRefund: (id) =>
      asked(async () => refundFacts(await stripe.refunds.retrieve(id, { expand: ['balance_transaction', 'failure_balance_transaction'] }))),
    refundsOfCharge: (charge) =>
      asked(async () =>
        (
          await listAll(
            stripe.refunds.list({ charge, limit: 100, expand: ['data.balance_transaction', 'data.failure_balance_transaction'] }),
          )
        ).map(refundFacts),
      ),
    uploadEvidence: ({ name, type, content }) =>
      asked(async () => (await stripe.files.create({ purpose: 'dispute_evidence', file: { data: content, name, type } })).id),
    submitEvidence: ({ name, disputeId, ...evidence }) =>
      asked(async () =>
        disputeFacts(
          await stripe.disputes.update(disputeId, { evidence: evidenceParams(evidence), metadata: { answer: name }, submit: true }),
        ),
      ),
    readDispute: (id) => asked(async () => disputeFacts(await stripe.disputes.retrieve(id))),
    eventsSince: (since) =>
      asked(async () =>
        (await listAll(stripe.events.list({ created: { gte: Math.floor(since / 1000) }, limit: 100 })))
          .reverse()
          .map((event) => noticeOf(event, JSON.stringify(event))),
      ),
    balanceTransactions: ({ from, to }, after) =>
      asked(async () => {
        const page = await stripe.balanceTransactions.list({
          created: { gte: Math.floor(from / 1000), lt: Math.floor(to / 1000) },
          limit: 100,
          ...(after === null ? {} : { starting_after: after }),
        });
        return { rows: page.data.map(balanceTransactionFacts), next: page.has_more ? (page.data.at(-1)?.id ?? null) : null };
      }),
    readNotice: (rawBody, signature) => {
      if (configuration.webhookSecrets.length === 0) return { ok: false, why: 'no_secret' };
      if (fromTheFuture(signature)) return { ok: false, why: 'bad_signature' };
      for (const secret of configuration.webhookSecrets) {
        try {
          const event = stripe.webhooks.constructEvent(rawBody, signature, secret, TOLERANCE_SECONDS);
          if (typeof event.id !== 'string' || typeof event.type !== 'string' || typeof event.data?.object !== 'object')
            return { ok: false, why: 'malformed' };
          return { ok: true, notice: noticeOf(event, rawBody) };
        } catch (error) {
          if (!(error instanceof Stripe.errors.StripeSignatureVerificationError)) return { ok: false, why: 'malformed' };
        }
      }
      return { ok: false, why: 'bad_signature' };
    },
  };
};
