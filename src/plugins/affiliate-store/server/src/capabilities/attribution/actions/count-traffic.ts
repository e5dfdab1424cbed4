import type { Core } from '@strapi/strapi';
import type { SourceClicks, SourceMoney } from '../domain/sources';
import { dayOf } from '../domain/visitor';
import { visitsByAffiliate, type VisitSum } from '../store/visit-log';
import { clicksByAffiliate, clicksPerDay, sumClicks, type ClickSum, type DayClicks } from '../store/clicks';
import { countOwnClicks, findOwnClick, findOwnClicks, ordersOfClick, type OwnClick, type OwnClickFilter } from '../store/own-clicks';
import {
  addSources,
  readChannelled,
  readSourceAffiliates,
  readSourceClicks,
  readSourceMoney,
  type SourceAffiliate,
  type SourceCount,
  type SourceFilter,
  type SourceQuestion,
} from '../store/sources';

/** What is counted about clicks and their sources. */
export interface TrafficCounts {
  clicksOf(affiliateIds: readonly number[], range: { readonly from: string; readonly to: string }): Promise<readonly DayClicks[]>;
  /** Adds to the sums by source of the day `at` (UTC ms) falls into, at the end of the open unit of work. */
  countSources(at: number, counts: readonly SourceCount[]): void;
  /** What clicks said of themselves, and what came of them, by the value of one dimension. */
  sourcesOf(filter: SourceFilter): Promise<{ readonly clicks: readonly SourceClicks[]; readonly money: readonly SourceMoney[] }>;
  /** Who said one value most, and what came of it. */
  sourceAffiliates(...asked: SourceQuestion): Promise<readonly SourceAffiliate[]>;
  /** Clicks of every affiliate within a range of days. */
  clicksByAffiliate(range: { readonly from: string; readonly to: string }): Promise<readonly ClickSum[]>;
  /** What was measured of visits, by affiliate and the day of the click. */
  visitsByAffiliate(range: { readonly from: string; readonly to: string }): Promise<ReadonlyMap<number, VisitSum>>;
  /** How many counted clicks of some affiliates named the channel they came by. */
  channelled(affiliateIds: readonly number[], range: { readonly from: string; readonly to: string }): Promise<ReadonlyMap<number, number>>;
  /** Clicks of some affiliates that are kept one by one, newest first, behind the one given; `total` counts those that are not kept, too. */
  ownClicks(
    filter: OwnClickFilter,
    page: { readonly before: string | undefined; readonly limit: number },
  ): Promise<{ readonly clicks: readonly OwnClick[]; readonly total: number }>;
  /** One click of theirs, and the orders it was weighed for; null for anybody else's, and for one that was forgotten. */
  ownClick(
    affiliateIds: readonly number[],
    publicId: string,
  ): Promise<{ readonly click: OwnClick; readonly orderIds: readonly number[] } | null>;
  /** Clicks of everybody within a range of days. */
  clicksInAll(range: { readonly from: string; readonly to: string }): Promise<number>;
}

/** What is counted about clicks and their sources; what is on its way into the tables is waited for. */
export const trafficCounts = (
  strapi: Core.Strapi,
  log: { readonly catchUp: () => Promise<void> },
  visits: { readonly catchUp: () => Promise<void> },
): TrafficCounts => {
  const counted = async <Counted>(count: () => Promise<Counted>): Promise<Counted> => {
    await log.catchUp();
    return count();
  };
  return {
    countSources: (at, counts) => addSources(strapi, dayOf(at), counts),
    sourcesOf: (filter) =>
      counted(async () => ({ clicks: await readSourceClicks(strapi, filter), money: await readSourceMoney(strapi, filter) })),
    sourceAffiliates: (...asked) => counted(() => readSourceAffiliates(strapi, ...asked)),
    clicksOf: (affiliateIds, range) => counted(() => clicksPerDay(strapi, affiliateIds, range)),
    clicksByAffiliate: (range) => counted(() => clicksByAffiliate(strapi, range)),
    visitsByAffiliate: async (range) => {
      await visits.catchUp();
      return visitsByAffiliate(strapi, range);
    },
    channelled: (affiliateIds, range) => counted(() => readChannelled(strapi, affiliateIds, range)),
    ownClicks: (filter, page) =>
      counted(async () => ({ clicks: await findOwnClicks(strapi, filter, page), total: await countOwnClicks(strapi, filter) })),
    ownClick: (affiliateIds, publicId) =>
      counted(async () => {
        const click = await findOwnClick(strapi, affiliateIds, publicId);
        return click && { click, orderIds: await ordersOfClick(strapi, click) };
      }),
    clicksInAll: (range) => counted(() => sumClicks(strapi, range)),
  };
};
