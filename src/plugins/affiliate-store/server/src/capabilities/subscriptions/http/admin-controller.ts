import type { Core } from '@strapi/strapi';
import {
  changeSubscriptionOffer,
  endSubscription,
  exportSubscriptions,
  keepSubscriptionOffer,
  listSubscriptions,
  pauseSubscription,
  readSubscription,
  readSubscriptionFacets,
  readSubscriptionTotals,
  resumeSubscription,
  unpauseSubscription,
} from '../../../../../contracts/admin';
import type { Input } from '../../../../../contracts/endpoint';
import { changeOfferByStaff, keepOfferByStaff } from '../../../flows/change-offer';
import { endSubscriptionByStaff, type SubscriptionEnd } from '../../../flows/manage-subscription';
import { pauseByStaff, unpauseByStaff } from '../../../flows/pause-subscription';
import { addressesFor } from '../../../flows/read-orders';
import {
  exportSubscriptionsOf,
  listSubscriptionsOf,
  readSubscriptionOf,
  subscriptionSearch,
  sumSubscriptionsOf,
} from '../../../flows/read-subscriptions';
import type { Failure } from '../../../kernel/failure';
import { failed, ok } from '../../../kernel/outcome';
import type { Outcome } from '../../../kernel/outcome';
import { actorOf, type Caller } from '../../../platform/caller';
import { rowOfCursor } from '../../../platform/cursor';
import { implement, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import { subscriptions, type SubscriptionSearch } from '../service';

const maySee = (caller: Caller): boolean => caller.staff?.may('pii.view') === true;
const shownTo = (caller: Caller) => addressesFor(maySee(caller));

const searchOf = (filters: Input<typeof readSubscriptionTotals>['query'], caller: Caller): SubscriptionSearch =>
  subscriptionSearch(filters, maySee(caller));

/** What was done to a subscription is answered with how it stands now. */
const afterwards = async (strapi: Core.Strapi, id: string, caller: Caller, done: Outcome<null, Failure>) => {
  if (!done.ok) return done;
  const now = await readSubscriptionOf(strapi, id, shownTo(caller));
  return now.ok ? ok({ data: now.value }) : now;
};

const end = async (strapi: Core.Strapi, id: string, when: SubscriptionEnd, caller: Caller, reason?: string) => {
  const by = { actor: actorOf(caller), ...(reason === undefined ? {} : { reason }) };
  return afterwards(strapi, id, caller, await endSubscriptionByStaff(strapi, id, when, by));
};

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
    implement(endSubscription, (strapi, { params, body }, caller) => end(strapi, params.id, body.when, caller, body.reason)),
    implement(pauseSubscription, async (strapi, { params: { id }, body: { periods, reason } }, caller) =>
      afterwards(strapi, id, caller, await pauseByStaff(strapi, id, periods ?? null, { actor: actorOf(caller), reason })),
    ),
    implement(unpauseSubscription, async (strapi, { params: { id }, body: { reason } }, caller) =>
      afterwards(strapi, id, caller, await unpauseByStaff(strapi, id, { actor: actorOf(caller), reason })),
    ),
    implement(changeSubscriptionOffer, async (strapi, { params: { id }, body: { offer, reason } }, caller) =>
      afterwards(strapi, id, caller, await changeOfferByStaff(strapi, id, offer, { actor: actorOf(caller), reason })),
    ),
    implement(keepSubscriptionOffer, async (strapi, { params: { id }, body: { reason } }, caller) =>
      afterwards(strapi, id, caller, await keepOfferByStaff(strapi, id, { actor: actorOf(caller), reason })),
    ),
    implement(resumeSubscription, (strapi, { params }, caller) => end(strapi, params.id, 'not', caller)),
  ],
};
