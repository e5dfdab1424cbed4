import type { Core } from '@strapi/strapi';
import { door } from '../../platform/door';
import { countDeals, dealsBetween, findDeal, findDeals, insertDeal, keepDeal, lockDeal } from './store/deals';

export { endOf, exchangeOf, isLiving, noticeEnd, phaseOf, sideOf } from './domain/deal';
export type { Deal, DealPhase, DealState, Exchanged, Named, Side, Sold, Sum } from './domain/deal';
export { dealFailures } from './domain/failures';
export type { DealFilter, NewDeal } from './store/deals';

type Rest<F> = F extends (strapi: Core.Strapi, ...rest: infer R) => infer Answer ? (...rest: R) => Answer : never;

/** What two sellers agree on about each other's products. Writing verbs belong into a unit of work. */
export interface DealsService {
  readonly propose: Rest<typeof insertDeal>;
  readonly find: Rest<typeof findDeal>;
  readonly lock: Rest<typeof lockDeal>;
  readonly keep: Rest<typeof keepDeal>;
  readonly list: Rest<typeof findDeals>;
  readonly count: Rest<typeof countDeals>;
  readonly between: Rest<typeof dealsBetween>;
}

/** The door of this room. */
export const deals = (strapi: Core.Strapi): DealsService => door<DealsService>(strapi, 'deals');

/** Makes the room's service. */
export const dealsService = ({ strapi }: { strapi: Core.Strapi }): DealsService => ({
  propose: (made) => insertDeal(strapi, made),
  find: (id) => findDeal(strapi, id),
  lock: (id) => lockDeal(strapi, id),
  keep: (kept) => keepDeal(strapi, kept),
  list: (...asked) => findDeals(strapi, ...asked),
  count: (filter) => countDeals(strapi, filter),
  between: (...parties) => dealsBetween(strapi, ...parties),
});
