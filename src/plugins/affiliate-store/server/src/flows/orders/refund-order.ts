import type { Core } from '@strapi/strapi';
import { paymentGateway } from '../../capabilities/checkout/service';
import type { RefundFacts } from '../../capabilities/checkout/service';
import { booksFrom, decisions, refundable } from '../../capabilities/commissions/service';
import { orderFailures, orders } from '../../capabilities/orders/service';
import type { Order, Payment, Refund } from '../../capabilities/orders/service';
import { people } from '../../capabilities/people/service';
import type { Failure } from '../../kernel/failure';
import { minor } from '../../kernel/money';
import { failed, ok } from '../../kernel/outcome';
import type { Outcome } from '../../kernel/outcome';
import { now } from '../../platform/clock';
import { audit } from '../../platform/audit';
import { crashPoint } from '../../platform/crash-point';
import { oneByOne } from '../../platform/one-by-one';
import { together, togetherOrNot } from '../../platform/transaction';
import { applyRefund } from './apply-refund';
import { goneProducts } from './store-decision';
import { goesToCredit, partsOfRefund } from '../checkout/weigh-cards';
import { booksOnceSettled, partsOf, weighRefund, type Portion } from './weigh-refund';

/** What a refund would do, before it is done. Amounts are minor units of the order's currency. */
export interface RefundPreview {
  readonly amount: number;
  readonly currency: string;
  readonly refundable: number;
  /** What the provider keeps of its fee; it is not given back with a refund. */
  readonly feeKept: number;
  readonly losses: ReadonlyArray<{
    readonly share: string;
    readonly role: string;
    readonly party: string | null;
    readonly who: string;
    readonly amount: number;
  }>;
  /** Names of the products it ends access to. */
  readonly endsAccessTo: readonly string[];
  /** The money was taken by hand, and whoever refunds gives it back by hand. */
  readonly byHand: boolean;
}

/** What each party would lose by a refund; nothing is written. */
export const previewRefundOf = async (
  strapi: Core.Strapi,
  orderNumber: string,
  portion: Portion,
): Promise<Outcome<RefundPreview, Failure>> => {
  const order = await orders(strapi).find({ number: orderNumber });
  if (!order) return failed(orderFailures.because('ORDER_NOT_FOUND'));
  const payment = await orders(strapi).payment({ order_id: order.id });
  const may = await weighRefund(strapi, payment, portion);
  if (!may.ok) return may;
  const books = booksFrom(may.value.books);
  const made = { amount: minor(portion.amount), lines: partsOf(portion.lines) };
  const losses = decisions.previewRefund(books, made);
  if (!losses.ok) return losses;
  const after = decisions.bookRefund(books, { refund: 'preview', statedTax: null, ...made });
  if (!after.ok) return after;
  const { lines: sold } = await orders(strapi).snapshot(order.id);
  const productOfLine = new Map(sold.map((line) => [line.line, line.productId]));
  const [goneBefore, goneAfter] = [goneProducts(books, productOfLine), goneProducts(after.value.books, productOfLine)];
  const ended = sold.filter(({ productId }) => goneAfter.has(productId) && !goneBefore.has(productId));
  const parties = await people(strapi).partiesByPublicId(losses.value.flatMap((loss) => (loss.party === null ? [] : [loss.party])));
  return ok({
    amount: portion.amount,
    currency: order.currency,
    refundable: refundable(await booksOnceSettled(strapi, may.value)),
    feeKept: books.fees.reduce((sum, fee) => sum + fee.amount, 0),
    endsAccessTo: [...new Set(ended.map(({ productName }) => productName))],
    byHand: may.value.provider === 'by_hand',
    losses: losses.value
      .filter((loss) => loss.loses > 0)
      .map((loss) => ({
        share: loss.share,
        role: loss.role,
        party: loss.party,
        who: parties.get(loss.party ?? '')?.name ?? '',
        amount: loss.loses,
      })),
  });
};

/** A refund somebody wants; amounts are minor units of the order's currency. */
export interface Wanted extends Portion {
  readonly orderNumber: string;
  readonly reason: string;
  readonly requestKey: string;
  readonly actor: string;
}

/** A refund that was asked for: one row for the charge it goes back to, or one for each of two cards, or of card and store credit. */
interface Reserved {
  readonly order: Order;
  readonly payment: Payment;
  readonly refunds: readonly [Refund, ...Refund[]];
}

/** The second part of a refund is a row, and a request to the provider, of its own. */
const keyOfPart = (requestKey: string, index: number): string => (index === 0 ? requestKey : `${requestKey} (${index + 1}/2)`);

const knownRefunds = async (strapi: Core.Strapi, orderId: number, requestKey: string): Promise<readonly Refund[]> => {
  const found = [];
  for (const index of [0, 1]) found.push(await orders(strapi).refund({ order_id: orderId, request_key: keyOfPart(requestKey, index) }));
  return found.filter((each) => each !== null);
};

