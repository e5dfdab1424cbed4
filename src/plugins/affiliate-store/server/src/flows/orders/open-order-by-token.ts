import type { Core } from '@strapi/strapi';
import { orderFailures, orders, type Order, type OrdersService } from '../../capabilities/orders/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { now } from '../../platform/clock';

const DAY = 86_400_000;

/** The order behind a thank-you address: open until it is paid, and for a day after. Later its buyer signs in. */
export const openOrderByToken = async (
  strapi: Core.Strapi,
  token: string,
  cast: { readonly orders: Pick<OrdersService, 'byToken'> } = { orders: orders(strapi) },
): Promise<Outcome<Order, Failure>> => {
  const order = await cast.orders.byToken(token);
  if (!order) return failed(orderFailures.because('ORDER_NOT_FOUND'));
  return order.paidAt !== null && now() > order.paidAt + DAY ? failed(orderFailures.because('ORDER_LINK_EXPIRED')) : ok(order);
};
