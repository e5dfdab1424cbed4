import type { Core } from '@strapi/strapi';
import type { BalanceTransactionFacts, ChargeFacts } from '../../capabilities/checkout/service';
import { booksFrom, decisions } from '../../capabilities/commissions/service';
import type { Booked } from '../../capabilities/commissions/service';
import { orders } from '../../capabilities/orders/service';
import type { Order, Payment } from '../../capabilities/orders/service';
import { refuse } from '../../kernel/failure';
import { crashPoint } from '../../platform/crash-point';
import { mapTransaction } from '../checkout/map-transaction';
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
  await noteFees(strapi, { orderId: order.id, paymentId: payment.id }, [txn], actor);
  const after = await storeDecision(strapi, { order, payment, before }, decision.value, { actor, occurredAt: txn.at });
  crashPoint('fee.booked');
  return after;
};

/**
 * Takes the fees the provider names already into a sale that is being booked: the same journals as if they had come by themselves a moment
 * later, without going through the order a second time. What is not known yet comes by itself. Pure.
 */
export const withKnownFees = (sold: Booked, charges: readonly ChargeFacts[]): BookedWithFees =>
  charges.reduce<BookedWithFees>(
    (soFar, { balanceTransaction: txn }) => {
      if (!txn) return soFar;
      const decision = decisions.bookFee(soFar.books, { txn: txn.id, amount: txn.fee.minor });
      if (!decision.ok) return refuse(decision.failure);
      if (decision.value.books === soFar.books) return soFar;
      const { books, journals } = decision.value;
      const at = new Map([...soFar.at, ...journals.map(({ key }) => [key, txn.at] as const)]);
      return { books, journals: [...soFar.journals, ...journals], at, fees: [...soFar.fees, txn] };
    },
    { books: sold.books, journals: sold.journals, at: new Map(), fees: [] },
  );

/** A sale with the fees that were known when it was booked. */
interface BookedWithFees extends Pick<Booked, 'books' | 'journals'> {
  /** When each journal of a fee happened, by its key: UTC ms. */
  readonly at: ReadonlyMap<string, number>;
  readonly fees: readonly BalanceTransactionFacts[];
}

/** Notes of each fee which balance transaction it is of (I3), beside the books that carry it. In the unit that books it. */
export const noteFees = async (
  strapi: Core.Strapi,
  { orderId, paymentId }: { readonly orderId: number; readonly paymentId: number },
  fees: readonly BalanceTransactionFacts[],
  actor: string,
): Promise<void> => {
  for (const txn of fees) {
    await mapTransaction(strapi, txn, paymentId);
    await orders(strapi).addFee({ paymentId, txn: txn.id, amount: txn.fee.minor, at: txn.at });
    await orders(strapi).note(orderId, { actor, code: 'FEE_KNOWN', facts: { amount: String(txn.fee.minor), currency: txn.fee.currency } });
  }
};
