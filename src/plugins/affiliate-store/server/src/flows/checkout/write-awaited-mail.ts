import type { Core } from '@strapi/strapi';
import type { Locale } from '../../../../contracts/primitives';
import { messaging } from '../../capabilities/messaging/service';
import type { Order, OrderSnapshot } from '../../capabilities/orders/service';
import { minor } from '../../kernel/money';

/** Tells the buyer that their order waits for its money, and what is left for them to do: a transfer, a slip, or nothing. Once. */
export const writeAwaitedMail = async (
  strapi: Core.Strapi,
  order: Order,
  snapshot: OrderSnapshot,
  slipUrl: string | null,
): Promise<void> => {
  const { currency } = order;
  const account = snapshot.payment?.account;
  await messaging(strapi).queueMail({
    kind: 'payment_awaited',
    to: order.email,
    locale: order.language as Locale,
    dedupeKey: `payment-awaited:${order.number}`,
    orderId: order.id,
    facts: {
      orderNumber: order.number,
      items: snapshot.lines.map((line) => ({ name: line.productName, price: { minor: minor(line.gross), currency } })),
      total: { minor: minor(order.total), currency },
      transfer: account === undefined || order.transferDueAt === null ? null : { account, dueAt: order.transferDueAt },
      slipUrl,
    },
  });
};
