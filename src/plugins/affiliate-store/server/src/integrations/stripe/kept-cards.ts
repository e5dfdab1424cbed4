import Stripe from 'stripe';
import type { IntentFacts, KeptCard, KeptCardCharge, PaymentGateway } from '../../capabilities/checkout/ports';
import { chargeFacts, expanded, idOf } from './facts';

const STATE: Readonly<Record<string, IntentFacts['state']>> = {
  requires_action: 'confirming',
  requires_capture: 'reserved',
  processing: 'processing',
  succeeded: 'succeeded',
  canceled: 'canceled',
};

const stateOf = (intent: Stripe.PaymentIntent): IntentFacts['state'] => {
  const known = STATE[intent.status];
  if (known) return known;
  const error = intent.last_payment_error;
  if (!error) return 'begun';
  return error.code === 'authentication_required' ? 'needs_buyer' : 'refused';
};

const intentFacts = (intent: Stripe.PaymentIntent): IntentFacts => {
  const charge = expanded(intent.latest_charge);
  return {
    id: intent.id,
    state: stateOf(intent),
    confirmUrl: intent.next_action?.redirect_to_url?.url ?? null,
    charge: charge ? chargeFacts(charge) : null,
  };
};

export const readIntent = async (stripe: Stripe, id: string): Promise<IntentFacts> =>
  intentFacts(await stripe.paymentIntents.retrieve(id, { expand: ['latest_charge.balance_transaction'] }));

/** What Stripe answers where the intent is no longer, or not yet, where it would have to be. */
const TOLD_BY_STATE: readonly (string | undefined)[] = [
  'payment_intent_unexpected_state',
  'charge_already_captured',
  'charge_expired_for_capture',
  'capture_charge_authorization_expired',
];

/** Asks for something and reads how the intent stands then. A refused card, or a step that was made before, is told by how it stands. */
const attempt = async (stripe: Stripe, id: string, ask: () => Promise<unknown>): Promise<IntentFacts> => {
  try {
    await ask();
  } catch (error) {
    const told =
      error instanceof Stripe.errors.StripeCardError || (error instanceof Stripe.errors.StripeError && TOLD_BY_STATE.includes(error.code));
    if (!told) throw error;
  }
  return readIntent(stripe, id);
};

export const keptCard = async (stripe: Stripe, chargeId: string): Promise<KeptCard | null> => {
  const charge = await stripe.charges.retrieve(chargeId);
  const customerId = idOf(charge.customer);
  return customerId !== null && charge.payment_method !== null && charge.payment_method_details?.type === 'card'
    ? { customerId, methodId: charge.payment_method }
    : null;
};

/** Deletes the customer a charge was made for. Its charges stay, and can be given back. */
export const forgetBuyer = async (stripe: Stripe, chargeId: string): Promise<boolean> => {
  const charge = await stripe.charges.retrieve(chargeId, { expand: ['customer'] });
  const { customer } = charge;
  if (customer === null || typeof customer === 'string' || customer.deleted) return false;
  await stripe.customers.del(customer.id);
  return true;
};

export const beginCharge = async (
  stripe: Stripe,
  { key, orderNumber, card, amount: { currency } }: KeptCardCharge,
  amount: number,
): Promise<string> => {
  const intent = await stripe.paymentIntents.create(
    {
      amount,
      currency: currency.toLowerCase(),
      customer: card.customerId,
      payment_method: card.methodId,
      allowed_payment_method_types: ['card'],
      metadata: { order_number: orderNumber },
    },
    { idempotencyKey: key },
  );
  return intent.id;
};

export const makeCharge = (stripe: Stripe, id: string, { key, methodId, returnUrl }: Parameters<PaymentGateway['makeCharge']>[1]) =>
  attempt(stripe, id, () =>
    stripe.paymentIntents.confirm(
      id,
      { payment_method: methodId, ...(returnUrl === null ? { off_session: true } : { return_url: returnUrl }) },
      { idempotencyKey: `${key}:${returnUrl === null ? 'off_session' : 'with_buyer'}` },
    ),
  );

export const cancelIntent = (stripe: Stripe, id: string): Promise<IntentFacts> =>
  attempt(stripe, id, () => stripe.paymentIntents.cancel(id));

/** Takes what is reserved; a card error leaves it reserved, which is how it is told. */
export const captureIntent = (stripe: Stripe, id: string, key: string): Promise<IntentFacts> =>
  attempt(stripe, id, () => stripe.paymentIntents.capture(id, {}, { idempotencyKey: key }));
