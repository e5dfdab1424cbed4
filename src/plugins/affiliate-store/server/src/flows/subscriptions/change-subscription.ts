import type { Core } from '@strapi/strapi';
import type { Answered, PaymentGateway, SubscriptionFacts } from '../../capabilities/checkout/service';
import { paymentGateway } from '../../capabilities/checkout/service';
import { subscriptionFailures, subscriptions } from '../../capabilities/subscriptions/service';
import type { Subscription } from '../../capabilities/subscriptions/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok } from '../../kernel/outcome';
import type { Outcome } from '../../kernel/outcome';
import { audit } from '../../platform/audit';
import { maybeIsoOf } from '../../platform/moments';
import { together } from '../../platform/transaction';
import { followSubscription } from './follow-subscription';
import type { WantedBy } from '../affiliates/wanted-by';

/** What the provider is asked for, and how that is kept. */
export interface SubscriptionChange {
  readonly ask: (gateway: PaymentGateway, providerId: string) => Answered<SubscriptionFacts>;
  /** What the timeline calls it. */
  readonly code: string;
  readonly facts?: Readonly<Record<string, string>>;
  /** What the audit log calls it, where staff wanted it. */
  readonly action: string;
}

const standing = ({
  state,
  cancelAtPeriodEnd,
  pausedUntil,
  paused,
}: Pick<SubscriptionFacts, 'state' | 'cancelAtPeriodEnd' | 'pausedUntil' | 'paused'>) => ({
  state,
  cancelAtPeriodEnd,
  paused,
  pausedUntil: maybeIsoOf(pausedUntil),
});

/**
 * Changes a subscription. The provider is asked outside any unit of work; what it answers is then followed like an event, with
 * who wanted it.
 */
export const changeSubscription = async (
  strapi: Core.Strapi,
  one: Subscription,
  { ask, code, facts = {}, action }: SubscriptionChange,
  { actor, reason }: WantedBy,
): Promise<Outcome<null, Failure>> => {
  const answer = await ask(paymentGateway(strapi), one.providerId);
  if (!answer.ok)
    return answer.failure.code === 'PAYMENT_PROVIDER_REFUSED' ? failed(subscriptionFailures.because('SUBSCRIPTION_ENDED')) : answer;
  const why: { readonly reason?: string } = reason === undefined ? {} : { reason };
  await together(strapi, async () => {
    await subscriptions(strapi).note(one.id, { actor, code, facts: reason === undefined ? facts : { ...facts, reason } });
    await followSubscription(strapi, answer.value);
    if (actor === 'buyer') return;
    const subject = `subscription:${one.publicId}`;
    const before = standing({ ...one, paused: one.pausedAt !== null });
    await audit(strapi, { actor, action, subject, ...why, before, after: standing(answer.value) });
  });
  return ok(null);
};
