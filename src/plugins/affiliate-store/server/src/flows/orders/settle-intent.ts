import type { Core } from '@strapi/strapi';
import { paymentGateway } from '../../capabilities/checkout/service';
import type { IntentFacts } from '../../capabilities/checkout/service';
import { isSettled, nextOrderState, orders } from '../../capabilities/orders/service';
import type { Order } from '../../capabilities/orders/service';
import { refuse, type Failure } from '../../kernel/failure';
import { ok, type Outcome } from '../../kernel/outcome';
import { crashPoint } from '../../platform/crash-point';
import { afterCommit, together } from '../../platform/transaction';
import { isGivenBack } from './apply-return';
import { giveUpOrder } from '../checkout/give-up-order';
import { holdForReview } from '../fraud/hold-for-review';
import { bookOrder, type Settled } from './settle-paid-order';

const settlePaid = async (strapi: Core.Strapi, order: Order, charge: NonNullable<IntentFacts['charge']>, actor: string) => {
  if (await isGivenBack(strapi, order, charge.id)) return { order, state: order.state };
  const fits = charge.amount.minor === order.total && charge.amount.currency === order.currency;
  return fits ? bookOrder(strapi, order, { charge }, actor) : holdForReview(strapi, order, charge, 'AMOUNT_DIFFERS', actor);
};

const underWay = async (strapi: Core.Strapi, order: Order, actor: string): Promise<Settled> => {
  if (order.state === 'processing') return { order, state: order.state };
  const step = nextOrderState(order.state, 'processing');
  if (!step.ok) return refuse(step.failure);
  await orders(strapi).note(order.id, { actor, code: 'PAYMENT_UNDER_WAY', facts: {} });
  return { order: await orders(strapi).change(order, { state: 'processing' }), state: 'processing' };
};

/**
 * Does what follows from how a charge of a kept card stands; null when no order waits for it. The order is bound by the charge the
 * store itself prepared. The first to come settles it, all others find it done. No network in here.
 */
export const settleIntent = (strapi: Core.Strapi, facts: IntentFacts, actor: string): Promise<Settled | null> =>
  together(strapi, async () => {
    afterCommit(strapi, () => crashPoint('settle.committed'));
    const order = await orders(strapi).lock({ paymentIntentId: facts.id });
    if (!order || order.checkoutSessionId !== null) return null;
    if (isSettled(order.state) || order.state === 'review') return { order, state: order.state };
    if (facts.state === 'succeeded' && facts.charge?.paid) return settlePaid(strapi, order, facts.charge, actor);
    if (facts.state === 'canceled') return giveUpOrder(strapi, order, 'failed', actor);
    return facts.state === 'processing' ? underWay(strapi, order, actor) : { order, state: order.state };
  });

/** Gives up a charge that was not made, and then its order: once the provider has cancelled it, it can never be made. */
export const giveUpIntent = async (strapi: Core.Strapi, intentId: string, actor: string): Promise<Outcome<Settled | null, Failure>> => {
  const facts = await paymentGateway(strapi).cancelIntent(intentId);
  return facts.ok ? ok(await settleIntent(strapi, facts.value, actor)) : facts;
};

/** Gives up an order of which no charge was ever prepared: nobody can have paid it. */
export const giveUpUnasked = (strapi: Core.Strapi, orderId: number, actor: string): Promise<void> =>
  together(strapi, async () => {
    const order = await orders(strapi).lock({ id: orderId });
    if (order?.state !== 'created' || order.checkoutSessionId !== null || order.paymentIntentId !== null) return;
    await giveUpOrder(strapi, order, 'expired', actor);
  });

/** Asks after a charge of a kept card that nobody has been heard of for long; one that was not made never will be. */
export const followWaitingIntent = async (
  strapi: Core.Strapi,
  intentId: string,
  actor: string,
): Promise<Outcome<Settled | null, Failure>> => {
  const facts = await paymentGateway(strapi).readIntent(intentId);
  if (!facts.ok) return facts;
  const made = facts.value.state === 'succeeded' || facts.value.state === 'processing' || facts.value.state === 'canceled';
  return made ? ok(await settleIntent(strapi, facts.value, actor)) : giveUpIntent(strapi, intentId, actor);
};
