import type { Core } from '@strapi/strapi';
import { messaging, messagingFailures, type MessagingService } from '../../capabilities/messaging/service';
import { isSettled, orderFailures, orders, type OrdersService } from '../../capabilities/orders/service';
import { people, type PeopleService } from '../../capabilities/people/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { audit } from '../../platform/audit';
import { now } from '../../platform/clock';
import { togetherOrNot } from '../../platform/transaction';
import { openOrderByToken } from './open-order-by-token';
import { writeAccessMail } from './write-access-mail';

/** Who takes part: orders know the order and its address, messaging what was sent, people make the link. */
export interface ResendAccessMailCast {
  readonly orders: Pick<OrdersService, 'byToken' | 'find' | 'lock' | 'snapshot' | 'note'>;
  readonly messaging: Pick<MessagingService, 'queueMail' | 'countForOrder'>;
  readonly people: Pick<PeopleService, 'signInLink'>;
}

const castOf = (strapi: Core.Strapi): ResendAccessMailCast => ({
  orders: orders(strapi),
  messaging: messaging(strapi),
  people: people(strapi),
});

const DAY = 86_400_000;
/** How often a buyer may have the mail sent again in a day. */
export const RESENDS_PER_DAY = 3;

const sendAgain = (
  strapi: Core.Strapi,
  orderId: number,
  actor: string | null,
  cast: ResendAccessMailCast,
): Promise<Outcome<true, Failure>> =>
  togetherOrNot(strapi, async () => {
    // The lock makes two presses of the button count one after the other.
    const order = await cast.orders.lock({ id: orderId });
    if (!order || order.paidAt === null || !isSettled(order.state)) return failed(orderFailures.because('ORDER_NOT_FOUND'));
    const first = order.paidAt > now() - DAY ? 1 : 0;
    const sent = await cast.messaging.countForOrder(order.id, 'access', now() - DAY);
    if (sent - first >= RESENDS_PER_DAY) return failed(messagingFailures.because('RESEND_LIMIT'));
    await writeAccessMail(strapi, order, await cast.orders.snapshot(order.id), `access:${order.number}:again:${now()}:${sent}`, cast);
    await cast.orders.note(order.id, { actor: actor ?? 'buyer', code: 'ACCESS_RESENT', facts: {} });
    if (actor !== null) await audit(strapi, { actor, action: 'order.resend-access', subject: `order:${order.number}` });
    return ok(true as const);
  });

/** Sends the access mail again, to the address of the order whoever asks; more than three in a day would flood a mailbox. */
export const resendAccessMail = async (
  strapi: Core.Strapi,
  token: string,
  cast: ResendAccessMailCast = castOf(strapi),
): Promise<Outcome<true, Failure>> => {
  const opened = await openOrderByToken(strapi, token, cast);
  return opened.ok ? sendAgain(strapi, opened.value.id, null, cast) : opened;
};

/** The same for staff, by the order's number, with an entry in the audit log. */
export const resendAccessMailByStaff = async (
  strapi: Core.Strapi,
  number: string,
  actor: string,
  cast: ResendAccessMailCast = castOf(strapi),
): Promise<Outcome<true, Failure>> => {
  const order = await cast.orders.find({ number });
  return order ? sendAgain(strapi, order.id, actor, cast) : failed(orderFailures.because('ORDER_NOT_FOUND'));
};
