import type { Core } from '@strapi/strapi';
import { firstPurchasesOf, type FirstPurchases } from './store/first-purchases';
import { happenedOf, type Happened } from './store/happened';
import { door } from '../../platform/door';
import { namingBytes } from '../../platform/chance';
import { keyedHash, sameSecret } from '../../platform/ids';
import { orderNumberFrom } from './domain/number';
import type { OrderSnapshot } from './domain/snapshot';
import { changeCredit, creditsOfOrders, insertCredit, sumCredits, type OrderCredit } from './store/credits';
import { cardsOfOrders, changeCard, findCard, insertCards, ordersWithIdleCards, type CardKey, type OrderCard } from './store/cards';
import { disputeVerbs, type Dispute } from './store/disputes';
import {
  changeOrder,
  countFreeOrders,
  claimOrders,
  findOrder,
  findOrdersByIds,
  findOrdersOfCustomers,
  findAwaitedTransfers,
  findWaitingOrders,
  insertOrder,
  readSnapshot,
  readFrozenSnapshots,
  readSnapshots,
  type NewOrder,
  type Order,
  type OrderKey,
} from './store/orders';
import {
  countPayments,
  countPaymentsWithin,
  findPaymentsWithin,
  findPayment,
  findPaymentsAfter,
  insertFee,
  insertPayment,
  mapTransaction,
  buyersWithCard,
  paymentsOfOrders,
  providerFactsOf,
  saveBooks,
  sumTransactions,
  settledOf,
  transactionsBetween,
  bookedSources,
  type BookedTransaction,
  type Payment,
  type PaymentKey,
} from './store/payments';
import { alikeOrders, countSettled, settledWithin, sumPaid, type PlacedWithin } from './store/currency-sums';
import {
  changeRefund,
  findRefund,
  insertRefund,
  refundsOfOrders,
  refundsUnderWay,
  unsettledRefunds,
  type Refund,
  type RefundKey,
} from './store/refunds';
import {
  countOrders,
  findFacets,
  findOrdersPage,
  numbersOf,
  sumOrders,
  sumOrdersOfCustomer,
  firstPaidOf,
  type OrderFacets,
  type OrderPlace,
  type OrderSort,
  type OrderSearch,
  type OrderSums,
} from './store/search';
import { decideRecordedSale, findRecordedSale, insertRecordedSale, type RecordedSale } from './store/recorded-sales';
import { note, timelineOf, type OrderEvent } from './store/timeline';

export { creatorRefundState, guaranteeEnd } from './domain/creator-refund';
export type { CreatorRefundState } from './domain/creator-refund';
export { isSettled, nextOrderState, stateAfterRefunds } from './domain/order-state';
export { creatorsRefund, evidenceLastNoticeDays, evidenceNoticeDays } from './settings';
export type { OrderState } from './domain/order-state';
export { orderFailures } from './domain/failures';
export { refundsOften } from './domain/refunds-often';
export { eventText } from './domain/event-text';
export { netOf } from './domain/standing';
export { leftOnCard, shareLines, spreadRefund } from './domain/card-refund';
export type { CardStanding } from './domain/card-refund';
export { nextCardStep } from './domain/card-steps';
export type { CardSeen, CardSight, CardState, CardStep } from './domain/card-steps';
export type { OrderCard } from './store/cards';
export type { OrderCredit } from './store/credits';
export type { FrozenContract, FrozenRecruit, FrozenTerms, OrderSnapshot, SnapshotLine, SnapshotPayment } from './domain/snapshot';
export type { FrozenSnapshot, NewOrder, Order, OrderKey } from './store/orders';
export type { BookedTransaction, Payment, PaymentKey, ProviderFacts } from './store/payments';
export type { HandPaid, RecordedSale } from './store/recorded-sales';
export type { Refund, RefundKey, RefundLine, RefundState } from './store/refunds';
export type { Dispute } from './store/disputes';
export { accessPaper, proposeEvidence, receiptPaper, saysSomething } from './domain/evidence';
export type { Evidence, EvidencePaper, KnownOfOrder } from './domain/evidence';
export { noticeDue, noticedUntil, type EvidenceNotice } from './domain/evidence-notice';
export type { DisputeAnswer } from './store/dispute-answers';
export type { DisputeFile } from './store/dispute-files';
export * from './domain/evidence-file';
export { placeOfDispute } from './store/happened';
export type { DisputePlace, DisputeSearch, FoundDispute, FoundRefund, RefundSearch } from './store/happened';
export { placeOfOrder } from './store/search';
export type { OrderFacets, OrderPlace, OrderSearch, OrderSort, OrderSums } from './store/search';
export type { OrderEvent } from './store/timeline';

