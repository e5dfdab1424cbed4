import type { Core } from '@strapi/strapi';
import type { AdminOrder } from '../../../../contracts/admin';
import { refundable, refundableOfLine } from '../../capabilities/commissions/service';
import { orders, refundsOften, type Order, type OrdersService, type Payment } from '../../capabilities/orders/service';
import { people, type PeopleService } from '../../capabilities/people/service';
import { minor, moneyView } from '../../kernel/money';
import { isoOf } from '../../platform/moments';
import { unplacedOf } from './apply-return';
import { type OrderEvidence } from '../ledger/explain-amount';
import { sumOf } from '../ledger/explain-order-sum';
import type { Shown } from './read-orders';
import { standingCards, standingCredit } from '../checkout/weigh-cards';
import { booksOnceSettled } from './weigh-refund';
import { showSplit } from '../commissions/show-split';

/** Who takes part: payments. */
export interface OrderMoneyCast {
  readonly orders: Pick<OrdersService, 'paymentsOf'>;
}

/** A payment as its charges: of two cards each stands by itself, and store credit beside its card. */
const chargesOf = async (strapi: Core.Strapi, payment: Payment): Promise<ReadonlyArray<Omit<Payment, 'books'>>> => {
  const cards = await standingCards(strapi, payment);
  const sources = cards ? null : await standingCredit(strapi, payment);
  if (sources) {
    const nothing = { paymentIntentId: null, last4: null, method: 'store_credit' };
    return sources.map(({ amount, refunded, disputed, chargeId }) => ({
      ...payment,
      ...(chargeId === payment.chargeId ? {} : nothing),
      amount,
      refunded: Math.min(amount, refunded + disputed),
      chargeId,
    }));
  }
  if (!cards) return [payment];
  return cards.map(({ amount, refunded, disputed, chargeId, paymentIntentId, last4 }) => ({
    ...payment,
    amount,
    refunded: Math.min(amount, refunded + disputed),
    chargeId,
    paymentIntentId,
    last4,
  }));
};

/** An order's money: its sum, its payments, what may still be refunded, and its split. Nothing of it before it is paid. */
export const showOrderMoney = async (
  strapi: Core.Strapi,
  order: Order,
  evidence: OrderEvidence | null,
  cast: OrderMoneyCast = { orders: orders(strapi) },
): Promise<Pick<AdminOrder, 'sum' | 'refundable' | 'refundableLines' | 'unplaced' | 'payments' | 'split'>> => {
  const money = (amount: number) => moneyView({ minor: minor(amount), currency: order.currency });
  const payments = await cast.orders.paymentsOf([order.id]);
  const [payment] = payments;
  const settled = evidence && payment ? await booksOnceSettled(strapi, payment) : null;
  const unplaced = order.state === 'review' ? await unplacedOf(strapi, order.id) : null;
  return {
    sum: evidence ? sumOf(evidence).map(({ part, amount }) => ({ part, amount: money(amount) })) : [],
    refundable: money(settled ? refundable(settled) : 0),
    refundableLines: settled ? settled.lines.map(({ line }) => ({ line, amount: money(refundableOfLine(settled, line)) })) : [],
    unplaced: unplaced && { chargeId: unplaced.chargeId, left: moneyView(unplaced.left) },
    payments: (await Promise.all(payments.map((each) => chargesOf(strapi, each)))).flat().map((each) => ({
      chargeId: each.chargeId,
      paymentIntentId: each.paymentIntentId,
      method: each.method,
      last4: each.last4,
      amount: money(each.amount),
      refunded: money(each.refunded),
      paidAt: isoOf(each.paidAt),
    })),
    split: evidence ? await showSplit(strapi, evidence) : [],
  };
};

/** Who takes part: the buyer, and what they bought so far. */
export interface CustomerCast {
  readonly people: Pick<PeopleService, 'customer'>;
  readonly orders: Pick<OrdersService, 'sumsOfCustomer' | 'refundedOrdersOf'>;
}

/** The buyer of an order, with what they have bought and kept in all. */
export const showCustomer = async (
  strapi: Core.Strapi,
  order: Order,
  shown: Shown,
  cast: CustomerCast = { people: people(strapi), orders: orders(strapi) },
): Promise<AdminOrder['customer']> => {
  const customer = await cast.people.customer(order.customerId);
  const sums = await cast.orders.sumsOfCustomer(order.customerId);
  const refundedOrders = await cast.orders.refundedOrdersOf(order.customerId);
  return {
    id: customer?.publicId ?? '',
    email: shown(customer?.email ?? order.email),
    orders: sums.reduce((total, sum) => total + sum.orders, 0),
    spent: sums.map(({ currency, total, refunded }) => moneyView({ minor: minor(total - refunded), currency })),
    refundedOrders,
    refundsOften: refundsOften(refundedOrders),
  };
};
