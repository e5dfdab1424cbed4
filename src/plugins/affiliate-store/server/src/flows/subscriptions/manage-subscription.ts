import type { Core } from '@strapi/strapi';
import type { Locale } from '../../../../contracts/primitives';
import type { SubscriptionView } from '../../../../contracts/subscriptions';
import { paymentGateway, publicUrl } from '../../capabilities/checkout/service';
import { orders } from '../../capabilities/orders/service';
import { people } from '../../capabilities/people/service';
import { subscribersEndNow, subscriptionFailures, subscriptions } from '../../capabilities/subscriptions/service';
import type { Subscription } from '../../capabilities/subscriptions/service';
import type { Failure } from '../../kernel/failure';
import { minor, moneyView } from '../../kernel/money';
import { failed, ok } from '../../kernel/outcome';
import type { Outcome } from '../../kernel/outcome';
import { isoOf, maybeIsoOf } from '../../platform/moments';
import { setting } from '../../platform/settings';
import { together } from '../../platform/transaction';
import { changeSubscription } from './change-subscription';
import type { SubscriptionChange } from './change-subscription';
import { offerChoicesOfSubscriber, soldBy } from './offers-to-change-to';
import { boundLater } from './pay-instalments';
import {
  accessOf,
  choicesOfSubscriber,
  isOpenForGood,
  overdueOf,
  showOfferChange,
  showOfferChoice,
  showSubscription,
} from './show-subscription';
import type { WantedBy } from '../affiliates/wanted-by';

/** Whether its subscriber may end it before the time that is paid is over: never what is owed in parts. */
const mayEndNow = async (strapi: Core.Strapi, { state, instalments }: Subscription): Promise<boolean> =>
  state !== 'ended' && instalments === null && setting(strapi, subscribersEndNow);

const viewOf = async (strapi: Core.Strapi, one: Subscription): Promise<SubscriptionView> => {
  const ids = await subscriptions(strapi).ordersOf(one.id);
  const paid = (await orders(strapi).many(ids)).filter((order) => order.paidAt !== null).sort((a, b) => a.id - b.id);
  const payment = (await orders(strapi).paymentsOf(ids)).filter((each) => each.method !== null).at(-1);
  const change = await subscriptions(strapi).openOfferChange(one.id);
  return {
    ...showSubscription(one, ids.length),
    mayEndNow: await mayEndNow(strapi, one),
    product: one.productId,
    productName: one.productName,
    accessUntil: maybeIsoOf(await accessOf(strapi, ids)),
    openForGood: await isOpenForGood(strapi, ids),
    card: payment ? { last4: payment.last4 } : null,
    overdue: overdueOf(one),
    offerName: (await soldBy(strapi, one)).lines[0]?.offerName ?? '',
    offerChoices: (await offerChoicesOfSubscriber(strapi, one)).map((choice) => showOfferChoice(one, choice)),
    change: change && showOfferChange(change),
    pauseChoices: (change ? [] : await choicesOfSubscriber(strapi, one)).map(({ periods, until }) => ({ periods, until: isoOf(until) })),
    // What free days cost is no payment.
    payments: [...paid]
      .reverse()
      .filter((order) => order.total > 0)
      .map((order) => ({
        order: order.number,
        paidAt: isoOf(order.paidAt ?? order.placedAt),
        total: moneyView({ minor: minor(order.total), currency: order.currency }),
      })),
    orders: paid.map((order) => order.number),
  };
};

const customerIdsOf = async (strapi: Core.Strapi, userId: number): Promise<number[]> =>
  (await people(strapi).customersOfUser(userId)).map((customer) => customer.id);

/** What a signed-in person pays for again and again, newest first. */
export const readOwnSubscriptions = async (strapi: Core.Strapi, userId: number): Promise<SubscriptionView[]> => {
  const own = await subscriptions(strapi).ofCustomers(await customerIdsOf(strapi, userId));
  return Promise.all(own.map((one) => viewOf(strapi, one)));
};