/** Orders with their payments, refunds, disputes and timeline. Every writing verb belongs into a unit of work. */
export interface OrdersService extends FirstPurchases, Happened {
  readonly newNumber: () => string;
  readonly place: (order: NewOrder, snapshot: OrderSnapshot) => Promise<Order>;
  readonly find: (key: OrderKey) => Promise<Order | null>;
  /** Locks the order until the unit ends; always before its payment. */
  readonly lock: (key: OrderKey) => Promise<Order | null>;
  readonly change: (order: Order, change: Partial<Order>) => Promise<Order>;
  readonly snapshot: (orderId: number) => Promise<OrderSnapshot>;
  readonly snapshots: (orderIds: readonly number[]) => Promise<ReadonlyMap<number, OrderSnapshot>>;
  readonly many: (ids: readonly number[]) => Promise<readonly Order[]>;
  readonly ofCustomers: (customerIds: readonly number[]) => Promise<readonly Order[]>;
  /** Orders a search finds, newest first, behind a place. */
  readonly page: (
    search: OrderSearch,
    page: { readonly after?: OrderPlace | undefined; readonly limit: number; readonly sort: OrderSort },
  ) => Promise<readonly Order[]>;
  readonly count: (search: OrderSearch) => Promise<number>;
  /** Sums of everything a search finds, per currency. */
  readonly sums: (search: OrderSearch) => Promise<readonly OrderSums[]>;
  /** The first paid order (its row) of each of some customers. */
  readonly firstPaidOf: (customerIds: readonly number[]) => Promise<ReadonlyMap<number, number>>;
  readonly sumsOfCustomer: (customerId: number) => Promise<readonly OrderSums[]>;
  readonly facets: () => Promise<OrderFacets>;
  /** How many different customers paid within a time (UTC ms, the end not included). */
  readonly numbers: (ids: readonly number[]) => Promise<ReadonlyMap<number, string>>;
  /** How many orders of nothing a customer placed since a moment (UTC ms). */
  readonly freeOrdersOf: (customerId: number, since: number) => Promise<number>;
  readonly waiting: (placedBefore: number, limit: number) => Promise<readonly Order[]>;
  /** Orders whose bank transfer has not come in time. */
  readonly overdueTransfers: (at: number, limit: number) => Promise<readonly Order[]>;
  /** By when the first of the awaited bank transfers has to be there, UTC ms; null where none is awaited. */
  readonly nextTransferDue: () => Promise<number | null>;
  readonly claim: (customerId: number, userId: number) => Promise<void>;
  /** The secret part of the thank-you page's address; derived, so that it can be shown again and is stored nowhere. */
  readonly tokenOf: (orderNumber: string) => string;
  /** The secret part of the address where an order's buyer is offered more; derived like the other, and not to be had from it. */
  readonly followUpTokenOf: (orderNumber: string) => string;
  readonly byFollowUpToken: (token: string) => Promise<Order | null>;
  /** The order a token opens, or null for one that was made up. */
  readonly byToken: (token: string) => Promise<Order | null>;

  /** Keeps the two cards an order is to be paid with. */
  readonly addCards: (orderId: number, cards: Parameters<typeof insertCards>[2]) => Promise<void>;
  /** The two cards of an order, or none where it is paid with one. */
  readonly cardsOf: (orderId: number) => Promise<readonly OrderCard[]>;
  readonly cardsOfMany: (orderIds: readonly number[]) => Promise<readonly OrderCard[]>;
  readonly card: (key: CardKey) => Promise<OrderCard | null>;
  readonly changeCard: (id: number, change: Parameters<typeof changeCard>[2]) => Promise<void>;
  readonly idleCards: (changedBefore: number, limit: number) => Promise<readonly number[]>;

