import type { Core } from '@strapi/strapi';
import { checkout, paymentGateway } from '../../capabilities/checkout/service';
import type { InboxRow, InboxState, SessionFacts } from '../../capabilities/checkout/service';
import { orders } from '../../capabilities/orders/service';
import { payeeAccounts, payouts, transferRail } from '../../capabilities/payouts/service';
import { people } from '../../capabilities/people/service';
import type { Failure } from '../../kernel/failure';
import type { Outcome } from '../../kernel/outcome';
import { FailureError } from '../../kernel/failure';
import { crashPoint } from '../../platform/crash-point';
import { onOccasion } from '../../platform/restored';
import { together } from '../../platform/transaction';
import { applyRefund } from '../orders/apply-refund';
import { bookFeeOf } from '../orders/book-payment-fee';
import { followDispute } from '../orders/follow-dispute';
import { followRefusal } from '../subscriptions/follow-refusal';
import { bookFeeOfUnattributed } from '../reconciliation/settle-finding';
import { askAboutPaymentTax } from '../taxes/ask-about-payment-tax';
import { followNewCard, followSubscription, settleInvoice } from '../subscriptions/follow-subscription';
import { settleCards } from './settle-cards';
import { settleIntent } from '../orders/settle-intent';
import { settleSession } from '../orders/settle-paid-order';
import { keepAccountFacts } from '../payouts/payee-account';
import { settleTransfer } from '../payouts/settle-transfer';

const ACTOR = 'provider';

type Verdict = Extract<InboxState, 'done' | 'ignored' | 'waiting_parent'>;
/** What is left to do once the provider has been asked: no network, inside the unit of work that also marks the event. */
type Effect = () => Promise<Verdict>;
/** Asks the provider what an event is about, and answers what has to be done. */
type Look = (strapi: Core.Strapi, row: InboxRow) => Promise<Effect>;

/** What a question to the provider answered; no answer means the job tries again. */
const answered = <T>(outcome: Outcome<T, Failure>): T => {
  if (!outcome.ok) throw new FailureError(outcome.failure);
  return outcome.value;
};

/** Another card was given for a subscription: the provider is told to use it, and the subscription followed. */
const takeCard = async (strapi: Core.Strapi, { subscriptionId, methodId }: NonNullable<SessionFacts['newCard']>): Promise<Effect> => {
  const told = await paymentGateway(strapi).useCard(subscriptionId, methodId);
  // It ended while its page was open: there is nothing left to charge the card with.
  if (!told.ok && told.failure.code === 'PAYMENT_PROVIDER_REFUSED') return async () => 'ignored';
  const facts = answered(told);
  return () => followNewCard(strapi, facts);
};

/**
 * One of two cards: what follows is asked of the provider right here, outside the unit of work, each step with its own key and written down
 * before it is taken. An event that is applied again finds how far it came.
 */
const settleOneOfTwo = async (strapi: Core.Strapi, orderId: number): Promise<Effect> => {
  answered(await settleCards(strapi, orderId, { actor: ACTOR, leaves: false }));
  return async () => 'done';
};

const settle: Look = async (strapi, row) => {
  const card = await orders(strapi).card({ sessionId: row.objectId ?? '' });
  if (card) return settleOneOfTwo(strapi, card.orderId);
  const session = answered(await paymentGateway(strapi).readSession(row.objectId ?? ''));
  if (session.newCard) return takeCard(strapi, session.newCard);
  // Left without giving a card: there is no order to wait for.
  if (session.forCard) return async () => 'ignored';
  // A session the store did not open itself, or whose order is a moment away from being written.
  return async () => ((await settleSession(strapi, session, ACTOR)) === null ? 'waiting_parent' : 'done');
};

