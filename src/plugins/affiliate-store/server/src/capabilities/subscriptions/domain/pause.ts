import type { Failure } from '../../../kernel/failure';
import { failed, ok } from '../../../kernel/outcome';
import type { Outcome } from '../../../kernel/outcome';
import { subscriptionFailures } from './failures';
import type { InInstalments } from './instalments';
import { afterPeriod } from './period';
import type { Period } from './period';
import type { SubscriptionState } from './subscription-state';

/** How a pause of a subscription stands. Times UTC ms. */
export interface Pause {
  /** Since when it is paused; null while it goes on. */
  readonly pausedAt: number | null;
  /** When it goes on by itself, with the payment that is due then; null where nobody said. */
  readonly pausedUntil: number | null;
  /** When the next payment is due, where that is not the end of what is paid: after a pause. */
  readonly nextChargeAt: number | null;
}

/** Nothing is paused, and nothing was. */
export const NOT_PAUSED: Pause = { pausedAt: null, pausedUntil: null, nextChargeAt: null };

/** A subscription as far as a pause is concerned. */
export interface Pausable extends Period, Pause, InInstalments {
  readonly state: SubscriptionState;
  readonly cancelAtPeriodEnd: boolean;
  readonly periodEndsAt: number;
}

/** The most periods anybody may ask to be left out at once. */
export const MOST_PERIODS = 12;

/** When a payment is due as things stand, were nothing paused. */
export const dueAt = ({ nextChargeAt, periodEndsAt }: Pick<Pausable, 'nextChargeAt' | 'periodEndsAt'>): number =>
  nextChargeAt ?? periodEndsAt;

/** The first moment after another at which a period of this subscription begins. */
export const nextDue = (one: Pausable, after: number): number => {
  let due = dueAt(one);
  while (due <= after) due = afterPeriod(due, one);
  return due;
};

/** When a subscription that leaves so many payments out is charged again: pauses are of whole periods. */
export const pauseEnd = (one: Pausable, periods: number, at: number): number =>
  afterPeriod(nextDue(one, at), { interval: one.interval, count: one.count * periods });

/** When the next payment of a paused subscription is due; null where nobody said when it goes on. */
export const dueAfterPause = (one: Pausable): number | null => (one.pausedUntil === null ? null : nextDue(one, one.pausedUntil - 1));

/** What somebody may choose between who may pause for so many months, shortest first. */
export const pauseChoices = (
  one: Pausable,
  mostMonths: number,
  at: number,
): Array<{ readonly periods: number; readonly until: number }> => {
  const months = one.interval === 'year' ? 12 * one.count : one.count;
  return Array.from({ length: Math.min(MOST_PERIODS, Math.floor(mostMonths / months)) }, (_, index) => ({
    periods: index + 1,
    until: pauseEnd(one, index + 1, at),
  }));
};

/** Whether a subscription may be paused as it stands, by anybody. */
export const checkPause = ({ state, cancelAtPeriodEnd, pausedAt, instalments }: Pausable): Outcome<null, Failure> => {
  if (state === 'ended') return failed(subscriptionFailures.because('SUBSCRIPTION_ENDED'));
  if (instalments !== null) return failed(subscriptionFailures.because('SUBSCRIPTION_IN_INSTALMENTS'));
  if (state === 'past_due') return failed(subscriptionFailures.because('SUBSCRIPTION_OVERDUE'));
  if (pausedAt !== null) return failed(subscriptionFailures.because('SUBSCRIPTION_PAUSED'));
  return cancelAtPeriodEnd ? failed(subscriptionFailures.because('SUBSCRIPTION_CANCELLED')) : ok(null);
};

/** Whether there is a pause to end. */
export const checkUnpause = ({ state, pausedAt }: Pick<Pausable, 'state' | 'pausedAt'>): Outcome<null, Failure> => {
  if (state === 'ended') return failed(subscriptionFailures.because('SUBSCRIPTION_ENDED'));
  return pausedAt === null ? failed(subscriptionFailures.because('SUBSCRIPTION_NOT_PAUSED')) : ok(null);
};

/** What a provider says of a pause. */
interface Told {
  readonly paused: boolean;
  readonly pausedUntil: number | null;
  readonly periodEnd: number;
}

/**
 * How a pause stands after what the provider told. Where it is over, the provider goes on with its own periods: the next payment is
 * due at the end of the one it is in, unless that time is paid already. A payment ends all waiting.
 */
export const pauseAfter = (
  before: Pause,
  { paused, pausedUntil, periodEnd }: Told,
  { paidUntil, at }: { readonly paidUntil: number; readonly at: number },
): Pause => {
  const waiting = before.nextChargeAt !== null && before.nextChargeAt < paidUntil ? null : before.nextChargeAt;
  if (paused) return { pausedAt: before.pausedAt ?? at, pausedUntil, nextChargeAt: waiting };
  const next = before.pausedAt === null ? waiting : periodEnd;
  return { ...NOT_PAUSED, nextChargeAt: next !== null && next > paidUntil ? next : null };
};

// The provider goes on a little before the payment that is due, or it would leave that one out too.
const A_LITTLE = 2 * 3_600_000;

/** Whether a pause that has ended did so by itself, its time being over. */
export const hasRunOut = ({ pausedUntil }: Pick<Pause, 'pausedUntil'>, at: number): boolean =>
  pausedUntil !== null && at >= pausedUntil - A_LITTLE;
