import type { Core } from '@strapi/strapi';
import type { SubscriptionView } from '../../../contracts/subscriptions';
import { paymentGateway } from '../capabilities/checkout/service';
import { orders } from '../capabilities/orders/service';
import { people } from '../capabilities/people/service';
import { subscriptionFailures, subscriptions } from '../capabilities/subscriptions/service';
import type { Subscription } from '../capabilities/subscriptions/service';
import type { Failure } from '../kernel/failure';
import { minor, moneyView } from '../kernel/money';
import { failed, ok } from '../kernel/outcome';
import type { Outcome } from '../kernel/outcome';
import { together } from '../platform/transaction';
import { followSubscription } from './follow-subscription';

const iso = (at: number): string => new Date(at).toISOString();

const viewOf = async (strapi: Core.Strapi, one: Subscription): Promise<SubscriptionView> => {
  const ids = await subscriptions(strapi).ordersOf(one.id);
  const numbers = await orders(strapi).numbers(ids);
  const goesOn = one.state !== 'ended' && !one.cancelAtPeriodEnd;
  return {
    id: one.publicId,
    product: one.productId,
    productName: one.productName,
    state: one.state,
    price: moneyView({ minor: minor(one.amount), currency: one.currency }),
    interval: one.interval,
    count: one.count,
    nextPaymentAt: goesOn ? iso(one.periodEndsAt) : null,
    paidUntil: iso(one.periodEndsAt),
    cancelAtPeriodEnd: one.cancelAtPeriodEnd,
    startedAt: iso(one.startedAt),
    endedAt: one.endedAt === null ? null : iso(one.endedAt),
    orders: ids.flatMap((id) => numbers.get(id) ?? []),
  };
};

const customerIdsOf = async (strapi: Core.Strapi, userId: number): Promise<number[]> =>
  (await people(strapi).customersOfUser(userId)).map((customer) => customer.id);

/** What a signed-in person pays for again and again, newest first. */
export const readOwnSubscriptions = async (strapi: Core.Strapi, userId: number): Promise<SubscriptionView[]> => {
  const own = await subscriptions(strapi).ofCustomers(await customerIdsOf(strapi, userId));
  return Promise.all(own.map((one) => viewOf(strapi, one)));
};

/**
 * Lets a person's own subscription end with the time that is paid, or takes that back. One of somebody else does not exist.
 * The provider is asked outside any unit of work; what it answers is then followed like an event.
 */
export const endOwnSubscription = async (
  strapi: Core.Strapi,
  userId: number,
  publicId: string,
  end: boolean,
): Promise<Outcome<SubscriptionView, Failure>> => {
  const one = await subscriptions(strapi).find({ public_id: publicId });
  if (!one || !(await customerIdsOf(strapi, userId)).includes(one.customerId))
    return failed(subscriptionFailures.because('SUBSCRIPTION_NOT_FOUND'));
  if (one.state === 'ended') return failed(subscriptionFailures.because('SUBSCRIPTION_ENDED'));
  const answer = await paymentGateway(strapi).endAtPeriodEnd(one.providerId, end);
  if (!answer.ok)
    return answer.failure.code === 'PAYMENT_PROVIDER_REFUSED' ? failed(subscriptionFailures.because('SUBSCRIPTION_ENDED')) : answer;
  await together(strapi, () => followSubscription(strapi, answer.value));
  await orders(strapi).note(one.firstOrderId, { actor: 'buyer', code: end ? 'SUBSCRIPTION_CANCELLED' : 'SUBSCRIPTION_RESUMED', facts: {} });
  const now = await subscriptions(strapi).find({ public_id: publicId });
  return ok(await viewOf(strapi, now ?? one));
};
