import type { Core } from '@strapi/strapi';
import { checkoutFailures, KEEPS_CARD, paymentGateway, publicUrl } from '../../capabilities/checkout/service';
import { orders } from '../../capabilities/orders/service';
import type { Order, OrderSnapshot } from '../../capabilities/orders/service';
import { refuse } from '../../kernel/failure';
import type { Failure } from '../../kernel/failure';
import { minor } from '../../kernel/money';
import { failed, ok } from '../../kernel/outcome';
import type { Outcome } from '../../kernel/outcome';
import { now } from '../../platform/clock';
import { setting } from '../../platform/settings';
import { together } from '../../platform/transaction';
import { providerMethods } from './choose-methods';
import { dueAtProvider } from '../payouts/set-credit-aside';

const MINUTE = 60_000;
const SESSION_MS = 60 * MINUTE;
/** The provider takes no session that ends sooner than in half an hour; a little is left for the way there. */
const SHORTEST_MS = 32 * MINUTE;

/** One way of asking for a session: number and moment make its key and its end, so that the same try is asked for the same thing. */
interface Try {
  readonly number: number;
  readonly at: number;
}

const tryOf = (order: Order): Try => ({ number: order.sessionAttempt ?? 1, at: order.sessionAttemptAt ?? order.placedAt });

const locked = async (strapi: Core.Strapi, order: Order): Promise<Order> =>
  (await orders(strapi).lock({ id: order.id })) ?? refuse(checkoutFailures.because('CART_NOT_FOUND'));

/** Begins another try, unless somebody else has meanwhile. */
const nextTry = (strapi: Core.Strapi, order: Order, spent: Try): Promise<Order> =>
  together(strapi, async () => {
    const current = await locked(strapi, order);
    if (tryOf(current).number !== spent.number) return current;
    return orders(strapi).change(current, { sessionAttempt: spent.number + 1, sessionAttemptAt: now() });
  });

/** What the provider's page shows: each product, or, where store credit pays a part, what is left of all of them. */
const linesOf = async (strapi: Core.Strapi, order: Order, { lines, payment }: OrderSnapshot) => {
  const { currency } = order;
  if (payment?.credit !== undefined)
    return [{ name: order.productNames, price: { minor: minor(await dueAtProvider(strapi, order)), currency } }];
  return lines
    .filter((line) => line.gross > 0 || line.renewal !== undefined)
    .map((line) => ({ name: line.productName, price: { minor: minor(line.renewal?.gross ?? line.gross), currency } }));
};

/** What the coupon takes off the first payments: its part of the tax included, so that what is left is what was promised. */
const discountOf = ({ lines: [line], coupon, currency }: OrderSnapshot) => {
  const renewal = line?.renewal;
  if (!renewal?.reduced || !coupon) return undefined;
  const { gross, payments } = renewal.reduced;
  return { code: coupon.code, off: { minor: minor(renewal.gross - gross), currency }, payments };
};

const ask = async (strapi: Core.Strapi, order: Order, token: string) => {
  const { number, at } = tryOf(order);
  const snapshot = await orders(strapi).snapshot(order.id);
  const back = `${await setting(strapi, publicUrl)}/store/${order.language}/checkout`;
  return paymentGateway(strapi).openSession({
    key: `checkout:${order.number}:${number}`,
    orderNumber: order.number,
    methods: providerMethods(snapshot.payment),
    keepsCard: snapshot.consents.some(({ key }) => key === KEEPS_CARD.key),
    email: order.email,
    locale: order.language,
    expiresAt: at + SESSION_MS,
    renewal: snapshot.lines[0]?.renewal ?? null,
    discount: discountOf(snapshot),
    lines: await linesOf(strapi, order, snapshot),
    successUrl: `${back}/return?cart=${token}`,
    cancelUrl: `${back}/${snapshot.lines[0]?.offerId ?? ''}?cart=${token}`,
  });
};

/** What the provider says in refusing is the shop's business: the buyer is told that nothing was charged. */
const refusedFor = async (strapi: Core.Strapi, order: Order, failure: Failure): Promise<Failure> => {
  if (failure.code !== 'PAYMENT_PROVIDER_REFUSED') return failure;
  strapi.log.error(`affiliate-store: the payment of order ${order.number} cannot be opened: ${failure.message}`);
  await orders(strapi).note(order.id, { actor: 'provider', code: 'PAYMENT_NOT_OPENED', facts: { why: failure.message } });
  return checkoutFailures.because('PAYMENT_PROVIDER_REFUSED');
};

/** The session the order is bound to: this one, or the one somebody else has bound it to meanwhile. */
const bind = (strapi: Core.Strapi, order: Order, sessionId: string): Promise<string> =>
  together(strapi, async () => {
    const current = await locked(strapi, order);
    if (current.checkoutSessionId !== null) return current.checkoutSessionId;
    await orders(strapi).change(current, { checkoutSessionId: sessionId });
    return sessionId;
  });

/**
 * Opens the payment of an order at the provider, outside any unit of work; answers the address to pay at. A try without an answer
 * is repeated as it was. One that was answered with a failure of the provider's own, which the provider keeps and would
 * only repeat, and one whose end has come too near, is followed by another try. Only the session an order is bound to is ever
 * shown, so that what is paid is always known.
 */
export const openPayment = async (strapi: Core.Strapi, order: Order, token: string): Promise<Outcome<string, Failure>> => {
  const spent = tryOf(order);
  const current = spent.at + SESSION_MS - now() < SHORTEST_MS ? await nextTry(strapi, order, spent) : order;
  let opened = await ask(strapi, current, token);
  if (!opened.ok && opened.failure.facts['keptByProvider'] === true)
    opened = await ask(strapi, await nextTry(strapi, current, tryOf(current)), token);
  if (!opened.ok) return failed(await refusedFor(strapi, order, opened.failure));
  const bound = await bind(strapi, order, opened.value.sessionId);
  if (bound === opened.value.sessionId) return ok(opened.value.url);
  const session = await paymentGateway(strapi).readSession(bound);
  return session.ok ? ok(session.value.url ?? opened.value.url) : session;
};
