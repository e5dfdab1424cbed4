import type { Core } from '@strapi/strapi';
import { isPastMonths } from '../../capabilities/affiliates/service';
import type { ChargeFacts, InvoiceFacts, SubscriptionFacts } from '../../capabilities/checkout/service';
import { paymentGateway } from '../../capabilities/checkout/service';
import { commissions } from '../../capabilities/commissions/service';
import { coupons } from '../../capabilities/coupons/service';
import { members } from '../../capabilities/members/service';
import { messaging } from '../../capabilities/messaging/service';
import { orders } from '../../capabilities/orders/service';
import type { Order, OrderSnapshot } from '../../capabilities/orders/service';
import {
  amountDueAt,
  dueAt,
  isPaidOff,
  NOT_OVERDUE,
  nextSubscriptionState,
  stillEarns,
  subscriptions,
} from '../../capabilities/subscriptions/service';
import type { OfferChange, Subscription } from '../../capabilities/subscriptions/service';
import { now } from '../../platform/clock';
import { answeredTax } from '../taxes/ask-about-payment-tax';
import { accessUntil } from './begin-subscription';
import { enterChange, followChange } from './follow-offer-change';
import { followPause } from './follow-pause';
import { renewedSnapshot, type Turn } from './freeze-renewal';
import { lessCleared } from '../fraud/follow-suspicions';
import { holdSurplus, payOff } from './pay-instalments';
import { soldAs } from '../orders/sold-as';
import { bookOrder } from '../orders/settle-paid-order';
import { rateOfPayment } from '../taxes/tax-rates-of-day';
import { writeChangeMail } from './write-change-mail';
import { writeSubscriberMail } from './write-subscriber-mail';
import { writeSubscriptionMail } from './write-subscription-mail';

type Verdict = 'done' | 'ignored' | 'waiting_parent';

/** What is to be cancelled, or is not any more, is told to its subscriber each time, whoever did it. */
const tellCancellation = async (strapi: Core.Strapi, one: Subscription, cancelled: boolean): Promise<void> => {
  if (cancelled === one.cancelAtPeriodEnd) return;
  const kind = cancelled ? 'subscription_cancelled' : 'subscription_goes_on';
  // The clock of a demo may stand between two presses: what happened so far tells them apart.
  const key = `${now()}:${(await subscriptions(strapi).events(one.id)).length}`;
  await writeSubscriberMail(strapi, kind, { ...one, cancelAtPeriodEnd: cancelled }, key);
};

/**
 * Brings a subscription to where the provider says it stands. What has ended stays ended. Only a payment moves the end of what is
 * paid: the provider's own period begins before anybody has paid for it. Inside the unit of work.
 */
const follow = async (strapi: Core.Strapi, before: Subscription, facts: SubscriptionFacts, paid = false): Promise<void> => {
  const one = await enterChange(strapi, before, facts.offerChange);
  const step = nextSubscriptionState(one.state, facts.state);
  if (!step.ok) return;
  // Read out of order, an older answer must not take back what a newer one said.
  const paidUntil = paid ? Math.max(one.periodEndsAt, facts.periodEnd) : one.periodEndsAt;
  const ends = step.value === 'ended' && one.state !== 'ended';
  await subscriptions(strapi).change(one.id, {
    state: step.value,
    periodEndsAt: paidUntil,
    cancelAtPeriodEnd: facts.cancelAtPeriodEnd,
    endedAt: step.value === 'ended' ? (one.endedAt ?? now()) : null,
  });
  if (paid) await subscriptions(strapi).keepDunning(one.id, NOT_OVERDUE);
  await followPause(strapi, one, facts, paidUntil);
  await followChange(strapi, one, facts, step.value === 'ended');
  if (step.value !== 'ended')
    await tellCancellation(strapi, { ...one, state: step.value, periodEndsAt: paidUntil }, facts.cancelAtPeriodEnd);
  if (!ends) return;
  await members(strapi).endForOrders(await subscriptions(strapi).ordersOf(one.id), now());
  await subscriptions(strapi).note(one.id, { actor: 'provider', code: 'SUBSCRIPTION_ENDED', facts: {} });
  // Who could not be charged has to be told why.
  if (one.state === 'past_due') await writeSubscriptionMail(strapi, 'subscription_ended', one, `subscription_ended:${one.publicId}`);
  else await writeSubscriberMail(strapi, 'subscription_over', { ...one, state: 'ended' }, 'over');
};

