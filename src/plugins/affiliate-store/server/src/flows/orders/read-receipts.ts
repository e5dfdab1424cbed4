import type { Core } from '@strapi/strapi';
import type { readThankYou, ReceiptView } from '../../../../contracts/orders';
import type { Data } from '../../../../contracts/endpoint';
import { booksFrom } from '../../capabilities/commissions/service';
import {
  orderFailures,
  orders,
  type Order,
  type OrdersService,
  type OrderCard,
  type OrderSnapshot,
  type Payment,
} from '../../capabilities/orders/service';
import { hintOf, people, type PeopleService } from '../../capabilities/people/service';
import { subscriptions, type Subscription, type SubscriptionsService } from '../../capabilities/subscriptions/service';
import { exchangeView } from '../../kernel/exchange';
import type { Failure } from '../../kernel/failure';
import { minor, moneyView } from '../../kernel/money';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { isoOf, maybeIsoOf } from '../../platform/moments';
import { openOrderByToken } from './open-order-by-token';
import { readFurtherOrders } from '../checkout/read-further-orders';
import { readOrderAccess } from '../members/read-library';
import { instalmentsOf, nextPaymentOf } from '../subscriptions/show-subscription';

/** Who takes part: people know which addresses are proven, orders what was bought with them. */
export interface ReadReceiptsCast {
  readonly people: Pick<PeopleService, 'customersOfUser'>;
  readonly orders: Pick<OrdersService, 'ofCustomers' | 'snapshots' | 'paymentsOf' | 'cardsOfMany'>;
  readonly subscriptions: Pick<SubscriptionsService, 'ofOrders' | 'paymentCounts'>;
}

const castOf = (strapi: Core.Strapi): ReadReceiptsCast => ({
  people: people(strapi),
  orders: orders(strapi),
  subscriptions: subscriptions(strapi),
});

const periodOf = (one: Subscription | undefined, made: ReadonlyMap<number, number>): ReceiptView['subscription'] =>
  one
    ? {
        id: one.publicId,
        price: moneyView({ minor: minor(one.amount), currency: one.currency }),
        interval: one.interval,
        count: one.count,
        instalments: instalmentsOf(one, made.get(one.id) ?? 0),
        nextPaymentAt: maybeIsoOf(nextPaymentOf(one)),
      }
    : null;

const receiptOf = (
  order: Order,
  snapshot: OrderSnapshot,
  paid: { readonly payment: Payment | undefined; readonly cards: readonly OrderCard[] },
  subscription: ReceiptView['subscription'],
): ReceiptView => {
  const { payment, cards } = paid;
  const credit = payment ? booksFrom(payment.books).credit : undefined;
  const money = (amount: number) => moneyView({ minor: minor(amount), currency: order.currency });
  return {
    number: order.number,
    state: order.state,
    placedAt: isoOf(order.placedAt),
    paidAt: maybeIsoOf(order.paidAt),
    items: snapshot.lines.map((line) => ({
      product: line.productName,
      productSlug: line.productSlug,
      offer: line.offerName,
      price: money(line.gross + (line.discount ?? 0)),
      listPrice: line.converted ? moneyView(line.converted.from) : null,
      discount: money(line.discount ?? 0),
      seller: line.seller,
    })),
    coupon: order.couponCode,
    exchange: snapshot.exchange ? exchangeView(snapshot.exchange) : null,
    discount: money(order.discount),
    total: money(order.total),
    tax: money(order.tax),
    taxRateBasisPoints: snapshot.taxRateBasisPoints,
    refunded: money(order.refunded),
    email: order.email,
    country: order.country,
    payment: payment?.method
      ? {
          method: payment.method,
          last4: payment.last4,
          statementDescriptor: payment.provider === 'stripe' ? snapshot.statementDescriptor : null,
          cards: cards.map(({ last4, amount }) => ({ last4, amount: money(amount) })),
          credit: credit ? money(credit.amount) : null,
        }
      : null,
    guaranteeEndsAt: maybeIsoOf(order.guaranteeEndsAt),
    subscription,
  };
};

/** Receipts of orders that were paid; what was never paid has none. */
const receiptsOf = async (cast: ReadReceiptsCast, found: readonly Order[]): Promise<ReceiptView[]> => {
  const paid = found.filter((order) => order.paidAt !== null);
  const snapshots = await cast.orders.snapshots(paid.map((order) => order.id));
  const payments = await cast.orders.paymentsOf(paid.map((order) => order.id));
  const cards = await cast.orders.cardsOfMany(paid.map((order) => order.id));
  const renewing = await cast.subscriptions.ofOrders(paid.map((order) => order.id));
  const made = await cast.subscriptions.paymentCounts([...new Set([...renewing.values()].map((one) => one.id))]);
  return paid.flatMap((order) => {
    const snapshot = snapshots.get(order.id);
    return snapshot
      ? [
          receiptOf(
            order,
            snapshot,
            {
              payment: payments.find((payment) => payment.orderId === order.id),
              cards: cards.filter((card) => card.orderId === order.id),
            },
            periodOf(renewing.get(order.id), made),
          ),
        ]
      : [];
  });
};

const ordersOf = async (cast: ReadReceiptsCast, userId: number): Promise<readonly Order[]> =>
  cast.orders.ofCustomers((await cast.people.customersOfUser(userId)).map((customer) => customer.id));

/** Receipts of a signed-in person, newest first: everything bought with an address they have proven. */
export const readReceipts = async (strapi: Core.Strapi, userId: number, cast: ReadReceiptsCast = castOf(strapi)): Promise<ReceiptView[]> =>
  receiptsOf(cast, await ordersOf(cast, userId));

/** One receipt of a signed-in person; somebody else's order is no different from one that does not exist. */
export const readReceipt = async (
  strapi: Core.Strapi,
  userId: number,
  number: string,
  cast: ReadReceiptsCast = castOf(strapi),
): Promise<Outcome<ReceiptView, Failure>> => {
  const [receipt] = await receiptsOf(
    cast,
    (await ordersOf(cast, userId)).filter((order) => order.number === number),
  );
  return receipt ? ok(receipt) : failed(orderFailures.because('ORDER_NOT_FOUND'));
};

/** The page behind the token a buyer was given at checkout, once it is paid. Who holds the token learns no address. */
export const readThankYouOf = async (
  strapi: Core.Strapi,
  token: string,
  cast: ReadReceiptsCast = castOf(strapi),
): Promise<Outcome<Data<typeof readThankYou>, Failure>> => {
  const opened = await openOrderByToken(strapi, token);
  if (!opened.ok) return opened;
  const [receipt] = await receiptsOf(cast, [opened.value]);
  if (!receipt) return failed(orderFailures.because('ORDER_NOT_FOUND'));
  const { email, country: _country, ...shown } = receipt;
  const { id } = opened.value;
  return ok({
    ...shown,
    emailHint: hintOf(email),
    access: await readOrderAccess(strapi, id),
    further: await readFurtherOrders(strapi, id),
  });
};
