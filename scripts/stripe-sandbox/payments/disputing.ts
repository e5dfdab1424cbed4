import type Stripe from 'stripe';
import { invalidRequest } from '../engine/failures';
import { idOf, newId, toSeconds } from '../engine/ids';
import { amountFor } from '../engine/settings';
import { defineCollection } from '../engine/store';
import type { World } from '../engine/world';
import { balanceTransactions, book } from './balance';
import { charges } from './charge';
import { behaviourOf, paymentMethods } from './payment-method';
import { or } from '../resources/fields';

/** Disputes by charge and by payment intent. */
export const disputes = defineCollection<Stripe.Dispute>('disputes', 'du', {
  charge: (dispute) => idOf(dispute.charge),
  payment_intent: (dispute) => idOf(dispute.payment_intent),
});

/** Ends after which nothing more happens. */
const ENDED: readonly string[] = ['won', 'lost', 'warning_closed', 'prevented'];

const networkCodes: Record<string, string> = {
  fraudulent: '10.4',
  product_not_received: '13.1',
  product_unacceptable: '13.3',
  duplicate: '12.6',
  subscription_canceled: '13.2',
  credit_not_processed: '13.7',
};

function emptyEvidence(): Stripe.Dispute.Evidence {
  return {
    access_activity_log: null,
    billing_address: null,
    cancellation_policy: null,
    cancellation_policy_disclosure: null,
    cancellation_rebuttal: null,
    customer_communication: null,
    customer_email_address: null,
    customer_name: null,
    customer_purchase_ip: null,
    customer_signature: null,
    duplicate_charge_documentation: null,
    duplicate_charge_explanation: null,
    duplicate_charge_id: null,
    enhanced_evidence: {},
    product_description: null,
    receipt: null,
    refund_policy: null,
    refund_policy_disclosure: null,
    refund_refusal_explanation: null,
    service_date: null,
    service_documentation: null,
    shipping_address: null,
    shipping_carrier: null,
    shipping_date: null,
    shipping_documentation: null,
    shipping_tracking_number: null,
    uncategorized_file: null,
    uncategorized_text: null,
  };
}

/** What is contested and how. Amount in minor units; the whole charge when left out. */
export interface Contest {
  reason: string;
  amount?: number | undefined;
  inquiry?: boolean | undefined;
}

/** The cardholder contests a charge; unless it is an inquiry the money and a fee are withdrawn at once. */
export function openDispute(world: World, charge: Stripe.Charge, contest: Contest): Stripe.Dispute {
  if (charge.status !== 'succeeded' || !charge.captured) {
    throw invalidRequest(`Charge ${charge.id} has not been paid and cannot be contested.`);
  }
  if (charge.disputed) throw invalidRequest(`Charge ${charge.id} is contested already.`);
  const inquiry = or(contest.inquiry, false);
  const dispute = world.of(disputes).put(newDispute(world, charge, contest, inquiry));
  charge.disputed = true;
  world.of(charges).put(charge);
  if (!inquiry) withdraw(world, dispute, amountFor(dispute.currency, world.settings.value.fees.disputeFee));
  world.events.emit('charge.dispute.created', dispute);
  world.events.emit('charge.updated', charge, { disputed: false });
  if (!inquiry) world.events.emit('charge.dispute.funds_withdrawn', dispute);
  world.agenda.schedule((dispute.evidence_details.due_by ?? 0) * 1000, 'dispute.deadline', dispute.id);
  return dispute;
}

