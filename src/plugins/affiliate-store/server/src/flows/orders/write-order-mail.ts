import type { Core } from '@strapi/strapi';
import type { Locale } from '../../../../contracts/primitives';
import { messaging } from '../../capabilities/messaging/service';
import { orders } from '../../capabilities/orders/service';
import type { Order } from '../../capabilities/orders/service';
import type { Money } from '../../kernel/money';

type Kind = 'order_in_review' | 'refund_came_back' | 'dispute_opened' | 'dispute_won' | 'dispute_lost';

/** What the letter is about, and what it did to access. */
interface Told {
  readonly amount: Money;
  readonly ended?: boolean;
  readonly opensAgain?: boolean;
}

/** Tells a buyer what became of their money beside paying and refunding it: once for each `key`, however often it is told here. Inside the unit of work. */
export const writeOrderMail = async (
  strapi: Core.Strapi,
  kind: Kind,
  order: Order,
  key: string,
  { amount, ended = false, opensAgain = false }: Told,
): Promise<void> => {
  const { lines } = await orders(strapi).snapshot(order.id);
  await messaging(strapi).queueMail({
    kind,
    to: order.email,
    locale: order.language as Locale,
    dedupeKey: `${kind}:${key}`,
    orderId: order.id,
    facts: { orderNumber: order.number, amount, products: lines.map(({ productName }) => productName), ended, opensAgain },
  });
};
