import type { Core } from '@strapi/strapi';
import { isSettled, orders } from '../../capabilities/orders/service';
import type { HandPaid, Order } from '../../capabilities/orders/service';
import { together } from '../../platform/transaction';
import { dueAtProvider } from '../payouts/set-credit-aside';
import { bookOrder, type Settled } from './settle-paid-order';

/** Settles a free order: access and mail, no journal, no commission of anything (J03). */
const settleFreeOrder = (strapi: Core.Strapi, orderId: number, actor: string): Promise<Settled> =>
  together(strapi, async () => {
    const order = await orders(strapi).lock({ id: orderId });
    if (!order) throw new Error(`order ${orderId} does not exist`);
    if (isSettled(order.state)) return { order, state: order.state };
    if (order.total !== 0) throw new Error(`order ${order.number} is not free`);
    return bookOrder(strapi, order, { free: true }, actor);
  });

/** Settles an order that store credit pays wholly: nobody is asked, and it is booked like any other. */
const settleByCredit = (strapi: Core.Strapi, orderId: number, actor: string): Promise<Settled> =>
  together(strapi, async () => {
    const order = await orders(strapi).lock({ id: orderId });
    if (!order) throw new Error(`order ${orderId} does not exist`);
    if (order.state !== 'created') return { order, state: order.state };
    if ((await dueAtProvider(strapi, order)) !== 0) throw new Error(`order ${order.number} is not paid by its credit alone`);
    return bookOrder(strapi, order, { allCredit: true }, actor);
  });

/** Settles an order whose money the staff has taken; a split that cannot be made refuses it. Inside the unit of work that decides so. */
export const settleByHand = async (strapi: Core.Strapi, order: Order, method: HandPaid, actor: string): Promise<Settled> => {
  const settled = await bookOrder(strapi, order, { byHand: method }, actor);
  if (settled.state === 'review') throw new Error(`order ${order.number} cannot be split: ${settled.order.attention ?? ''}`);
  return settled;
};

/** Settles an order of which nobody has to be asked for anything: it costs nothing, or store credit pays the whole. */
export const settleUnasked = (strapi: Core.Strapi, { id, total }: Order, actor: string): Promise<Settled> =>
  total === 0 ? settleFreeOrder(strapi, id, actor) : settleByCredit(strapi, id, actor);
