import type { Core } from '@strapi/strapi';
import type { Locale } from '../../../../contracts/primitives';
import { messaging } from '../../capabilities/messaging/service';
import { orders } from '../../capabilities/orders/service';
import { people } from '../../capabilities/people/service';
import type { Subscription } from '../../capabilities/subscriptions/service';
import { minor } from '../../kernel/money';

/** What a mail about a pause is about: the pause by the moment it began, and the days that follow from it. UTC ms. */
interface Told {
  readonly pausedAt: number;
  /** Until when what is paid stays open; null where it is closed. */
  readonly accessUntil: number | null;
  /** When the next payment is due; null where nobody said. */
  readonly nextAt: number | null;
}

/** Writes to a subscriber that a pause has begun, or that it is over: once each, whoever did it. Inside the unit of work. */
export const writePauseMail = async (
  strapi: Core.Strapi,
  kind: 'pause_begun' | 'pause_over',
  one: Subscription,
  { pausedAt, accessUntil, nextAt }: Told,
): Promise<void> => {
  const first = await orders(strapi).find({ id: one.firstOrderId });
  if (!first) throw new Error(`subscription ${one.publicId} has no first order`);
  await messaging(strapi).queueMail({
    kind,
    to: first.email,
    locale: first.language as Locale,
    dedupeKey: `${kind}:${one.publicId}:${pausedAt}`,
    orderId: first.id,
    facts: {
      product: one.productName,
      amount: { minor: minor(one.amount), currency: one.currency },
      accessUntil,
      nextAt,
      linkToken: await people(strapi).signInLink(first.email, 'access'),
    },
  });
};
