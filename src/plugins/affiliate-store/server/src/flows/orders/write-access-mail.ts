import type { Core } from '@strapi/strapi';
import type { Locale } from '../../../../contracts/primitives';
import { messaging, type MessagingService } from '../../capabilities/messaging/service';
import type { Order, OrderSnapshot } from '../../capabilities/orders/service';
import { people, type PeopleService } from '../../capabilities/people/service';
import { minor } from '../../kernel/money';
import { now } from '../../platform/clock';

/** Who takes part: people make the link, messaging writes. */
export interface WriteAccessMailCast {
  readonly people: Pick<PeopleService, 'signInLink'>;
  readonly messaging: Pick<MessagingService, 'queueMail'>;
}

/** Writes the mail that is receipt and way in at once, to the address of the order and no other. Inside the unit of work. */
export const writeAccessMail = async (
  strapi: Core.Strapi,
  order: Order,
  snapshot: OrderSnapshot,
  dedupeKey: string,
  cast: WriteAccessMailCast = { people: people(strapi), messaging: messaging(strapi) },
): Promise<void> => {
  const { currency } = order;
  await cast.messaging.queueMail({
    kind: 'access',
    to: order.email,
    locale: order.language as Locale,
    dedupeKey,
    orderId: order.id,
    facts: {
      orderNumber: order.number,
      paidAt: order.paidAt ?? now(),
      linkToken: await cast.people.signInLink(order.email, 'access'),
      items: snapshot.lines.map((line) => ({
        name: line.productName,
        price: { minor: minor(line.gross + (line.discount ?? 0)), currency },
      })),
      ...(order.couponCode === null ? {} : { discount: { minor: minor(order.discount), currency }, coupon: order.couponCode }),
      ...(snapshot.exchange ? { exchange: snapshot.exchange } : {}),
      total: { minor: minor(order.total), currency },
      tax: { minor: minor(order.tax), currency },
      taxRateBasisPoints: snapshot.taxRateBasisPoints,
      guaranteeEndsAt: order.guaranteeEndsAt,
      // Nothing of what was paid by hand is on a card's statement.
      statementDescriptor: order.total > 0 && order.checkoutSessionId !== null ? snapshot.statementDescriptor : null,
    },
  });
};
