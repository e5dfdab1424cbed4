import type { Core } from '@strapi/strapi';
import { paymentGateway } from '../../capabilities/checkout/service';
import type { IntentFacts } from '../../capabilities/checkout/service';
import { orders } from '../../capabilities/orders/service';
import type { CardSight, OrderCard } from '../../capabilities/orders/service';
import type { Failure } from '../../kernel/failure';
import { ok, type Outcome } from '../../kernel/outcome';

/** A card as it stands at the provider. */
export interface Seen {
  readonly card: OrderCard;
  readonly sight: CardSight;
  readonly intent: IntentFacts | null;
}

const OF_INTENT: Partial<Record<IntentFacts['state'], CardSight>> = { reserved: 'reserved', succeeded: 'captured', canceled: 'gone' };

/** By its page: what was reserved there stands in the intent, which a page that nobody used does not have. */
const lookAtPage = async (strapi: Core.Strapi, card: OrderCard, sessionId: string): Promise<Outcome<Seen, Failure>> => {
  const session = await paymentGateway(strapi).readSession(sessionId);
  if (!session.ok) return session;
  const { state, paymentIntentId } = session.value;
  const sight = state === 'expired' ? 'gone' : 'open';
  return paymentIntentId === null ? ok({ card, sight, intent: null }) : lookAtIntent(strapi, card, paymentIntentId, sight);
};

const lookAtIntent = async (strapi: Core.Strapi, card: OrderCard, id: string, otherwise: CardSight): Promise<Outcome<Seen, Failure>> => {
  const intent = await paymentGateway(strapi).readIntent(id);
  return intent.ok ? ok({ card, sight: OF_INTENT[intent.value.state] ?? otherwise, intent: intent.value }) : intent;
};

const lookAtCard = async (strapi: Core.Strapi, card: OrderCard): Promise<Outcome<Seen, Failure>> => {
  if (card.paymentIntentId !== null) return lookAtIntent(strapi, card, card.paymentIntentId, 'open');
  return card.sessionId === null ? ok({ card, sight: 'unasked', intent: null }) : lookAtPage(strapi, card, card.sessionId);
};

/** How the cards of an order stand at the provider; asked outside any unit of work. */
export const lookAtCards = async (strapi: Core.Strapi, orderId: number): Promise<Outcome<readonly Seen[], Failure>> => {
  const seen: Seen[] = [];
  for (const card of await orders(strapi).cardsOf(orderId)) {
    const found = await lookAtCard(strapi, card);
    if (!found.ok) return found;
    seen.push(found.value);
  }
  return ok(seen);
};
