import { z } from 'zod';
import { endpoint } from './endpoint';
import { cursor, moment, money, pageSize, reason } from './primitives';
import { studioSale } from './studio-sale';
import { instalments, offerChange, subscriptionPause, subscriptionState } from './subscriptions';

/** How a subscription stands, each in one of these: `ending` goes on until what is paid is over, `paused` charges nothing for now. */
export const studioSubscriptionStanding = z.enum(['trialing', 'active', 'past_due', 'paused', 'ending', 'ended']);
export type StudioSubscriptionStanding = z.output<typeof studioSubscriptionStanding>;

/** A subscription, or what is paid in instalments, to a product of one's own; as little of the buyer as a sale says. */
export const studioSubscription = z.object({
  id: z.string(),
  product: z.string(),
  /** The name of the offer its payments are sold by. */
  offer: z.string(),
  buyer: z.string(),
  state: subscriptionState,
  standing: studioSubscriptionStanding,
  /** What the payment is that is due next, tax included. */
  price: money,
  interval: z.enum(['month', 'year']),
  count: z.number().int(),
  instalments: instalments.nullable(),
  /** Payments of which the caller got a share; free days are none. */
  payments: z.number().int(),
  nextPaymentAt: moment.nullable(),
  paidUntil: moment,
  cancelAtPeriodEnd: z.boolean(),
  /** A refused payment, and when it is tried again; null where nothing is owed. */
  overdue: z.object({ since: moment, tries: z.number().int(), nextTryAt: moment.nullable() }).nullable(),
  paused: subscriptionPause.nullable(),
  startedAt: moment,
  endedAt: moment.nullable(),
});
export const studioSubscriptionDetail = studioSubscription.extend({
  /** A change of offer that is agreed and begins with the next payment; null where none is. */
  change: offerChange.nullable(),
  /** Its payments as sales, newest first: each opens its split, and what of it may be given back. At most two hundred. */
  sales: z.array(studioSale),
  /** Whether the caller may let it end with the time that is paid, and why not: only the shop does, it is owed in parts, or it ends anyhow. */
  end: z.enum(['open', 'shop_only', 'in_instalments', 'ending', 'ended']),
});
export type StudioSubscription = z.output<typeof studioSubscription>;
export type StudioSubscriptionDetail = z.output<typeof studioSubscriptionDetail>;

const byId = z.strictObject({ id: z.string().min(1).max(64) });

export const listStudioSubscriptions = endpoint({
  id: 'studioSubscriptions.list',
  method: 'GET',
  path: '/studio/subscriptions',
  access: 'creator',
  graphql: 'studioSubscriptions',
  paginated: true,
  summary: 'Subscriptions to your own products, and what is paid in instalments, newest first.',
  query: z.strictObject({ standing: studioSubscriptionStanding.optional(), product: z.string().max(64).optional(), cursor, pageSize }),
  response: z.array(studioSubscription),
  failures: ['NOT_A_CREATOR', 'CURSOR_INVALID'],
});
export const readStudioSubscription = endpoint({
  id: 'studioSubscriptions.read',
  method: 'GET',
  path: '/studio/subscriptions/:id',
  access: 'creator',
  graphql: 'studioSubscription',
  summary: 'One of them with its payments, each of which opens as a sale.',
  params: byId,
  response: studioSubscriptionDetail,
  failures: ['NOT_A_CREATOR', 'SUBSCRIPTION_NOT_FOUND'],
});
export const endStudioSubscription = endpoint({
  id: 'studioSubscriptions.end',
  method: 'POST',
  path: '/studio/subscriptions/:id/end',
  access: 'creator',
  graphql: 'endStudioSubscription',
  rateLimit: 30,
  summary:
    'Lets it end with the time that is paid: nothing more is charged, nothing that was paid for is taken away, and the buyer is told. Their shop may keep this to its staff.',
  params: byId,
  body: z.strictObject({ reason }),
  response: studioSubscriptionDetail,
  failures: [
    'NOT_A_CREATOR',
    'SUBSCRIPTION_NOT_FOUND',
    'SUBSCRIPTION_ENDED',
    'SUBSCRIPTION_CANCELLED',
    'SUBSCRIPTION_IN_INSTALMENTS',
    'SUBSCRIPTION_SHOP_ENDS',
    'PAYMENT_PROVIDER_DOWN',
  ],
});
