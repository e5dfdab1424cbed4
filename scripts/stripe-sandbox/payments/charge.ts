import type Stripe from 'stripe';
import { idOf, newId, randomToken, toSeconds } from '../engine/ids';
import { defineCollection } from '../engine/store';
import type { World } from '../engine/world';
import type { CardBehaviour, Decline } from './test-cards';

/** Charges by payment intent and by customer. */
export const charges = defineCollection<Stripe.Charge>('charges', 'ch', {
  payment_intent: (charge) => idOf(charge.payment_intent),
  customer: (charge) => idOf(charge.customer),
  transfer_group: (charge) => charge.transfer_group,
});

type CardOnCharge = NonNullable<Stripe.Charge.PaymentMethodDetails['card']>;

function cardDetails(card: Stripe.PaymentMethod.Card, amount: number, authenticated: boolean): CardOnCharge {
  return {
    amount_authorized: amount,
    authorization_code: null,
    brand: card.brand,
    checks: card.checks && { ...card.checks },
    country: card.country,
    electronic_commerce_indicator: null,
    exp_month: card.exp_month,
    exp_year: card.exp_year,
    extended_authorization: { status: 'disabled' },
    fingerprint: card.fingerprint ?? null,
    funding: card.funding,
    incremental_authorization: { status: 'unavailable' },
    installments: null,
    last4: card.last4,
    mandate: null,
    multicapture: { status: 'unavailable' },
    network: card.brand,
    network_token: { used: false },
    network_transaction_id: randomToken(15),
    overcapture: { maximum_amount_capturable: amount, status: 'unavailable' },
    regulated_status: card.regulated_status,
    three_d_secure: authenticated ? challengePassed() : null,
    transaction_link_id: null,
    wallet: card.wallet && { dynamic_last4: card.wallet.dynamic_last4, type: card.wallet.type, [card.wallet.type]: {} },
  };
}

function challengePassed(): CardOnCharge['three_d_secure'] {
  return {
    authentication_flow: 'challenge',
    electronic_commerce_indicator: '05',
    exemption_indicator: null,
    result: 'authenticated',
    result_reason: null,
    transaction_id: randomToken(24),
    version: '2.2.0',
  };
}

/** What a charge shows of its payment method. */
function methodDetails(method: Stripe.PaymentMethod, amount: number, authenticated: boolean): Stripe.Charge.PaymentMethodDetails {
  if (method.card) return { type: 'card', card: cardDetails(method.card, amount, authenticated) };
  if (method.sepa_debit) {
    const { bank_code, branch_code, country, fingerprint, last4 } = method.sepa_debit;
    return { type: 'sepa_debit', sepa_debit: { bank_code, branch_code, country, fingerprint, last4, mandate: null } };
  }
  if (method.boleto) return { type: 'boleto', boleto: { tax_id: method.boleto.tax_id } };
  if (method.oxxo) return { type: 'oxxo', oxxo: { number: '01234567890123456789' } };
  return { type: 'pix', pix: { bank_transaction_id: randomToken(20) } };
}

function outcomeOf(status: Stripe.Charge['status'], decline: Decline | null): Stripe.Charge.Outcome {
  const common = { advice_code: null, network_advice_code: null, network_decline_code: null };
  if (decline) {
    return {
      ...common,
      network_status: 'declined_by_network',
      reason: decline.decline_code ?? decline.code,
      risk_level: 'normal',
      risk_score: 20,
      seller_message: 'The bank did not return any further details with this decline.',
      type: 'issuer_declined',
    };
  }
  return {
    ...common,
    network_status: 'approved_by_network',
    reason: null,
    risk_level: 'normal',
    risk_score: 20,
    seller_message: status === 'pending' ? 'Payment pending.' : 'Payment complete.',
    type: 'authorized',
  };
}

/** How an attempt to take money has gone. */
export interface ChargeResult {
  status: Stripe.Charge['status'];
  captured: boolean;
  decline: Decline | null;
  authenticated: boolean;
}

/** Makes and keeps the charge of one attempt to pay an intent. */
export function newCharge(world: World, intent: Stripe.PaymentIntent, method: Stripe.PaymentMethod, result: ChargeResult): Stripe.Charge {
  const { decline, status } = result;
  const id = newId('ch');
  const details = methodDetails(method, intent.amount, result.authenticated);
  // Until then it can be captured; afterwards the bank has let it go.
  const held = status === 'succeeded' && !result.captured;
  if (held && details.card) details.card.capture_before = toSeconds(world.clock.now() + world.settings.value.payments.captureWindowMs);
  return world.of(charges).put({
    id,
    object: 'charge',
    amount: intent.amount,
    amount_captured: result.captured ? intent.amount : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: intent.application_fee_amount,
    balance_transaction: null,
    billing_details: { ...method.billing_details },
    calculated_statement_descriptor: method.card ? (intent.statement_descriptor ?? 'SANDBOX SHOP') : null,
    captured: result.captured,
    created: world.clock.seconds(),
    currency: intent.currency,
    customer: idOf(intent.customer),
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: { ...intent.metadata },
    on_behalf_of: null,
    outcome: outcomeOf(status, decline),
    paid: status === 'succeeded',
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: details,
    radar_options: {},
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: status === 'failed' ? null : `${world.baseUrl}/receipts/${id}`,
    refunded: false,
    review: null,
    shipping: intent.shipping,
    source: null,
    source_transfer: null,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status,
    transfer_data: null,
    transfer_group: intent.transfer_group,
  });
}

/** The refusal of a card in full, ready to be thrown or kept on an intent. */
export function refusalOf(behaviour: CardBehaviour, authenticated: boolean): Decline | null {
  return behaviour.decline ?? behaviour.declineWhenCharged ?? (authenticated ? (behaviour.declineAfterChallenge ?? null) : null);
}
