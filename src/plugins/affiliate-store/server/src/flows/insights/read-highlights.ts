import type { Core } from '@strapi/strapi';
import type { readHighlights } from '../../../../contracts/admin';
import type { Data } from '../../../../contracts/endpoint';
import { affiliates, type AffiliatesService } from '../../capabilities/affiliates/service';
import { catalog, type CatalogService } from '../../capabilities/catalog/service';
import { dayRange, insights, type DayRange, type DayTotal, type InsightsService, type Metric } from '../../capabilities/insights/service';
import { orders, type OrdersService } from '../../capabilities/orders/service';
import { people, type PeopleService } from '../../capabilities/people/service';
import { minor, moneyView } from '../../kernel/money';
import { now } from '../../platform/clock';
import { orderRow, type Shown } from '../orders/read-orders';
import { knownOn } from './read-place-report';
import { asMain, valueDays, withoutRate } from '../currencies/value-days';

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
const DAY = 86_400_000;
/** Sums are ranked in the main currency, and read by their own: among so many are the best. */
const CANDIDATES = 50;

/** Sums of each scope, the strongest first. */
const byScope = (totals: readonly DayTotal[]): ReadonlyArray<readonly [name: string, totals: readonly DayTotal[]]> => {
  const scopes = new Map<string, DayTotal[]>();
  for (const total of totals) scopes.set(total.scope, [...(scopes.get(total.scope) ?? []), total]);
  return [...scopes].map(([scope, rows]) => [scope.slice(scope.indexOf(':') + 1), rows] as const);
};

const amountsOf = (totals: readonly DayTotal[]) => {
  const sums = new Map<string, number>();
  for (const { currency, amount } of totals) sums.set(currency, (sums.get(currency) ?? 0) + amount);
  return [...sums].filter(([, amount]) => amount !== 0).map(([currency, amount]) => moneyView({ minor: minor(amount), currency }));
};
const eventsOf = (totals: readonly DayTotal[]): number => totals.reduce((sum, total) => sum + total.events, 0);

interface Ranked {
  readonly name: string;
  readonly totals: readonly DayTotal[];
  readonly amount: number;
}

/** The strongest by one measure in the main currency, with the sums of their days by that measure and by what is shown. */
const ranked = async (
  strapi: Core.Strapi,
  cast: ReadHighlightsCast,
  { prefix, metric, range }: { readonly prefix: 'product:' | 'party:'; readonly metric: Metric; readonly range: DayRange },
): Promise<readonly Ranked[]> => {
  const best = byScope(await cast.insights.top(prefix, metric, range, CANDIDATES));
  const days = await cast.insights.days(
    best.map(([name]) => `${prefix}${name}`),
    range,
  );
  const { main, valued } = await valueDays(strapi, days);
  const inMain = asMain(main, valued);
  const amountOf = (name: string): number =>
    inMain.reduce((sum, total) => sum + (total.scope === `${prefix}${name}` && total.metric === metric ? total.amount : 0), 0);
  return best
    .map(([name, totals]) => ({ name, totals, amount: amountOf(name) }))
    .sort((a, b) => b.amount - a.amount)
    .slice(0, MOST);
};

/** What some sums are in the main currency; null where all of them are in it. */
const mainOf = async (strapi: Core.Strapi, days: readonly DayTotal[]): Promise<Highlights['products'][number]['inMain']> => {
  const { main, valued } = await valueDays(strapi, days);
  if (days.every(({ currency, amount }) => currency === main || amount === 0)) return null;
  const amount = asMain(main, valued).reduce((sum, total) => sum + total.amount, 0);
  return { amount: moneyView({ minor: minor(amount), currency: main }), unrated: withoutRate(valued) };
};

/** The sums of the days of some scopes, of one measure. */
const daysOfScopes = async (
  cast: ReadHighlightsCast,
  scopes: readonly string[],
  metric: Metric,
  range: DayRange,
): Promise<(scope: string) => readonly DayTotal[]> => {
  const days = (await cast.insights.days(scopes, range)).filter((total) => total.metric === metric);
  return (scope) => days.filter((total) => total.scope === scope);
};

const bestProducts = async (strapi: Core.Strapi, cast: ReadHighlightsCast, range: DayRange): Promise<Highlights['products']> => {
  const best = await ranked(strapi, cast, { prefix: 'product:', metric: 'sales', range });
  const known = await cast.catalog.productsOf(best.map(({ name }) => name));
  const sold = await daysOfScopes(cast, best.map(({ name }) => `product:${name}`), 'sales', range); // oxfmt-ignore
  const rows: Highlights['products'] = [];
  for (const { name: id, totals } of best)
    rows.push({
      id,
      name: known.get(id)?.name ?? id,
      orders: eventsOf(totals),
      gross: amountsOf(totals),
      inMain: await mainOf(strapi, sold(`product:${id}`)),
    });
  return rows;
};

const bestAffiliates = async (strapi: Core.Strapi, cast: ReadHighlightsCast, range: DayRange): Promise<Highlights['affiliates']> => {
  const best = await ranked(strapi, cast, { prefix: 'party:', metric: 'referred', range });
  const parties = await cast.people.partiesByPublicId(best.map(({ name }) => name));
  const earned = await daysOfScopes(cast, best.map(({ name }) => `party:${name}`), 'commissions', range); // oxfmt-ignore
  const rows: Highlights['affiliates'] = [];
  for (const { name: publicId, totals } of best) {
    const party = parties.get(publicId);
    // Somebody in several programs is one person, shown with the first of their codes.
    const [place] = party ? await cast.affiliates.affiliatesOfParty(party.id) : [];
    if (!place) continue;
    const own = earned(`party:${publicId}`);
    rows.push({
      id: place.documentId,
      party: publicId,
      name: place.name,
      code: place.code,
      orders: eventsOf(totals),
      gross: amountsOf(totals),
      commissions: amountsOf(own),
      inMain: await mainOf(strapi, own),
    });
  }
  return rows;
};

/** The latest orders, and the best products and affiliates of a range of days; as known on a day, of the days until then. */
export const readHighlightsOf = async (
  strapi: Core.Strapi,
  asked: { readonly from?: string | undefined; readonly to?: string | undefined; readonly asKnownOn?: string | undefined },
  shown: Shown,
  cast: ReadHighlightsCast = castOf(strapi),
): Promise<Highlights> => {
  const known = knownOn(asked.asKnownOn);
  const whole = dayRange(asked, now());
  const range = known !== null && known < whole.to ? { ...whole, to: known } : whole;
  const until = known === null ? undefined : Date.parse(known) + DAY;
  const latest = await cast.orders.page({ byPartOfEmail: false, until }, { limit: MOST, sort: 'newest' });
  return {
    from: range.from,
    to: range.to,
    latestOrders: latest.map((order) => orderRow(order, shown)),
    products: await bestProducts(strapi, cast, range),
    affiliates: await bestAffiliates(strapi, cast, range),
  };
};
