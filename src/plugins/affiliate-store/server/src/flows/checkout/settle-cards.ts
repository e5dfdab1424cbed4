import type { Core } from '@strapi/strapi';
import { paymentGateway } from '../../capabilities/checkout/service';
import type { ChargeFacts } from '../../capabilities/checkout/service';
import { isSettled, nextCardStep, nextOrderState, orders } from '../../capabilities/orders/service';
import type { CardState, CardStep, Order, OrderCard } from '../../capabilities/orders/service';
import { refuse, type Failure } from '../../kernel/failure';
import { ok, type Outcome } from '../../kernel/outcome';
import { now } from '../../platform/clock';
import { crashPoint } from '../../platform/crash-point';
import { oneByOne } from '../../platform/one-by-one';
import { afterCommit, together } from '../../platform/transaction';
import { applyReturn, unplacedOf } from '../orders/apply-return';
import { freeWhatItHeld, giveUpOrder } from './give-up-order';
import { holdForReview } from '../fraud/hold-for-review';
import { lookAtCards, type Seen } from './look-at-cards';
import { CARD_PAGE_MS } from './open-card';
import { bookFeeOfUnattributed } from '../reconciliation/settle-finding';
import { bookOrder, type Settled } from '../orders/settle-paid-order';

const noteCard = (
  strapi: Core.Strapi,
  card: OrderCard,
  code: string,
  { actor, ...more }: { readonly actor: string; readonly why?: string },
) =>
  orders(strapi).note(card.orderId, {
    actor,
    code,
    facts: { amount: String(card.amount), currency: card.currency, nth: String(card.nth), last4: card.last4 ?? '', ...more },
  });

/** What is on the record once a card stands as it was seen; null where nothing is new. Later states are never taken back by older news. */
const newStateOf = ({ card: { state }, sight }: Seen): CardState | null => {
  if (sight === 'captured') return ['captured', 'returning', 'returned'].includes(state) ? null : 'captured';
  if (sight === 'reserved') return state === 'waiting' ? 'reserved' : null;
  return sight === 'gone' && !['released', 'captured', 'returning', 'returned'].includes(state) ? 'released' : null;
};

const TOLD: Partial<Record<CardState, string>> = { reserved: 'CARD_RESERVED', captured: 'CARD_CAPTURED', released: 'CARD_RELEASED' };

/** Writes down how a card stands, once; answers it as it is then. */
const record = async (strapi: Core.Strapi, seen: Seen, actor: string): Promise<Seen> => {
  const { card, intent } = seen;
  const state = newStateOf(seen);
  if (state === null) return seen;
  const charge = intent?.charge ?? null;
  const change = {
    state,
    ...(state === 'released' || !intent ? {} : { paymentIntentId: intent.id }),
    ...(state === 'released' || !charge ? {} : { chargeId: charge.id, last4: charge.last4 }),
    ...(state === 'reserved' ? { reservedAt: now() } : {}),
  };
  await orders(strapi).changeCard(card.id, change);
  const after = { ...card, ...change };
  // Of a card nobody ever gave there is nothing to tell.
  if (state !== 'released' || card.reservedAt !== null) await noteCard(strapi, after, TOLD[state] ?? '', { actor });
  return { ...seen, card: after };
};

/** What the provider is to be asked after the unit of work; `rest` ends the round. */
interface Turn {
  readonly ask: Extract<CardStep, 'capture' | 'release' | 'give_back'> | 'rest';
  readonly order: Order;
  readonly seen: readonly Seen[];
}

interface Why {
  readonly actor: string;
  /** The buyer does not want to go on. */
  readonly leaves: boolean;
}

/** Until when the first card stays reserved without the second: as long as a page for the second may be open. Null while nothing is reserved. */
export const reservedUntil = ([first, second]: readonly OrderCard[]): number | null => {
  if (first?.state !== 'reserved' || first.reservedAt === null || second?.state !== 'waiting') return null;
  return (second.sessionId === null ? first.reservedAt : second.attemptAt) + CARD_PAGE_MS;
};