  /** Keeps the store credit an order sets aside. */
  readonly addCredit: (credit: Parameters<typeof insertCredit>[1]) => Promise<OrderCredit>;
  /** The store credit of an order; null where it is paid without. */
  readonly creditOf: (orderId: number) => Promise<OrderCredit | null>;
  readonly creditsOfMany: (orderIds: readonly number[]) => Promise<readonly OrderCredit[]>;
  readonly changeCredit: (credit: OrderCredit, change: Parameters<typeof changeCredit>[2]) => Promise<void>;
  readonly sumCredits: () => ReturnType<typeof sumCredits>;

  readonly payment: (key: PaymentKey) => Promise<Payment | null>;
  readonly paymentsOf: (orderIds: readonly number[]) => Promise<readonly Payment[]>;
  /** Who has paid with a card, by its fingerprint. */
  readonly buyersWithCard: (fingerprint: string) => ReturnType<typeof buyersWithCard>;
  readonly lockPayment: (key: PaymentKey) => Promise<Payment | null>;
  readonly paymentsAfter: (afterId: number, limit: number) => Promise<readonly Payment[]>;
  readonly countPayments: () => Promise<number>;
  /** Payments made in a span of time, oldest first, after a place; and how many there are. */
  readonly paymentsWithin: (
    span: { readonly from: number; readonly until: number },
    after: { readonly paidAt: number; readonly id: number } | null,
    limit: number,
  ) => Promise<readonly Payment[]>;
  readonly countPaymentsWithin: (span: { readonly from: number; readonly until: number }) => Promise<number>;
  /** What the provider told of payments: their fees and their balance transactions. */
  readonly providerFacts: (paymentIds: readonly number[]) => ReturnType<typeof providerFactsOf>;
  readonly frozenSnapshots: (orderIds: readonly number[]) => ReturnType<typeof readFrozenSnapshots>;
  readonly addPayment: (payment: Parameters<typeof insertPayment>[1]) => Promise<number | null>;
  readonly saveBooks: (paymentId: number, books: string, refunded: number) => Promise<void>;
  readonly addFee: (fee: Parameters<typeof insertFee>[1]) => Promise<void>;
  readonly mapTransaction: (txn: Parameters<typeof mapTransaction>[1]) => Promise<void>;
  readonly sumTransactions: () => ReturnType<typeof sumTransactions>;
  /** What the provider settled of some orders, by order and currency, minor units. */
  readonly settledOf: (orderIds: readonly number[]) => ReturnType<typeof settledOf>;
  /** The same of all paid orders placed in a span, in sums: by the currency they were charged in, and for one of them by amount and rate. */
  readonly sumPaid: (within: PlacedWithin) => ReturnType<typeof sumPaid>;
  readonly alikeOrders: (within: PlacedWithin, of: Parameters<typeof alikeOrders>[2]) => ReturnType<typeof alikeOrders>;
  readonly settledWithin: (within: PlacedWithin) => ReturnType<typeof settledWithin>;
  readonly countSettled: (within: PlacedWithin) => ReturnType<typeof countSettled>;
  readonly transactionsBetween: (span: { readonly from: number; readonly to: number }) => Promise<readonly BookedTransaction[]>;
  readonly bookedSources: (sourceIds: readonly string[]) => Promise<ReadonlySet<string>>;

  readonly addRefund: (refund: Parameters<typeof insertRefund>[1]) => Promise<Refund>;
  readonly refund: (key: RefundKey) => Promise<Refund | null>;
  readonly lockRefund: (key: RefundKey) => Promise<Refund | null>;
  readonly changeRefund: (id: number, change: Parameters<typeof changeRefund>[2]) => Promise<void>;
  readonly refundsOf: (orderIds: readonly number[]) => Promise<readonly Refund[]>;
  readonly refundsUnderWay: (paymentId: number) => Promise<readonly Refund[]>;
  readonly unsettledRefunds: (createdBefore: number) => Promise<readonly Refund[]>;

