import Stripe from 'stripe';
import type { OfferChangeRequest } from '../../capabilities/checkout/ports';
import { idOf, OFFER_CHANGE } from './facts';

/** The schedule that holds a subscription, made where there is none. Two that ask at once come to the same one. */
const scheduleFor = async (stripe: Stripe, subscription: Stripe.Subscription): Promise<Stripe.SubscriptionSchedule> => {
  const known = idOf(subscription.schedule);
  if (known !== null) return stripe.subscriptionSchedules.retrieve(known);
  try {
    return await stripe.subscriptionSchedules.create({ from_subscription: subscription.id });
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error;
    const made = idOf((await stripe.subscriptions.retrieve(subscription.id)).schedule);
    if (made === null) throw error;
    return stripe.subscriptionSchedules.retrieve(made);
  }
};

type Phase = Stripe.SubscriptionScheduleUpdateParams.Phase;

const discountsNow = ({ discounts }: Stripe.Subscription): Pick<Phase, 'discounts'> =>
  discounts.length === 0 ? {} : { discounts: discounts.map((discount) => ({ discount: idOf(discount) ?? '' })) };

/** The phase the subscription is in: as it is, to the end of its period. */
const phaseNow = (subscription: Stripe.Subscription, item: Stripe.SubscriptionItem, startsAt: number): Phase => ({
  items: [{ price: item.price.id, quantity: item.quantity ?? 1 }],
  start_date: startsAt,
  end_date: item.current_period_end,
  proration_behavior: 'none',
  // A phase has the discounts it names: this one keeps the coupon it was begun with, also where the change is taken back.
  ...discountsNow(subscription),
  ...(subscription.status === 'trialing' && subscription.trial_end !== null ? { trial_end: subscription.trial_end } : {}),
});

/** The phase after it: the agreed price, whole, for one period; afterwards the schedule lets go and the subscription goes on at it. */
const phaseNext = (item: Stripe.SubscriptionItem, { key, price, interval, count }: OfferChangeRequest, amount: number): Phase => {
  const was = item.price.recurring;
  const other = was?.interval !== interval || was.interval_count !== count;
  return {
    items: [
      {
        price_data: {
          currency: price.currency.toLowerCase(),
          product: idOf(item.price.product) ?? '',
          recurring: { interval, interval_count: count },
          unit_amount: amount,
        },
        quantity: 1,
      },
    ],
    duration: { interval, interval_count: count },
    proration_behavior: 'none',
    // Another length of period is counted from where it begins; the same one goes on being counted from where it always was.
    ...(other ? { billing_cycle_anchor: 'phase_start' } : {}),
    metadata: { [OFFER_CHANGE]: key },
    // The agreed price is the whole one: a coupon is for what was bought with it.
    discounts: '',
  };
};

/**
 * Puts a subscription under a schedule that changes its price when the period ends. Two calls: after the first alone the schedule would
 * end with the period and change nothing, and asked again both come to the same.
 */
export const changeOffer = async (
  stripe: Stripe,
  subscriptionId: string,
  request: OfferChangeRequest,
  amount: number,
): Promise<Stripe.Subscription> => {
  const subscription = await stripe.subscriptions.retrieve(subscriptionId);
  const [item] = subscription.items.data;
  if (item?.current_period_end !== Math.floor(request.from / 1000)) return subscription;
  const schedule = await scheduleFor(stripe, subscription);
  const startsAt = schedule.current_phase?.start_date ?? item.current_period_start;
  const card = idOf(subscription.default_payment_method);
  await stripe.subscriptionSchedules.update(schedule.id, {
    end_behavior: 'release',
    proration_behavior: 'none',
    phases: [phaseNow(subscription, item, startsAt), phaseNext(item, request, amount)],
    // A phase that names no card is charged to the customer's own, which need not be the one this subscription was begun with.
    ...(card === null ? {} : { default_settings: { default_payment_method: card } }),
  });
  return stripe.subscriptions.retrieve(subscriptionId);
};

/** Lets a subscription go on as it is. */
export const keepOffer = async (stripe: Stripe, subscriptionId: string): Promise<Stripe.Subscription> => {
  const subscription = await stripe.subscriptions.retrieve(subscriptionId);
  const schedule = idOf(subscription.schedule);
  if (schedule === null) return subscription;
  try {
    await stripe.subscriptionSchedules.release(schedule);
  } catch (error) {
    // It may have let go by itself meanwhile; whether it did is read below.
    if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error;
  }
  return stripe.subscriptions.retrieve(subscriptionId);
};

/** While a schedule holds a subscription Stripe does not end it with its period: what ends needs no change. */
export const endAtPeriodEnd = async (stripe: Stripe, subscriptionId: string, end: boolean): Promise<Stripe.Subscription> => {
  if (end) await keepOffer(stripe, subscriptionId);
  return stripe.subscriptions.update(subscriptionId, { cancel_at_period_end: end });
};
