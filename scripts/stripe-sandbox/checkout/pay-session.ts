import type Stripe from 'stripe';
import { beginSubscription } from '../billing/cycling';
import { invalidRequest, StripeFailure } from '../engine/failures';
import { idOf } from '../engine/ids';
import type { World } from '../engine/world';
import { paymentIntents } from '../payments/intent';
import { awaitsDecision } from '../payments/later-payment';
import { newIntent } from '../payments/new-intent';
import { confirmIntent } from '../payments/paying';
import { confirmSetup, newSetupIntent, setupIntents } from '../payments/setting-up';
import { customers, newCustomer } from '../resources/customers';
import { mergeMetadata } from '../resources/fields';
import { shippingOf } from '../payments/shipping';
import { customerDetails } from './new-session';
import { plans, sessions } from './session';

/** Who pays, as they wrote on the page. */
export interface Payer {
  email: string;
  name: string;
  country: string | null;
  /** Wants the card kept for next time. */
  save?: boolean;
}

/** What came of an attempt to pay on the page. */
export type PayOutcome =
  | { kind: 'complete' }
  | { kind: 'challenge'; url: string }
  | { kind: 'waits'; intent: Stripe.PaymentIntent }
  | { kind: 'refused'; failure: StripeFailure };

function settleCustomer(world: World, session: Stripe.Checkout.Session, payer: Payer, wanted: boolean): void {
  const known = world.of(customers).get(idOf(session.customer));
  session.customer_details = customerDetails(payer.email, payer.name, payer.country);
  if (known && !known.deleted) {
    if (!known.email) {
      known.email = payer.email;
      world.of(customers).put(known);
    }
    return;
  }
  if (session.customer_creation === 'always' || wanted) {
    session.customer = newCustomer(world, { email: payer.email, name: payer.name }).id;
  }
}

function intentFor(world: World, session: Stripe.Checkout.Session, payer: Payer): Stripe.PaymentIntent {
  const begun = world.of(paymentIntents).get(idOf(session.payment_intent));
  if (begun) return begun;
  const plan = world.of(plans).get(session.id)?.intent ?? {};
  const reuse = session.mode === 'subscription' ? 'off_session' : (plan.setup_future_usage ?? (payer.save ? 'on_session' : null));
  settleCustomer(world, session, payer, reuse !== null);
  const intent = newIntent(world, {
    amount: session.amount_total ?? 0,
    currency: session.currency ?? 'usd',
    customer: idOf(session.customer),
    description: plan.description,
    metadata: mergeMetadata(null, plan.metadata),
    captureMethod: plan.capture_method,
    methodTypes: session.payment_method_types,
    receiptEmail: plan.receipt_email,
    setupFutureUsage: reuse,
    shipping: shippingOf(plan.shipping),
    statementDescriptor: plan.statement_descriptor,
    statementDescriptorSuffix: plan.statement_descriptor_suffix,
    transferGroup: plan.transfer_group,
  });
  session.payment_intent = intent.id;
  world.of(sessions).put(session);
  return intent;
}

/** Pays an open session with a method; refusals are an outcome, since the buyer may try another card. */
export function paySession(world: World, session: Stripe.Checkout.Session, method: Stripe.PaymentMethod | null, payer: Payer): PayOutcome {
  if (session.status !== 'open') {
    throw invalidRequest(`This Checkout Session is ${session.status ?? 'closed'}; only an open one can be paid.`, {
      code: 'checkout_session_not_open',
    });
  }
  if (session.mode === 'payment' && session.amount_total === 0) {
    settleCustomer(world, session, payer, false);
    completeSession(world, session);
    return { kind: 'complete' };
  }
  if (!method) throw invalidRequest('A payment method is needed.', { code: 'parameter_missing', param: 'payment_method' });
  try {
    // A trial asks for the card and charges it later.
    const saves = session.mode === 'setup' || (session.mode === 'subscription' && session.amount_total === 0);
    return saves ? setUp(world, session, method, payer) : pay(world, session, method, payer);
  } catch (failure) {
    if (failure instanceof StripeFailure && failure.type === 'card_error') return { kind: 'refused', failure };
    throw failure;
  }
}

function pay(world: World, session: Stripe.Checkout.Session, method: Stripe.PaymentMethod, payer: Payer): PayOutcome {
  const intent = intentFor(world, session, payer);
  session.customer_details = customerDetails(payer.email, payer.name, payer.country);
  world.of(sessions).put(session);
  confirmIntent(world, intent, { method, returnUrl: `${world.baseUrl}/c/pay/${session.id}` });
  if (intent.status === 'requires_action' && !awaitsDecision(intent)) {
    return { kind: 'challenge', url: intent.next_action?.redirect_to_url?.url ?? '' };
  }
  // A voucher or bank debit ends the buyer's part at once; an instant transfer is waited for on the page.
  if (awaitsDecision(intent) && method.type === 'pix') return { kind: 'waits', intent };
  if (awaitsDecision(intent)) completeSession(world, session);
  return { kind: 'complete' };
}

