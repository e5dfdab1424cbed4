import type { Core } from '@strapi/strapi';
import { booksFrom, checks, commissions, linesGone, lostTotal, refundedTotal } from '../../capabilities/commissions/service';
import type { Commission, OrderBooks, ShareBook, Violation } from '../../capabilities/commissions/service';
import { ledger } from '../../capabilities/ledger/service';
import { members } from '../../capabilities/members/service';
import type { Entitlement } from '../../capabilities/members/service';
import { orders, stateAfterRefunds } from '../../capabilities/orders/service';
import type { Order, OrderCard, OrderCredit, Payment } from '../../capabilities/orders/service';
import { letOthersIn } from '../../platform/breath';
import type { Notebook, Offender } from './audit-notes';
import { addBooks, type Sums } from './audit-sums';
import { goneProducts } from '../orders/store-decision';
import { standingCards, standingCredit } from '../checkout/weigh-cards';

const BATCH = 500;

const ofViolation = (what: Offender['what'], orderNumber: string | null, { row, message, facts }: Violation): Offender => ({
  what,
  id: row,
  orderNumber,
  text: `${message} ${JSON.stringify(facts)}`,
  expected: null,
  found: null,
});

/** A payment with everything that hangs on it, read in one bite with its neighbours. */
interface Paid {
  readonly books: OrderBooks;
  readonly order: Order;
  readonly commissions: readonly Commission[];
  readonly entitlements: readonly Entitlement[];
  /** Products of which nothing that was paid is left. */
  readonly gone: ReadonlySet<string>;
  readonly rounding: number;
}

const isRowOf = (share: ShareBook, row: Commission | undefined): boolean =>
  row !== undefined &&
  row.amount === share.amount &&
  row.reversed === share.reversed &&
  row.held === share.held &&
  row.state === share.state;

const auditCommissions = ({ books, order, commissions: rows }: Paid, notes: Notebook): void => {
  const shares = books.shares.filter((share) => share.party !== null);
  notes.looked('I6', shares.length);
  for (const found of checks.reversedWithinAmount([books])) notes.broken('I6', ofViolation('commission', order.number, found));
  for (const share of shares) {
    const row = rows.find((each) => each.shareKey === share.key);
    if (!isRowOf(share, row))
      notes.broken('I6', {
        what: 'commission',
        id: row?.publicId ?? share.key,
        orderNumber: order.number,
        text: `The commission row of ${share.key} is not what the books of its payment say.`,
        expected: `${share.amount}/${share.reversed}/${share.held}/${share.state ?? ''}`,
        found: row ? `${row.amount}/${row.reversed}/${row.held}/${row.state}` : 'no row',
      });
  }
};

const auditAccess = ({ gone: products, order, entitlements }: Paid, notes: Notebook): void => {
  notes.looked('I14', entitlements.length);
  for (const row of entitlements) {
    const gone = products.has(row.productId);
    if (gone === (row.state === 'revoked')) continue;
    notes.broken('I14', {
      what: 'entitlement',
      id: String(row.id),
      orderNumber: order.number,
      text: gone ? 'Access is open although all of it was given back.' : 'Access was taken although the order is paid.',
      expected: gone ? 'revoked' : 'active',
      found: row.state,
    });
  }
  if (entitlements.length === 0)
    notes.broken('I14', {
      what: 'order',
      id: order.number,
      orderNumber: order.number,
      text: 'The order is paid and gives no access.',
      expected: 'active',
      found: 'none',
    });
};

const auditOrder = ({ books, order, rounding }: Paid, notes: Notebook): void => {
  const offends = (text: string, expected: string, found: string): void =>
    notes.broken('I4', { what: 'order', id: order.number, orderNumber: order.number, text, expected, found });
  notes.looked('I4');
  for (const found of checks.sharesSumToGross([books])) notes.broken('I4', ofViolation('order', order.number, found));
  if (books.gross !== order.total) offends('The order and its payment are of different amounts.', String(order.total), String(books.gross));
  const taken = Math.min(books.gross, refundedTotal(books) + lostTotal(books));
  const state = stateAfterRefunds(books.gross, taken);
  if (order.state !== state || order.refunded !== taken)
    offends('The order does not say what its payment says.', `${state}/${taken}`, `${order.state}/${order.refunded}`);
  notes.looked('I10');
  for (const found of checks.roundingIsBounded(books, rounding)) notes.broken('I10', ofViolation('order', order.number, found));
};

const byOrder = <T extends { readonly orderId: number }>(rows: readonly T[]): ReadonlyMap<number, readonly T[]> => {
  const map = new Map<number, T[]>();
  for (const row of rows) map.set(row.orderId, [...(map.get(row.orderId) ?? []), row]);
  return map;
};

const roundingByOrder = async (strapi: Core.Strapi): Promise<ReadonlyMap<string, number>> => {
  const rows = await ledger(strapi).accounts({ type: 'rounding' });
  return new Map(rows.map((row) => [`${row.currency} ${row.owner}`, row.debits - row.credits]));
};

/** Which product a line is of, read only for payments of which something went back. */
const productsOf = async (strapi: Core.Strapi, batch: readonly Payment[]): Promise<ReadonlyMap<number, ReadonlyMap<number, string>>> => {
  const reduced = batch.filter((payment) => linesGone(booksFrom(payment.books)).size > 0).map((payment) => payment.orderId);
  const snapshots = await orders(strapi).snapshots(reduced);
  return new Map([...snapshots].map(([id, { lines }]) => [id, new Map(lines.map((line) => [line.line, line.productId]))]));
};

