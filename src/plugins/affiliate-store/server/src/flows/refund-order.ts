import type { Core } from '@strapi/strapi';
import { paymentGateway } from '../capabilities/checkout/service';
import type { RefundFacts } from '../capabilities/checkout/service';
import { booksFrom, decisions, refundable } from '../capabilities/commissions/service';
import { orderFailures, orders } from '../capabilities/orders/service';
import type { Order, Payment, Refund } from '../capabilities/orders/service';
import { people } from '../capabilities/people/service';
import { chargeStep } from '../kernel/currencies';
import type { Failure } from '../kernel/failure';
import { minor } from '../kernel/money';
import { failed, ok } from '../kernel/outcome';
import type { Outcome } from '../kernel/outcome';
import { now } from '../platform/clock';
import { audit } from '../platform/audit';
import { oneByOne } from '../platform/one-by-one';
import { together, togetherOrNot } from '../platform/transaction';
import { applyRefund } from './apply-refund';

/** What a refund would do, before it is done. Amounts are minor units of the order's currency. */
export interface RefundPreview {
  readonly amount: number;
  readonly currency: string;
  readonly refundable: number;
  /** What the provider keeps of its fee; it is not given back with a refund. */
  readonly feeKept: number;
  readonly losses: ReadonlyArray<{ readonly share: string; readonly role: string; readonly who: string; readonly amount: number }>;
  readonly endsAccess: boolean;
  /** The money was taken by hand, and whoever refunds gives it back by hand. */
  readonly byHand: boolean;
}

/** What may be refunded now: what the books allow less what is under way. */
const openAmount = async (strapi: Core.Strapi, payment: Payment): Promise<number> =>
  refundable(booksFrom(payment.books)) - (await orders(strapi).refundsUnderWay(payment.id));

const checked = async (strapi: Core.Strapi, payment: Payment | null, amount: number): Promise<Outcome<Payment, Failure>> => {
  if (!payment || payment.amount === 0) return failed(orderFailures.because('REFUND_NOT_CHARGED'));
  if (amount <= 0) return failed(orderFailures.because('REFUND_NOT_POSITIVE', { amount }));
  // What the provider cannot give back is not asked of it: a refund that fails later would have been promised.
  const step = chargeStep(payment.currency);
  if (amount % step !== 0 && payment.provider === 'stripe') return failed(orderFailures.because('REFUND_IN_STEPS', { amount, step }));
  const most = await openAmount(strapi, payment);
  return amount > most ? failed(orderFailures.because('REFUND_TOO_LARGE', { amount, refundable: most })) : ok(payment);
};

/** What each party would lose by a refund; nothing is written. */
export const previewRefundOf = async (
  strapi: Core.Strapi,
  orderNumber: string,
  amount: number | null,
): Promise<Outcome<RefundPreview, Failure>> => {
  const order = await orders(strapi).find({ number: orderNumber });
  if (!order) return failed(orderFailures.because('ORDER_NOT_FOUND'));
  const payment = await orders(strapi).payment({ order_id: order.id });
  const most = payment ? await openAmount(strapi, payment) : 0;
  const wanted = amount ?? most;
  const may = await checked(strapi, payment, wanted);
  if (!may.ok) return may;
  const books = booksFrom(may.value.books);
  const losses = decisions.previewRefund(books, minor(wanted));
  if (!losses.ok) return losses;
  const parties = await people(strapi).partiesByPublicId(losses.value.flatMap((loss) => (loss.party === null ? [] : [loss.party])));
  return ok({
    amount: wanted,
    currency: order.currency,
    refundable: most,
    feeKept: books.fees.reduce((sum, fee) => sum + fee.amount, 0),
    endsAccess: wanted === refundable(books),
    byHand: may.value.provider === 'by_hand',
    losses: losses.value
      .filter((loss) => loss.loses > 0)
      .map((loss) => ({ share: loss.share, role: loss.role, who: parties.get(loss.party ?? '')?.name ?? '', amount: loss.loses })),
  });
};

/** A refund somebody wants; the amount is minor units of the order's currency. */
export interface Wanted {
  readonly orderNumber: string;
  readonly amount: number;
  readonly reason: string;
  readonly requestKey: string;
  readonly actor: string;
}

