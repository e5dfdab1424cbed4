import type { Core } from '@strapi/strapi';
import type { ChargeFacts } from '../../capabilities/checkout/service';
import { paymentGateway } from '../../capabilities/checkout/service';
import type { Order } from '../../capabilities/orders/service';
import { endOfInstalments, NOT_OVERDUE, subscriptions } from '../../capabilities/subscriptions/service';
import type { Subscription } from '../../capabilities/subscriptions/service';
import type { Failure } from '../../kernel/failure';
import type { Outcome } from '../../kernel/outcome';
import { enqueue } from '../../platform/jobs';
import { now } from '../../platform/clock';
import { holdForReview } from '../fraud/hold-for-review';
import { returnPayment } from '../orders/return-payment';
import { writeSubscriberMail } from './write-subscriber-mail';

// What the provider does not answer is asked again by the job.
const answered = <T>(outcome: Outcome<T, Failure>): T => {
  if (!outcome.ok) throw new Error(outcome.failure.message);
  return outcome.value;
};

/** Has the provider told when instalments are over, whoever listens then. Inside the unit of work. */
export const boundLater = (one: Pick<Subscription, 'publicId'>): Promise<void> =>
  enqueue({ name: 'subscriptions.bound-instalments', payload: { id: one.publicId }, key: `bound-instalments:${one.publicId}` });

/** Tells the provider to end instalments by itself with the period of the last one: no further one is charged though we sleep. */
export const boundInstalments = async (strapi: Core.Strapi, publicId: string): Promise<void> => {
  const one = await subscriptions(strapi).find({ public_id: publicId });
  // What ends sooner is bound already, and more closely.
  if (!one || one.instalments === null || one.state === 'ended' || one.cancelAtPeriodEnd) return;
  const facts = answered(await paymentGateway(strapi).readSubscription(one.providerId));
  if (facts.state === 'ended') return;
  answered(await paymentGateway(strapi).endAt(one.providerId, endOfInstalments(facts.anchor, one, one.instalments)));
};

const finishLater = (one: Subscription, after: string): Promise<void> =>
  enqueue({ name: 'subscriptions.finish-instalments', payload: { id: one.publicId }, key: `finish-instalments:${after}` });

/**
 * Keeps that the last instalment is paid: here it is over with it, and at the provider as soon as that answers. What was bought
 * stays open. Inside the unit of work that books the payment.
 */
export const payOff = async (strapi: Core.Strapi, one: Subscription, lastOrder: Order, periodEnd: number): Promise<void> => {
  const at = now();
  await subscriptions(strapi).change(one.id, {
    state: 'ended',
    periodEndsAt: Math.max(one.periodEndsAt, periodEnd),
    cancelAtPeriodEnd: false,
    // One that the provider ended before its late payment was made stays ended since then.
    endedAt: one.endedAt ?? at,
  });
  await subscriptions(strapi).keepDunning(one.id, NOT_OVERDUE);
  await subscriptions(strapi).note(one.id, { actor: 'system', code: 'INSTALMENTS_PAID_OFF', facts: {} });
  await writeSubscriberMail(strapi, 'instalments_paid_off', { ...one, state: 'ended' }, 'paid-off');
  await finishLater(one, lastOrder.number);
};

/** Ends instalments at the provider that are paid off here. One that is over there is what was wanted. */
export const finishInstalments = async (strapi: Core.Strapi, publicId: string): Promise<void> => {
  const one = await subscriptions(strapi).find({ public_id: publicId });
  if (!one) return;
  const isOver = async (): Promise<boolean> => answered(await paymentGateway(strapi).readSubscription(one.providerId)).state === 'ended';
  if (await isOver()) return;
  const ending = await paymentGateway(strapi).endNow(one.providerId);
  // Two payments that end it have two jobs, and the provider ends it by itself as well: whoever is refused may merely have come second.
  if (!ending.ok && !(await isOver())) throw new Error(ending.failure.message);
};

/**
 * Money beyond what was agreed: it is nobody's (J27), nothing is split or opened, and it goes back by itself. Inside the unit of
 * work.
 */
export const holdSurplus = async (strapi: Core.Strapi, one: Subscription, order: Order, charge: ChargeFacts): Promise<void> => {
  await holdForReview(strapi, order, charge, 'INSTALMENT_SURPLUS', 'system');
  const facts = { order: order.number, amount: String(charge.amount.minor), currency: charge.amount.currency };
  await subscriptions(strapi).note(one.id, { actor: 'provider', code: 'INSTALMENT_SURPLUS', facts });
  await enqueue({ name: 'subscriptions.return-surplus', payload: { orderNumber: order.number }, key: `return-surplus:${order.number}` });
  await finishLater(one, order.number);
};

/** Gives back what was charged beyond the agreed instalments; where the provider refuses, the order waits for a person. */
export const returnSurplus = async (strapi: Core.Strapi, orderNumber: string): Promise<void> => {
  const done = await returnPayment(strapi, { orderNumber, reason: 'Charged beyond the agreed instalments.', actor: 'system' });
  if (!done.ok && done.failure.code === 'PAYMENT_PROVIDER_DOWN') throw new Error(done.failure.message);
};
