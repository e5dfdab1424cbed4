import type { Core } from '@strapi/strapi';
import type { BalanceTransactionFacts, DisputeFacts } from '../../capabilities/checkout/service';
import { awaitsParent, booksFrom, decisions } from '../../capabilities/commissions/service';
import type { Decision, OrderBooks } from '../../capabilities/commissions/service';
import { orders } from '../../capabilities/orders/service';
import type { Order, Payment } from '../../capabilities/orders/service';
import { refuse } from '../../kernel/failure';
import type { Minor } from '../../kernel/money';
import { minor } from '../../kernel/money';
import { now } from '../../platform/clock';
import { crashPoint } from '../../platform/crash-point';
import { together } from '../../platform/transaction';
import { mapTransaction } from '../checkout/map-transaction';
import { storeDecision } from './store-decision';
import { writeOrderMail } from './write-order-mail';

export type DisputeApplied = 'applied' | 'known' | 'parked';

const absolute = (amount: Minor): Minor => minor(Math.abs(amount));
const isWithdrawal = (txn: BalanceTransactionFacts): boolean => txn.amount.minor < 0;

/** The decisions that bring the books to what the dispute says, each on the books the one before left. */
const steps = (facts: DisputeFacts): Array<(books: OrderBooks) => Decision> => {
  const { id: dispute } = facts;
  const withdrawals = facts.balanceTransactions.filter(isWithdrawal);
  const returns = facts.balanceTransactions.filter((txn) => !isWithdrawal(txn));
  const list: Array<(books: OrderBooks) => Decision> = [];
  if (facts.state === 'inquiry') list.push((books) => decisions.openInquiry(books, { dispute, amount: facts.amount.minor, holds: true }));
  if (facts.state === 'inquiry_closed') {
    list.push(
      (books) => decisions.openInquiry(books, { dispute, amount: facts.amount.minor, holds: true }),
      (books) => decisions.closeInquiry(books, { dispute }),
    );
  }
  withdrawals.forEach((txn, index) => {
    list.push((books) =>
      decisions.openDispute(books, { dispute, withdrawal: txn.id, amount: absolute(txn.amount.minor), fee: txn.fee.minor }),
    );
    const back = returns[index];
    // A fee that comes back stands as a negative fee on the transaction that brings the money.
    if (back)
      list.push((books) =>
        decisions.winDispute(books, {
          dispute,
          withdrawal: txn.id,
          reinstatement: back.id,
          amount: back.amount.minor,
          fee: absolute(back.fee.minor),
        }),
      );
    else if (facts.state === 'lost' || index < withdrawals.length - 1)
      list.push((books) => decisions.loseDispute(books, { dispute, withdrawal: txn.id }));
  });
  return list;
};

const noteWhatIsNew = async (strapi: Core.Strapi, order: Order, payment: Payment, facts: DisputeFacts, actor: string): Promise<void> => {
  const known = await orders(strapi).dispute(facts.id);
  if (known?.state === facts.state) return;
  const over = facts.state === 'won' || facts.state === 'lost' || facts.state === 'inquiry_closed';
  await orders(strapi).saveDispute({
    paymentId: payment.id,
    orderId: order.id,
    providerDisputeId: facts.id,
    amount: facts.amount.minor,
    currency: facts.amount.currency,
    reason: facts.reason,
    state: facts.state,
    evidenceDueAt: facts.evidenceDueAt,
    openedAt: known?.openedAt ?? facts.at,
    closedAt: over ? now() : null,
    chargeId: facts.chargeId === payment.chargeId ? null : facts.chargeId,
  });
  await orders(strapi).note(order.id, {
    actor,
    code: `DISPUTE_${facts.state.toUpperCase()}`,
    facts: { dispute: facts.id, amount: String(facts.amount.minor), currency: facts.amount.currency, reason: facts.reason },
  });
  await tellBuyer(strapi, order, facts, known !== null);
};

const LETTER = {
  inquiry: 'dispute_opened',
  needs_response: 'dispute_opened',
  under_review: 'dispute_opened',
  inquiry_closed: 'dispute_won',
  won: 'dispute_won',
  lost: 'dispute_lost',
} as const;

/** Tells the buyer that access is paused, open again or over; what was decided before it was known here changed nothing for them unless it was lost. */
const tellBuyer = async (strapi: Core.Strapi, order: Order, facts: DisputeFacts, wasKnown: boolean): Promise<void> => {
  const kind = LETTER[facts.state];
  if (kind === 'dispute_won' && !wasKnown) return;
  // Banks change their minds: each decision moves money once more, and is told once.
  const key = kind === 'dispute_opened' ? facts.id : `${facts.id}:${facts.balanceTransactions.length}`;
  await writeOrderMail(strapi, kind, order, key, { amount: facts.amount, ended: order.state === 'refunded' });
};

/** Books what the provider says of a dispute: money withdrawn, given back, or lost, and what is held meanwhile. Safe to repeat. */
export const followDispute = (strapi: Core.Strapi, facts: DisputeFacts, actor: string): Promise<DisputeApplied> =>
  together(strapi, async () => {
    const seen = await orders(strapi).payment({ charge_id: facts.chargeId });
    let order = seen ? await orders(strapi).lock({ id: seen.orderId }) : null;
    let changed = false;
    if (!order || !seen) return 'parked';
    for (const step of steps(facts)) {
      const payment = await orders(strapi).lockPayment({ id: seen.id });
      if (!payment) return 'parked';
      const before = booksFrom(payment.books);
      const decision = step(before);
      if (!decision.ok) return awaitsParent(decision.failure) ? 'parked' : refuse(decision.failure);
      changed ||= decision.value.books !== before;
      order = await storeDecision(strapi, { order, payment, before }, decision.value, { actor, occurredAt: facts.at });
    }
    crashPoint('dispute.booked');
    for (const txn of facts.balanceTransactions) await mapTransaction(strapi, txn, seen.id);
    await noteWhatIsNew(strapi, order, seen, facts, actor);
    return changed ? 'applied' : 'known';
  });
