import type { Core } from '@strapi/strapi';
import {
  listBindings,
  listOffersToTry,
  listPartnerCustomers,
  tryAttribution,
  tryOwnLink,
  unbindCustomer,
  type BindingView,
} from '../../../../../contracts/ways';
import { unbindBy } from '../../../flows/attribution/bind-for-life';
import { bindingsOfDocument, readBindings } from '../../../flows/attribution/read-bindings';
import { partnerSelf } from '../../../flows/affiliates/read-partner-portal';
import { offersToRecord } from '../../../flows/orders/record-sale';
import { tryAttributionOf, tryOwnLinkOf } from '../../../flows/attribution/try-attribution';
import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import { actorOf } from '../../../platform/caller';
import { rowOfCursor } from '../../../platform/cursor';
import { implement, type Answer, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';

type Listed = Promise<Outcome<Answer<BindingView[]>, Failure>>;

const page = async (strapi: Core.Strapi, affiliateIds: readonly number[], cursor: string | undefined): Listed => {
  const before = rowOfCursor(cursor);
  if (before === null) return failed(platformFailures.because('CURSOR_INVALID'));
  const { rows, ...pagination } = await readBindings(strapi, affiliateIds, before);
  return ok({ data: rows, pagination });
};

/** What an affiliate may know of the ways their sales come about. */
export const partnerWays: Controller = {
  name: 'partnerWays',
  implementations: [
    implement(listPartnerCustomers, async (strapi, { query }, caller) => {
      const self = await partnerSelf(strapi, caller.person?.id);
      if (!self.ok) return self;
      return page(
        strapi,
        self.value.places.map((place) => place.id),
        query.cursor,
      );
    }),
    implement(tryOwnLink, async (strapi, { body }, caller) => {
      const self = await partnerSelf(strapi, caller.person?.id);
      return self.ok ? ok({ data: await tryOwnLinkOf(strapi, self.value, body.url) }) : self;
    }),
  ],
};

/** The same for staff, who may also ask what would be. */
export const adminWays: Controller = {
  name: 'adminWays',
  implementations: [
    implement(listBindings, async (strapi, { params, query }) => {
      const place = await bindingsOfDocument(strapi, params.id);
      return place.ok ? page(strapi, [place.value], query.cursor) : place;
    }),
    implement(unbindCustomer, async (strapi, { params, body }, caller) => {
      const ended = await unbindBy(strapi, params.id, body.reason, actorOf(caller));
      return ended.ok ? ok({ data: { id: ended.value.publicId, ended: 'UNBOUND' as const } }) : ended;
    }),
    implement(listOffersToTry, async (strapi) => ok({ data: await offersToRecord(strapi) })),
    implement(tryAttribution, async (strapi, { body }) => {
      const told = await tryAttributionOf(strapi, body);
      return told.ok ? ok({ data: told.value }) : told;
    }),
  ],
};