function setUp(world: World, session: Stripe.Checkout.Session, method: Stripe.PaymentMethod, payer: Payer): PayOutcome {
  let intent = world.of(setupIntents).get(idOf(session.setup_intent));
  if (!intent) {
    const plan = world.of(plans).get(session.id)?.setup ?? {};
    settleCustomer(world, session, payer, true);
    intent = newSetupIntent(world, {
      customer: idOf(session.customer),
      description: plan.description,
      metadata: mergeMetadata(null, plan.metadata),
    });
    session.setup_intent = intent.id;
    world.of(sessions).put(session);
  }
  confirmSetup(world, intent, method, `${world.baseUrl}/c/pay/${session.id}`);
  if (intent.status === 'requires_action') return { kind: 'challenge', url: intent.next_action?.redirect_to_url?.url ?? '' };
  return { kind: 'complete' };
}

/** Begins what the session sold. Its payment is then found through the invoice, as at Stripe. */
function subscribe(world: World, session: Stripe.Checkout.Session, intent: Stripe.PaymentIntent | null): void {
  const plan = world.of(plans).get(session.id);
  const setup = world.of(setupIntents).get(idOf(session.setup_intent));
  const { subscription, invoice } = beginSubscription(
    world,
    {
      customer: idOf(session.customer) ?? '',
      items: (plan?.items ?? []).flatMap((item) => (item.price ? [{ price: item.price, quantity: item.quantity ?? 1 }] : [])),
      metadata: mergeMetadata(null, plan?.subscription?.metadata),
      description: plan?.subscription?.description ?? null,
      defaultMethod: idOf(intent?.payment_method ?? setup?.payment_method),
      trialDays: plan?.subscription?.trial_period_days ?? 0,
      coupon: plan?.coupon ?? null,
    },
    intent,
  );
  session.subscription = subscription.id;
  session.invoice = invoice.id;
  session.payment_intent = null;
  session.setup_intent = null;
}

/** Closes a session whose buyer has done their part. */
export function completeSession(world: World, session: Stripe.Checkout.Session): void {
  if (session.status !== 'open') return;
  session.status = 'complete';
  session.url = null;
  const intent = world.of(paymentIntents).get(idOf(session.payment_intent));
  if (intent?.status === 'succeeded') session.payment_status = 'paid';
  if (session.mode === 'subscription') subscribe(world, session, intent ?? null);
  if (session.consent_collection?.terms_of_service === 'required') session.consent = { promotions: null, terms_of_service: 'accepted' };
  world.of(sessions).put(session);
  world.events.emit('checkout.session.completed', session);
}

/** Ends an open session: its page takes no more payments. */
export function expireSession(world: World, session: Stripe.Checkout.Session): void {
  if (session.status !== 'open') {
    throw invalidRequest(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session.status ?? ''}.`,
    );
  }
  session.status = 'expired';
  session.url = null;
  world.of(sessions).put(session);
  world.events.emit('checkout.session.expired', session);
}

/** Ties sessions to their intents and to the passing of time. */
export function wireSessions(world: World): void {
  const sessionOf = (index: string, id: string): Stripe.Checkout.Session | undefined => world.of(sessions).by(index, id)[0];
  world.agenda.when('checkout.expire', (id) => {
    const session = world.of(sessions).get(id);
    if (session?.status === 'open') expireSession(world, session);
  });
  world.events.on<Stripe.PaymentIntent>('payment_intent.succeeded', (intent) => {
    const session = sessionOf('payment_intent', intent.id);
    if (!session) return;
    if (session.status === 'open') return completeSession(world, session);
    session.payment_status = 'paid';
    world.of(sessions).put(session);
    if (intent.capture_method !== 'manual') world.events.emit('checkout.session.async_payment_succeeded', session);
  });
  world.events.on<Stripe.PaymentIntent>('payment_intent.amount_capturable_updated', (intent) => {
    const session = sessionOf('payment_intent', intent.id);
    if (session) completeSession(world, session);
  });
  world.events.on<Stripe.PaymentIntent>('payment_intent.payment_failed', (intent) => {
    const session = sessionOf('payment_intent', intent.id);
    if (session?.status === 'complete') world.events.emit('checkout.session.async_payment_failed', session);
  });
  world.events.on<Stripe.SetupIntent>('setup_intent.succeeded', (intent) => {
    const session = sessionOf('setup_intent', intent.id);
    if (session) completeSession(world, session);
  });
}
