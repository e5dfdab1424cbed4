import type { Core } from '@strapi/strapi';
import type { SubscriptionView } from '../../../../contracts/subscriptions';
import { checkPause, checkUnpause, pauseEnd, subscriptionFailures, subscriptions } from '../../capabilities/subscriptions/service';
import type { Subscription } from '../../capabilities/subscriptions/service';
import type { Failure } from '../../kernel/failure';
import { failed } from '../../kernel/outcome';
import type { Outcome } from '../../kernel/outcome';
import { now } from '../../platform/clock';
import { isoOf } from '../../platform/moments';
import { changeSubscription } from './change-subscription';
import type { SubscriptionChange } from './change-subscription';
import { ownSubscription, ownView } from './manage-subscription';
import { choicesOfSubscriber } from './show-subscription';
import type { WantedBy } from '../affiliates/wanted-by';

/** Leaves payments out, so many or until that is ended; what is paid runs to its end, and nothing is open after it. */
const pause = async (strapi: Core.Strapi, one: Subscription, periods: number | null, by: WantedBy): Promise<Outcome<null, Failure>> => {
  const may = checkPause(one);
  if (!may.ok) return may;
  if (await subscriptions(strapi).openOfferChange(one.id)) return failed(subscriptionFailures.because('SUBSCRIPTION_CHANGE_AGREED'));
  const until = periods === null ? null : pauseEnd(one, periods, now());
  const wanted: SubscriptionChange = {
    ask: (gateway, id) => gateway.pause(id, until),
    code: until === null ? 'SUBSCRIPTION_PAUSED' : 'SUBSCRIPTION_PAUSED_UNTIL',
    facts: until === null ? {} : { until: isoOf(until) },
    action: 'subscription.pause',
  };
  return changeSubscription(strapi, one, wanted, by);
};

const unpause = async (strapi: Core.Strapi, one: Subscription, by: WantedBy): Promise<Outcome<null, Failure>> => {
  const may = checkUnpause(one);
  if (!may.ok) return may;
  const wanted: SubscriptionChange = {
    ask: (gateway, id) => gateway.unpause(id),
    code: 'SUBSCRIPTION_UNPAUSED',
    action: 'subscription.unpause',
  };
  return changeSubscription(strapi, one, wanted, by);
};

/** Pauses a person's own subscription for so many periods, as far as the shop lets subscribers do that. */
export const pauseOwnSubscription = async (
  strapi: Core.Strapi,
  userId: number,
  publicId: string,
  periods: number,
): Promise<Outcome<SubscriptionView, Failure>> => {
  const one = await ownSubscription(strapi, userId, publicId);
  if (!one.ok) return one;
  const may = checkPause(one.value);
  if (!may.ok) return may;
  if (await subscriptions(strapi).openOfferChange(one.value.id)) return failed(subscriptionFailures.because('SUBSCRIPTION_CHANGE_AGREED'));
  const choices = await choicesOfSubscriber(strapi, one.value);
  if (!choices.some((choice) => choice.periods === periods)) return failed(subscriptionFailures.because('SUBSCRIPTION_PAUSE_REFUSED'));
  const paused = await pause(strapi, one.value, periods, { actor: 'buyer' });
  return paused.ok ? ownView(strapi, one.value) : paused;
};

/** Lets a person's own paused subscription go on: the next period is paid again. */
export const unpauseOwnSubscription = async (
  strapi: Core.Strapi,
  userId: number,
  publicId: string,
): Promise<Outcome<SubscriptionView, Failure>> => {
  const one = await ownSubscription(strapi, userId, publicId);
  if (!one.ok) return one;
  const over = await unpause(strapi, one.value, { actor: 'buyer' });
  return over.ok ? ownView(strapi, one.value) : over;
};

/** Pauses any subscription by staff, for so many periods or until that is ended; kept with who and why. */
export const pauseByStaff = async (
  strapi: Core.Strapi,
  publicId: string,
  periods: number | null,
  by: WantedBy,
): Promise<Outcome<null, Failure>> => {
  const one = await subscriptions(strapi).find({ public_id: publicId });
  return one ? pause(strapi, one, periods, by) : failed(subscriptionFailures.because('SUBSCRIPTION_NOT_FOUND'));
};

/** Lets any paused subscription go on, by staff; kept with who and why. */
export const unpauseByStaff = async (strapi: Core.Strapi, publicId: string, by: WantedBy): Promise<Outcome<null, Failure>> => {
  const one = await subscriptions(strapi).find({ public_id: publicId });
  return one ? unpause(strapi, one, by) : failed(subscriptionFailures.because('SUBSCRIPTION_NOT_FOUND'));
};
