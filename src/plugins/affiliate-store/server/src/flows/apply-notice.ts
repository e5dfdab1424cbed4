import type { Core } from '@strapi/strapi';
import { checkout, paymentGateway } from '../capabilities/checkout/service';
import type { InboxRow, InboxState } from '../capabilities/checkout/service';
import { orders } from '../capabilities/orders/service';
import type { Failure } from '../kernel/failure';
import type { Outcome } from '../kernel/outcome';
import { FailureError } from '../kernel/failure';
import { together } from '../platform/transaction';
import { applyRefund } from './apply-refund';
import { bookFeeOf } from './book-payment-fee';
import { followDispute } from './follow-dispute';
import { bookFeeOfUnattributed } from './settle-finding';
import { settlePaidOrder } from './settle-paid-order';

const ACTOR = 'provider';

type Verdict = Extract<InboxState, 'done' | 'ignored' | 'waiting_parent'>;
type Apply = (strapi: Core.Strapi, row: InboxRow) => Promise<Verdict>;

/** What a question to the provider answered; no answer means the job tries again. */
const answered = <T>(outcome: Outcome<T, Failure>): T => {
  if (!outcome.ok) throw new FailureError(outcome.failure);
  return outcome.value;
};

const settle: Apply = async (strapi, row) => {
  const settled = answered(await settlePaidOrder(strapi, row.objectId ?? '', ACTOR));
  // A session the store did not open itself, or whose order is a moment away from being written.
  return settled === null ? 'waiting_parent' : 'done';
};

const bookFee: Apply = async (strapi, row) => {
  const charge = answered(await paymentGateway(strapi).readCharge(row.objectId ?? ''));
  const txn = charge.balanceTransaction;
  if (!charge.paid || !txn) return 'ignored';
  return together(strapi, async () => {
    if (await bookFeeOfUnattributed(strapi, txn, ACTOR)) return 'done';
    const seen = await orders(strapi).payment({ charge_id: charge.id });
    const order = seen ? await orders(strapi).lock({ id: seen.orderId }) : null;
    const payment = seen ? await orders(strapi).lockPayment({ id: seen.id }) : null;
    if (!order || !payment) return 'waiting_parent';
    await bookFeeOf(strapi, { order, payment }, txn, ACTOR);
    return 'done';
  });
};

const refund: Apply = async (strapi, row) => {
  const facts = answered(await paymentGateway(strapi).readRefund(row.objectId ?? ''));
  return (await applyRefund(strapi, facts, ACTOR)) === 'parked' ? 'waiting_parent' : 'done';
};

const refundsOfCharge: Apply = async (strapi, row) => {
  const all = answered(await paymentGateway(strapi).refundsOfCharge(row.objectId ?? ''));
  let parked = false;
  for (const facts of [...all].sort((a, b) => a.at - b.at)) parked = (await applyRefund(strapi, facts, ACTOR)) === 'parked' || parked;
  return parked ? 'waiting_parent' : 'done';
};

const dispute: Apply = async (strapi, row) => {
  const facts = answered(await paymentGateway(strapi).readDispute(row.objectId ?? ''));
  return (await followDispute(strapi, facts, ACTOR)) === 'parked' ? 'waiting_parent' : 'done';
};

/** What each kind of event makes the store look at. Everything else is kept and ignored. */
const APPLY: Readonly<Record<string, Apply>> = {
  'checkout.session.completed': settle,
  'checkout.session.async_payment_succeeded': settle,
  'checkout.session.async_payment_failed': settle,
  'checkout.session.expired': settle,
  'charge.updated': bookFee,
  'charge.refunded': refundsOfCharge,
  'refund.created': refund,
  'refund.updated': refund,
  'refund.failed': refund,
  'charge.refund.updated': refund,
  'charge.dispute.created': dispute,
  'charge.dispute.updated': dispute,
  'charge.dispute.closed': dispute,
  'charge.dispute.funds_withdrawn': dispute,
  'charge.dispute.funds_reinstated': dispute,
};

/** Kinds of events the store acts on, for documentation and for the webhook's own registration. */
export const HANDLED_EVENTS: readonly string[] = Object.keys(APPLY);

/**
 * Applies one event of the inbox. The event is a hint: what it is about is read again, and natural keys make the effect
 * happen once. Throws when it should be tried again; whatever it had begun is undone.
 */
export const applyNotice = async (strapi: Core.Strapi, inboxId: number): Promise<void> => {
  const row = await checkout(strapi).inboxRow(inboxId);
  if (!row || row.state === 'done' || row.state === 'ignored') return;
  const apply = APPLY[row.type];
  if (!apply) return checkout(strapi).markInbox(row.id, 'ignored');
  try {
    const verdict = await apply(strapi, row);
    await checkout(strapi).markInbox(row.id, verdict, verdict === 'waiting_parent' ? 'What this is about is not known here yet.' : null);
  } catch (error) {
    await checkout(strapi).markInbox(row.id, 'retry', error instanceof Error ? error.message : String(error));
    throw error;
  }
};
