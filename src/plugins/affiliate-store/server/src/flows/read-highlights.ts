import type { Core } from '@strapi/strapi';
import type { readHighlights } from '../../../contracts/admin';
import type { Data } from '../../../contracts/endpoint';
import { affiliates, type AffiliatesService } from '../capabilities/affiliates/service';
import { catalog, type CatalogService } from '../capabilities/catalog/service';
import { dayRange, insights, type DayRange, type DayTotal, type InsightsService } from '../capabilities/insights/service';
import { orders, type OrdersService } from '../capabilities/orders/service';
import { people, type PeopleService } from '../capabilities/people/service';
import { minor, moneyView } from '../kernel/money';
import { now } from '../platform/clock';
import { orderRow, type Shown } from './read-orders';

/** Who takes part: sums per day name the best, the catalogue and the affiliates' room know who they are. */
export interface ReadHighlightsCast {
  readonly insights: Pick<InsightsService, 'top' | 'days'>;
  readonly catalog: Pick<CatalogService, 'productsOf'>;
  readonly people: Pick<PeopleService, 'partiesByPublicId'>;
  readonly affiliates: Pick<AffiliatesService, 'affiliatesOfParty'>;
  readonly orders: Pick<OrdersService, 'page'>;
}

const castOf = (strapi: Core.Strapi): ReadHighlightsCast => ({
  insights: insights(strapi),
  catalog: catalog(strapi),
  people: people(strapi),
  affiliates: affiliates(strapi),
  orders: orders(strapi),
});

type Highlights = Data<typeof readHighlights>;

const MOST = 10;

/** Sums of each scope, the strongest first. */
const byScope = (totals: readonly DayTotal[]): ReadonlyArray<readonly [name: string, totals: readonly DayTotal[]]> => {
  const scopes = new Map<string, DayTotal[]>();
  for (const total of totals) scopes.set(total.scope, [...(scopes.get(total.scope) ?? []), total]);
  return [...scopes].slice(0, MOST).map(([scope, rows]) => [scope.slice(scope.indexOf(':') + 1), rows] as const);
};

const amountsOf = (totals: readonly DayTotal[]) => {
  const sums = new Map<string, number>();
  for (const { currency, amount } of totals) sums.set(currency, (sums.get(currency) ?? 0) + amount);
  return [...sums].filter(([, amount]) => amount !== 0).map(([currency, amount]) => moneyView({ minor: minor(amount), currency }));
};
const eventsOf = (totals: readonly DayTotal[]): number => totals.reduce((sum, total) => sum + total.events, 0);

const bestProducts = async (cast: ReadHighlightsCast, range: DayRange): Promise<Highlights['products']> => {
  const best = byScope(await cast.insights.top('product:', 'sales', range, MOST));
  const known = await cast.catalog.productsOf(best.map(([id]) => id));
  return best.map(([id, totals]) => ({ id, name: known.get(id)?.name ?? id, orders: eventsOf(totals), gross: amountsOf(totals) }));
};

const bestAffiliates = async (cast: ReadHighlightsCast, range: DayRange): Promise<Highlights['affiliates']> => {
  const best = byScope(await cast.insights.top('party:', 'referred', range, MOST));
  const parties = await cast.people.partiesByPublicId(best.map(([publicId]) => publicId));
  const earned = (
    await cast.insights.days(
      best.map(([publicId]) => `party:${publicId}`),
      range,
    )
  ).filter((total) => total.metric === 'commissions');
  const rows: Highlights['affiliates'] = [];
  for (const [publicId, totals] of best) {
    const party = parties.get(publicId);
    // Somebody in several programs is one person, shown with the first of their codes.
    const [place] = party ? await cast.affiliates.affiliatesOfParty(party.id) : [];
    if (!place) continue;
    rows.push({
      id: place.documentId,
      party: publicId,
      name: place.name,
      code: place.code,
      orders: eventsOf(totals),
      gross: amountsOf(totals),
      commissions: amountsOf(earned.filter((total) => total.scope === `party:${publicId}`)),
    });
  }
  return rows;
};

/** The latest orders, and the best products and affiliates of a range of days. */
export const readHighlightsOf = async (
  strapi: Core.Strapi,
  asked: { readonly from?: string | undefined; readonly to?: string | undefined },
  shown: Shown,
  cast: ReadHighlightsCast = castOf(strapi),
): Promise<Highlights> => {
  const range = dayRange(asked, now());
  const latest = await cast.orders.page({ byPartOfEmail: false }, { limit: MOST, sort: 'newest' });
  return {
    from: range.from,
    to: range.to,
    latestOrders: latest.map((order) => orderRow(order, shown)),
    products: await bestProducts(cast, range),
    affiliates: await bestAffiliates(cast, range),
  };
};
