import type Stripe from 'stripe';
import type { Money } from '../../kernel/money';
import { fromProvider } from '../../kernel/provider-amount';
import type {
  BalanceTransactionFacts,
  ChargeFacts,
  DisputeFacts,
  InvoiceFacts,
  Notice,
  RefundFacts,
  SessionFacts,
  SubscriptionFacts,
} from '../../capabilities/checkout/ports';

const SECOND = 1000;

/** Stripe's amount in the ledger's units; an amount Stripe itself sent is always representable, or the table is wrong. */
export const amountOf = (amount: number, currency: string): Money => {
  const outcome = fromProvider(amount, currency.toUpperCase());
  if (!outcome.ok) throw new Error(`${outcome.failure.code}: ${amount} ${currency}`);
  return outcome.value;
};

/** An expanded object, or null where only its id came. */
export const expanded = <T extends object>(value: string | T | null | undefined): T | null =>
  typeof value === 'object' && value !== null ? value : null;
export const idOf = (value: string | { readonly id: string } | null | undefined): string | null =>
  typeof value === 'string' ? value : (value?.id ?? null);

export const balanceTransactionFacts = (txn: Stripe.BalanceTransaction): BalanceTransactionFacts => ({
  id: txn.id,
  kind: txn.type,
  amount: amountOf(txn.amount, txn.currency),
  fee: amountOf(txn.fee, txn.currency),
  at: txn.created * SECOND,
  sourceId: idOf(txn.source),
});

const maybeTransaction = (value: string | Stripe.BalanceTransaction | null | undefined): BalanceTransactionFacts | null => {
  const txn = expanded(value);
  return txn ? balanceTransactionFacts(txn) : null;
};

const last4Of = (details: Stripe.Charge.PaymentMethodDetails | null): string | null =>
  details?.card?.last4 ?? details?.sepa_debit?.last4 ?? null;

export const chargeFacts = (charge: Stripe.Charge): ChargeFacts => {
  const details = charge.payment_method_details;
  return {
    id: charge.id,
    // Of a charge that is only authorised Stripe says that it is paid as well.
    paid: charge.paid && charge.status === 'succeeded' && charge.captured,
    amount: amountOf(charge.amount, charge.currency),
    captured: amountOf(charge.amount_captured, charge.currency),
    paymentIntentId: idOf(charge.payment_intent),
    balanceTransaction: maybeTransaction(charge.balance_transaction),
    method: details?.type ?? 'unknown',
    last4: last4Of(details),
    fingerprint: details?.card?.fingerprint ?? null,
    at: charge.created * SECOND,
  };
};

const SESSION_STATE: Readonly<Record<string, SessionFacts['state']>> = { complete: 'complete', expired: 'expired' };

const PAYMENT: Readonly<Record<string, SessionFacts['payment']>> = {
  paid: 'paid',
  no_payment_required: 'none_required',
  unpaid: 'unpaid',
};

/** Completed by the buyer, but the money did not come and will not by itself. */
const hasFailed = (session: Stripe.Checkout.Session, intent: Stripe.PaymentIntent | null): boolean =>
  session.status === 'complete' &&
  session.payment_status === 'unpaid' &&
  (intent?.status === 'requires_payment_method' || intent?.status === 'canceled');

/** By this name a subscription says which change of offer it is under; Stripe copies it into every invoice it makes. */
export const OFFER_CHANGE = 'offer_change';

const SUBSCRIPTION_STATE: Readonly<Record<string, SubscriptionFacts['state']>> = {
  trialing: 'trialing',
  active: 'active',
  canceled: 'ended',
  incomplete_expired: 'ended',
};

/** Stripe voids what it bills before it goes on, so that it has to go on before the payment that is to be taken again. */
const GOES_ON_BEFORE = 3_600;

/** How a pause until a payment is asked for: what would be paid meanwhile is voided, and not collected later. */
export const pauseParams = (until: number | null): Stripe.SubscriptionUpdateParams => ({
  pause_collection: { behavior: 'void', ...(until === null ? {} : { resumes_at: Math.floor(until / SECOND) - GOES_ON_BEFORE }) },
});

export const subscriptionFacts = (subscription: Stripe.Subscription): SubscriptionFacts => ({
  id: subscription.id,
  // Whatever else it may be called, it is not paid.
  state: SUBSCRIPTION_STATE[subscription.status] ?? 'past_due',
  periodEnd: (subscription.items.data[0]?.current_period_end ?? subscription.billing_cycle_anchor) * SECOND,
  cancelAtPeriodEnd: subscription.cancel_at_period_end,
  anchor: subscription.billing_cycle_anchor * SECOND,
  paused: subscription.pause_collection !== null,
  scheduled: subscription.schedule !== null,
  offerChange: subscription.metadata[OFFER_CHANGE] ?? null,
  pausedUntil: subscription.pause_collection?.resumes_at ? (subscription.pause_collection.resumes_at + GOES_ON_BEFORE) * SECOND : null,
});

/** The payment intent an invoice was paid by. */
export const intentOfInvoice = (invoice: Stripe.Invoice | null): string | null =>
  idOf(invoice?.payments?.data.find((payment) => payment.status === 'paid')?.payment.payment_intent);

/** Which change of offer an invoice was made by, and where the period begins that it asks for. */
const billedBy = ({ parent, lines }: Stripe.Invoice): Pick<InvoiceFacts, 'offerChange' | 'from'> => {
  const [line] = lines.data;
  return {
    offerChange: parent?.subscription_details?.metadata?.[OFFER_CHANGE] ?? null,
    from: line ? line.period.start * SECOND : null,
  };
};