  /** Notes that an order was made outside the checkout. */
  readonly recordSale: (sale: Parameters<typeof insertRecordedSale>[1]) => Promise<void>;
  readonly recordedSale: (orderId: number) => Promise<RecordedSale | null>;
  readonly lockRecordedSale: (orderId: number) => Promise<RecordedSale | null>;
  readonly decideRecordedSale: (orderId: number, decided: Parameters<typeof decideRecordedSale>[2]) => Promise<void>;

  readonly saveDispute: (dispute: Omit<Dispute, 'id'>) => Promise<void>;
  readonly dispute: (providerDisputeId: string) => Promise<Dispute | null>;
  readonly disputesOf: (orderId: number) => Promise<readonly Dispute[]>;
  readonly openDisputes: () => Promise<readonly Dispute[]>;

  readonly note: (orderId: number, event: Omit<OrderEvent, 'at'>) => Promise<void>;
  readonly timeline: (orderId: number) => Promise<readonly OrderEvent[]>;
}

type Purpose = 'order-token' | 'follow-up-token';

const tokenOf = (strapi: Core.Strapi, number: string, purpose: Purpose = 'order-token'): string => {
  const key = strapi.config.get<readonly string[]>('server.app.keys')[0] ?? '';
  return `${number}.${keyedHash(`${purpose}:${key}`, number).slice(0, 40)}`;
};

const byToken = async (strapi: Core.Strapi, token: string, purpose?: Purpose): Promise<Order | null> => {
  const number = token.split('.')[0] ?? '';
  return sameSecret(token, tokenOf(strapi, number, purpose)) ? findOrder(strapi, { number }) : null;
};

const cardVerbs = (
  strapi: Core.Strapi,
): Pick<OrdersService, 'addCards' | 'cardsOf' | 'cardsOfMany' | 'card' | 'changeCard' | 'idleCards'> => ({
  addCards: (orderId, cards) => insertCards(strapi, orderId, cards),
  cardsOf: (orderId) => cardsOfOrders(strapi, [orderId]),
  cardsOfMany: (orderIds) => cardsOfOrders(strapi, orderIds),
  card: (key) => findCard(strapi, key),
  changeCard: (id, change) => changeCard(strapi, id, change),
  idleCards: (changedBefore, limit) => ordersWithIdleCards(strapi, changedBefore, limit),
});

const creditVerbs = (
  strapi: Core.Strapi,
): Pick<OrdersService, 'addCredit' | 'creditOf' | 'creditsOfMany' | 'changeCredit' | 'sumCredits'> => ({
  addCredit: (credit) => insertCredit(strapi, credit),
  creditOf: async (orderId) => (await creditsOfOrders(strapi, [orderId]))[0] ?? null,
  creditsOfMany: (orderIds) => creditsOfOrders(strapi, orderIds),
  changeCredit: (credit, change) => changeCredit(strapi, credit, change),
  sumCredits: () => sumCredits(strapi),
});

const howPaid = (strapi: Core.Strapi) => ({ ...cardVerbs(strapi), ...creditVerbs(strapi) });

/** Walking through payments, by their number, by when they were made, or by their card. */
const readingPayments = (
  strapi: Core.Strapi,
): Pick<OrdersService, 'paymentsAfter' | 'countPayments' | 'paymentsWithin' | 'countPaymentsWithin' | 'buyersWithCard'> => ({
  paymentsAfter: (afterId, limit) => findPaymentsAfter(strapi, afterId, limit),
  countPayments: () => countPayments(strapi),
  paymentsWithin: (span, after, limit) => findPaymentsWithin(strapi, span, after, limit),
  countPaymentsWithin: (span) => countPaymentsWithin(strapi, span),
  buyersWithCard: (fingerprint) => buyersWithCard(strapi, fingerprint),
});

const transactionVerbs = (strapi: Core.Strapi): Pick<OrdersService, 'sumTransactions' | 'transactionsBetween' | 'bookedSources'> => ({
  sumTransactions: () => sumTransactions(strapi),
  transactionsBetween: (span) => transactionsBetween(strapi, span),
  bookedSources: (sourceIds) => bookedSources(strapi, sourceIds),
});

const currencySums = (strapi: Core.Strapi): Pick<OrdersService, 'sumPaid' | 'alikeOrders' | 'settledWithin' | 'countSettled'> => ({
  sumPaid: (within) => sumPaid(strapi, within),
  alikeOrders: (within, of) => alikeOrders(strapi, within, of),
  settledWithin: (within) => settledWithin(strapi, within),
  countSettled: (within) => countSettled(strapi, within),
});

