import type { Core } from '@strapi/strapi';
import { paymentGateway } from '../../capabilities/checkout/service';
import { subscriptions } from '../../capabilities/subscriptions/service';
import type { OfferChange, Subscription } from '../../capabilities/subscriptions/service';
import type { Failure } from '../../kernel/failure';
import type { Outcome } from '../../kernel/outcome';
import { now } from '../../platform/clock';
import { together } from '../../platform/transaction';
import { confirmChange, tellChange } from './change-offer';
import { alignLater, enterChange, withdrawChange } from './follow-offer-change';

// What the provider does not answer is asked again by the job.
const answered = <T>(outcome: Outcome<T, Failure>): T => {
  if (!outcome.ok) throw new Error(outcome.failure.message);
  return outcome.value;
};

/** Tells the provider of an agreed change again. Where its period is over, the change was missed, and the history says so. */
const tellAgain = async (strapi: Core.Strapi, one: Subscription, open: OfferChange): Promise<void> => {
  const told = await tellChange(strapi, one, open);
  if (told.ok) return together(strapi, () => confirmChange(strapi, one, open.id));
  if (told.failure.code !== 'SUBSCRIPTION_STATE_ILLEGAL') throw new Error(told.failure.message);
  await together(strapi, async () => {
    const locked = await subscriptions(strapi).lock({ id: one.id });
    const still = await subscriptions(strapi).openOfferChange(one.id);
    if (locked && still?.id === open.id) await withdrawChange(strapi, open, 'missed', { actor: 'system' });
  });
};

/**
 * Brings the provider to what is agreed here: a change that is to come is known there, and where none is, nothing holds the subscription.
 * Asked any number of times it comes to the same.
 */
export const alignOfferChange = async (strapi: Core.Strapi, publicId: string): Promise<void> => {
  const one = await subscriptions(strapi).find({ public_id: publicId });
  if (!one || one.state === 'ended') return;
  const facts = answered(await paymentGateway(strapi).readSubscription(one.providerId));
  if (facts.state === 'ended') return;
  await together(strapi, async () => {
    const locked = await subscriptions(strapi).lock({ id: one.id });
    if (locked) await enterChange(strapi, locked, facts.offerChange);
  });
  const open = await subscriptions(strapi).openOfferChange(one.id);
  if (open) {
    if (open.confirmedAt === null || !facts.scheduled) await tellAgain(strapi, one, open);
    return;
  }
  if (facts.scheduled) answered(await paymentGateway(strapi).keepOffer(one.providerId));
};

const LATE = 2 * 60_000;

/** Finds changes whose request broke off between agreeing and telling the provider, and has them told. */
export const tellUntoldChanges = async (strapi: Core.Strapi): Promise<void> => {
  for (const change of await subscriptions(strapi).untoldOfferChanges(now() - LATE)) {
    const one = await subscriptions(strapi).find({ id: change.subscriptionId });
    if (one) await alignLater(one);
  }
};
