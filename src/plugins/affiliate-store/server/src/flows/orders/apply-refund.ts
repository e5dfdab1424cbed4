import type { Core } from '@strapi/strapi';
import type { RefundFacts } from '../../capabilities/checkout/service';
import { awaitsParent, booksFrom, decisions, refundedTotal, type LinePart, type OrderBooks } from '../../capabilities/commissions/service';
import { orders } from '../../capabilities/orders/service';
import type { Order, OrderSnapshot, Payment, Refund } from '../../capabilities/orders/service';
import { refuse } from '../../kernel/failure';
import { minor } from '../../kernel/money';
import { crashPoint } from '../../platform/crash-point';
import { together } from '../../platform/transaction';
import { applyReturn } from './apply-return';
import type { RefundApplied } from './apply-return';
import { mapTransaction } from '../checkout/map-transaction';
import { goesToCredit } from '../checkout/weigh-cards';
import { goneProducts, storeDecision } from './store-decision';
import { writeOrderMail } from './write-order-mail';
import { writeRefundMail } from './write-refund-mail';
import { partsOf } from './weigh-refund';

interface Subject {
  readonly order: Order;
  readonly payment: Payment;
  readonly refund: Refund;
}

// A refund the store asked for is found by its own key; one made in the provider's dashboard becomes a row here.
const rowOf = async (strapi: Core.Strapi, order: Order, payment: Payment, facts: RefundFacts): Promise<Refund> => {
  const mine = facts.requestKey === null ? null : await orders(strapi).lockRefund({ order_id: order.id, request_key: facts.requestKey });
  const known = mine ?? (await orders(strapi).lockRefund({ provider_refund_id: facts.id }));
  if (known) {
    if (known.providerRefundId === null) await orders(strapi).changeRefund(known.id, { providerRefundId: facts.id });
    return known;
  }
  return orders(strapi).addRefund({
    orderId: order.id,
    paymentId: payment.id,
    requestKey: `provider:${facts.id}`,
    amount: facts.amount.minor,
    currency: facts.amount.currency,
    lines: null,
    chargeId: facts.chargeId === payment.chargeId ? null : facts.chargeId,
    reason: null,
    requestedBy: 'provider',
    providerRefundId: facts.id,
    state: 'requested',
  });
};

interface Told {
  readonly books: OrderBooks;
  readonly snapshot: OrderSnapshot;
  readonly lines: readonly LinePart[] | null;
}

const nameOf = ({ lines }: OrderSnapshot, line: number): string => lines.find((each) => each.line === line)?.productName ?? '';

const tellBuyer = async (strapi: Core.Strapi, order: Order, facts: RefundFacts, { books, snapshot, lines }: Told): Promise<void> => {
  const { currency } = order;
  const gone = goneProducts(books, new Map(snapshot.lines.map((line) => [line.line, line.productId])));
  await writeRefundMail(strapi, order, facts, {
    total: { minor: minor(order.total), currency },
    whole: order.state === 'refunded',
    items: snapshot.lines.map((line) => ({ name: line.productName, price: { minor: minor(line.gross), currency } })),
    ...(lines ? { parts: lines.map(({ line, amount }) => ({ name: nameOf(snapshot, line), price: { minor: amount, currency } })) } : {}),
    ended: snapshot.lines.flatMap(({ productId, productName }) => (gone.has(productId) ? [productName] : [])),
  });
};

