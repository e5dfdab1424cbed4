import type { Core } from '@strapi/strapi';
import type { AdminOrder } from '../../../contracts/admin';
import { attribution, type AttributionService, type Decision } from '../capabilities/attribution/service';
import { refundable } from '../capabilities/commissions/service';
import { ledger, type LedgerService } from '../capabilities/ledger/service';
import { orderFailures, orders, type Order, type OrderSnapshot, type OrdersService } from '../capabilities/orders/service';
import { people, type PeopleService } from '../capabilities/people/service';
import type { Failure } from '../kernel/failure';
import { minor, moneyView } from '../kernel/money';
import { failed, ok, type Outcome } from '../kernel/outcome';
import { isoOf, maybeIsoOf } from '../platform/moments';
import { evidenceOf, sumOf, type OrderEvidence } from './explain-amount';
import { orderRow, type Shown } from './read-orders';
import { showAttribution } from './show-attribution';
import { showJournals } from './show-journals';
import { showOrderHistory } from './show-order-history';
import { showSplit } from './show-split';

/** Who takes part beside those who show the parts: orders, the buyer, the books, whose sale it was. */
export interface ReadOrderCast {
  readonly orders: Pick<OrdersService, 'find' | 'snapshot' | 'payment' | 'paymentsOf' | 'refundsUnderWay' | 'sumsOfCustomer'>;
  readonly people: Pick<PeopleService, 'customer'>;
  readonly ledger: Pick<LedgerService, 'journalsOfOrder'>;
  readonly attribution: Pick<AttributionService, 'decisionsOf'>;
}

const castOf = (strapi: Core.Strapi): ReadOrderCast => ({ orders: orders(strapi), people: people(strapi), ledger: ledger(strapi), attribution: attribution(strapi) });

const customerOf = async (cast: ReadOrderCast, order: Order, shown: Shown): Promise<AdminOrder['customer']> => {
  const customer = await cast.people.customer(order.customerId);
  const sums = await cast.orders.sumsOfCustomer(order.customerId);
  return {
    id: customer?.publicId ?? '', email: shown(customer?.email ?? order.email), orders: sums.reduce((total, sum) => total + sum.orders, 0),
    spent: sums.map(({ currency, total, refunded }) => moneyView({ minor: minor(total - refunded), currency })),
  };
};

const moneyOf = async (strapi: Core.Strapi, cast: ReadOrderCast, order: Order, evidence: OrderEvidence | null): Promise<Pick<AdminOrder, 'sum' | 'refundable' | 'payments' | 'split'>> => {
  const money = (amount: number) => moneyView({ minor: minor(amount), currency: order.currency });
  const payments = await cast.orders.paymentsOf([order.id]);
  const [payment] = payments;
  const most = evidence && payment ? refundable(evidence.books) - (await cast.orders.refundsUnderWay(payment.id)) : 0;
  return {
    sum: evidence ? sumOf(evidence).map(({ part, amount }) => ({ part, amount: money(amount) })) : [],
    refundable: money(Math.max(0, most)),
    payments: payments.map((each) => ({ chargeId: each.chargeId, paymentIntentId: each.paymentIntentId, method: each.method, last4: each.last4, amount: money(each.amount), refunded: money(each.refunded), paidAt: isoOf(each.paidAt) })),
    split: evidence ? await showSplit(strapi, evidence) : [],
  };
};

const itemsOf = (snapshot: OrderSnapshot): AdminOrder['items'] => snapshot.lines.map((line) => ({
  line: line.line, productId: line.productId, product: line.productName, offer: line.offerName, price: moneyView({ minor: line.gross, currency: snapshot.currency }), seller: line.seller,
}));

/** One order with everything that is known of it. */
export const readOrderOf = async (strapi: Core.Strapi, number: string, shown: Shown, cast: ReadOrderCast = castOf(strapi)): Promise<Outcome<AdminOrder, Failure>> => {
  const order = await cast.orders.find({ number });
  if (!order) return failed(orderFailures.because('ORDER_NOT_FOUND'));
  const snapshot = await cast.orders.snapshot(order.id);
  const evidence = await evidenceOf(strapi, order);
  const recorded = await cast.attribution.decisionsOf(order.id);
  return ok({
    ...orderRow(order, shown), language: order.language, taxRateBasisPoints: snapshot.taxRateBasisPoints, guaranteeEndsAt: maybeIsoOf(order.guaranteeEndsAt),
    customer: await customerOf(cast, order, shown), items: itemsOf(snapshot), ...(await moneyOf(strapi, cast, order, evidence)),
    journals: await showJournals(strapi, await cast.ledger.journalsOfOrder(order.id)),
    // Until it is paid, what was decided when it was placed.
    attribution: await showAttribution(strapi, recorded.length > 0 ? recorded : (snapshot.decisions as readonly Decision[])),
    ...(await showOrderHistory(strapi, order, shown)),
  });
};