function newDispute(world: World, charge: Stripe.Charge, contest: Contest, inquiry: boolean): Stripe.Dispute {
  const now = world.clock.now();
  return {
    id: newId('du'),
    object: 'dispute',
    amount: or(contest.amount, charge.amount_captured),
    balance_transactions: [],
    charge: charge.id,
    created: toSeconds(now),
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: { ...emptyEvidence(), customer_email_address: charge.billing_details.email, customer_name: charge.billing_details.name },
    evidence_details: {
      due_by: toSeconds(now + world.settings.value.payments.disputeDeadlineMs),
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: 'manual',
    is_charge_refundable: inquiry,
    livemode: false,
    metadata: {},
    payment_intent: idOf(charge.payment_intent),
    ...cardOf(charge, contest.reason, inquiry),
    reason: contest.reason,
    status: inquiry ? 'warning_needs_response' : 'needs_response',
  };
}

function cardOf(charge: Stripe.Charge, reason: string, inquiry: boolean): Pick<Stripe.Dispute, 'payment_method_details'> {
  const card = charge.payment_method_details?.card;
  if (!card) return {};
  return {
    payment_method_details: {
      type: 'card',
      card: {
        brand: or(card.brand, 'visa'),
        case_type: inquiry ? 'inquiry' : 'chargeback',
        network: or(card.network, 'visa'),
        network_reason_code: or(networkCodes[reason], '10.4'),
      },
    },
  };
}

function withdraw(world: World, dispute: Stripe.Dispute, fee: number): void {
  const txn = book(world, {
    type: 'adjustment',
    category: 'dispute',
    source: dispute.id,
    currency: dispute.currency,
    amount: -dispute.amount,
    fee,
    description: `Chargeback withdrawal for ${idOf(dispute.charge) ?? ''}`,
    feeDescription: 'Dispute fee',
  });
  dispute.balance_transactions.push(txn);
  world.of(disputes).put(dispute);
}

/** Evidence is filled in, and handed to the bank when `submit` says so; Stripe's magic words decide the case at once. */
export function changeEvidence(world: World, dispute: Stripe.Dispute, evidence: Partial<Stripe.Dispute.Evidence>, submit: boolean): void {
  if (ENDED.includes(dispute.status)) throw invalidRequest('This dispute is already closed');
  if (submit && dispute.evidence_details.past_due) throw invalidRequest('The deadline for evidence has passed.', { param: 'submit' });
  Object.assign(dispute.evidence, evidence);
  const details = dispute.evidence_details;
  details.has_evidence = details.has_evidence || Object.keys(evidence).length > 0;
  if (submit && details.has_evidence) {
    details.submission_count += 1;
    details.submission_method = 'manual';
    dispute.status = dispute.status.startsWith('warning') ? 'warning_under_review' : 'under_review';
    const decidedAtOnce = /(winning|losing)_evidence/.test(or(dispute.evidence.uncategorized_text, ''));
    const wait = decidedAtOnce ? 0 : world.settings.value.payments.disputeDecisionMs;
    world.agenda.schedule(world.clock.now() + wait, 'dispute.decision', dispute.id);
  }
  world.of(disputes).put(dispute);
}

/** The bank decides in the shop's favour: the money comes back. */
export function winDispute(world: World, dispute: Stripe.Dispute): void {
  requireOpen(dispute);
  if (dispute.status.startsWith('warning')) return closeInquiry(world, dispute);
  reinstate(world, dispute);
  end(world, dispute, 'won');
  world.events.emit('charge.dispute.funds_reinstated', dispute);
}

/**
 * The bank thinks again after its decision (arbitration): what was won is lost, or what was lost is won. Money moves once
 * more, without a second fee, and the same dispute is closed again.
 */
export function overturnDispute(world: World, dispute: Stripe.Dispute): void {
  if (dispute.status !== 'won' && dispute.status !== 'lost') throw invalidRequest('Only a decided dispute can be overturned.');
  const lost = dispute.status === 'won';
  if (lost) withdraw(world, dispute, 0);
  else reinstate(world, dispute);
  end(world, dispute, lost ? 'lost' : 'won');
  world.events.emit(lost ? 'charge.dispute.funds_withdrawn' : 'charge.dispute.funds_reinstated', dispute);
}

function reinstate(world: World, dispute: Stripe.Dispute): void {
  const { disputeFee, disputeFeeReturnedWhenWon } = world.settings.value.fees;
  const txn = book(world, {
    type: 'adjustment',
    category: 'dispute_reversal',
    source: dispute.id,
    currency: dispute.currency,
    amount: dispute.amount,
    fee: disputeFeeReturnedWhenWon ? -amountFor(dispute.currency, disputeFee) : 0,
    description: `Chargeback reversal for ${idOf(dispute.charge) ?? ''}`,
    feeDescription: 'Dispute fee refund',
  });
  dispute.balance_transactions.push(txn);
}

/** The bank decides for the cardholder, or the shop gives in: the money stays gone. */
export function loseDispute(world: World, dispute: Stripe.Dispute): void {
  requireOpen(dispute);
  if (dispute.status.startsWith('warning')) return closeInquiry(world, dispute);
  end(world, dispute, 'lost');
}

function closeInquiry(world: World, dispute: Stripe.Dispute): void {
  end(world, dispute, 'warning_closed');
}

/** An inquiry becomes a chargeback: now the money is withdrawn. */
export function escalateInquiry(world: World, dispute: Stripe.Dispute): void {
  if (!dispute.status.startsWith('warning_') || dispute.status === 'warning_closed')
    throw invalidRequest('Only an open inquiry can become a chargeback.');
  dispute.status = 'needs_response';
  dispute.is_charge_refundable = false;
  if (dispute.payment_method_details?.card) dispute.payment_method_details.card.case_type = 'chargeback';
  withdraw(world, dispute, amountFor(dispute.currency, world.settings.value.fees.disputeFee));
  world.events.emit('charge.dispute.updated', dispute, { status: 'warning_needs_response' });
  world.events.emit('charge.dispute.funds_withdrawn', dispute);
}

function requireOpen(dispute: Stripe.Dispute): void {
  if (ENDED.includes(dispute.status)) throw invalidRequest('This dispute is already closed');
}

function end(world: World, dispute: Stripe.Dispute, status: Stripe.Dispute['status']): void {
  dispute.status = status;
  dispute.is_charge_refundable = false;
  world.of(disputes).put(dispute);
  world.events.emit('charge.dispute.closed', dispute);
}

/** A dispute shows its balance transactions as they are now. */
export function presentDispute(dispute: Stripe.Dispute, world: World): Stripe.Dispute {
  const rows = world.of(balanceTransactions);
  return { ...dispute, balance_transactions: dispute.balance_transactions.map((txn) => rows.get(txn.id) ?? txn) };
}

/** Ties disputes to the passing of time. */
export function wireDisputes(world: World): void {
  world.agenda.when('charge.dispute', (id) => {
    const charge = world.of(charges).get(id);
    const method = world.of(paymentMethods).get(charge?.payment_method);
    const cause = method && behaviourOf(world, method).dispute;
    if (charge && cause && !charge.disputed) openDispute(world, charge, cause);
  });
  world.agenda.when('dispute.deadline', (id) => {
    const dispute = world.of(disputes).get(id);
    if (!dispute || !/needs_response$/.test(dispute.status)) return;
    dispute.evidence_details.past_due = true;
    loseDispute(world, dispute);
  });
  world.agenda.when('dispute.decision', (id) => {
    const dispute = world.of(disputes).get(id);
    if (!dispute || !/under_review$/.test(dispute.status)) return;
    if (or(dispute.evidence.uncategorized_text, '').includes('losing_evidence')) loseDispute(world, dispute);
    else winDispute(world, dispute);
  });
}
