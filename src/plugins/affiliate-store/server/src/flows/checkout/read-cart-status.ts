import type { Core } from '@strapi/strapi';
import type { CardsView } from '../../../../contracts/cart-parts';
import type { MoneyView } from '../../../../contracts/primitives';
import { checkout, checkoutFailures, paymentGateway } from '../../capabilities/checkout/service';
import { isSettled, orders } from '../../capabilities/orders/service';
import type { CardState, Order } from '../../capabilities/orders/service';
import type { Failure } from '../../kernel/failure';
import { minor, moneyView } from '../../kernel/money';
import { failed, ok } from '../../kernel/outcome';
import type { Outcome } from '../../kernel/outcome';
import { isoOf } from '../../platform/moments';
import { followUpOf } from './offer-follow-up';
import { openNextCard } from './open-card';
import { giveUpUnasked } from '../orders/settle-intent';
import { reservedUntil, settleCards } from './settle-cards';
import { settleSession } from '../orders/settle-paid-order';

type State = 'open' | 'processing' | 'paid' | 'failed' | 'expired' | 'review';
export interface CartStatus {
  readonly state: State;
  readonly order: { readonly number: string; readonly token: string } | null;
  readonly followUp: string | null;
  readonly message: string;
  readonly waiting: Waiting | null;
  readonly cards: CardsView | null;
  readonly credit: MoneyView | null;
}
/** What is left for the buyer to do while an order waits for its money. */
interface Waiting {
  readonly orderNumber: string;
  readonly total: MoneyView;
  /** The slip or code that is to be paid, at the provider. */
  readonly slipUrl: string | null;
  readonly transfer: { readonly account: string; readonly dueAt: string } | null;
}

const MESSAGE: Readonly<Record<State, string>> = {
  open: 'The payment has not been made yet. You have not been charged.',
  processing: 'Your payment is under way. We will write to you as soon as it arrives.',
  paid: 'Thank you! Your payment has arrived.',
  failed: 'The payment did not go through. You have not been charged.',
  expired: 'The time to pay is over. You have not been charged.',
  review: 'Your payment has arrived and has to be looked at by a person. We will write to you.',
};

/** What came from one card alone goes back; whoever paid it is not told that they never were charged. */
const messageOf = (state: State, cards: CardsView | null): string => {
  const returned = cards?.each.some((card) => card.state === 'returned');
  if (returned && (state === 'failed' || state === 'review'))
    return 'The payment did not go through. One of your cards was charged, and gets it all back.';
  return state === 'open' && cards?.each.some((card) => card.state === 'reserved')
    ? 'The first card is reserved. Nothing has been charged; the second card is still to be given.'
    : MESSAGE[state];
};

const stateOf = (order: Order): State => {
  if (isSettled(order.state)) return 'paid';
  return order.state === 'created' ? 'open' : (order.state as State);
};

/** What a buyer is told of a card: what is decided and not yet done is for them as it was. */
const CARD_SHOWN: Readonly<Record<CardState, CardsView['each'][number]['state']>> = {
  waiting: 'waiting',
  reserved: 'reserved',
  capturing: 'reserved',
  refused: 'reserved',
  releasing: 'reserved',
  captured: 'charged',
  released: 'released',
  returning: 'returned',
  returned: 'returned',
};

const cardsOf = async (strapi: Core.Strapi, order: Order): Promise<CardsView | null> => {
  const cards = await orders(strapi).cardsOf(order.id);
  if (cards.length === 0) return null;
  const until = reservedUntil(cards);
  return {
    each: cards.map(({ amount, currency, state, last4, reservedAt }) => ({
      amount: moneyView({ minor: minor(amount), currency }),
      state: reservedAt === null && CARD_SHOWN[state] === 'reserved' ? 'waiting' : CARD_SHOWN[state],
      last4,
    })),
    reservedUntil: until === null ? null : isoOf(until),
  };
};

const waitingOf = async (strapi: Core.Strapi, order: Order, slipUrl: string | null): Promise<Waiting | null> => {
  if (order.state !== 'processing') return null;
  // Two cards are charged in a moment: there is nothing to wait for but the answer.
  if ((await orders(strapi).cardsOf(order.id)).length > 0) return null;
  const { payment } = await orders(strapi).snapshot(order.id);
  const { transferDueAt } = order;
  return {
    orderNumber: order.number,
    total: moneyView({ minor: minor(order.total), currency: order.currency }),
    slipUrl,
    transfer: transferDueAt === null ? null : { account: payment?.account ?? '', dueAt: isoOf(transferDueAt) },
  };
};

