import type { Core } from '@strapi/strapi';
import type { AdminOrder } from '../../../../contracts/admin';
import { attribution, type AttributionService, type Decision } from '../../capabilities/attribution/service';
import { ledger, type LedgerService } from '../../capabilities/ledger/service';
import { orderFailures, orders, type Order, type OrderSnapshot, type OrdersService } from '../../capabilities/orders/service';
import { subscriptions } from '../../capabilities/subscriptions/service';
import { exchangeView } from '../../kernel/exchange';
import type { Failure } from '../../kernel/failure';
import { minor, moneyView } from '../../kernel/money';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { isoOf, maybeIsoOf } from '../../platform/moments';
import { showLate } from '../attribution/attach-on-desk';
import { mayArrive } from '../checkout/await-transfer';
import { evidenceOf } from '../ledger/explain-amount';
import { orderRow, type Shown } from './read-orders';
import { companyOf } from '../taxes/read-vat-checks';
import { showAttribution } from '../attribution/show-attribution';
import { showJournals } from '../ledger/show-journals';
import { showOrderHistory } from './show-order-history';
import { showCustomer, showOrderMoney } from './show-order-money';

/** Who takes part beside those who show the parts: orders, the buyer, the books, whose sale it was. */
export interface ReadOrderCast {
  readonly orders: Pick<OrdersService, 'find' | 'snapshot'>;
  readonly ledger: Pick<LedgerService, 'journalsOfOrder'>;
  readonly attribution: Pick<AttributionService, 'standingDecisionsOf'>;
}

const castOf = (strapi: Core.Strapi): ReadOrderCast => ({
  orders: orders(strapi),
  ledger: ledger(strapi),
  attribution: attribution(strapi),
});

const itemsOf = (snapshot: OrderSnapshot): AdminOrder['items'] =>
  snapshot.lines.map((line) => ({
    line: line.line,
    productId: line.productId,
    product: line.productName,
    offer: line.offerName,
    price: moneyView({ minor: minor(line.gross + (line.discount ?? 0)), currency: snapshot.currency }),
    listPrice: line.converted ? moneyView(line.converted.from) : null,
    discount: moneyView({ minor: minor(line.discount ?? 0), currency: snapshot.currency }),
    seller: line.seller,
  }));

const subscriptionOf = async (strapi: Core.Strapi, orderId: number): Promise<AdminOrder['subscription']> => {
  const one = await subscriptions(strapi).ofOrder(orderId);
  return one && { id: one.publicId, state: one.state, first: one.firstOrderId === orderId };
};

const transferOf = (order: Order, { payment }: OrderSnapshot): AdminOrder['transfer'] =>
  order.transferDueAt === null
    ? null
    : {
        account: payment?.account ?? '',
        dueAt: isoOf(order.transferDueAt),
        mayArrive: mayArrive(order) && order.attention === null,
        waits: order.state === 'processing' && order.attention === null,
      };

const methodsOf = ({ payment }: OrderSnapshot): AdminOrder['methods'] =>
  payment ? { offered: [...payment.offered], refused: [...payment.refused], chosen: payment.chosen } : null;

/** One order with everything that is known of it. */
export const readOrderOf = async (
  strapi: Core.Strapi,
  number: string,
  { shown, actor }: { readonly shown: Shown; readonly actor: string },
  cast: ReadOrderCast = castOf(strapi),
): Promise<Outcome<AdminOrder, Failure>> => {
  const order = await cast.orders.find({ number });
  if (!order) return failed(orderFailures.because('ORDER_NOT_FOUND'));
  const snapshot = await cast.orders.snapshot(order.id);
  const evidence = await evidenceOf(strapi, order);
  const recorded = await cast.attribution.standingDecisionsOf(order.id);
  return ok({
    ...orderRow(order, shown),
    language: order.language,
    taxRateBasisPoints: snapshot.taxRateBasisPoints,
    exchange: snapshot.exchange ? exchangeView(snapshot.exchange) : null,
    guaranteeEndsAt: maybeIsoOf(order.guaranteeEndsAt),
    customer: await showCustomer(strapi, order, shown),
    company: await companyOf(strapi, order, snapshot),
    items: itemsOf(snapshot),
    subscription: await subscriptionOf(strapi, order.id),
    transfer: transferOf(order, snapshot),
    methods: methodsOf(snapshot),
    ...(await showOrderMoney(strapi, order, evidence)),
    journals: await showJournals(strapi, await cast.ledger.journalsOfOrder(order.id)),
    // Until it is paid, what was decided when it was placed.
    attribution: await showAttribution(strapi, recorded.length > 0 ? recorded : (snapshot.decisions as readonly Decision[])),
    late: await showLate(strapi, order, snapshot, actor),
    ...(await showOrderHistory(strapi, order, { shown, actor })),
  });
};