/** The subscription of a person, if it is theirs: one of somebody else does not exist. */
export const ownSubscription = async (strapi: Core.Strapi, userId: number, publicId: string): Promise<Outcome<Subscription, Failure>> => {
  const one = await subscriptions(strapi).find({ public_id: publicId });
  if (!one || !(await customerIdsOf(strapi, userId)).includes(one.customerId))
    return failed(subscriptionFailures.because('SUBSCRIPTION_NOT_FOUND'));
  return ok(one);
};

/** What is to become of a subscription: over at once, over with what is paid, or going on after all. */
export type SubscriptionEnd = 'now' | 'period_end' | 'not';

const CODE = { now: 'SUBSCRIPTION_CANCELLED_NOW', period_end: 'SUBSCRIPTION_CANCELLED', not: 'SUBSCRIPTION_RESUMED' } as const;

/** Ends a subscription, or takes that back. */
const change = async (strapi: Core.Strapi, one: Subscription, end: SubscriptionEnd, by: WantedBy): Promise<Outcome<null, Failure>> => {
  if (one.state === 'ended') return failed(subscriptionFailures.because('SUBSCRIPTION_ENDED'));
  const wanted: SubscriptionChange = {
    ask: (gateway, id) => (end === 'now' ? gateway.endNow(id) : gateway.endAtPeriodEnd(id, end === 'period_end')),
    code: end === 'now' && by.actor === 'buyer' ? 'SUBSCRIPTION_LEFT' : CODE[end],
    action: end === 'not' ? 'subscription.resume' : 'subscription.end',
  };
  const changed = await changeSubscription(strapi, one, wanted, by);
  // Whatever end was taken back, the provider has to know the agreed one again.
  if (changed.ok && end === 'not' && one.instalments !== null) await together(strapi, () => boundLater(one));
  return changed;
};

/** A subscription as its subscriber sees it now. */
export const ownView = async (strapi: Core.Strapi, one: Subscription): Promise<Outcome<SubscriptionView, Failure>> =>
  ok(await viewOf(strapi, (await subscriptions(strapi).find({ id: one.id })) ?? one));

/** Lets a person's own subscription end with the time that is paid, or takes that back; or ends it at once, where the shop offers that. */
export const endOwnSubscription = async (
  strapi: Core.Strapi,
  userId: number,
  publicId: string,
  end: SubscriptionEnd,
): Promise<Outcome<SubscriptionView, Failure>> => {
  const one = await ownSubscription(strapi, userId, publicId);
  if (!one.ok) return one;
  if (end !== 'not' && one.value.state !== 'ended') {
    if (one.value.instalments !== null) return failed(subscriptionFailures.because('SUBSCRIPTION_IN_INSTALMENTS'));
    if (end === 'now' && !(await mayEndNow(strapi, one.value))) return failed(subscriptionFailures.because('SUBSCRIPTION_END_NOW_REFUSED'));
  }
  const changed = await change(strapi, one.value, end, { actor: 'buyer' });
  return changed.ok ? ownView(strapi, one.value) : changed;
};

/** Opens the provider's page that takes another card for a person's own subscription; answers its address. */
export const openCardPage = async (
  strapi: Core.Strapi,
  userId: number,
  publicId: string,
  locale: Locale,
): Promise<Outcome<string, Failure>> => {
  const one = await ownSubscription(strapi, userId, publicId);
  if (!one.ok) return one;
  if (one.value.state === 'ended') return failed(subscriptionFailures.because('SUBSCRIPTION_ENDED'));
  const back = `${await setting(strapi, publicUrl)}/store/${locale}/account/subscriptions`;
  const opened = await paymentGateway(strapi).openCardSession({
    subscriptionId: one.value.providerId,
    locale,
    successUrl: `${back}?card=given`,
    cancelUrl: back,
  });
  return opened.ok ? ok(opened.value.url) : opened;
};

/** Ends any subscription or lets it go on, by staff, also at once; kept with who and why. */
export const endSubscriptionByStaff = async (
  strapi: Core.Strapi,
  publicId: string,
  end: SubscriptionEnd,
  by: WantedBy,
): Promise<Outcome<null, Failure>> => {
  const one = await subscriptions(strapi).find({ public_id: publicId });
  return one ? change(strapi, one, end, by) : failed(subscriptionFailures.because('SUBSCRIPTION_NOT_FOUND'));
};
