import type { Core } from '@strapi/strapi';
import { catalog } from '../../capabilities/catalog/service';
import type { SubscriptionFacts } from '../../capabilities/checkout/service';
import type { OrderSnapshot } from '../../capabilities/orders/service';
import { subscriptions, whyOver } from '../../capabilities/subscriptions/service';
import type { OfferChange, Subscription, WhyWithdrawn } from '../../capabilities/subscriptions/service';
import { enqueue } from '../../platform/jobs';
import { sellerOf } from '../orders/sold-as';
import type { WantedBy } from '../affiliates/wanted-by';
import { writeNotChangedMail } from './write-subscriber-mail';

/** What the timeline says of a change. Inside the unit of work. */
export const factsOfChange = (change: OfferChange): Readonly<Record<string, string>> => ({
  offer: change.offerName,
  amount: String(change.amount),
  currency: change.currency,
  from: new Date(change.effectiveAt).toISOString(),
});

/** Has the provider brought to what is agreed here, or to nothing where nothing is. Inside the unit of work. */
export const alignLater = (one: Pick<Subscription, 'publicId'>): Promise<void> =>
  enqueue({ name: 'subscriptions.align-offer-change', payload: { id: one.publicId }, key: `align-offer-change:${one.publicId}` });

/** An agreed change does not happen: its seat is given back, and the history says why. Inside the unit of work, the subscription locked. */
export const withdrawChange = async (
  strapi: Core.Strapi,
  change: OfferChange,
  why: WhyWithdrawn,
  { actor, reason }: WantedBy,
): Promise<void> => {
  await subscriptions(strapi).withdrawOfferChange(change.id, why);
  if (change.seatTaken) await catalog(strapi).returnSeat(change.offerId);
  await subscriptions(strapi).note(change.subscriptionId, {
    actor,
    code: 'SUBSCRIPTION_CHANGE_WITHDRAWN',
    facts: { offer: change.offerName, why, ...(reason === undefined ? {} : { reason }) },
  });
  // Nobody was told of one the provider did not know yet, and of what has ended its end is told.
  if (change.confirmedAt === null || why === 'ended') return;
  const one = await subscriptions(strapi).find({ id: change.subscriptionId });
  if (one) await writeNotChangedMail(strapi, one, change);
};

/**
 * Follows the provider into the period that begins under a change: from now on that is what the subscription costs, paid or refused. Told
 * again, or out of order, it changes nothing. Answers the subscription as it then stands. Inside the unit of work, the subscription locked.
 */
export const enterChange = async (strapi: Core.Strapi, one: Subscription, named: string | null): Promise<Subscription> => {
  if (named === null) return one;
  const change = (await subscriptions(strapi).offerChanges(one.id)).find(({ publicId }) => publicId === named);
  if (!change || change.state === 'applied') return one;
  await subscriptions(strapi).applyOfferChange(change, sellerOf(change.snapshot as OrderSnapshot));
  await subscriptions(strapi).note(one.id, { actor: 'provider', code: 'SUBSCRIPTION_CHANGED', facts: factsOfChange(change) });
  // The schedule has done what it was for, and would keep the subscription from being ended with its period.
  await alignLater(one);
  return (await subscriptions(strapi).find({ id: one.id })) ?? one;
};

/**
 * Follows what becomes of a change that is to come: it is over with its subscription, a cancellation and a pause; and where the provider
 * no longer means to make it although it was agreed, it is told again. Inside the unit of work, the subscription locked.
 */
export const followChange = async (strapi: Core.Strapi, one: Subscription, facts: SubscriptionFacts, ended: boolean): Promise<void> => {
  const open = await subscriptions(strapi).openOfferChange(one.id);
  // Nothing is agreed: what holds it at the provider would change what nobody agreed to.
  if (!open) return facts.scheduled && !ended ? alignLater(one) : undefined;
  const why = whyOver({ ...facts, ended });
  if (why !== null) await withdrawChange(strapi, open, why, { actor: 'system' });
  if (ended || (why === null && (facts.scheduled || open.confirmedAt === null))) return;
  await alignLater(one);
};