/** The order of two cards, after what can be done about them has been done. */
const cardsLookedAt = async (strapi: Core.Strapi, seen: Order): Promise<Order> => {
  const settled = isSettled(seen.state) ? null : await settleCards(strapi, seen.id, { actor: 'buyer', leaves: false });
  // Without an answer the order may have moved on all the same.
  return (settled?.ok ? settled.value?.order : await orders(strapi).find({ id: seen.id })) ?? seen;
};

/** What of an order store credit pays, or paid; of one that ended it is its owner's again. */
const creditOf = async (strapi: Core.Strapi, order: Order): Promise<MoneyView | null> => {
  const credit = await orders(strapi).creditOf(order.id);
  return credit && credit.state !== 'released' ? moneyView({ minor: minor(credit.amount), currency: credit.currency }) : null;
};

/** Asks the provider, once, how the payment of an order stands; answers the order as it is then, and the slip that is still to be paid. */
const lookedAt = async (strapi: Core.Strapi, seen: Order): Promise<{ readonly order: Order; readonly slipUrl: string | null }> => {
  if ((await orders(strapi).cardsOf(seen.id)).length > 0) return { order: await cardsLookedAt(strapi, seen), slipUrl: null };
  const waits = seen.checkoutSessionId !== null && (seen.state === 'created' || seen.state === 'processing');
  const session = waits ? await paymentGateway(strapi).readSession(seen.checkoutSessionId ?? '') : null;
  if (!session?.ok) return { order: seen, slipUrl: null };
  const settled = await settleSession(strapi, session.value, 'buyer');
  return { order: settled?.order ?? seen, slipUrl: session.value.slipUrl };
};

const isUnpaid = ({ state }: Order): boolean => state === 'created' || state === 'processing';

const orderOf = async (strapi: Core.Strapi, token: string): Promise<Order | null> => {
  const cart = await checkout(strapi).cart(token);
  return cart?.orderId ? orders(strapi).find({ id: cart.orderId }) : null;
};

/** Opens the page of the card that comes next in a payment by two cards; null where there is none to give now. */
export const openNextCardOf = async (
  strapi: Core.Strapi,
  token: string,
): Promise<Outcome<{ readonly state: State; readonly redirectUrl: string | null }, Failure>> => {
  const status = await readCartStatusOf(strapi, token);
  if (!status.ok) return status;
  const { state, cards } = status.value;
  const order = cards !== null && state === 'open' ? await orderOf(strapi, token) : null;
  const opened = order ? await openNextCard(strapi, order, token) : ok(null);
  return opened.ok ? ok({ state, redirectUrl: opened.value }) : opened;
};

/** Closes the payment of a cart, if it is still open; answers how it stands then. */
export const abandonPaymentOf = async (strapi: Core.Strapi, token: string): Promise<Outcome<CartStatus, Failure>> => {
  const order = await orderOf(strapi, token);
  const byCards = order !== null && (await orders(strapi).cardsOf(order.id)).length > 0;
  if (byCards && isUnpaid(order)) {
    const left = await settleCards(strapi, order.id, { actor: 'buyer', leaves: true });
    if (!left.ok) return left;
  } else if (!byCards && order?.state === 'created' && order.checkoutSessionId !== null) {
    const closed = await paymentGateway(strapi).expireSession(order.checkoutSessionId);
    if (!closed.ok) return closed;
  } else if (order?.state === 'created' && order.checkoutSessionId === null && (await orders(strapi).creditOf(order.id)) !== null) {
    // Nobody was asked for the rest yet: what is set aside is not kept from its owner until the clock finds it.
    await giveUpUnasked(strapi, order.id, 'buyer');
  }
  return readCartStatusOf(strapi, token);
};

/**
 * How the payment of a cart stands. Nothing in the address of the return page is believed: while the order waits, the
 * provider itself is asked, by the same function the webhook calls.
 */
export const readCartStatusOf = async (strapi: Core.Strapi, token: string): Promise<Outcome<CartStatus, Failure>> => {
  const cart = await checkout(strapi).cart(token);
  if (!cart) return failed(checkoutFailures.because('CART_NOT_FOUND'));
  if (cart.orderId === null)
    return ok({ state: 'open', order: null, followUp: null, message: MESSAGE.open, waiting: null, cards: null, credit: null });
  const seen = await orders(strapi).find({ id: cart.orderId });
  if (!seen) return failed(checkoutFailures.because('CART_NOT_FOUND'));
  const { order, slipUrl } = await lookedAt(strapi, seen);
  const state = stateOf(order);
  const cards = await cardsOf(strapi, order);
  return ok({
    state,
    order: state === 'paid' ? { number: order.number, token: orders(strapi).tokenOf(order.number) } : null,
    followUp: state === 'paid' ? await followUpOf(strapi, order) : null,
    message: messageOf(state, cards),
    cards,
    credit: await creditOf(strapi, order),
    waiting: await waitingOf(strapi, order, slipUrl),
  });
};
