import type { Core } from '@strapi/strapi';
import { booksAsText, commissions, isDisputed, linesGone, lostTotal, refundedTotal } from '../../capabilities/commissions/service';
import type { Booked, OrderBooks } from '../../capabilities/commissions/service';
import { insights } from '../../capabilities/insights/service';
import { ledger } from '../../capabilities/ledger/service';
import { members } from '../../capabilities/members/service';
import { nextOrderState, orders, stateAfterRefunds } from '../../capabilities/orders/service';
import type { Order, Payment } from '../../capabilities/orders/service';
import { refuse } from '../../kernel/failure';
import { now } from '../../platform/clock';
import { followRefund } from '../attribution/bind-for-life';
import { countsBetween } from '../insights/count-money';
import { countPlaces } from '../insights/count-places';
import { countSources } from '../attribution/count-sources';
import { followCases } from '../cases/follow-cases';
import { followSuspicions } from '../fraud/follow-suspicions';
import { documentLater } from '../invoices/issue-documents';
import { tellOfChange } from '../webhooks/tell-systems';

/** Who or what caused a decision, and when it happened in the world (UTC ms). */
export interface Cause {
  readonly actor: string;
  readonly occurredAt: number;
}

const taken = (books: OrderBooks): number => refundedTotal(books) + lostTotal(books);

const taxTaken = (books: OrderBooks): number => books.shares.reduce((sum, share) => sum + (share.role === 'tax' ? share.reversed : 0), 0);

/** What happened, as the state table of commissions names it; a refund too small to move one is a refund all the same. */
const causeOf = ({ changes }: Booked): string => changes[0]?.by ?? 'refund';

/** The products of which nothing that was paid is left, once each of their lines went back; what cost nothing goes with the whole order. */
export const goneProducts = (books: OrderBooks, productOfLine: ReadonlyMap<number, string>): ReadonlySet<string> => {
  const gone = linesGone(books);
  const kept = new Set(books.lines.flatMap(({ line }) => (gone.has(line) ? [] : [productOfLine.get(line) ?? ''])));
  return new Set([...gone].map((line) => productOfLine.get(line) ?? '').filter((product) => !kept.has(product)));
};

/** Brings the order and its access to what the books say: state, dispute flag, entitlements (I14). */
const alignOrder = async (
  strapi: Core.Strapi,
  order: Order,
  {
    before,
    after,
    productOfLine,
  }: { readonly before: OrderBooks; readonly after: OrderBooks; readonly productOfLine: ReadonlyMap<number, string> },
): Promise<Order> => {
  const state = nextOrderState(order.state, stateAfterRefunds(after.gross, taken(after)));
  if (!state.ok) return refuse(state.failure);
  const disputed = isDisputed(after);
  const [gone, wasGone] = [goneProducts(after, productOfLine), goneProducts(before, productOfLine)];
  await members(strapi).revokeForOrder(
    order.id,
    [...gone].filter((product) => !wasGone.has(product)),
  );
  await members(strapi).reinstateForOrder(
    order.id,
    [...wasGone].filter((product) => !gone.has(product)),
  );
  if (disputed) await members(strapi).suspendForOrder(order.id);
  else await members(strapi).restoreForOrder(order.id);
  const change = { state: state.value, disputed, refunded: Math.min(taken(after), after.gross), taxRefunded: taxTaken(after) };
  if (change.state === order.state && change.disputed === order.disputed && change.refunded === order.refunded) return order;
  return orders(strapi).change(order, change);
};

/**
 * Writes what an event did to a paid order: journals, books, commissions, the day's sums, the order and its access, in the
 * open unit of work. An event that was applied before does nothing. The order is locked by the caller, before its payment.
 */
export const storeDecision = async (
  strapi: Core.Strapi,
  subject: { readonly order: Order; readonly payment: Payment; readonly before: OrderBooks },
  booked: Booked,
  cause: Cause,
): Promise<Order> => {
  const { order, payment, before } = subject;
  const { books, journals } = booked;
  if (books === before) return order;
  await ledger(strapi).post(journals, { orderId: order.id, ...cause });
  await followCases(strapi, order, booked, cause);
  await orders(strapi).saveBooks(payment.id, booksAsText(books), Math.min(taken(books), books.gross));
  await commissions(strapi).sync(payment.id, before, books);
  const snapshot = await orders(strapi).snapshot(order.id);
  await followSuspicions(strapi, order, snapshot, { before, books, actor: cause.actor });
  const productOfLine = new Map(snapshot.lines.map((line) => [line.line, line.productId]));
  const aligned = await alignOrder(strapi, order, { before, after: books, productOfLine });
  await followRefund(strapi, order, aligned);
  await tellOfChange(strapi, order, aligned, { snapshot, shares: [before.shares, books.shares] });
  if (taken(books) !== taken(before)) documentLater(strapi, order);
  insights(strapi).count(now(), countsBetween(before, books, productOfLine));
  await countSources(strapi, order.id, before, books, now());
  await countPlaces(strapi, { snapshot, before, after: books, cause: causeOf(booked) });
  return aligned;
};
