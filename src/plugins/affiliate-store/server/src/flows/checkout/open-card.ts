import type { Core } from '@strapi/strapi';
import { checkoutFailures, paymentGateway, publicUrl } from '../../capabilities/checkout/service';
import { orders } from '../../capabilities/orders/service';
import type { Order, OrderCard } from '../../capabilities/orders/service';
import type { Failure } from '../../kernel/failure';
import { minor } from '../../kernel/money';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { now } from '../../platform/clock';
import { setting } from '../../platform/settings';
import { together } from '../../platform/transaction';

const MINUTE = 60_000;
/** How long the page of a card stays open, and with it how long the first card stays reserved for the second. */
export const CARD_PAGE_MS = 60 * MINUTE;
/** The provider takes no session that ends sooner than in half an hour; a little is left for the way there. */
const SHORTEST_MS = 32 * MINUTE;

/** The card that comes next, as it is now: the first that waits, and the second only once the first is reserved. */
const nextOf = (cards: readonly OrderCard[]): OrderCard | null => {
  const card = cards.find(({ state }) => state === 'waiting');
  return card && cards.every((each) => each === card || each.nth > card.nth || each.state === 'reserved') ? card : null;
};

/** Changes the card while its order is held, if it still waits for its page. */
const whileItWaits = (
  strapi: Core.Strapi,
  { id, orderId }: OrderCard,
  work: (card: OrderCard) => Promise<void>,
): Promise<OrderCard | null> =>
  together(strapi, async () => {
    const order = await orders(strapi).lock({ id: orderId });
    const find = async () => (await orders(strapi).cardsOf(orderId)).find((each) => each.id === id) ?? null;
    const card = await find();
    if (order?.state !== 'created' || card?.state !== 'waiting') return null;
    await work(card);
    return find();
  });

/** Begins another try, unless somebody else has meanwhile. */
const nextTry = (strapi: Core.Strapi, spent: OrderCard): Promise<OrderCard | null> =>
  whileItWaits(strapi, spent, async (card) => {
    if (card.attempt === spent.attempt && card.sessionId === null)
      await orders(strapi).changeCard(card.id, { attempt: card.attempt + 1, attemptAt: now() });
  });

const ask = async (strapi: Core.Strapi, order: Order, card: OrderCard, token: string) => {
  const back = `${await setting(strapi, publicUrl)}/store/${order.language}/checkout`;
  const { lines } = await orders(strapi).snapshot(order.id);
  return paymentGateway(strapi).openSession({
    key: `checkout:${order.number}:card-${card.nth}:${card.attempt}`,
    orderNumber: order.number,
    methods: ['card'],
    keepsCard: false,
    reserves: true,
    email: order.email,
    locale: order.language,
    expiresAt: card.attemptAt + CARD_PAGE_MS,
    renewal: null,
    lines: [{ name: `${order.productNames.slice(0, 240)} (${card.nth}/2)`, price: { minor: minor(card.amount), currency: card.currency } }],
    successUrl: `${back}/return?cart=${token}`,
    // Who leaves the second page sees what is reserved, and can let it go.
    cancelUrl: card.nth === 1 ? `${back}/${lines[0]?.offerId ?? ''}?cart=${token}` : `${back}/return?cart=${token}`,
  });
};

const refusedFor = async (strapi: Core.Strapi, order: Order, failure: Failure): Promise<Failure> => {
  if (failure.code !== 'PAYMENT_PROVIDER_REFUSED') return failure;
  strapi.log.error(`affiliate-store: a card of order ${order.number} cannot be asked for: ${failure.message}`);
  await orders(strapi).note(order.id, { actor: 'provider', code: 'PAYMENT_NOT_OPENED', facts: { why: failure.message } });
  return checkoutFailures.because('PAYMENT_PROVIDER_REFUSED');
};

/** The page of a card that is asked for: under the key of its try, or of another one where that try is spent. Null where it no longer waits. */
const openedFor = async (strapi: Core.Strapi, order: Order, card: OrderCard, token: string) => {
  const current = card.attemptAt + CARD_PAGE_MS - now() < SHORTEST_MS ? await nextTry(strapi, card) : card;
  const opened = current && (await ask(strapi, order, current, token));
  if (!current || !opened || opened.ok || opened.failure.facts['keptByProvider'] !== true) return opened;
  const again = await nextTry(strapi, current);
  return again && ask(strapi, order, again, token);
};

const pageOf = async (strapi: Core.Strapi, sessionId: string): Promise<Outcome<string | null, Failure>> => {
  const session = await paymentGateway(strapi).readSession(sessionId);
  return session.ok ? ok(session.value.state === 'open' ? session.value.url : null) : session;
};

/**
 * Opens the page of the card that comes next, outside any unit of work; answers its address, or null where none is to be given now. The
 * same try is asked for under the same key, and only the page a card is bound to is ever shown: what is reserved is always known.
 */
export const openNextCard = async (strapi: Core.Strapi, order: Order, token: string): Promise<Outcome<string | null, Failure>> => {
  const card = nextOf(await orders(strapi).cardsOf(order.id));
  if (!card || order.state !== 'created') return ok(null);
  if (card.sessionId !== null) return pageOf(strapi, card.sessionId);
  const opened = await openedFor(strapi, order, card, token);
  if (!opened) return ok(null);
  if (!opened.ok) return failed(await refusedFor(strapi, order, opened.failure));
  const { sessionId, url } = opened.value;
  const bound = await whileItWaits(strapi, card, async ({ id, sessionId: known }) => {
    if (known === null) await orders(strapi).changeCard(id, { sessionId });
  });
  if (!bound || bound.sessionId === null) return ok(null);
  return bound.sessionId === sessionId ? ok(url) : pageOf(strapi, bound.sessionId);
};
