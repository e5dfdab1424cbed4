import type { Core } from '@strapi/strapi';
import type { StudioSubscription, StudioSubscriptionDetail, StudioSubscriptionStanding } from '../../../../contracts/studio';
import { commissions } from '../../capabilities/commissions/service';
import { orders, type Order, type OrderSnapshot } from '../../capabilities/orders/service';
import { creatorsEnd, subscriptionFailures, subscriptions } from '../../capabilities/subscriptions/service';
import type { Subscription, SubscriptionSearch } from '../../capabilities/subscriptions/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { setting } from '../../platform/settings';
import { buyerOf, salesAmong } from '../commissions/read-studio';
import type { StudioSelf } from '../catalog/recognise-creator';
import { overdueOf, showOfferChange, showSubscription } from './show-subscription';

/** Which subscriptions stand so; each stands in one way only, as `standingOf` says. */
const SEARCHES: Readonly<Record<StudioSubscriptionStanding, Pick<SubscriptionSearch, 'state' | 'ending' | 'paused'>>> = {
  trialing: { state: 'trialing', ending: false, paused: false },
  active: { state: 'active', ending: false, paused: false },
  past_due: { state: 'past_due', ending: false, paused: false },
  paused: { paused: true, ending: false },
  ending: { ending: true },
  ended: { state: 'ended' },
};

const standingOf = ({ state, cancelAtPeriodEnd, pausedAt }: Subscription): StudioSubscriptionStanding => {
  if (state === 'ended') return 'ended';
  if (cancelAtPeriodEnd) return 'ending';
  return pausedAt === null ? state : 'paused';
};

/** The names of the offers their payments are sold by: of the change that was applied last, else of their first order. */
const offersOf = async (strapi: Core.Strapi, of: readonly Subscription[]): Promise<ReadonlyMap<number, string>> => {
  const changes = await subscriptions(strapi).offerChangesOf(of.map(({ id }) => id));
  const applied = new Map(changes.filter(({ state }) => state === 'applied').map((change) => [change.subscriptionId, change.offerName]));
  const first: ReadonlyMap<number, OrderSnapshot> = await orders(strapi).snapshots(of.map(({ firstOrderId }) => firstOrderId));
  return new Map(of.map((one) => [one.id, applied.get(one.id) ?? first.get(one.firstOrderId)?.lines[0]?.offerName ?? '']));
};

/** Of their orders those that were paid with money and that somebody created what was sold in, by subscription, oldest first. */
const paymentsOf = async (
  strapi: Core.Strapi,
  self: StudioSelf,
  made: ReadonlyMap<number, readonly number[]>,
  paid: ReadonlyMap<number, Order>,
): Promise<ReadonlyMap<number, readonly number[]>> => {
  const shares = await commissions(strapi).ofOrders([...paid.keys()]);
  const own = new Set(shares.filter(({ role, partyId }) => role === 'creator' && partyId === self.partyId).map(({ orderId }) => orderId));
  // Free days are an order without money.
  const counts = (order: number): boolean => own.has(order) && (paid.get(order)?.total ?? 0) > 0;
  return new Map([...made].map(([id, of]) => [id, of.filter(counts)]));
};

interface Shown {
  readonly row: StudioSubscription;
  readonly payments: readonly number[];
}

const shownAll = async (strapi: Core.Strapi, self: StudioSelf, of: readonly Subscription[]): Promise<Shown[]> => {
  const offers = await offersOf(strapi, of);
  const made = await subscriptions(strapi).ordersOfMany(of.map(({ id }) => id));
  const all = new Map((await orders(strapi).many([...made.values()].flat())).map((order) => [order.id, order]));
  const paid = await paymentsOf(strapi, self, made, all);
  return of.map((one) => {
    const [first, payments] = [all.get(one.firstOrderId), paid.get(one.id) ?? []];
    const row = {
      ...showSubscription(one, made.get(one.id)?.length ?? 0),
      product: one.productName,
      offer: offers.get(one.id) ?? '',
      buyer: first ? buyerOf(first) : '',
      standing: standingOf(one),
      payments: payments.length,
      overdue: overdueOf(one),
    };
    return { row, payments };
  });
};

/** What the list is narrowed to, and which page of it. */
export interface WantedSubscriptions {
  readonly standing?: StudioSubscriptionStanding | undefined;
  readonly productId?: string | undefined;
  readonly below?: number | undefined;
  readonly limit: number;
}

/** One page of the subscriptions to what somebody sells, newest first. Whose they are is what their payments are split by. */
export const listSubscriptionsSoldBy = async (
  strapi: Core.Strapi,
  self: StudioSelf,
  { standing, productId, below, limit }: WantedSubscriptions,
): Promise<{ readonly rows: StudioSubscription[]; readonly next: number | null; readonly total: number }> => {
  const search = { seller: self.partyPublicId, productId, byPartOfEmail: false, ...(standing ? SEARCHES[standing] : {}) };
  const found = await subscriptions(strapi).page(search, { below, limit: limit + 1 });
  const shown = found.slice(0, limit);
  return {
    rows: (await shownAll(strapi, self, shown)).map(({ row }) => row),
    next: found.length > shown.length ? (shown.at(-1)?.id ?? null) : null,
    total: await subscriptions(strapi).count(search),
  };
};

/** A subscription to what somebody sells; one of others is no different from none. */
export const subscriptionSoldBy = async (
  strapi: Core.Strapi,
  self: StudioSelf,
  publicId: string,
): Promise<Outcome<Subscription, Failure>> => {
  const one = await subscriptions(strapi).find({ public_id: publicId });
  return one && one.seller === self.partyPublicId ? ok(one) : failed(subscriptionFailures.because('SUBSCRIPTION_NOT_FOUND'));
};

/** Whether its seller may let it end with the time that is paid, and why not. */
export const endBySeller = async (strapi: Core.Strapi, one: Subscription): Promise<StudioSubscriptionDetail['end']> => {
  if (one.state === 'ended') return 'ended';
  if (one.cancelAtPeriodEnd) return 'ending';
  if (one.instalments !== null) return 'in_instalments';
  return (await setting(strapi, creatorsEnd)) ? 'open' : 'shop_only';
};

const MOST_SALES = 200;

/** One of them with its payments. */
export const readSubscriptionSoldBy = async (
  strapi: Core.Strapi,
  self: StudioSelf,
  publicId: string,
): Promise<Outcome<StudioSubscriptionDetail, Failure>> => {
  const found = await subscriptionSoldBy(strapi, self, publicId);
  if (!found.ok) return found;
  const one = found.value;
  const [shown] = await shownAll(strapi, self, [one]);
  const { row, payments } = shown as Shown;
  const change = await subscriptions(strapi).openOfferChange(one.id);
  return ok({
    ...row,
    change: change && showOfferChange(change),
    sales: [...(await salesAmong(strapi, self, payments.slice(-MOST_SALES)))],
    end: await endBySeller(strapi, one),
  });
};