const isOver = (cards: readonly OrderCard[]): boolean => {
  const until = reservedUntil(cards);
  return until !== null && until <= now();
};

const setStates = async (strapi: Core.Strapi, seen: readonly Seen[], from: readonly CardState[], to: CardState): Promise<void> => {
  for (const { card } of seen) if (from.includes(card.state)) await orders(strapi).changeCard(card.id, { state: to });
};

const capturing = async (strapi: Core.Strapi, order: Order, seen: readonly Seen[], actor: string): Promise<Turn> => {
  await setStates(strapi, seen, ['reserved'], 'capturing');
  if (order.state === 'processing') return { ask: 'capture', order, seen };
  const step = nextOrderState(order.state, 'processing');
  if (!step.ok) return refuse(step.failure);
  await orders(strapi).note(order.id, { actor, code: 'PAYMENT_UNDER_WAY', facts: {} });
  return { ask: 'capture', order: await orders(strapi).change(order, { state: 'processing' }), seen };
};

const isWhole = ({ card, intent }: Seen): boolean =>
  intent?.charge?.captured.minor === card.amount && intent.charge.captured.currency === card.currency;

/** Both are taken: the order is paid. Where somebody took less by hand, a person has to look. */
const settle = async (strapi: Core.Strapi, order: Order, seen: readonly Seen[], actor: string): Promise<Turn> => {
  const [first, second] = seen.map(({ intent }) => intent?.charge ?? null);
  if (first?.paid && second?.paid && seen.every(isWhole)) {
    const settled = await bookOrder(strapi, order, { charges: [first, second] }, actor);
    return { ask: 'rest', order: settled.order, seen };
  }
  if (order.attention !== null) return { ask: 'rest', order, seen };
  strapi.log.error(`affiliate-store: order ${order.number} needs a person: its cards were not charged what they were to pay`);
  await orders(strapi).note(order.id, { actor, code: 'HELD_FOR_REVIEW', facts: { why: 'AMOUNT_DIFFERS' } });
  return { ask: 'rest', order: await orders(strapi).change(order, { attention: 'AMOUNT_DIFFERS' }), seen };
};

/** The buyer did not want to go on. */
const LEFT = 'BUYER_LEFT';

const releasing = async (strapi: Core.Strapi, order: Order, seen: readonly Seen[], { actor, leaves }: Why): Promise<Turn> => {
  if (leaves && seen.every(({ card }) => card.state !== 'releasing')) await orders(strapi).note(order.id, { actor, code: LEFT, facts: {} });
  await setStates(strapi, seen, ['waiting', 'reserved', 'capturing'], 'releasing');
  return { ask: 'release', order, seen };
};

const giveUp = async (strapi: Core.Strapi, order: Order, seen: readonly Seen[], { actor, leaves }: Why): Promise<Turn> => {
  await setStates(strapi, seen, ['waiting', 'reserved', 'capturing', 'refused', 'releasing'], 'released');
  const wasReserved = seen.some(({ card }) => card.reservedAt !== null);
  // What the provider tells of the release may come before the answer to whoever asked for it.
  const left = leaves || (await orders(strapi).timeline(order.id)).some(({ code }) => code === LEFT);
  const ended = await giveUpOrder(strapi, order, left || !wasReserved ? 'expired' : 'failed', actor, wasReserved && !left);
  return { ask: 'rest', order: ended.order, seen };
};

/**
 * One bank paid and the other did not: what came is nobody's (J27) and goes back. Booked before it is asked for, so that it is seen
 * whatever is cut off.
 */
