import type { Core } from '@strapi/strapi';
import type { BalanceTransactionFacts, ChargeFacts } from '../capabilities/checkout/service';
import { booksFrom, decisions } from '../capabilities/commissions/service';
import { orders } from '../capabilities/orders/service';
import type { Order, Payment } from '../capabilities/orders/service';
import { refuse } from '../kernel/failure';
import { crashPoint } from '../platform/crash-point';
import { mapTransaction } from './map-transaction';
import { storeDecision } from './store-decision';

/** Books what the provider took for a payment, once per balance transaction. The order is locked by the caller. */
export const bookFeeOf = async (
  strapi: Core.Strapi,
  { order, payment }: { readonly order: Order; readonly payment: Payment },
  txn: BalanceTransactionFacts,
  actor: string,
): Promise<Order> => {
  const before = booksFrom(payment.books);
  const decision = decisions.bookFee(before, { txn: txn.id, amount: txn.fee.minor });
  if (!decision.ok) return refuse(decision.failure);
  if (decision.value.books === before) return order;
  await mapTransaction(strapi, txn, payment.id);
  await orders(strapi).addFee({ paymentId: payment.id, txn: txn.id, amount: txn.fee.minor, at: txn.at });
  await orders(strapi).note(order.id, { actor, code: 'FEE_KNOWN', facts: { amount: String(txn.fee.minor), currency: txn.fee.currency } });
  const after = await storeDecision(strapi, { order, payment, before }, decision.value, { actor, occurredAt: txn.at });
  crashPoint('fee.booked');
  return after;
};

/** Books what the provider kept of each charge of a payment, as far as it says so already; what is not known yet comes by itself. */
export const bookFeesOf = async (
  strapi: Core.Strapi,
  order: Order,
  paymentId: number,
  { charges, actor }: { readonly charges: readonly ChargeFacts[]; readonly actor: string },
): Promise<Order> => {
  let after = order;
  for (const { balanceTransaction } of charges) {
    const payment = await orders(strapi).payment({ id: paymentId });
    if (balanceTransaction && payment) after = await bookFeeOf(strapi, { order: after, payment }, balanceTransaction, actor);
  }
  return after;
};