const keepRefund = async (strapi: Core.Strapi, order: Order, payment: Payment, wanted: Wanted): Promise<Outcome<Reserved, Failure>> => {
  const parts = await partsOfRefund(strapi, payment, wanted);
  if (!parts) return failed(orderFailures.because('REFUND_TOO_LARGE', { amount: wanted.amount }));
  const refunds: Refund[] = [];
  for (const [index, { amount, lines, chargeId }] of parts.entries())
    refunds.push(
      await orders(strapi).addRefund({
        orderId: order.id,
        paymentId: payment.id,
        requestKey: keyOfPart(wanted.requestKey, index),
        amount,
        currency: order.currency,
        lines,
        chargeId,
        reason: wanted.reason,
        requestedBy: wanted.actor,
        providerRefundId: null,
        state: 'requested',
      }),
    );
  const [first, ...more] = refunds;
  if (!first) throw new Error(`a refund of order ${order.number} has no parts`);
  return ok({ order, payment, refunds: [first, ...more] });
};

const reserve = (strapi: Core.Strapi, wanted: Wanted): Promise<Outcome<Reserved, Failure>> =>
  togetherOrNot(strapi, async () => {
    const order = await orders(strapi).lock({ number: wanted.orderNumber });
    if (!order) return failed(orderFailures.because('ORDER_NOT_FOUND'));
    const payment = await orders(strapi).lockPayment({ order_id: order.id });
    const [known, ...more] = await knownRefunds(strapi, order.id, wanted.requestKey);
    if (known && payment) return ok({ order, payment, refunds: [known, ...more] });
    const may = await weighRefund(strapi, payment, wanted);
    if (!may.ok) return may;
    const kept = await keepRefund(strapi, order, may.value, wanted);
    if (!kept.ok) return kept;
    await audit(strapi, {
      actor: wanted.actor,
      action: 'order.refund',
      subject: `order:${order.number}`,
      reason: wanted.reason,
      before: { refunded: order.refunded },
      after: { wanted: wanted.amount, currency: order.currency, ...(wanted.lines ? { lines: wanted.lines } : {}) },
    });
    await orders(strapi).note(order.id, {
      actor: wanted.actor,
      code: 'REFUND_REQUESTED',
      facts: { amount: String(wanted.amount), currency: order.currency, reason: wanted.reason },
    });
    return kept;
  });

/** A refund nobody outside is asked for: by hand, or to store credit. */
const givenBackAtOnce = (way: 'hand' | 'credit', payment: Payment, refund: Refund): RefundFacts => ({
  id: `${way}_${refund.id}`,
  state: 'succeeded',
  amount: { minor: minor(refund.amount), currency: refund.currency },
  chargeId: payment.chargeId,
  requestKey: refund.requestKey,
  balanceTransaction: null,
  failureBalanceTransaction: null,
  failureReason: null,
  at: now(),
});

const bookedAtOnce = async (strapi: Core.Strapi, payment: Payment, refund: Refund): Promise<'hand' | 'credit' | null> => {
  if (payment.provider === 'by_hand') return 'hand';
  const [order] = await orders(strapi).many([payment.orderId]);
  return order && goesToCredit(order, payment, refund) ? 'credit' : null;
};

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
  // Whoever took the money by hand gives it back by hand, and store credit is in our own books; nobody is asked, and it is booked at once.
  const way = await bookedAtOnce(strapi, payment, refund);
  if (way !== null) {
    await applyRefund(strapi, givenBackAtOnce(way, payment, refund), actor);
    return ok({ state: 'booked' });
  }
  const answer = await paymentGateway(strapi).requestRefund({
    key: `refund:${refund.id}`,
    chargeId: refund.chargeId ?? payment.chargeId,
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
  crashPoint('refund.answered');
  const applied = await applyRefund(strapi, answer.value, actor);
  return ok({ state: applied === 'waiting' ? 'waiting' : 'booked' });
};

/** A refund as whoever asked for it sees it: the parts of two cards are one, booked once both are. */
const asOne = (parts: readonly [Refund, ...Refund[]]): Refund => {
  const [first] = parts;
  if (parts.length === 1) return first;
  const lines = new Map<number, number>();
  for (const part of parts) for (const { line, amount } of part.lines ?? []) lines.set(line, (lines.get(line) ?? 0) + amount);
  return {
    ...first,
    amount: parts.reduce((sum, { amount }) => sum + amount, 0),
    lines: first.lines && [...lines].map(([line, amount]) => ({ line, amount })),
    state: (parts.find(({ state }) => state !== 'booked') ?? first).state,
  };
};

/**
 * Refunds an order, wholly or in part. The same request key is one refund, however often it is sent. Of two cards, and of card and store
 * credit, each gets its part; where the provider takes only one of the two, that one is given, and the other is told as refused and can be
 * asked for again.
 */
export const refundOrder = async (strapi: Core.Strapi, wanted: Wanted): Promise<Outcome<Refund, Failure>> => {
  const reserved = await reserve(strapi, wanted);
  if (!reserved.ok) return reserved;
  crashPoint('refund.reserved');
  const { payment, refunds } = reserved.value;
  const parts: Refund[] = [];
  let refused: Failure | null = null;
  for (const refund of refunds) {
    const sent =
      refund.state === 'failed'
        ? failed(orderFailures.because('REFUND_REFUSED', { said: refund.failure ?? '' }))
        : await sendRefund(strapi, payment, refund, wanted.actor);
    if (!sent.ok) refused ??= sent.failure;
    // What the provider answered has been written meanwhile.
    parts.push((await orders(strapi).refund({ id: refund.id })) ?? refund);
  }
  if (refused) return failed(refused);
  const [first, ...more] = parts;
  return ok(asOne([first ?? refunds[0], ...more]));
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
