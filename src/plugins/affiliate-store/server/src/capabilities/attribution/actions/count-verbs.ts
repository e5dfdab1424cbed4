import type { Core } from '@strapi/strapi';
import { dayOf } from '../domain/visitor';
import { clicksByAffiliate, clicksPerDay, sumClicks } from '../store/clicks';
import {
  addSources,
  readChannelled,
  readSourceAffiliates,
  readSourceClicks,
  readSourceMoney,
  type SourceCount,
  type SourceFilter,
  type SourceQuestion,
} from '../store/sources';

interface DayRange {
  readonly from: string;
  readonly to: string;
}

/** What is counted about clicks and their sources; what is on its way into the tables is waited for. */
export const countVerbs = (strapi: Core.Strapi, log: { readonly catchUp: () => Promise<void> }) => {
  const counted = async <Counted>(count: () => Promise<Counted>): Promise<Counted> => {
    await log.catchUp();
    return count();
  };
  return {
    countSources: (at: number, counts: readonly SourceCount[]) => addSources(strapi, dayOf(at), counts),
    sourcesOf: (filter: SourceFilter) =>
      counted(async () => ({ clicks: await readSourceClicks(strapi, filter), money: await readSourceMoney(strapi, filter) })),
    sourceAffiliates: (...asked: SourceQuestion) => counted(() => readSourceAffiliates(strapi, ...asked)),
    clicksOf: (affiliateIds: readonly number[], range: DayRange) => counted(() => clicksPerDay(strapi, affiliateIds, range)),
    clicksByAffiliate: (range: DayRange) => counted(() => clicksByAffiliate(strapi, range)),
    channelled: (affiliateIds: readonly number[], range: DayRange) => counted(() => readChannelled(strapi, affiliateIds, range)),
    clicksInAll: (range: DayRange) => counted(() => sumClicks(strapi, range)),
  };
};