const givingBack = async (strapi: Core.Strapi, order: Order, seen: readonly Seen[], actor: string): Promise<Turn> => {
  if (order.state === 'review') return { ask: 'give_back', order, seen };
  const taken = seen.find(({ sight }) => sight === 'captured');
  const charge = taken?.intent?.charge;
  if (!taken || !charge) return { ask: 'rest', order, seen };
  if (order.state !== 'expired' && order.state !== 'failed') await freeWhatItHeld(strapi, order, actor);
  const came: ChargeFacts = { ...charge, amount: charge.captured };
  const { order: held } = await holdForReview(strapi, order, came, 'OTHER_CARD_NOT_CHARGED', actor);
  if (charge.balanceTransaction) await bookFeeOfUnattributed(strapi, charge.balanceTransaction, actor);
  await setStates(strapi, [taken], ['captured'], 'returning');
  await noteCard(strapi, taken.card, 'CARD_RETURNED', { actor });
  return { ask: 'give_back', order: held, seen };
};

/** Nothing is left to do: the order is paid, a person has to look, or what one card paid alone has gone back. */
const isDone = ({ state, attention }: Order, seen: readonly Seen[]): boolean => {
  const has = (wanted: CardState): boolean => seen.some(({ card }) => card.state === wanted);
  if (isSettled(state) || attention === 'AMOUNT_DIFFERS' || has('returned')) return true;
  return state === 'review' ? !has('returning') : state === 'failed' && has('returning');
};

/** Whatever is still on its way says that it has arrived, so that nobody asks after it again. */
const close = async (strapi: Core.Strapi, order: Order, seen: readonly Seen[]): Promise<void> => {
  if (order.state === 'failed') await setStates(strapi, seen, ['returning'], 'returned');
  if (isSettled(order.state)) await setStates(strapi, seen, ['capturing', 'reserved'], 'captured');
};

/** Decides what comes next and writes it down, in one unit of work; whoever comes second finds it decided. */
const decide = (strapi: Core.Strapi, orderId: number, looked: readonly Seen[], why: Why): Promise<Turn | null> =>
  together(strapi, async () => {
    afterCommit(strapi, () => crashPoint('settle.committed'));
    const { actor } = why;
    const order = await orders(strapi).lock({ id: orderId });
    if (!order) return null;
    const cards = await orders(strapi).cardsOf(orderId);
    const seen: Seen[] = [];
    for (const card of cards) {
      const found = looked.find((each) => each.card.id === card.id);
      if (found) seen.push(await record(strapi, { ...found, card }, actor));
    }
    if (isDone(order, seen)) {
      await close(strapi, order, seen);
      return { ask: 'rest', order, seen };
    }
    const states = seen.map(({ card: { state }, sight }) => ({ state, sight }));
    // Once it is decided that both are taken, nobody's leaving and no clock takes that back.
    const decided = states.some(({ state }) => state === 'capturing' || state === 'captured');
    const step = nextCardStep(states, !decided && (why.leaves || isOver(seen.map(({ card }) => card))));
    if (step === 'capture') return capturing(strapi, order, seen, actor);
    if (step === 'settle') return settle(strapi, order, seen, actor);
    if (step === 'give_up') return giveUp(strapi, order, seen, why);
    if (step === 'give_back') return givingBack(strapi, order, seen, actor);
    return step === 'release' ? releasing(strapi, order, seen, why) : { ask: 'rest', order, seen };
  });

/** Its bank does not let the reserved amount be taken: that counts as if it were not reserved any more. */
const refusedBy = (strapi: Core.Strapi, card: OrderCard, why: string, actor: string): Promise<void> =>
  together(strapi, async () => {
    await orders(strapi).lock({ id: card.orderId });
    await orders(strapi).changeCard(card.id, { state: 'refused' });
    await noteCard(strapi, card, 'CARD_REFUSED', { actor, why });
  });

/** Takes what is reserved, first card first; the second is not touched where the first was not taken. */
const capture = async (strapi: Core.Strapi, { order, seen }: Turn, actor: string): Promise<Outcome<null, Failure>> => {
  crashPoint('cards.decided');
  for (const { card, sight, intent } of seen) {
    if (sight !== 'reserved' || !intent) continue;
    const made = await paymentGateway(strapi).captureIntent(intent.id, `capture:${order.number}:${card.nth}`);
    if (!made.ok && made.failure.code === 'PAYMENT_PROVIDER_DOWN') return made;
    const state = made.ok ? made.value.state : 'reserved';
    if (state === 'reserved') await refusedBy(strapi, card, made.ok ? 'the bank refused it' : made.failure.message, actor);
    if (state !== 'succeeded') return ok(null);
    crashPoint(card.nth === 1 ? 'cards.one_captured' : 'cards.captured');
  }
  return ok(null);
};

