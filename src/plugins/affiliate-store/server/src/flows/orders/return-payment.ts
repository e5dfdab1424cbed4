import type { Core } from '@strapi/strapi';
import { paymentGateway } from '../../capabilities/checkout/service';
import { orderFailures, orders } from '../../capabilities/orders/service';
import type { Order } from '../../capabilities/orders/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok } from '../../kernel/outcome';
import type { Outcome } from '../../kernel/outcome';
import { audit } from '../../platform/audit';
import { together, togetherOrNot } from '../../platform/transaction';
import { applyReturn, unplacedOf } from './apply-return';
import type { Unplaced } from './apply-return';

interface Wanted {
  readonly orderNumber: string;
  readonly reason: string;
  readonly actor: string;
}

const intend = (
  strapi: Core.Strapi,
  { orderNumber, reason, actor }: Wanted,
): Promise<Outcome<{ order: Order; unplaced: Unplaced }, Failure>> =>
  togetherOrNot(strapi, async () => {
    const order = await orders(strapi).lock({ number: orderNumber });
    if (!order) return failed(orderFailures.because('ORDER_NOT_FOUND'));
    const unplaced = order.state === 'review' ? await unplacedOf(strapi, order.id) : null;
    if (!unplaced) return failed(orderFailures.because('NOTHING_TO_RETURN'));
    const { minor: amount, currency } = unplaced.left;
    await audit(strapi, {
      actor,
      action: 'order.return-payment',
      subject: `order:${order.number}`,
      reason,
      before: { state: order.state, attention: order.attention },
      after: { returned: amount, currency, charge: unplaced.chargeId },
    });
    await orders(strapi).note(order.id, { actor, code: 'REFUND_REQUESTED', facts: { amount: String(amount), currency, reason } });
    return ok({ order, unplaced });
  });

/** What a payment began at the provider, which nobody here has ever heard of, ends with it: it would go on charging the buyer. */
const endWhatItBegan = async (strapi: Core.Strapi, { checkoutSessionId }: Order): Promise<Outcome<null, Failure>> => {
  const session = checkoutSessionId === null ? null : await paymentGateway(strapi).readSession(checkoutSessionId);
  if (session && !session.ok) return session;
  const begun = session?.value.subscription;
  if (!begun || begun.state === 'ended') return ok(null);
  const ended = await paymentGateway(strapi).endNow(begun.id);
  return ended.ok ? ok(null) : ended;
};

/**
 * Gives a payment back that fits its order in no way: all that is left of it. One key until it has come back, so that pressing
 * twice, or again after no answer, gives it back once; what the provider says later is booked whoever asked for it.
 */
export const returnPayment = async (strapi: Core.Strapi, wanted: Wanted): Promise<Outcome<{ state: 'returned' | 'waiting' }, Failure>> => {
  const intended = await intend(strapi, wanted);
  if (!intended.ok) return intended;
  const { order, unplaced } = intended.value;
  const over = await endWhatItBegan(strapi, order);
  if (!over.ok) return over;
  const answer = await paymentGateway(strapi).requestRefund({
    key: `return:${unplaced.chargeId}:${unplaced.left.minor}:${unplaced.cameBack}`,
    chargeId: unplaced.chargeId,
    amount: unplaced.left,
    requestKey: `return:${order.number}`,
  });
  if (!answer.ok && answer.failure.code === 'PAYMENT_PROVIDER_DOWN') return answer;
  if (!answer.ok) {
    await orders(strapi).note(order.id, {
      actor: wanted.actor,
      code: 'REFUND_REFUSED',
      facts: { amount: String(unplaced.left.minor), currency: unplaced.left.currency, why: answer.failure.message },
    });
    return failed(orderFailures.because('REFUND_REFUSED', { said: answer.failure.message }));
  }
  const applied = await together(strapi, () => applyReturn(strapi, answer.value, wanted.actor));
  return ok({ state: applied === 'waiting' ? 'waiting' : 'returned' });
};
