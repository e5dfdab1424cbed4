import type { Core } from '@strapi/strapi';
import type { Locale } from '../../../../contracts/primitives';
import type { RefundFacts } from '../../capabilities/checkout/service';
import { messaging } from '../../capabilities/messaging/service';
import type { MailFacts } from '../../capabilities/messaging/service';
import type { Order } from '../../capabilities/orders/service';

/** Tells the buyer of a refund, once however often it is told here; `part` says what of the order it was. Inside the unit of work. */
export const writeRefundMail = async (
  strapi: Core.Strapi,
  order: Order,
  { id, amount }: Pick<RefundFacts, 'id' | 'amount'>,
  part: Omit<MailFacts['refunded'], 'orderNumber' | 'refunded'>,
): Promise<void> => {
  await messaging(strapi).queueMail({
    kind: 'refunded',
    to: order.email,
    locale: order.language as Locale,
    dedupeKey: `refunded:${id}`,
    orderId: order.id,
    facts: { orderNumber: order.number, refunded: amount, ...part },
  });
};
