import type { Core } from '@strapi/strapi';
import type { Locale } from '../../../../contracts/primitives';
import { catalog } from '../../capabilities/catalog/service';
import { coupons } from '../../capabilities/coupons/service';
import { messaging } from '../../capabilities/messaging/service';
import { nextOrderState, orders } from '../../capabilities/orders/service';
import type { Order } from '../../capabilities/orders/service';
import { refuse } from '../../kernel/failure';
import { minor } from '../../kernel/money';
import { releaseCredit } from '../payouts/set-credit-aside';

const ENDED = { expired: 'PAYMENT_EXPIRED', failed: 'PAYMENT_FAILED' } as const;

/** Gives seats, coupon and store credit of an order back that will not be paid. */
export const freeWhatItHeld = async (strapi: Core.Strapi, order: Order, actor: string): Promise<void> => {
  const snapshot = await orders(strapi).snapshot(order.id);
  for (const line of snapshot.lines) if (line.seatLimited) await catalog(strapi).returnSeat(line.offerId);
  if (order.couponCode !== null) await coupons(strapi).release(order.id);
  await releaseCredit(strapi, order, actor);
};

const tellBuyer = async (strapi: Core.Strapi, order: Order): Promise<void> => {
  const { lines } = await orders(strapi).snapshot(order.id);
  await messaging(strapi).queueMail({
    kind: 'order_failed',
    to: order.email,
    locale: order.language as Locale,
    dedupeKey: `order-failed:${order.number}`,
    orderId: order.id,
    facts: {
      orderNumber: order.number,
      items: lines.map((line) => ({ name: line.productName, price: { minor: minor(line.gross), currency: order.currency } })),
      total: { minor: minor(order.total), currency: order.currency },
      byTransfer: order.transferDueAt !== null,
    },
  });
};

/**
 * Ends an order whose payment ended without money: seats and coupons go back, and who waited for a slow payment, or for a card on which
 * something was reserved (`tell`), is told.
 */
export const giveUpOrder = async (
  strapi: Core.Strapi,
  order: Order,
  to: 'expired' | 'failed',
  actor: string,
  tell = order.state === 'processing',
): Promise<{ order: Order; state: Order['state'] }> => {
  if (order.state === to || order.state === 'expired' || order.state === 'failed') return { order, state: order.state };
  const step = nextOrderState(order.state, to);
  if (!step.ok) return refuse(step.failure);
  await freeWhatItHeld(strapi, order, actor);
  if (tell) await tellBuyer(strapi, order);
  // Who gives up a transfer has said why.
  const code = order.transferDueAt === null ? ENDED[to] : to === 'expired' ? 'TRANSFER_EXPIRED' : null;
  if (code !== null) await orders(strapi).note(order.id, { actor, code, facts: {} });
  return { order: await orders(strapi).change(order, { state: to }), state: to };
};