const reserve = (strapi: Core.Strapi, wanted: Wanted): Promise<Outcome<{ order: Order; payment: Payment; refund: Refund }, Failure>> =>
  togetherOrNot(strapi, async () => {
    const order = await orders(strapi).lock({ number: wanted.orderNumber });
    if (!order) return failed(orderFailures.because('ORDER_NOT_FOUND'));
    const payment = await orders(strapi).lockPayment({ order_id: order.id });
    const known = await orders(strapi).refund({ order_id: order.id, request_key: wanted.requestKey });
    if (known && payment) return ok({ order, payment, refund: known });
    const may = await checked(strapi, payment, wanted.amount);
    if (!may.ok) return may;
    const refund = await orders(strapi).addRefund({
      orderId: order.id,
      paymentId: may.value.id,
      requestKey: wanted.requestKey,
      amount: wanted.amount,
      currency: order.currency,
      reason: wanted.reason,
      requestedBy: wanted.actor,
      providerRefundId: null,
      state: 'requested',
    });
    await audit(strapi, {
      actor: wanted.actor,
      action: 'order.refund',
      subject: `order:${order.number}`,
      reason: wanted.reason,
      before: { refunded: order.refunded },
      after: { wanted: wanted.amount, currency: order.currency },
    });
    await orders(strapi).note(order.id, {
      actor: wanted.actor,
      code: 'REFUND_REQUESTED',
      facts: { amount: String(wanted.amount), currency: order.currency, reason: wanted.reason },
    });
    return ok({ order, payment: may.value, refund });
  });

const givenBackByHand = (payment: Payment, refund: Refund): RefundFacts => ({
  id: `hand_${refund.id}`,
  state: 'succeeded',
  amount: { minor: minor(refund.amount), currency: refund.currency },
  chargeId: payment.chargeId,
  requestKey: refund.requestKey,
  balanceTransaction: null,
  failureBalanceTransaction: null,
  failureReason: null,
  at: now(),
});

/**
 * Sends a reserved refund to the provider and books what it answers. No answer leaves it `unknown`: it is sent again under
 * the same key, which the provider recognises, and is never marked failed on a timeout.
 */
export const sendRefund = async (
  strapi: Core.Strapi,
  payment: Payment,
  refund: Refund,
  actor: string,
): Promise<Outcome<{ state: 'booked' | 'waiting' }, Failure>> => {
  if (refund.state === 'booked') return ok({ state: 'booked' });
  // Whoever took the money by hand gives it back by hand; nobody is asked, and it is booked at once.
  if (payment.provider === 'by_hand') {
    await applyRefund(strapi, givenBackByHand(payment, refund), actor);
    return ok({ state: 'booked' });
  }
  const answer = await paymentGateway(strapi).requestRefund({
    key: `refund:${refund.id}`,
    chargeId: payment.chargeId,
    amount: { minor: minor(refund.amount), currency: refund.currency },
    requestKey: refund.requestKey,
  });
  if (!answer.ok && answer.failure.code === 'PAYMENT_PROVIDER_DOWN') {
    await orders(strapi).changeRefund(refund.id, { state: 'unknown', failure: answer.failure.message });
    return ok({ state: 'waiting' });
  }
  if (!answer.ok) {
    await together(strapi, async () => {
      await orders(strapi).changeRefund(refund.id, { state: 'failed', failure: answer.failure.message });
      await orders(strapi).note(refund.orderId, {
        actor,
        code: 'REFUND_REFUSED',
        facts: { amount: String(refund.amount), currency: refund.currency, why: answer.failure.message },
      });
    });
    return failed(orderFailures.because('REFUND_REFUSED', { said: answer.failure.message }));
  }
  const applied = await applyRefund(strapi, answer.value, actor);
  return ok({ state: applied === 'waiting' ? 'waiting' : 'booked' });
};

/** Refunds an order, wholly or in part. The same request key is one refund, however often it is sent. */
export const refundOrder = async (strapi: Core.Strapi, wanted: Wanted): Promise<Outcome<Refund, Failure>> => {
  const reserved = await reserve(strapi, wanted);
  if (!reserved.ok) return reserved;
  const { payment, refund } = reserved.value;
  if (refund.state === 'failed') return failed(orderFailures.because('REFUND_REFUSED', { said: refund.failure ?? '' }));
  const sent = await sendRefund(strapi, payment, refund, wanted.actor);
  if (!sent.ok) return sent;
  // What the provider answered has been written meanwhile.
  return ok((await orders(strapi).refund({ id: refund.id })) ?? refund);
};

/** Looks after refunds whose fate is not known: sends them again under their key. Run by a cron. */
export const followUnsettledRefunds = async (strapi: Core.Strapi, createdBefore: number): Promise<number> => {
  const open = await orders(strapi).unsettledRefunds(createdBefore);
  await oneByOne(
    strapi,
    open,
    (refund) => `refund ${refund.id}`,
    async (refund) => {
      const payment = await orders(strapi).payment({ id: refund.paymentId });
      if (!payment) return undefined;
      if (refund.providerRefundId === null) return sendRefund(strapi, payment, refund, 'system');
      const facts = await paymentGateway(strapi).readRefund(refund.providerRefundId);
      return facts.ok ? applyRefund(strapi, facts.value, 'system') : undefined;
    },
  );
  return open.length;
};