/** Most payments are told of by their session; only a charge of a kept card has none, and is looked at by itself. */
const settleKeptCard: Look = async (strapi, row) => {
  const card = await orders(strapi).card({ paymentIntentId: row.objectId ?? '' });
  if (card) return settleOneOfTwo(strapi, card.orderId);
  const order = await orders(strapi).find({ paymentIntentId: row.objectId ?? '' });
  if (!order || order.checkoutSessionId !== null) return async () => 'ignored';
  const facts = answered(await paymentGateway(strapi).readIntent(row.objectId ?? ''));
  return async () => ((await settleIntent(strapi, facts, ACTOR)) === null ? 'ignored' : 'done');
};

const bookFee: Look = async (strapi, row) => {
  const charge = answered(await paymentGateway(strapi).readCharge(row.objectId ?? ''));
  const txn = charge.balanceTransaction;
  return async () => {
    if (!charge.paid || !txn) return 'ignored';
    if (await bookFeeOfUnattributed(strapi, txn, ACTOR)) return 'done';
    const seen = await orders(strapi).payment({ charge_id: charge.id });
    const order = seen ? await orders(strapi).lock({ id: seen.orderId }) : null;
    const payment = seen ? await orders(strapi).lockPayment({ id: seen.id }) : null;
    if (!order || !payment) return 'waiting_parent';
    await bookFeeOf(strapi, { order, payment }, txn, ACTOR);
    return 'done';
  };
};

/** Letting go of what one of two cards had reserved is told as a refund, too; no money ever came, so none goes back. */
const wasOnlyReserved = async (strapi: Core.Strapi, chargeId: string | null): Promise<boolean> => {
  const card = chargeId === null ? null : await orders(strapi).card({ chargeId });
  return card !== null && !answered(await paymentGateway(strapi).readCharge(card.chargeId ?? '')).paid;
};

const refund: Look = async (strapi, row) => {
  const facts = answered(await paymentGateway(strapi).readRefund(row.objectId ?? ''));
  if (await wasOnlyReserved(strapi, facts.chargeId)) return async () => 'ignored';
  return async () => ((await applyRefund(strapi, facts, ACTOR)) === 'parked' ? 'waiting_parent' : 'done');
};

const refundsOfCharge: Look = async (strapi, row) => {
  if (await wasOnlyReserved(strapi, row.objectId)) return async () => 'ignored';
  const all = [...answered(await paymentGateway(strapi).refundsOfCharge(row.objectId ?? ''))].sort((a, b) => a.at - b.at);
  return async () => {
    let parked = false;
    for (const facts of all) parked = (await applyRefund(strapi, facts, ACTOR)) === 'parked' || parked;
    return parked ? 'waiting_parent' : 'done';
  };
};

const dispute: Look = async (strapi, row) => {
  const facts = answered(await paymentGateway(strapi).readDispute(row.objectId ?? ''));
  return async () => ((await followDispute(strapi, facts, ACTOR)) === 'parked' ? 'waiting_parent' : 'done');
};

const invoice: Look = async (strapi, row) => {
  const facts = answered(await paymentGateway(strapi).readInvoice(row.objectId ?? ''));
  await askAboutPaymentTax(strapi, facts);
  return () => settleInvoice(strapi, facts, ACTOR);
};

const refusal: Look = async (strapi, row) => {
  const facts = answered(await paymentGateway(strapi).readInvoice(row.objectId ?? ''));
  return () => followRefusal(strapi, facts);
};

const subscription: Look = async (strapi, row) => {
  const facts = answered(await paymentGateway(strapi).readSubscription(row.objectId ?? ''));
  return () => followSubscription(strapi, facts);
};

/** A transfer is read again, with what was taken back of it; one the store never asked for is left to reconciliation. */
const transfer: Look = async (strapi, row) => {
  const read = await transferRail(strapi).read(row.objectId ?? '');
  if (!read.ok) throw new FailureError(read.failure);
  return async () => ((await settleTransfer(strapi, read.value)) ? 'done' : 'ignored');
};

/** How an account of a payee stands now. */
const payeeAccount: Look = async (strapi, row) => {
  // Of the shop's own account nothing has to be known here.
  if (row.account === '') return async () => 'ignored';
  const known = await payouts(strapi).accountNamed(row.account);
  const party = known ? (await people(strapi).parties([known.partyId])).get(known.partyId) : undefined;
  const read = await payeeAccounts(strapi).read(row.account);
  if (!read.ok) throw new FailureError(read.failure);
  return async () => (party && (await keepAccountFacts(strapi, party, read.value)) ? 'done' : 'ignored');
};

