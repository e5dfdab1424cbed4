import type { Core } from '@strapi/strapi';
import type { AdminSubscription, SubscriptionRow } from '../../../../contracts/admin';
import { members } from '../../capabilities/members/service';
import {
  checkPause,
  dueAfterPause,
  dueAt,
  longestPause,
  nextDue,
  pauseChoices,
  sumOfPayments,
  subscribersPause,
} from '../../capabilities/subscriptions/service';
import type { OfferChange, Subscription } from '../../capabilities/subscriptions/service';
import { minor, moneyView } from '../../kernel/money';
import type { OfferToChangeTo } from './offers-to-change-to';
import { now } from '../../platform/clock';
import { isoOf, maybeIsoOf } from '../../platform/moments';
import { setting } from '../../platform/settings';

/** When the next payment of a subscription is due; null when none will be. A refused one is due when it is tried again. */
export const nextPaymentOf = (one: Subscription): number | null => {
  if (one.state === 'ended') return null;
  if (one.state === 'past_due' && one.overdueSince !== null) return one.nextTryAt;
  if (one.cancelAtPeriodEnd) return null;
  return one.pausedAt === null ? dueAt(one) : dueAfterPause(one);
};

/** A refused payment that is tried again; null when none is. */
export const overdueOf = ({ state, overdueSince, refusedTries, nextTryAt }: Subscription): AdminSubscription['overdue'] =>
  overdueSince === null || state !== 'past_due'
    ? null
    : { since: isoOf(overdueSince), tries: refusedTries, nextTryAt: maybeIsoOf(nextTryAt) };

/** Since when and until when it is paused; null when it is not. */
export const pausedOf = (one: Subscription): SubscriptionRow['paused'] =>
  one.pausedAt === null || one.state === 'ended'
    ? null
    : { since: isoOf(one.pausedAt), until: maybeIsoOf(one.pausedUntil), dueIfEnded: isoOf(nextDue(one, now())) };

/** How far what is paid in instalments is paid; null for what goes on until it is cancelled. */
export const instalmentsOf = (one: Subscription, made: number): SubscriptionRow['instalments'] =>
  one.instalments === null
    ? null
    : {
        count: one.instalments,
        // A payment beyond them goes back, and is none of them.
        paid: Math.min(made, one.instalments),
        total: moneyView({ minor: minor(sumOfPayments(one.instalments, one)), currency: one.currency }),
      };

/** What its subscriber and staff see of a subscription alike: its terms, and how it stands. `made` counts its payments. */
export const showSubscription = (one: Subscription, made: number) => ({
  id: one.publicId,
  state: one.state,
  price: moneyView({ minor: minor(one.amount), currency: one.currency }),
  interval: one.interval,
  count: one.count,
  instalments: instalmentsOf(one, made),
  nextPaymentAt: maybeIsoOf(nextPaymentOf(one)),
  paidUntil: isoOf(one.periodEndsAt),
  cancelAtPeriodEnd: one.cancelAtPeriodEnd,
  paused: pausedOf(one),
  startedAt: isoOf(one.startedAt),
  endedAt: maybeIsoOf(one.endedAt),
});

/** An offer somebody may change to, as it travels. */
export const showOfferChoice = (one: Subscription, { line: { offer, renews } }: OfferToChangeTo) => ({
  offer: offer.offerId,
  name: offer.offerName,
  price: moneyView({ minor: renews, currency: one.currency }),
  interval: offer.renewal?.interval ?? one.interval,
  count: offer.renewal?.count ?? one.count,
  from: isoOf(dueAt(one)),
});

/** A change that is agreed and to come, as it travels. */
export const showOfferChange = (change: OfferChange) => ({
  offer: change.offerId,
  name: change.offerName,
  price: moneyView({ minor: minor(change.amount), currency: change.currency }),
  interval: change.interval,
  count: change.count,
  from: isoOf(change.effectiveAt),
  agreedAt: isoOf(change.agreedAt),
});

type Choices = ReturnType<typeof pauseChoices>;

/** The pauses a subscriber may choose between now. */
export const choicesOfSubscriber = async (strapi: Core.Strapi, one: Subscription): Promise<Choices> =>
  checkPause(one).ok && (await setting(strapi, subscribersPause)) ? pauseChoices(one, await setting(strapi, longestPause), now()) : [];

/** The months of a pause staff may choose; without a choice it lasts until somebody ends it. */
const MONTHS_FOR_STAFF = 24;

/** The pauses staff may choose between now. */
export const choicesOfStaff = (one: Subscription): Choices => (checkPause(one).ok ? pauseChoices(one, MONTHS_FOR_STAFF, now()) : []);

/** Until when the orders of a subscription open its product; null when they open nothing now. */
export const accessOf = async (strapi: Core.Strapi, orderIds: readonly number[]): Promise<number | null> => {
  const open = (await members(strapi).entitlementsOfOrders(orderIds)).filter(
    (each) => each.state === 'active' && each.endsAt !== null && each.endsAt > now(),
  );
  return open.length === 0 ? null : Math.max(...open.map((each) => each.endsAt ?? 0));
};

/** Whether what was bought stays open whatever comes: all instalments are paid, and the last one was not given back. */
export const isOpenForGood = async (strapi: Core.Strapi, orderIds: readonly number[]): Promise<boolean> =>
  (await members(strapi).entitlementsOfOrders(orderIds)).some((each) => each.state === 'active' && each.endsAt === null);