/** Follows a subscription; one whose first order is not booked yet is waited for. Inside the unit of work. */
export const followSubscription = async (strapi: Core.Strapi, facts: SubscriptionFacts): Promise<Verdict> => {
  const one = await subscriptions(strapi).lock({ provider_subscription_id: facts.id });
  if (!one) return 'waiting_parent';
  await follow(strapi, one, facts);
  return 'done';
};

/** Notes that a subscription is charged to another card, and follows it. Inside the unit of work. */
export const followNewCard = async (strapi: Core.Strapi, facts: SubscriptionFacts): Promise<Verdict> => {
  const verdict = await followSubscription(strapi, facts);
  const one = await subscriptions(strapi).find({ provider_subscription_id: facts.id });
  if (one) await subscriptions(strapi).note(one.id, { actor: 'buyer', code: 'SUBSCRIPTION_CARD_CHANGED', facts: {} });
  return verdict;
};

/** How many payments of a subscription have earned their affiliate something, that was not taken back unless `refundedCount`. */
const earnedPayments = async (strapi: Core.Strapi, orderIds: readonly number[], refundedCount: boolean): Promise<number> => {
  const rows = (await commissions(strapi).ofOrders(orderIds)).filter(
    (row) => row.role === 'affiliate' && row.amount > (refundedCount ? 0 : row.reversed),
  );
  return new Set(rows.map((row) => row.orderId)).size;
};

/** What a payment is by what was agreed: the change of offer it was billed by, and how much, where a change or a coupon says so. */
interface Agreed {
  readonly change: OfferChange | null;
  readonly agreed: number | null;
}

/** How much a payment was to be, where somebody agreed to more than the price of a period. */
const agreedAmount = (one: Subscription, change: OfferChange | null, from: number | null): number | null =>
  change ? change.amount : one.reduced ? amountDueAt(from ?? dueAt(one), one) : null;

/** Says on the order which payment it is, and what it is split by where that is not what the subscription began with. Inside the unit of work. */
const noteRenewal = async (
  strapi: Core.Strapi,
  order: Order,
  first: Order,
  { line, number, change, agreed }: { readonly line: OrderSnapshot['lines'][number] | undefined; readonly number: number } & Agreed,
): Promise<void> => {
  const actor = 'provider';
  const of = line?.renewal?.instalments ?? null;
  if (of !== null) {
    const facts = { order: first.number, number: String(number), of: String(of) };
    await orders(strapi).note(order.id, { actor, code: 'INSTALMENT', facts });
  } else if (!change) await orders(strapi).note(order.id, { actor, code: 'RENEWED', facts: { order: first.number } });
  else {
    const at = new Date(change.agreedAt).toISOString();
    const facts = { order: first.number, offer: change.offerName, agreed: at, change: change.publicId };
    await orders(strapi).note(order.id, { actor, code: 'RENEWED_AS_CHANGED', facts });
  }
  if (agreed === null || order.total === agreed) return;
  // As with the offer it began with: what was paid is what there is to split.
  await orders(strapi).note(order.id, {
    actor,
    code: 'NOT_AS_AGREED',
    facts: { amount: String(agreed), currency: order.currency },
  });
};

const placeRenewal = async (
  strapi: Core.Strapi,
  first: Order,
  snapshot: OrderSnapshot,
  { earns, number, ...agreed }: Turn & Agreed,
): Promise<Order> => {
  const [line] = snapshot.lines;
  const order = await orders(strapi).place(
    {
      number: orders(strapi).newNumber(),
      currency: first.currency,
      total: line?.gross ?? 0,
      tax: line?.tax ?? 0,
      productNames: first.productNames,
      email: first.email,
      country: first.country,
      language: first.language,
      placedAt: now(),
      testMode: paymentGateway(strapi).testMode(),
      affiliateCode: earns ? first.affiliateCode : null,
      otherAffiliateCode: earns ? first.otherAffiliateCode : null,
      couponCode: snapshot.coupon?.code ?? null,
      discount: line?.discount ?? 0,
      customerId: first.customerId,
      ownerUserId: first.ownerUserId,
    },
    snapshot,
  );
  await messaging(strapi).carryNumber(first.id, order.id);
  await noteRenewal(strapi, order, first, { line, number, ...agreed });
  const won = first.affiliateCode !== null;
  if (won && !earns) await orders(strapi).note(order.id, { actor: 'system', code: 'COMMISSION_ENDED', facts: { reason: 'max_duration' } });
  return order;
};