/** What each kind of event makes the store look at. Everything else is kept and ignored. */
const LOOK: Readonly<Record<string, Look>> = {
  'checkout.session.completed': settle,
  'checkout.session.async_payment_succeeded': settle,
  'checkout.session.async_payment_failed': settle,
  'checkout.session.expired': settle,
  'payment_intent.succeeded': settleKeptCard,
  'payment_intent.amount_capturable_updated': settleKeptCard,
  'payment_intent.canceled': settleKeptCard,
  'invoice.paid': invoice,
  'invoice.payment_failed': refusal,
  'customer.subscription.created': subscription,
  'customer.subscription.updated': subscription,
  'customer.subscription.deleted': subscription,
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
  'transfer.created': transfer,
  'transfer.reversed': transfer,
  'account.updated': payeeAccount,
};

/** Kinds of events the store acts on, for documentation and for the webhook's own registration. */
export const HANDLED_EVENTS: readonly string[] = Object.keys(LOOK);

/** Does what an event asks for and marks it, in one unit: an effect without its mark, or a mark without its effect, cannot be. */
const applyAndMark = (strapi: Core.Strapi, row: InboxRow, effect: Effect): Promise<Verdict | null> =>
  together(strapi, async () => {
    const still = await checkout(strapi).lockInboxRow(row.id);
    if (!still || isOver(still)) return null;
    const verdict = await effect();
    if (verdict === still.state) return verdict;
    crashPoint('notice.applied');
    await checkout(strapi).markInbox(row.id, verdict, verdict === 'waiting_parent' ? 'What this is about is not known here yet.' : null);
    return verdict;
  });

/**
 * A parent asks, once it is booked, who has been waiting for it. One that was booked while this event was being put aside could not see it
 * wait yet; whoever was put aside therefore looks once more. Either of the two sees the other.
 */
const applyOrWait = async (strapi: Core.Strapi, row: InboxRow, effect: Effect): Promise<void> => {
  if ((await applyAndMark(strapi, row, effect)) === 'waiting_parent') await applyAndMark(strapi, row, effect);
};

const isOver = ({ state }: Pick<InboxRow, 'state'>): boolean => state === 'done' || state === 'ignored';

/** Of other accounts only those of payees are heard of, and only how they stand. */
const concerns = async (strapi: Core.Strapi, { account, type }: InboxRow): Promise<boolean> =>
  account === '' || (type === 'account.updated' && (await payouts(strapi).accountNamed(account)) !== null);

// What is told of an account that is no payee's is somebody else's, whatever ids it names (W26).
const ignoreForeign = async (strapi: Core.Strapi, row: InboxRow): Promise<void> => {
  strapi.log.warn(`affiliate-store: event ${row.eventId} (${row.type}) is of account ${row.account}, which is not the store's`);
  await checkout(strapi).markInbox(row.id, 'ignored', `Of account ${row.account}, which is not the store's.`);
};

/**
 * Applies one event of the inbox. The event is a hint: what it is about is read again, and natural keys make the effect
 * happen once. Throws when it should be tried again; whatever it had begun is undone.
 */
export const applyNotice = async (strapi: Core.Strapi, inboxId: number): Promise<void> => {
  const row = await checkout(strapi).inboxRow(inboxId);
  if (!row || isOver(row)) return;
  if (!(await concerns(strapi, row))) return ignoreForeign(strapi, row);
  const look = LOOK[row.type];
  if (!look) return checkout(strapi).markInbox(row.id, 'ignored');
  try {
    await onOccasion(row.eventCreatedAt, async () => applyOrWait(strapi, row, await look(strapi, row)));
  } catch (error) {
    await checkout(strapi).markInbox(row.id, 'retry', error instanceof Error ? error.message : String(error));
    throw error;
  }
};