export const ordersService = (strapi: Core.Strapi): OrdersService => ({
  newNumber: () => orderNumberFrom(namingBytes('order', 10)),
  place: (order, snapshot) => insertOrder(strapi, order, snapshot),
  find: (key) => findOrder(strapi, key),
  lock: (key) => findOrder(strapi, key, true),
  change: (order, change) => changeOrder(strapi, order, change),
  snapshot: (orderId) => readSnapshot(strapi, orderId),
  snapshots: (orderIds) => readSnapshots(strapi, orderIds),
  many: (ids) => findOrdersByIds(strapi, ids),
  ofCustomers: (customerIds) => findOrdersOfCustomers(strapi, customerIds),
  page: (search, page) => findOrdersPage(strapi, search, page),
  count: (search) => countOrders(strapi, search),
  sums: (search) => sumOrders(strapi, search),
  firstPaidOf: (customerIds) => firstPaidOf(strapi, customerIds),
  sumsOfCustomer: (customerId) => sumOrdersOfCustomer(strapi, customerId),
  facets: () => findFacets(strapi),
  ...firstPurchasesOf(strapi),
  ...happenedOf(strapi),
  numbers: (ids) => numbersOf(strapi, ids),
  freeOrdersOf: (customerId, since) => countFreeOrders(strapi, customerId, since),
  waiting: (placedBefore, limit) => findWaitingOrders(strapi, placedBefore, limit),
  overdueTransfers: (at, limit) => findAwaitedTransfers(strapi, at, limit),
  nextTransferDue: async () => (await findAwaitedTransfers(strapi, null, 1))[0]?.transferDueAt ?? null,
  claim: (customerId, userId) => claimOrders(strapi, customerId, userId),
  tokenOf: (number) => tokenOf(strapi, number),
  followUpTokenOf: (number) => tokenOf(strapi, number, 'follow-up-token'),
  byFollowUpToken: (token) => byToken(strapi, token, 'follow-up-token'),
  byToken: (token) => byToken(strapi, token),
  ...howPaid(strapi),
  payment: (key) => findPayment(strapi, key),
  paymentsOf: (orderIds) => paymentsOfOrders(strapi, orderIds),
  lockPayment: (key) => findPayment(strapi, key, true),
  ...readingPayments(strapi),
  providerFacts: (paymentIds) => providerFactsOf(strapi, paymentIds),
  frozenSnapshots: (orderIds) => readFrozenSnapshots(strapi, orderIds),
  addPayment: (payment) => insertPayment(strapi, payment),
  saveBooks: (paymentId, books, refunded) => saveBooks(strapi, paymentId, books, refunded),
  addFee: (fee) => insertFee(strapi, fee),
  mapTransaction: (txn) => mapTransaction(strapi, txn),
  settledOf: (orderIds) => settledOf(strapi, orderIds),
  ...currencySums(strapi),
  ...transactionVerbs(strapi),
  addRefund: (refund) => insertRefund(strapi, refund),
  refund: (key) => findRefund(strapi, key),
  lockRefund: (key) => findRefund(strapi, key, true),
  changeRefund: (id, change) => changeRefund(strapi, id, change),
  refundsOf: (orderIds) => refundsOfOrders(strapi, orderIds),
  refundsUnderWay: (paymentId) => refundsUnderWay(strapi, paymentId),
  unsettledRefunds: (createdBefore) => unsettledRefunds(strapi, createdBefore),
  recordSale: (sale) => insertRecordedSale(strapi, sale),
  recordedSale: (orderId) => findRecordedSale(strapi, orderId),
  lockRecordedSale: (orderId) => findRecordedSale(strapi, orderId, true),
  decideRecordedSale: (orderId, decided) => decideRecordedSale(strapi, orderId, decided),
  ...disputeVerbs(strapi),
  note: (orderId, event) => note(strapi, orderId, event),
  timeline: (orderId) => timelineOf(strapi, orderId),
});

export const orders = (strapi: Core.Strapi): OrdersService => door<OrdersService>(strapi, 'orders');