export const invoiceFacts = (invoice: Stripe.Invoice, intent: Stripe.PaymentIntent | null): InvoiceFacts => {
  const charge = expanded(intent?.latest_charge);
  const subscription = invoice.parent?.subscription_details?.subscription;
  const known = expanded(subscription);
  return {
    id: invoice.id,
    subscriptionId: idOf(subscription),
    first: invoice.billing_reason === 'subscription_create',
    paid: invoice.status === 'paid',
    amountPaid: amountOf(invoice.amount_paid, invoice.currency),
    tries: invoice.attempt_count,
    nextTryAt: invoice.next_payment_attempt === null ? null : invoice.next_payment_attempt * SECOND,
    charge: charge ? chargeFacts(charge) : null,
    subscription: known ? subscriptionFacts(known) : null,
    ...billedBy(invoice),
  };
};

const totalOf = ({ amount_total: amount, currency }: Stripe.Checkout.Session): Money => amountOf(amount ?? 0, currency ?? 'eur');

const paidBy = (
  session: Stripe.Checkout.Session,
  intent: Stripe.PaymentIntent | null,
): Pick<SessionFacts, 'paymentIntentId' | 'charge'> => {
  const charge = expanded(intent?.latest_charge);
  return { paymentIntentId: intent?.id ?? idOf(session.payment_intent), charge: charge ? chargeFacts(charge) : null };
};

/** What a session took a card for is written on its setup intent, by whoever opened it: the store. */
const newCardIn = (session: Stripe.Checkout.Session): SessionFacts['newCard'] => {
  const intent = expanded(session.setup_intent);
  const [subscriptionId, methodId] = [intent?.metadata?.['subscription'], idOf(intent?.payment_method)];
  return session.mode === 'setup' && session.status === 'complete' && subscriptionId && methodId ? { subscriptionId, methodId } : null;
};

/** Where the buyer finds the slip or code that is still to be paid. */
const slipOf = (intent: Stripe.PaymentIntent | null): string | null => {
  if (intent?.status !== 'requires_action' || !intent.next_action) return null;
  const { boleto_display_details: boleto, oxxo_display_details: oxxo, konbini_display_details: konbini } = intent.next_action;
  const { multibanco_display_details: multibanco, pix_display_qr_code: pix } = intent.next_action;
  const slip = [boleto, oxxo, konbini, multibanco].find((one) => one !== undefined);
  return slip?.hosted_voucher_url ?? pix?.hosted_instructions_url ?? null;
};

export const sessionFacts = (session: Stripe.Checkout.Session, paid: Stripe.PaymentIntent | null = null): SessionFacts => {
  const intent = paid ?? expanded(session.payment_intent);
  const subscription = expanded(session.subscription);
  return {
    ...paidBy(session, intent),
    id: session.id,
    url: session.url ?? null,
    state: SESSION_STATE[session.status ?? ''] ?? 'open',
    payment: PAYMENT[session.payment_status] ?? 'unpaid',
    paymentFailed: hasFailed(session, intent),
    total: totalOf(session),
    slipUrl: slipOf(intent),
    orderNumber: session.client_reference_id,
    subscription: subscription ? subscriptionFacts(subscription) : null,
    forCard: session.mode === 'setup',
    newCard: newCardIn(session),
  };
};

const REFUND_STATE: Readonly<Record<string, RefundFacts['state']>> = { succeeded: 'succeeded', failed: 'failed', canceled: 'failed' };

export const refundFacts = (refund: Stripe.Refund): RefundFacts => ({
  id: refund.id,
  state: REFUND_STATE[refund.status ?? ''] ?? 'pending',
  amount: amountOf(refund.amount, refund.currency),
  chargeId: idOf(refund.charge),
  requestKey: refund.metadata?.['request_key'] ?? null,
  balanceTransaction: maybeTransaction(refund.balance_transaction),
  failureBalanceTransaction: maybeTransaction(refund.failure_balance_transaction),
  failureReason: refund.failure_reason ?? null,
  at: refund.created * SECOND,
});

const DISPUTE_STATE: Readonly<Record<string, DisputeFacts['state']>> = {
  warning_needs_response: 'inquiry',
  warning_under_review: 'inquiry',
  warning_closed: 'inquiry_closed',
  prevented: 'inquiry_closed',
  needs_response: 'needs_response',
  under_review: 'under_review',
  won: 'won',
  lost: 'lost',
};

export const disputeFacts = (dispute: Stripe.Dispute): DisputeFacts => ({
  id: dispute.id,
  chargeId: idOf(dispute.charge) ?? '',
  amount: amountOf(dispute.amount, dispute.currency),
  state: DISPUTE_STATE[dispute.status] ?? 'under_review',
  reason: dispute.reason,
  answer: dispute.metadata['answer'] ?? null,
  evidenceDueAt: dispute.evidence_details?.due_by ? dispute.evidence_details.due_by * SECOND : null,
  balanceTransactions: [...dispute.balance_transactions]
    .sort((a, b) => a.created - b.created || a.amount - b.amount)
    .map(balanceTransactionFacts),
  at: dispute.created * SECOND,
});

export const noticeOf = (event: Stripe.Event, payload: string): Notice => {
  const subject = event.data.object as { readonly id?: string };
  return {
    eventId: event.id,
    type: event.type,
    account: event.account ?? '',
    livemode: event.livemode,
    createdAt: event.created * SECOND,
    objectId: subject.id ?? null,
    payload,
  };
};