/** The cards of a batch, and of each payment what is paid by those whose balance transaction is not booked yet. */
const cardsOf = async (strapi: Core.Strapi, batch: readonly Payment[]) => {
  const cards = await orders(strapi).cardsOfMany(batch.map((payment) => payment.orderId));
  const booked = await orders(strapi).bookedSources(cards.flatMap(({ chargeId }) => chargeId ?? []));
  return {
    of: byOrder(cards),
    withoutFee: (of: readonly OrderCard[]): number =>
      of.reduce((sum, { amount, chargeId }) => sum + (booked.has(chargeId ?? '') ? 0 : amount), 0),
  };
};

/** Two cards paid the order together, each its own charge, and went back to each no more than it paid unless its bank took it as well. */
const auditCards = async (
  strapi: Core.Strapi,
  { payment, order, cards }: { readonly payment: Payment; readonly order: Order; readonly cards: readonly OrderCard[] },
  notes: Notebook,
): Promise<void> => {
  const offends = (id: 'I4' | 'I9', text: string, expected: string, found: string): void =>
    notes.broken(id, { what: 'order', id: order.number, orderNumber: order.number, text, expected, found });
  const sum = cards.reduce((total, { amount }) => total + amount, 0);
  notes.looked('I4');
  if (sum !== payment.amount || cards.some(({ state, chargeId }) => state !== 'captured' || chargeId === null))
    offends('I4', 'What the two cards paid is not what was paid.', String(payment.amount), String(sum));
  for (const card of (await standingCards(strapi, payment)) ?? []) {
    notes.looked('I9');
    if (card.refunded > card.amount || card.disputed > card.amount)
      offends('I9', `More went back to card ${card.nth} than it paid.`, `<= ${card.amount}`, `${card.refunded}/${card.disputed}`);
  }
};

/** What store credit paid is what the books say, and went back to each of credit and card no more than it paid. */
const auditCreditPart = async (
  strapi: Core.Strapi,
  {
    payment,
    books,
    order,
    credit,
  }: { readonly payment: Payment; readonly books: OrderBooks; readonly order: Order; readonly credit: OrderCredit | undefined },
  notes: Notebook,
): Promise<void> => {
  const offends = (id: 'I4' | 'I9', text: string, expected: string, found: string): void =>
    notes.broken(id, { what: 'order', id: order.number, orderNumber: order.number, text, expected, found });
  const [kept, booked] = [
    credit ? `${credit.party} ${credit.amount} ${credit.state}` : 'none',
    books.credit ? `${books.credit.party} ${books.credit.amount} spent` : 'none',
  ];
  notes.looked('I4');
  if (kept !== booked) offends('I4', 'What store credit paid is not what the books say.', kept, booked);
  for (const part of (await standingCredit(strapi, payment)) ?? []) {
    notes.looked('I9');
    if (part.refunded > part.amount || part.disputed > part.amount)
      offends('I9', `More went back by ${part.chargeId} than it paid.`, `<= ${part.amount}`, `${part.refunded}/${part.disputed}`);
  }
};

const auditBatch = async (
  strapi: Core.Strapi,
  batch: readonly Payment[],
  rounding: ReadonlyMap<string, number>,
  found: { readonly notes: Notebook; readonly sums: Sums },
): Promise<void> => {
  const { notes, sums } = found;
  const ids = batch.map((payment) => payment.orderId);
  const known = new Map((await orders(strapi).many(ids)).map((order) => [order.id, order]));
  const earned = byOrder(await commissions(strapi).ofOrders(ids));
  const opened = byOrder(await members(strapi).entitlementsOfOrders(ids));
  const products = await productsOf(strapi, batch);
  const cards = await cardsOf(strapi, batch);
  const credits = new Map((await orders(strapi).creditsOfMany(ids)).map((credit) => [credit.orderId, credit]));
  for (const payment of batch) {
    const books = booksFrom(payment.books);
    const order = known.get(payment.orderId);
    const two = cards.of.get(payment.orderId) ?? [];
    addBooks(sums, books, two.length === 0 ? null : cards.withoutFee(two));
    if (!order) {
      const text = 'This payment belongs to no order.';
      notes.broken('I4', { what: 'payment', id: payment.chargeId, orderNumber: null, text, expected: 'an order', found: 'none' });
      continue;
    }
    const paid: Paid = {
      books,
      order,
      commissions: earned.get(order.id) ?? [],
      entitlements: opened.get(order.id) ?? [],
      gone: goneProducts(books, products.get(order.id) ?? new Map()),
      rounding: rounding.get(`${books.currency} ${order.number}`) ?? 0,
    };
    auditOrder(paid, notes);
    auditCommissions(paid, notes);
    auditAccess(paid, notes);
    const credit = credits.get(order.id);
    if (credit || books.credit) await auditCreditPart(strapi, { payment, books, order, credit }, notes);
    if (two.length > 0) await auditCards(strapi, { payment, order, cards: two }, notes);
  }
};

/** I4, I6, I10, I14: every payment by itself, in batches; adds what they say to the sums. */
export const auditPayments = async (strapi: Core.Strapi, notes: Notebook, sums: Sums): Promise<void> => {
  const rounding = await roundingByOrder(strapi);
  for (let after = 0; ;) {
    const batch = await orders(strapi).paymentsAfter(after, BATCH);
    if (batch.length > 0) await auditBatch(strapi, batch, rounding, { notes, sums });
    after = batch.at(-1)?.id ?? after;
    if (batch.length < BATCH) return;
    await letOthersIn();
  }
};
