import type { Core } from '@strapi/strapi';
import { booksFrom, refundable, refundableOfLine, type LinePart, type OrderBooks } from '../../capabilities/commissions/service';
import { orderFailures, orders, type Payment, type RefundLine } from '../../capabilities/orders/service';
import { chargeStep } from '../../kernel/currencies';
import type { Failure } from '../../kernel/failure';
import { minor } from '../../kernel/money';
import { failed, ok, type Outcome } from '../../kernel/outcome';

/** An amount to give back: of the whole order, or the sum of what is given back for some of its lines. Minor units. */
export interface Portion {
  readonly amount: number;
  readonly lines: readonly RefundLine[] | null;
}

/** The parts of a refund as the books take them. */
export const partsOf = (lines: readonly RefundLine[] | null): readonly LinePart[] | null =>
  lines && lines.map(({ line, amount }) => ({ line, amount: minor(amount) }));

/** The books as they will be once refunds under way are booked: what those claim cannot be refunded a second time. */
export const booksOnceSettled = async (strapi: Core.Strapi, payment: Payment): Promise<OrderBooks> => {
  const books = booksFrom(payment.books);
  const underWay = (await orders(strapi).refundsUnderWay(payment.id)).map(({ id, amount, lines }) => {
    const parts = partsOf(lines);
    return {
      id: `under_way:${id}`,
      amount: minor(amount),
      statedTax: null,
      ...(parts ? { lines: parts } : {}),
      state: 'succeeded' as const,
    };
  });
  return { ...books, refunds: [...books.refunds, ...underWay] };
};

const whyNotOfLines = (books: OrderBooks, lines: readonly RefundLine[]): Failure | null => {
  const seen = new Set<number>();
  for (const { line, amount } of lines) {
    if (seen.has(line) || !books.lines.some((each) => each.line === line)) return orderFailures.because('REFUND_LINE_UNKNOWN', { line });
    seen.add(line);
    const left = refundableOfLine(books, line);
    if (amount <= 0) return orderFailures.because('REFUND_NOT_POSITIVE', { amount });
    if (amount > left) return orderFailures.because('REFUND_LINE_TOO_LARGE', { line, amount, refundable: left });
  }
  return null;
};

/** Whether so much may be given back of a payment now. */
export const weighRefund = async (
  strapi: Core.Strapi,
  payment: Payment | null,
  { amount, lines }: Portion,
): Promise<Outcome<Payment, Failure>> => {
  if (!payment || payment.amount === 0) return failed(orderFailures.because('REFUND_NOT_CHARGED'));
  if (amount <= 0) return failed(orderFailures.because('REFUND_NOT_POSITIVE', { amount }));
  // What the provider cannot give back is not asked of it: a refund that fails later would have been promised.
  const step = chargeStep(payment.currency);
  if (amount % step !== 0 && payment.provider === 'stripe') return failed(orderFailures.because('REFUND_IN_STEPS', { amount, step }));
  const books = await booksOnceSettled(strapi, payment);
  const wrong = lines && whyNotOfLines(books, lines);
  if (wrong) return failed(wrong);
  const most = refundable(books);
  return amount > most ? failed(orderFailures.because('REFUND_TOO_LARGE', { amount, refundable: most })) : ok(payment);
};
