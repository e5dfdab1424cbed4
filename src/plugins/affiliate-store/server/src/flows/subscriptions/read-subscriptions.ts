import type { Core } from '@strapi/strapi';
import type { AdminSubscription, exportSubscriptions, readSubscriptionTotals, SubscriptionRow } from '../../../../contracts/admin';
import type { Data, Input } from '../../../../contracts/endpoint';
import { orderFailures, orders } from '../../capabilities/orders/service';
import type { Order } from '../../capabilities/orders/service';
import { perMonth, subscriptionEventText, subscriptionFailures, subscriptions } from '../../capabilities/subscriptions/service';
import type { Subscription, SubscriptionEvent, SubscriptionSearch } from '../../capabilities/subscriptions/service';
import type { Failure } from '../../kernel/failure';
import { formatDecimal, minor, moneyView } from '../../kernel/money';
import { failed, ok } from '../../kernel/outcome';
import type { Outcome } from '../../kernel/outcome';
import { now } from '../../platform/clock';
import { csvText, type Cell } from '../../../../contracts/csv';
import { isoOf, maybeIsoOf, wholeDays } from '../../platform/moments';
import { namesOfActors } from '../../platform/staff-names';
import { offerChoicesOfStaff, soldBy } from './offers-to-change-to';
import { orderRow, type Shown } from '../orders/read-orders';
import { showCustomer } from '../orders/show-order-money';
import {
  accessOf,
  choicesOfStaff,
  isOpenForGood,
  nextPaymentOf,
  overdueOf,
  pausedOf,
  showOfferChange,
  showOfferChoice,
  showSubscription,
} from './show-subscription';

/** A subscription as one row of the desk's list. */
const subscriptionRow = (one: Subscription, made: number, shown: Shown): SubscriptionRow => ({
  ...showSubscription(one, made),
  email: shown(one.email),
  productId: one.productId,
  product: one.productName,
  firstOrder: one.firstOrderNumber,
  testMode: one.testMode,
});

/** The search that filters of the list mean; days are whole days, UTC. `maySee`: whether the asker may see addresses. */
export const subscriptionSearch = (
  { search, product, from, to, ...same }: Input<typeof readSubscriptionTotals>['query'],
  maySee: boolean,
): SubscriptionSearch => ({
  ...same,
  text: search,
  productId: product,
  byPartOfEmail: maySee,
  ...wholeDays({ from, to }),
});

/** One page, newest first, with how many there are. */
export const listSubscriptionsOf = async (
  strapi: Core.Strapi,
  search: SubscriptionSearch,
  { below, limit, shown }: { readonly below?: number | undefined; readonly limit: number; readonly shown: Shown },
): Promise<{ readonly rows: SubscriptionRow[]; readonly next: number | null; readonly total: number }> => {
  const found = await subscriptions(strapi).page(search, { below, limit: limit + 1 });
  const rows = found.slice(0, limit);
  const made = await subscriptions(strapi).paymentCounts(rows.map((one) => one.id));
  return {
    rows: rows.map((one) => subscriptionRow(one, made.get(one.id) ?? 0, shown)),
    next: found.length > rows.length ? (rows.at(-1)?.id ?? null) : null,
    total: await subscriptions(strapi).count(search),
  };
};

/** How many a search finds, and what those that go on come to in a month, per currency. */
export const sumSubscriptionsOf = async (strapi: Core.Strapi, search: SubscriptionSearch): Promise<Data<typeof readSubscriptionTotals>> =>
  (await subscriptions(strapi).sums(search)).map(({ currency, subscriptions: all, goingOn, prices }) => ({
    currency,
    subscriptions: all,
    goingOn,
    perMonth: moneyView({ minor: perMonth(prices), currency }),
  }));

const MOST_EXPORTED = 50_000;
const BATCH = 1_000;
const HEADER =
  'id,state,test,email,product,currency,price,every,unit,instalments,instalments paid,began at (UTC),next payment at (UTC),paid until (UTC),paused,paused until (UTC),ends with paid time,ended at (UTC),first order'.split(
    ',',
  );

const cellsOf = (one: Subscription, made: number, shown: Shown): Cell[] => [
  one.publicId,
  one.state,
  one.testMode ? 'yes' : 'no',
  shown(one.email),
  one.productName,
  one.currency,
  { figure: formatDecimal({ minor: minor(one.amount), currency: one.currency }) },
  { figure: String(one.count) },
  one.interval,
  one.instalments === null ? '' : { figure: String(one.instalments) },
  one.instalments === null ? '' : { figure: String(Math.min(made, one.instalments)) },
  isoOf(one.startedAt),
  maybeIsoOf(nextPaymentOf(one)) ?? '',
  isoOf(one.periodEndsAt),
  pausedOf(one) ? 'yes' : 'no',
  pausedOf(one)?.until ?? '',
  one.cancelAtPeriodEnd ? 'yes' : 'no',
  maybeIsoOf(one.endedAt) ?? '',
  one.firstOrderNumber,
];

