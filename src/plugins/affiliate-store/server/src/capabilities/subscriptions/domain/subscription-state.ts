import type { Failure } from '../../../kernel/failure';
import { failed, ok } from '../../../kernel/outcome';
import type { Outcome } from '../../../kernel/outcome';
import { subscriptionFailures } from './failures';

export type SubscriptionState = 'trialing' | 'active' | 'past_due' | 'ended';

/** Every legal step. What has ended stays ended: who wants it again subscribes again. */
export const SUBSCRIPTION_STEPS: Readonly<Record<SubscriptionState, readonly SubscriptionState[]>> = {
  trialing: ['active', 'past_due', 'ended'],
  active: ['past_due', 'ended'],
  past_due: ['active', 'ended'],
  ended: [],
};

/** The next state, or a refusal; the same state again is no step and no error. */
export const nextSubscriptionState = (from: SubscriptionState, to: SubscriptionState): Outcome<SubscriptionState, Failure> =>
  from === to || SUBSCRIPTION_STEPS[from].includes(to)
    ? ok(to)
    : failed(subscriptionFailures.because('SUBSCRIPTION_STATE_ILLEGAL', { from, to }));

/** Whether this payment still earns commission: `earned` earlier ones did and were not taken back (E10). */
export const stillEarns = (maxPayments: number | null, earned: number): boolean => maxPayments === null || earned < maxPayments;