/**
 * Books a paid invoice of a subscription as an order of its own (J04). The subscription is locked, so that an invoice told
 * twenty times at once is one order; the unique key of the invoice is the second lock. Inside the unit of work.
 */
export const settleInvoice = async (strapi: Core.Strapi, invoice: InvoiceFacts, actor: string): Promise<Verdict> => {
  // Not of a subscription at all, or of the checkout session that settles it itself.
  if (invoice.subscriptionId === null || invoice.first) return 'ignored';
  const one = await subscriptions(strapi).lock({ provider_subscription_id: invoice.subscriptionId });
  if (!one) return 'waiting_parent';
  if (await subscriptions(strapi).isInvoiceKnown(invoice.id)) return 'done';
  // Nothing was paid, or not with money: there is nothing to split (E11).
  const { charge } = invoice;
  if (!invoice.paid || invoice.amountPaid.minor <= 0 || !charge?.paid) {
    if (invoice.paid && invoice.subscription) await follow(strapi, one, invoice.subscription, true);
    return 'ignored';
  }
  await bookRenewal(strapi, one, { ...invoice, charge }, actor);
  return 'done';
};

type PaidInvoice = InvoiceFacts & { readonly charge: ChargeFacts };

/** The order that a paid invoice goes on from; an invoice of other money is a defect and undoes everything. */
const firstOrderFor = async (strapi: Core.Strapi, one: Subscription, { id, charge, amountPaid }: PaidInvoice): Promise<Order> => {
  const first = await orders(strapi).find({ id: one.firstOrderId });
  if (!first || first.currency !== amountPaid.currency || charge.amount.minor !== amountPaid.minor)
    throw new Error(`invoice ${id} does not fit its subscription`);
  return first;
};

/** Whether a payment still earns: of so many, and within so many months of the first order, as the affiliate's terms say. */
const earnsStill = async (
  strapi: Core.Strapi,
  sold: OrderSnapshot,
  { first, known, at }: { readonly first: Order; readonly known: readonly number[]; readonly at: number },
): Promise<boolean> => {
  const { maxPayments = null, maxMonths, refundedCount = false } = sold.lines[0]?.renewal ?? {};
  // Counted from the first order to the charge, not to the moment its notice comes in.
  if (maxMonths !== undefined && isPastMonths(first.placedAt, maxMonths, at)) return false;
  return stillEarns(maxPayments, await earnedPayments(strapi, known, refundedCount));
};

const bookRenewal = async (strapi: Core.Strapi, before: Subscription, invoice: PaidInvoice, actor: string): Promise<void> => {
  const { charge, subscription: facts } = invoice;
  const one = await enterChange(strapi, before, invoice.offerChange);
  const first = await firstOrderFor(strapi, one, invoice);
  const { change, sold: asBegun } = await soldAs(strapi, one, invoice);
  const sold = await lessCleared(strapi, first.id, asBegun);
  const known = await subscriptions(strapi).ordersOf(one.id);
  const earns = await earnsStill(strapi, sold, { first, known, at: charge.at });
  const taxRate = await rateOfPayment(strapi, sold, { soldAt: change?.agreedAt ?? first.placedAt, at: charge.at });
  const turn = { earns, number: known.length + 1, answer: await answeredTax(strapi, sold, invoice), taxRate };
  const agreed = agreedAmount(one, change, invoice.from);
  const order = await placeRenewal(strapi, first, renewedSnapshot(sold, invoice.amountPaid.minor, turn), { ...turn, change, agreed });
  await subscriptions(strapi).addPayment({ subscriptionId: one.id, orderId: order.id, invoiceId: invoice.id, at: now() });
  if (isPaidOff(one, known.length)) return holdSurplus(strapi, one, order, charge);
  if (order.discount > 0) await coupons(strapi).keepFurther(first.id, { orderId: order.id, discount: order.discount });
  const periodEnd = facts?.periodEnd ?? one.periodEndsAt;
  const last = isPaidOff(one, turn.number);
  const endsAt = last ? null : await accessUntil(strapi, periodEnd, facts?.paused ?? false);
  const settled = await bookOrder(strapi, order, { charge }, actor, { invoiceId: invoice.id, endsAt });
  if (settled.state !== 'paid') throw new Error(`order ${order.number} of invoice ${invoice.id} could not be booked`);
  if (change) await writeChangeMail(strapi, 'offer_changed', one, change);
  if (last) await payOff(strapi, one, order, periodEnd);
  else if (facts) await follow(strapi, one, facts, true);
};