/** Closes pages nobody paid on, and lets go what is reserved. */
const release = async (strapi: Core.Strapi, { seen }: Turn): Promise<Outcome<null, Failure>> => {
  for (const { card, sight, intent } of seen) {
    const gateway = paymentGateway(strapi);
    const asked =
      sight === 'open' && card.sessionId !== null
        ? await gateway.expireSession(card.sessionId)
        : sight === 'reserved' && intent
          ? await gateway.cancelIntent(intent.id)
          : null;
    if (asked && !asked.ok) return asked;
  }
  return ok(null);
};

/** Gives back what one card paid alone, under the key that staff's own button uses: whoever asks, it goes back once. */
const giveBack = async (strapi: Core.Strapi, { order }: Turn, actor: string): Promise<Outcome<null, Failure>> => {
  crashPoint('cards.giving_back');
  const unplaced = await unplacedOf(strapi, order.id);
  if (!unplaced) return ok(null);
  const answer = await paymentGateway(strapi).requestRefund({
    key: `return:${unplaced.chargeId}:${unplaced.left.minor}:${unplaced.cameBack}`,
    chargeId: unplaced.chargeId,
    amount: unplaced.left,
    requestKey: `return:${order.number}`,
  });
  if (!answer.ok) return answer;
  await together(strapi, () => applyReturn(strapi, answer.value, actor));
  return ok(null);
};

const ASK = { capture, release, give_back: giveBack } as const;
/** More rounds than any way through the states has. */
const ROUNDS = 8;

/**
 * Looks at the two cards of an order and does what follows: the one function that return page, webhook, buyer's leaving and job call. The
 * provider is asked outside any unit of work, what is decided is written down before it is asked for, and every request has its key: cut off
 * anywhere, whoever comes next goes on from there. Both cards are charged or neither (B-24).
 */
export const settleCards = async (strapi: Core.Strapi, orderId: number, why: Why): Promise<Outcome<Settled | null, Failure>> => {
  for (let round = 1; ; round += 1) {
    const looked = await lookAtCards(strapi, orderId);
    if (!looked.ok) return looked;
    const turn = await decide(strapi, orderId, looked.value, why);
    if (!turn || turn.ask === 'rest' || round >= ROUNDS) return ok(turn && { order: turn.order, state: turn.order.state });
    const asked = await ASK[turn.ask](strapi, turn, why.actor);
    if (!asked.ok) return asked;
  }
};

/** Gives up an order whose cards nobody was ever asked for; with one that was, it goes on as it stands. */
export const followWaitingCards = async (strapi: Core.Strapi, order: Order): Promise<boolean> => {
  const cards = await orders(strapi).cardsOf(order.id);
  if (cards.length === 0) return false;
  const outcome = await settleCards(strapi, order.id, { actor: 'system', leaves: cards.every(({ sessionId }) => sessionId === null) });
  if (!outcome.ok) strapi.log.warn(`affiliate-store: the cards of order ${order.number}: ${outcome.failure.message}`);
  return true;
};

const BATCH = 500;
const IDLE_MS = 60_000;

/** Goes on with cards that were left behind: to be taken, let go or given back, or reserved for longer than promised. Run by a cron. */
export const followCards = async (strapi: Core.Strapi): Promise<number> => {
  const idle = await orders(strapi).idleCards(now() - IDLE_MS, BATCH);
  await oneByOne(
    strapi,
    idle,
    (orderId) => `the cards of order ${orderId}`,
    async (orderId) => {
      const outcome = await settleCards(strapi, orderId, { actor: 'system', leaves: false });
      if (!outcome.ok) strapi.log.warn(`affiliate-store: the cards of order ${orderId}: ${outcome.failure.message}`);
    },
  );
  return idle.length;
};