const bookMade = async (
  strapi: Core.Strapi,
  { order, payment, refund }: Subject,
  facts: RefundFacts,
  actor: string,
): Promise<RefundApplied> => {
  const before = booksFrom(payment.books);
  // What it was for is known here and not at the provider; of another amount than was asked for, nobody knows for what it is.
  const lines = refund.amount === facts.amount.minor ? partsOf(refund.lines) : null;
  const decision = decisions.bookRefund(before, {
    refund: facts.id,
    amount: facts.amount.minor,
    statedTax: null,
    lines,
    toCredit: goesToCredit(order, payment, refund),
  });
  if (!decision.ok) return awaitsParent(decision.failure) ? 'parked' : refuse(decision.failure);
  const txn = facts.balanceTransaction;
  if (txn) await mapTransaction(strapi, txn, payment.id);
  const booked = { state: 'booked', bookedAt: facts.at, failure: null } as const;
  if (decision.value.books === before) {
    // Rows of before may stand as unknown though the books have them.
    await orders(strapi).changeRefund(refund.id, booked);
    return 'known';
  }
  const after = await storeDecision(strapi, { order, payment, before }, decision.value, { actor, occurredAt: facts.at });
  crashPoint('refund.booked');
  await orders(strapi).changeRefund(refund.id, booked);
  const snapshot = await orders(strapi).snapshot(order.id);
  await orders(strapi).note(order.id, {
    actor,
    code: lines ? 'REFUNDED_OF_LINES' : 'REFUNDED',
    facts: {
      amount: String(facts.amount.minor),
      currency: facts.amount.currency,
      refund: facts.id,
      ...(lines ? { products: lines.map(({ line }) => nameOf(snapshot, line)).join(', ') } : {}),
    },
  });
  await tellBuyer(strapi, after, facts, { books: decision.value.books, snapshot, lines });
  return 'applied';
};

const bookFailed = async (
  strapi: Core.Strapi,
  { order, payment, refund }: Subject,
  facts: RefundFacts,
  actor: string,
): Promise<RefundApplied> => {
  const before = booksFrom(payment.books);
  await orders(strapi).changeRefund(refund.id, { state: 'failed', failure: facts.failureReason ?? 'failed' });
  if (!before.refunds.some((row) => row.id === facts.id)) return 'known';
  const decision = decisions.bookRefundFailed(before, { refund: facts.id });
  if (!decision.ok) return refuse(decision.failure);
  const txn = facts.failureBalanceTransaction;
  if (txn) await mapTransaction(strapi, txn, payment.id);
  if (decision.value.books === before) return 'known';
  await storeDecision(strapi, { order, payment, before }, decision.value, { actor, occurredAt: txn?.at ?? facts.at });
  await orders(strapi).note(order.id, {
    actor,
    code: 'REFUND_FAILED',
    facts: {
      amount: String(facts.amount.minor),
      currency: facts.amount.currency,
      refund: facts.id,
      remaining: String(before.gross - refundedTotal(decision.value.books)),
    },
  });
  const { lines } = await orders(strapi).snapshot(order.id);
  const productOfLine = new Map(lines.map((line) => [line.line, line.productId]));
  const gone = (books: OrderBooks): number => goneProducts(books, productOfLine).size;
  const opensAgain = gone(decision.value.books) < gone(before);
  await writeOrderMail(strapi, 'refund_came_back', order, facts.id, { amount: facts.amount, opensAgain });
  return 'applied';
};

/** Books what the provider says of a refund: money that left, or money that came back. Safe to repeat in any order. */
export const applyRefund = (strapi: Core.Strapi, facts: RefundFacts, actor: string): Promise<RefundApplied> =>
  together(strapi, async () => {
    const seen = facts.chargeId === null ? null : await orders(strapi).payment({ charge_id: facts.chargeId });
    if (!seen) return applyReturn(strapi, facts, actor);
    const order = await orders(strapi).lock({ id: seen.orderId });
    const payment = await orders(strapi).lockPayment({ id: seen.id });
    if (!order || !payment) return 'parked';
    const subject = { order, payment, refund: await rowOf(strapi, order, payment, facts) };
    if (facts.state === 'failed') return bookFailed(strapi, subject, facts, actor);
    // Until the provider has a balance transaction no money has moved, and nothing is booked.
    return facts.balanceTransaction || facts.state === 'succeeded' ? bookMade(strapi, subject, facts, actor) : 'waiting';
  });