/** Everything a search finds as a spreadsheet: the same subscriptions as the list, in the same order. */
export const exportSubscriptionsOf = async (
  strapi: Core.Strapi,
  search: SubscriptionSearch,
  shown: Shown,
): Promise<Outcome<Data<typeof exportSubscriptions>, Failure>> => {
  const rows: Cell[][] = [];
  for (let below: number | undefined; ;) {
    const batch = await subscriptions(strapi).page(search, { below, limit: BATCH });
    const made = await subscriptions(strapi).paymentCounts(batch.map((one) => one.id));
    rows.push(...batch.map((one) => cellsOf(one, made.get(one.id) ?? 0, shown)));
    if (rows.length > MOST_EXPORTED) return failed(orderFailures.because('EXPORT_TOO_LARGE', { most: MOST_EXPORTED }));
    if (batch.length < BATCH) break;
    below = batch.at(-1)?.id;
  }
  return ok({ fileName: `subscriptions-${isoOf(now()).slice(0, 10)}.csv`, rows: rows.length, text: csvText([HEADER, ...rows]) });
};

const instalmentEvent = (order: Order, number: number, of: number): SubscriptionEvent => ({
  at: order.paidAt ?? order.placedAt,
  actor: number === 1 ? 'buyer' : 'provider',
  code: 'INSTALMENT_PAID',
  facts: { order: order.number, amount: String(order.total), currency: order.currency, number: String(number), of: String(of) },
});

const paymentEvent = (order: Order, first: boolean): SubscriptionEvent => ({
  at: order.paidAt ?? order.placedAt,
  actor: first ? 'buyer' : 'provider',
  code: first ? 'SUBSCRIPTION_STARTED' : 'SUBSCRIPTION_RENEWED',
  facts: { order: order.number, amount: String(order.total), currency: order.currency },
});

/** What happened to a subscription, payments and everything else, oldest first. */
const timelineOf = async (
  strapi: Core.Strapi,
  one: Subscription,
  paid: readonly Order[],
  shown: Shown,
): Promise<AdminSubscription['timeline']> => {
  const events = await subscriptions(strapi).events(one.id);
  const made = paid.filter((order) => order.paidAt !== null);
  const payments = made.map((order, index) =>
    one.instalments === null ? paymentEvent(order, index === 0) : instalmentEvent(order, index + 1, one.instalments),
  );
  const all = [...payments, ...events].sort((a, b) => a.at - b.at);
  const named = await namesOfActors(
    strapi,
    all.map((event) => event.actor),
  );
  return all.map((event) => ({
    at: isoOf(event.at),
    actor: named(event.actor),
    code: event.code,
    text: shown(subscriptionEventText(event)),
    facts: Object.fromEntries(Object.entries(event.facts).map(([name, value]) => [name, shown(value)])),
  }));
};

/** What orders came to and kept, per currency. */
const paidSums = (paid: readonly Order[]): AdminSubscription['paid'] => {
  const sums = new Map<string, number>();
  for (const order of paid)
    sums.set(order.currency, (sums.get(order.currency) ?? 0) + (order.paidAt === null ? 0 : order.total - order.refunded));
  return [...sums].map(([currency, amount]) => moneyView({ minor: minor(amount), currency }));
};

/** The change of offer that is to come, with who agreed to it. */
const changeOf = async (strapi: Core.Strapi, one: Subscription): Promise<AdminSubscription['change']> => {
  const change = await subscriptions(strapi).openOfferChange(one.id);
  return change && { ...showOfferChange(change), agreedBy: (await namesOfActors(strapi, [change.agreedBy]))(change.agreedBy) };
};

/** One subscription with everything that is known of it. */
export const readSubscriptionOf = async (
  strapi: Core.Strapi,
  publicId: string,
  shown: Shown,
): Promise<Outcome<AdminSubscription, Failure>> => {
  const one = await subscriptions(strapi).find({ public_id: publicId });
  if (!one) return failed(subscriptionFailures.because('SUBSCRIPTION_NOT_FOUND'));
  const ids = await subscriptions(strapi).ordersOf(one.id);
  const paid = [...(await orders(strapi).many(ids))].sort((a, b) => a.id - b.id);
  const payment = (await orders(strapi).paymentsOf(ids)).filter((each) => each.method !== null).at(-1);
  const [line] = (await soldBy(strapi, one)).lines;
  const change = await changeOf(strapi, one);
  const first = paid[0];
  const customer = first && (await showCustomer(strapi, first, shown));
  return ok({
    ...subscriptionRow(one, ids.length, shown),
    offer: line?.offerName ?? '',
    offerChoices: (await offerChoicesOfStaff(strapi, one)).map((choice) => showOfferChoice(one, choice)),
    change,
    customer: { orders: customer?.orders ?? 0, spent: customer?.spent ?? [] },
    providerId: one.providerId,
    paidWith: payment ? { method: payment.method ?? '', last4: payment.last4 } : null,
    accessUntil: maybeIsoOf(await accessOf(strapi, ids)),
    openForGood: await isOpenForGood(strapi, ids),
    overdue: overdueOf(one),
    pauseChoices: (change ? [] : choicesOfStaff(one)).map(({ periods, until }) => ({ periods, until: isoOf(until) })),
    paid: paidSums(paid),
    orders: [...paid].reverse().map((order) => orderRow(order, shown)),
    timeline: await timelineOf(strapi, one, paid, shown),
  });
};
