import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { escapedLike } from '../../../platform/text-search';
import { sql } from '../../../platform/transaction';
import type { PricesOfPeriod } from '../domain/per-month';
import type { SubscriptionState } from '../domain/subscription-state';
import { subscriptionOf, TABLE } from './subscriptions';
import type { Subscription } from './subscriptions';

/** Which subscriptions are wanted; absent parts do not filter. Times UTC ms, the end not included. */
export interface SubscriptionSearch {
  readonly text?: string | undefined;
  /** Whether part of an e-mail address may be searched for: who may not see addresses has to know the whole of it. */
  readonly byPartOfEmail: boolean;
  readonly state?: SubscriptionState | undefined;
  /** Whether it ends with what is paid. */
  readonly ending?: boolean | undefined;
  /** Whether it is paused. */
  readonly paused?: boolean | undefined;
  readonly productId?: string | undefined;
  /** Public id of the party that sells it. */
  readonly seller?: string | undefined;
  readonly currency?: string | undefined;
  readonly testMode?: boolean | undefined;
  readonly from?: number | undefined;
  readonly until?: number | undefined;
}

type Raw = Record<string, unknown>;

const byText = (strapi: Core.Strapi, query: Knex.QueryBuilder, { text = '', byPartOfEmail }: SubscriptionSearch): void =>
  void query.where((any) => {
    escapedLike(strapi, any, ['first_order_number', 'product_name', ...(byPartOfEmail ? ['email'] : [])], text);
    void any.orWhere({ public_id: text }).orWhere({ provider_subscription_id: text });
    if (!byPartOfEmail && text.includes('@')) void any.orWhereRaw('lower(email) = ?', [text.toLowerCase()]);
  });

const matching = (strapi: Core.Strapi, search: SubscriptionSearch): Knex.QueryBuilder => {
  const query = sql(strapi)(TABLE);
  const exactly = { state: search.state, product_id: search.productId, seller: search.seller, currency: search.currency };
  void query.where(Object.fromEntries(Object.entries(exactly).filter(([, value]) => value !== undefined)));
  if (search.testMode !== undefined) void query.where({ test_mode: search.testMode ? 1 : 0 });
  if (search.ending !== undefined) void query.where({ cancel_at_period_end: search.ending ? 1 : 0 }).whereNot({ state: 'ended' });
  if (search.paused === true) void query.whereNotNull('paused_at').whereNot({ state: 'ended' });
  if (search.paused === false) void query.whereNull('paused_at');
  if (search.from !== undefined) void query.where('started_at', '>=', search.from);
  if (search.until !== undefined) void query.where('started_at', '<', search.until);
  if (search.text !== undefined) byText(strapi, query, search);
  return query;
};

/** Newest first, below a row. */
export const findSubscriptions = async (
  strapi: Core.Strapi,
  search: SubscriptionSearch,
  page: { readonly below?: number | undefined; readonly limit: number },
): Promise<Subscription[]> => {
  const query = matching(strapi, search).orderBy('id', 'desc').limit(page.limit);
  if (page.below !== undefined) void query.where('id', '<', page.below);
  return ((await query) as Raw[]).map(subscriptionOf);
};

export const countSubscriptions = async (strapi: Core.Strapi, search: SubscriptionSearch): Promise<number> => {
  const row = (await matching(strapi, search).count({ n: '*' }).first()) as { n: number | string } | undefined;
  return Number(row?.n ?? 0);
};

/** Subscriptions of one currency: how many, how many of them go on, and the prices of those by length of period. */
export interface SubscriptionSums {
  readonly currency: string;
  readonly subscriptions: number;
  readonly goingOn: number;
  readonly prices: readonly PricesOfPeriod[];
}

/** Sums of everything a search finds, per currency. */
export const sumSubscriptions = async (strapi: Core.Strapi, search: SubscriptionSearch): Promise<SubscriptionSums[]> => {
  const db = sql(strapi);
  const rows = (await matching(strapi, search)
    .groupBy('currency', 'renews', 'every_count')
    .orderBy(['currency', 'renews', 'every_count'])
    .select(
      'currency',
      'renews',
      'every_count',
      db.raw('COUNT(*) AS n'),
      // What is paused brings nothing in.
      db.raw("SUM(CASE WHEN state <> 'ended' AND cancel_at_period_end = 0 AND paused_at IS NULL THEN 1 ELSE 0 END) AS on_n"),
      // The same as `amountDueAt`: what is due next, a coupon taken off.
      db.raw(
        `SUM(CASE WHEN state = 'ended' OR cancel_at_period_end <> 0 OR paused_at IS NOT NULL THEN 0
          WHEN reduced_amount IS NOT NULL AND (reduced_until IS NULL OR COALESCE(next_charge_at, period_ends_at) < reduced_until)
          THEN reduced_amount ELSE amount END) AS on_amount`,
      ),
    )) as Raw[];
  const sums = new Map<string, SubscriptionSums>();
  for (const row of rows) {
    const currency = String(row['currency']);
    const known = sums.get(currency) ?? { currency, subscriptions: 0, goingOn: 0, prices: [] };
    const interval = row['renews'] === 'year' ? 'year' : 'month';
    sums.set(currency, {
      currency,
      subscriptions: known.subscriptions + Number(row['n']),
      goingOn: known.goingOn + Number(row['on_n']),
      prices: [...known.prices, { interval, count: Number(row['every_count']), amount: Number(row['on_amount']) }],
    });
  }
  return [...sums.values()];
};

/** What subscriptions may be filtered by: what occurs, at most five hundred of each. */
export interface SubscriptionFacets {
  readonly products: ReadonlyArray<{ readonly id: string; readonly name: string }>;
  readonly currencies: readonly string[];
}

const MOST = 500;

export const findSubscriptionFacets = async (strapi: Core.Strapi): Promise<SubscriptionFacets> => {
  const products = (await sql(strapi)(TABLE)
    .select({ id: 'product_id' })
    .max({ name: 'product_name' })
    .groupBy('product_id')
    .orderBy('name')
    .limit(MOST)) as Array<{ id: string; name: string }>;
  const currencies = (await sql(strapi)(TABLE).distinct('currency').orderBy('currency').limit(MOST)) as Array<{ currency: string }>;
  return { products, currencies: currencies.map(({ currency }) => currency) };
};
