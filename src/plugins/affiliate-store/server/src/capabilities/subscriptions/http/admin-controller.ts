import {
  exportSubscriptions,
  listSubscriptions,
  readSubscription,
  readSubscriptionFacets,
  readSubscriptionTotals,
} from '../../../../../contracts/admin';
import type { Input } from '../../../../../contracts/endpoint';
import {
  exportSubscriptionsOf,
  listSubscriptionsOf,
  readSubscriptionOf,
  subscriptionSearch,
  sumSubscriptionsOf,
} from '../../../flows/subscriptions/read-subscriptions';
import { failed, ok } from '../../../kernel/outcome';
import type { Caller } from '../../../platform/caller';
import { rowOfCursor } from '../../../platform/cursor';
import { implement, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import { subscriptions, type SubscriptionSearch } from '../service';
import { subscriptionActs } from './admin-acts';
import { maySee, shownTo } from './shown-to';

const searchOf = (filters: Input<typeof readSubscriptionTotals>['query'], caller: Caller): SubscriptionSearch =>
  subscriptionSearch(filters, maySee(caller));

/** What staff sees of subscriptions and does with them. */
export const adminSubscriptions: Controller = {
  name: 'adminSubscriptions',
  implementations: [
    implement(listSubscriptions, async (strapi, { query: { cursor, pageSize, ...filters } }, caller) => {
      const below = rowOfCursor(cursor);
      if (below === null) return failed(platformFailures.because('CURSOR_INVALID'));
      const page = { below, limit: pageSize, shown: shownTo(caller) };
      const { rows, next, total } = await listSubscriptionsOf(strapi, searchOf(filters, caller), page);
      return ok({ data: rows, pagination: { total, nextCursor: next === null ? null : String(next) } });
    }),
    implement(readSubscriptionTotals, async (strapi, { query }, caller) =>
      ok({ data: await sumSubscriptionsOf(strapi, searchOf(query, caller)) }),
    ),
    implement(exportSubscriptions, async (strapi, { query }, caller) => {
      const file = await exportSubscriptionsOf(strapi, searchOf(query, caller), shownTo(caller));
      return file.ok ? ok({ data: file.value }) : file;
    }),
    implement(readSubscriptionFacets, async (strapi) => {
      const { products, currencies } = await subscriptions(strapi).facets();
      return ok({ data: { products: [...products], currencies: [...currencies] } });
    }),
    implement(readSubscription, async (strapi, { params }, caller) => {
      const one = await readSubscriptionOf(strapi, params.id, shownTo(caller));
      return one.ok ? ok({ data: one.value }) : one;
    }),
    ...subscriptionActs,
  ],
};
